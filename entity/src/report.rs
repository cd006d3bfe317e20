//! What somebody thinks whoever moderates should look at.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "report")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReportId,
    pub cohort_id: CohortId,
    pub post_id: PostId,
    pub reporter_id: PersonId,
    pub reason: ReportReason,
    /// What else they say about it; may be empty.
    pub words: String,
    pub made_at: Instant,
    pub outcome: Option<ReportOutcome>,
    pub settled_by: Option<PersonId>,
    pub settled_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
