//! A text that was not sent yet; seen by nobody but its author.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draft")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    #[sea_orm(primary_key, auto_increment = false)]
    /// Where it is to go: `thread:…`, `new:…` or `question:…`.
    pub place: String,
    pub cohort_id: CohortId,
    pub title: String,
    pub body: String,
    pub language: String,
    pub answers_to: Option<PostId>,
    pub saved_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
