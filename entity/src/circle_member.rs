//! Somebody's time in a circle.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "circle_member")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CircleMemberId,
    pub circle_id: CircleId,
    pub cohort_id: CohortId,
    pub person_id: PersonId,
    pub joined_at: Instant,
    pub ended_at: Option<Instant>,
    pub ending: Option<CircleEnding>,
    /// What they want for themselves in these weeks: one sentence, seen by their circle.
    pub goal: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
