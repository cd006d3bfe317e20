//! What people are told about papers.

use entity::{
    document, document_section, document_suggestion, enrolment, ids::DocumentSuggestionId, states::SuggestionState,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{
    identity::name_of,
    platform::errors::Result,
    storage::outbox::{Desk, Email, Lane, Letter, Recipient},
};

/// Somebody said what becomes of your suggestion.
#[derive(Serialize, Deserialize)]
pub struct Answered {
    /// It.
    pub suggestion: DocumentSuggestionId,
}

impl Email for Answered {
    const KIND: &'static str = "documents/answered";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = true;
    const KEEPS_FOR: i64 = 3 * 24 * 60;

    fn subject(&self) -> String {
        self.suggestion.to_string()
    }

    /// Nothing to whoever has left, nor about a section that was taken out.
    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let db = desk.store.read();
        let Some(reader) = reader.person else { return Ok(None) };
        let one = document_suggestion::Entity::find_by_id(self.suggestion).one(db).await?;
        let Some(one) = one.filter(|one| one.author_id == reader) else { return Ok(None) };
        let section = document_section::Entity::find_by_id(one.section_id).one(db).await?;
        let Some(section) = section.filter(|section| section.removed_at.is_none()) else { return Ok(None) };
        let Some(paper) = document::Entity::find_by_id(section.document_id).one(db).await? else { return Ok(None) };
        let stays = enrolment::Entity::find()
            .filter(enrolment::Column::CohortId.eq(paper.cohort_id))
            .filter(enrolment::Column::PersonId.eq(reader))
            .filter(enrolment::Column::EndedAt.is_null());
        let Some(by) = one.settled_by else { return Ok(None) };
        let Some(by) = name_of(db, by).await? else { return Ok(None) };
        if stays.count(db).await? == 0 {
            return Ok(None);
        }
        let taken = one.state == SuggestionState::Accepted;
        let facts =
            json!({ "by": by, "paper": paper.title, "section": section.title, "taken": taken, "word": one.word });
        let link = format!("/cohorts/{}/documents/{}#section-{}", paper.cohort_id, paper.id, section.id);
        Ok(Some(Letter::new(facts, link)))
    }
}
