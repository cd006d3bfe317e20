//! A section of a paper, as it stands.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document_section")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DocumentSectionId,
    pub document_id: DocumentId,
    pub title: String,
    /// What could stand here, for whoever begins; never part of the paper.
    pub example: String,
    pub position: i32,
    /// Who keeps an eye on it.
    pub owner_id: Option<PersonId>,
    /// Markdown.
    pub body: String,
    /// Made from `body` when it was saved, sanitised.
    pub body_html: String,
    /// Version of the renderer that made `body_html`.
    pub renderer: i32,
    /// The revision that stands; 0 before there is one.
    pub version: i32,
    /// The last number given to a revision.
    pub newest: i32,
    pub saved_at: Option<Instant>,
    pub removed_at: Option<Instant>,
    pub removed_by: Option<PersonId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
