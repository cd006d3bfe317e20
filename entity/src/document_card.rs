//! Something one could say in a section: a claim, a reason, a source.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document_card")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DocumentCardId,
    pub section_id: DocumentSectionId,
    pub author_id: PersonId,
    pub claim: String,
    pub reason: String,
    /// A link or words; empty where there is none.
    pub source: String,
    pub version: i32,
    pub made_at: Instant,
    /// When it became text of its section.
    pub used_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
