//! Who has a section in front of them to write in it. It informs, and keeps nobody out.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document_desk")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub section_id: DocumentSectionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    /// Which of their pages it is.
    pub tab: String,
    pub since: Instant,
    pub until: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
