//! Somebody says that they were there when their circle met in a week.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "circle_presence")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub cohort_id: CohortId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    /// Of the course.
    #[sea_orm(primary_key, auto_increment = false)]
    pub week: i32,
    pub said_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
