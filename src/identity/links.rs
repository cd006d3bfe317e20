//! Signing in by a link from an e-mail. The token names a row; the row can be used once.

use chrono::{DateTime, Duration, Utc};
use entity::{
    ids::{PersonId, SignInLinkId},
    sign_in_link,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::Expr,
};

use crate::{
    platform::{
        errors::Result,
        secrets,
        tokens::{Purpose, Tokens},
    },
    storage::{Store, Tx},
};

/// How long a link is alive (ASVS 5.0.0, 6.5.5: at most ten minutes).
const LIFE: Duration = Duration::minutes(10);
/// How many links one account may ask for in an hour.
const MOST_AN_HOUR: u64 = 5;

/// A link that was asked for.
pub type Link = sign_in_link::Model;

/// Writes down that `who` wants to sign in from the browser that holds `browser`.
/// `None` when they asked too often; whoever asked is told the same either way.
/// A newer link ends the older ones.
pub async fn ask_for_link(tx: &Tx, who: PersonId, browser: &str) -> Result<Option<SignInLinkId>> {
    tx.take_turns(&format!("sign-in links of {who}")).await?;
    let recent = sign_in_link::Entity::find()
        .filter(sign_in_link::Column::PersonId.eq(who))
        .filter(sign_in_link::Column::CreatedAt.gt(tx.now() - Duration::hours(1)))
        .count(&**tx)
        .await?;
    if recent >= MOST_AN_HOUR {
        return Ok(None);
    }
    sign_in_link::Entity::update_many()
        .col_expr(sign_in_link::Column::ExpiresAt, Expr::value(tx.now()))
        .filter(sign_in_link::Column::PersonId.eq(who))
        .filter(sign_in_link::Column::UsedAt.is_null())
        .filter(sign_in_link::Column::ExpiresAt.gt(tx.now()))
        .exec(&**tx)
        .await?;
    let row = sign_in_link::ActiveModel {
        id: Set(SignInLinkId(tx.id())),
        person_id: Set(who),
        browser_hash: Set(secrets::hash(browser)),
        created_at: Set(tx.now()),
        expires_at: Set(tx.now() + LIFE),
        used_at: Set(None),
    };
    Ok(Some(row.insert(&**tx).await?.id))
}

/// What a link from an e-mail leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// Alive; `here` says whether this browser asked for it.
    Alive {
        /// The row.
        link: Link,
        /// Whether this browser asked for it.
        here: bool,
    },
    /// Used before.
    Used,
    /// Over, replaced by a newer one, or never ours.
    Dead,
}

/// Looks at a link without using it: mail scanners follow links.
pub async fn find_link(
    store: &Store,
    tokens: &Tokens,
    token: &str,
    browser: Option<&str>,
    now: DateTime<Utc>,
) -> Result<Opened> {
    let Some(id) = tokens.read(Purpose::SignIn, token, now).and_then(|id| id.parse::<SignInLinkId>().ok()) else {
        return Ok(Opened::Dead);
    };
    let Some(link) = sign_in_link::Entity::find_by_id(id).one(store.read()).await? else { return Ok(Opened::Dead) };
    Ok(if link.used_at.is_some() {
        Opened::Used
    } else if link.expires_at <= now {
        Opened::Dead
    } else {
        let here = browser.is_some_and(|browser| secrets::hash(browser) == link.browser_hash);
        Opened::Alive { link, here }
    })
}

/// Uses a link. Of two that try at once, one gets the person, the other nobody.
pub async fn use_link(tx: &Tx, id: SignInLinkId) -> Result<Option<PersonId>> {
    let used = sign_in_link::Entity::update_many()
        .col_expr(sign_in_link::Column::UsedAt, Expr::value(tx.now()))
        .filter(sign_in_link::Column::Id.eq(id))
        .filter(sign_in_link::Column::UsedAt.is_null())
        .filter(sign_in_link::Column::ExpiresAt.gt(tx.now()))
        .exec(&**tx)
        .await?;
    if used.rows_affected != 1 {
        return Ok(None);
    }
    let link = sign_in_link::Entity::find_by_id(id).one(&**tx).await?;
    Ok(link.map(|link| link.person_id))
}
