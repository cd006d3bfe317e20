//! Decisions that were applied in one step, and can be taken back for ten minutes.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decision_round")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DecisionRoundId,
    pub cohort_id: CohortId,
    pub applied_by: PersonId,
    pub applied_at: Instant,
    /// When its letters leave.
    pub letters_at: Instant,
    pub undone_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
