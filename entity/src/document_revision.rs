//! A text somebody saved for a section. What others may still build upon stays, also where it does not stand.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document_revision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub section_id: DocumentSectionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub kind: RevisionKind,
    pub author_id: PersonId,
    /// Markdown.
    pub body: String,
    /// The revision it was made from; 0 for none.
    pub base: i32,
    /// Which page of its author sent it, as they sent it; empty where it is made of several.
    pub tab: String,
    pub restored_from: Option<i32>,
    /// When its author began what is one revision to the reader.
    pub begun_at: Instant,
    pub written_at: Instant,
    /// Since when its author's words are gone from it.
    pub erased_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
