//! A stretch of days without the course, and what it does to the dates after it.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cohort_pause")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CohortPauseId,
    pub cohort_id: CohortId,
    /// First day without the course, in the cohort's zone.
    pub starts_on: Date,
    pub days_for: i32,
    pub kind: PauseKind,
    pub reason: String,
    pub created_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
