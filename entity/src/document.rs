//! A paper a cohort writes together.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DocumentId,
    pub cohort_id: CohortId,
    pub title: String,
    pub purpose: String,
    pub language: String,
    pub state: DocumentState,
    pub version: i32,
    pub opened_by: PersonId,
    pub opened_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
