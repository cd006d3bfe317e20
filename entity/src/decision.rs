//! What was decided about one application: pending until its round is applied.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DecisionId,
    pub application_id: ApplicationId,
    pub cohort_id: CohortId,
    pub verdict: Verdict,
    pub how: How,
    /// Its place in the review's or the draw's order.
    pub place: Option<i32>,
    /// Told to whoever applied.
    pub reason: Option<String>,
    /// What the owner made of the letter; none where it goes out as it was written.
    pub letter_subject: Option<String>,
    pub letter_body: Option<String>,
    pub decided_by: PersonId,
    pub decided_at: Instant,
    /// Of the application.
    pub version_read: i32,
    /// None while it is pending.
    pub round_id: Option<DecisionRoundId>,
    /// How the application stood before, so that the round can be undone.
    pub before: Option<Json>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
