//! A planned round of sparring partners that trainers left out.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sparring_skip")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub cohort_id: CohortId,
    /// The week of the course it would have begun with.
    #[sea_orm(primary_key, auto_increment = false)]
    pub week: i32,
    pub skipped_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
