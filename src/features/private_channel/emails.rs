//! What both sides are told.

use entity::{cohort, ids::PrivateMessageId, person, private_message, states::Role};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{
    features::cohorts::is_member_as,
    platform::errors::Result,
    storage::outbox::{Desk, Email, Lane, Letter, Recipient},
};

/// What an e-mail is about: the message, whoever wrote it, and the name of the cohort. Nothing where it is gone.
async fn found(
    db: &impl ConnectionTrait,
    id: PrivateMessageId,
) -> Result<Option<(private_message::Model, person::Model, String)>> {
    let Some(message) = private_message::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    let author = person::Entity::find_by_id(message.author_id).one(db).await?;
    let Some(author) = author.filter(|author| author.deactivated_at.is_none()) else { return Ok(None) };
    let Some(cohort) = cohort::Entity::find_by_id(message.cohort_id).one(db).await? else { return Ok(None) };
    Ok(Some((message, author, cohort.name)))
}

/// A participant has said something to you trainers. What, stands in the house only.
#[derive(Serialize, Deserialize)]
pub struct Confided {
    /// It.
    pub message: PrivateMessageId,
}

impl Email for Confided {
    const KIND: &'static str = "private_channel/confided";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = true;
    const KEEPS_FOR: i64 = 3 * 24 * 60;

    fn subject(&self) -> String {
        self.message.to_string()
    }

    /// Nothing to whoever is no trainer there any more, nor once another trainer has answered.
    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let db = desk.store.read();
        let Some(reader) = reader.person else { return Ok(None) };
        let Some((message, author, cohort)) = found(db, self.message).await? else { return Ok(None) };
        let answers = private_message::Entity::find()
            .filter(private_message::Column::CohortId.eq(message.cohort_id))
            .filter(private_message::Column::PersonId.eq(message.person_id))
            .filter(private_message::Column::AuthorId.ne(message.person_id))
            .filter(private_message::Column::WrittenAt.gte(message.written_at));
        if answers.count(db).await? > 0 || !is_member_as(db, message.cohort_id, reader, Role::Trainer).await? {
            return Ok(None);
        }
        let link = format!("/cohorts/{}/private/{}", message.cohort_id, message.person_id);
        Ok(Some(Letter::new(json!({ "author": author.name, "cohort": cohort }), link).about(message.person_id)))
    }
}

/// A trainer has written to you.
#[derive(Serialize, Deserialize)]
pub struct Told {
    /// What.
    pub message: PrivateMessageId,
}

impl Email for Told {
    const KIND: &'static str = "private_channel/told";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = true;
    const KEEPS_FOR: i64 = 3 * 24 * 60;

    fn subject(&self) -> String {
        self.message.to_string()
    }

    /// Nothing to whoever has left, nor from a trainer whose account is closed.
    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let db = desk.store.read();
        let Some(reader) = reader.person else { return Ok(None) };
        let Some((message, author, cohort)) = found(db, self.message).await? else { return Ok(None) };
        if !is_member_as(db, message.cohort_id, reader, Role::Participant).await? {
            return Ok(None);
        }
        let lines: Vec<&str> = message.body.lines().collect();
        let facts = json!({ "trainer": author.name, "cohort": cohort, "lines": lines });
        let link = format!("/cohorts/{}/private", message.cohort_id);
        Ok(Some(Letter::new(facts, link).about(message.person_id)))
    }
}
