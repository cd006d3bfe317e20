//! A few people of a cohort who meet an hour a week without a trainer.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "circle")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CircleId,
    pub cohort_id: CohortId,
    /// From 1; what it is called where it has no name.
    pub number: i32,
    pub name: Option<String>,
    pub state: CircleState,
    pub opened_at: Instant,
    /// From Monday 1 to Sunday 7, in `hour_zone`.
    pub weekday: Option<i32>,
    /// Local time in `hour_zone`.
    pub hour_at: Option<Time>,
    /// IANA name: the zone of whoever set the hour.
    pub hour_zone: Option<String>,
    pub hour_by: Option<PersonId>,
    pub hour_set_at: Option<Instant>,
    /// Rises with every change of the hour, from 0.
    pub hour_version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
