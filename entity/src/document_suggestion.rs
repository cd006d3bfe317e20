//! Another text for a section, which whoever keeps an eye on it takes or does not take.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document_suggestion")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DocumentSuggestionId,
    pub section_id: DocumentSectionId,
    pub author_id: PersonId,
    /// What it was made from: kept here, however long it waits.
    pub from_body: String,
    pub body: String,
    /// Why, in a line; empty where its author says nothing.
    pub why: String,
    pub state: SuggestionState,
    pub made_at: Instant,
    pub settled_by: Option<PersonId>,
    pub settled_at: Option<Instant>,
    /// A word about it.
    pub word: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
