//! A round of sparring partners in one cohort.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sparring_round")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SparringRoundId,
    pub cohort_id: CohortId,
    /// From 1.
    pub number: i32,
    pub state: RoundState,
    /// The planned round it is, by the week of the course it begins with; none beside the plan.
    pub week: Option<i32>,
    /// What counted for who is put together; none where that was as the house weighs.
    pub weights: Option<Json>,
    /// What decided between what was equal.
    pub seed: i32,
    /// Whether it is proven that no way was better.
    pub proven: bool,
    pub proposed_at: Instant,
    pub published_at: Option<Instant>,
    pub closed_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
