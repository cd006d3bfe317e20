//! A section of a paper as it was agreed.

use sea_orm::entity::prelude::*;

use crate::ids::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document_edition_section")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub edition_id: DocumentEditionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub title: String,
    /// Markdown.
    pub body: String,
    /// Sanitised.
    pub body_html: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
