//! Somebody who is named in a comment, or in the text of a section: told once.

use sea_orm::entity::prelude::*;
use uuid::Uuid;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document_mention")]
pub struct Model {
    /// The comment, or the section in whose text the name stands.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    pub section_id: DocumentSectionId,
    /// None where the name stands in the text.
    pub comment_id: Option<DocumentCommentId>,
    pub named_by: PersonId,
    pub made_at: Instant,
    /// Since when they have seen it.
    pub read_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
