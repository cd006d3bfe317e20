//! A round of pitches in a cohort.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pitch_round")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PitchRoundId,
    pub cohort_id: CohortId,
    pub week: i32,
    pub state: PitchRoundState,
    pub shared_at: Option<Instant>,
    pub seed: i32,
    pub version: i32,
    pub created_by: PersonId,
    pub created_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
