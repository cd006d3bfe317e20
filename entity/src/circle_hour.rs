//! When a circle meets: its weekly hour, reckoned over the cohort's calendar.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "circle_hour")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub circle_id: CircleId,
    /// Weeks since the first day of the cohort, by the days of the calendar.
    #[sea_orm(primary_key, auto_increment = false)]
    pub nth: i32,
    pub starts_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
