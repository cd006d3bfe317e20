//! E-mails about the account itself.

use entity::{ids::SignInLinkId, sign_in_link};
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{
    platform::{errors::Result, tokens::Purpose},
    storage::outbox::{Desk, Email, Lane, Letter, Recipient},
    web::local_path,
};

/// The link somebody asked for. The token is made when it is sent and stored nowhere.
#[derive(Serialize, Deserialize)]
pub struct SignInLink {
    /// The row it uses up.
    pub link: SignInLinkId,
    /// Where the browser goes then.
    pub next: String,
}

impl Email for SignInLink {
    const KIND: &'static str = "account/sign_in_link";
    const LANE: Lane = Lane::Waiting;
    const STOPPABLE: bool = false;
    const KEEPS_FOR: i64 = 10;

    fn subject(&self) -> String {
        self.link.to_string()
    }

    /// Nothing to say once the link was used or a newer one was asked for.
    async fn letter(&self, desk: &Desk<'_>, _: &Recipient) -> Result<Option<Letter>> {
        let link = sign_in_link::Entity::find_by_id(self.link).one(desk.store.read()).await?;
        let alive = link.filter(|link| link.used_at.is_none() && link.expires_at > desk.store.now());
        let Some(link) = alive else { return Ok(None) };
        let token = desk.tokens.sign(Purpose::SignIn, &link.id.to_string(), link.expires_at)?;
        let next = match local_path(&self.next) {
            "/" => String::new(),
            next => format!("?{}", serde_urlencoded::to_string([("next", next)]).unwrap_or_default()),
        };
        Ok(Some(Letter::new(json!({}), format!("/sign-in/{token}{next}"))))
    }
}
