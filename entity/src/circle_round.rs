//! Whether the circles of a cohort are proposed or published. A cohort has one.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "circle_round")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub cohort_id: CohortId,
    pub state: RoundState,
    /// What decided between what was equal.
    pub seed: i32,
    /// How many people a circle has, from and to, and the week they meet first: as the course said then.
    pub least: i32,
    pub most: i32,
    pub from_week: i32,
    /// What counted for who is put together.
    pub weights: Option<Json>,
    /// By how many in a hundred another way could be better at most; none once somebody was moved.
    pub gap: Option<i32>,
    /// How many people were in circles of their own that could not stay as they were.
    pub dissolved: i32,
    pub proposed_at: Instant,
    pub published_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
