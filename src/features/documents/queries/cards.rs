//! Cards of a section, and suggestions for it.

use entity::{
    document_card, document_suggestion,
    ids::{DocumentId, DocumentSectionId},
    states::SuggestionState,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};

use crate::{platform::errors::Result, storage::sql};

/// How many suggestions a page shows, those included that are settled.
const SUGGESTIONS: u64 = 100;

/// The cards of a section, those that are no text yet first.
pub async fn cards_of(db: &impl ConnectionTrait, section: DocumentSectionId) -> Result<Vec<document_card::Model>> {
    let find = document_card::Entity::find()
        .filter(document_card::Column::SectionId.eq(section))
        .order_by_asc(document_card::Column::Id);
    let (open, used): (Vec<_>, Vec<_>) = find.all(db).await?.into_iter().partition(|card| card.used_at.is_none());
    Ok(open.into_iter().chain(used).collect())
}

/// The suggestions for a section that were not taken back, those that wait first, then the newest.
pub async fn suggestions_for(
    db: &impl ConnectionTrait,
    section: DocumentSectionId,
) -> Result<Vec<document_suggestion::Model>> {
    let find = document_suggestion::Entity::find()
        .filter(document_suggestion::Column::SectionId.eq(section))
        .filter(document_suggestion::Column::State.ne(SuggestionState::Withdrawn))
        .order_by_desc(document_suggestion::Column::Id)
        .limit(SUGGESTIONS);
    let open = |row: &document_suggestion::Model| row.state == SuggestionState::Open;
    let (open, settled): (Vec<_>, Vec<_>) = find.all(db).await?.into_iter().partition(open);
    Ok(open.into_iter().rev().chain(settled).collect())
}

/// How much waits at a section.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub struct Waiting {
    /// The section.
    pub id: DocumentSectionId,
    /// How many cards are no text yet.
    pub cards: i64,
    /// How many suggestions nobody has answered.
    pub suggestions: i64,
}

/// How much waits at each section of a paper. One statement.
pub async fn waiting_at(db: &impl ConnectionTrait, document: DocumentId) -> Result<Vec<Waiting>> {
    let text = "select s.id,
            (select count(*) from document_card c where c.section_id = s.id and c.used_at is null) as cards,
            (select count(*) from document_suggestion g where g.section_id = s.id and g.state = 'open') as suggestions
        from document_section s where s.document_id = $1 and s.removed_at is null";
    Ok(Waiting::find_by_statement(sql(db, text, [document.into()])).all(db).await?)
}
