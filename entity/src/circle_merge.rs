//! A proposal that two circles become one.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "circle_merge")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CircleMergeId,
    pub cohort_id: CohortId,
    /// The circle that has become too small.
    pub small_id: CircleId,
    pub other_id: CircleId,
    pub state: MergeState,
    pub proposed_at: Instant,
    /// Who said yes for each.
    pub small_by: Option<PersonId>,
    pub other_by: Option<PersonId>,
    pub ended_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
