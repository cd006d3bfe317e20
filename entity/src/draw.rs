//! A draw as it was made: with its rules and everybody in it, so that anyone can make it again.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draw")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DrawId,
    pub cohort_id: CohortId,
    pub seed: String,
    pub seats: i32,
    pub rules: Json,
    pub entrants: Json,
    pub drawn_by: PersonId,
    pub drawn_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
