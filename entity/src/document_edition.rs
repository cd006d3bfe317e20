//! A paper as it was agreed: it never changes any more.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document_edition")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DocumentEditionId,
    pub document_id: DocumentId,
    /// From 1.
    pub number: i32,
    pub title: String,
    pub purpose: String,
    pub language: String,
    pub agreed_by: PersonId,
    pub agreed_at: Instant,
    /// Since when everybody who was in a cohort of the programme may read it.
    pub published_at: Option<Instant>,
    pub published_by: Option<PersonId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
