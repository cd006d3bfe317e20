//! What somebody is told whom a trainer thought of.

use entity::{ids::ThreadId, peer_ask, person};
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::queries::opening_of;
use crate::{
    features::{cohorts::is_member, discussions::excerpt},
    platform::errors::Result,
    storage::outbox::{Desk, Email, Lane, Letter, Recipient},
};

/// A trainer thinks you know something about this.
#[derive(Serialize, Deserialize)]
pub struct Asked {
    /// The thread that waits.
    pub thread: ThreadId,
}

impl Email for Asked {
    const KIND: &'static str = "first_answers/asked";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = true;
    const KEEPS_FOR: i64 = 24 * 60;

    fn subject(&self) -> String {
        self.thread.to_string()
    }

    /// Nothing to say once somebody has answered, or the thread is hidden; nor to whoever has said
    /// "not me" or left; nor from a trainer whose account is closed.
    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let db = desk.store.read();
        let Some(reader) = reader.person else { return Ok(None) };
        let Some(opening) = opening_of(db, self.thread).await? else { return Ok(None) };
        let ask = peer_ask::Entity::find_by_id((self.thread, reader)).one(db).await?;
        let Some(by) = ask.filter(|ask| ask.declined_at.is_none()).and_then(|ask| ask.asked_by) else {
            return Ok(None);
        };
        let trainer = person::Entity::find_by_id(by).one(db).await?.filter(|by| by.deactivated_at.is_none());
        let (Some(trainer), Some(asker)) = (trainer, opening.asker) else { return Ok(None) };
        if !is_member(db, opening.cohort_id, reader).await? {
            return Ok(None);
        }
        let facts = json!({ "trainer": trainer.name, "author": asker, "thread": opening.title, "excerpt": excerpt(&opening.body) });
        let link = format!("/cohorts/{}/threads/{}/ask", opening.cohort_id, self.thread);
        let letter = Letter::new(facts, link).about(self.thread).with_reply(opening.post_id);
        Ok(Some(letter.answered_by(trainer.name, trainer.email)))
    }
}
