//! Somebody leads a week of their circle who would not by order.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "circle_turn")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub circle_id: CircleId,
    /// Of the course.
    #[sea_orm(primary_key, auto_increment = false)]
    pub week: i32,
    pub person_id: PersonId,
    pub taken_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
