//! Something the house means to tell somebody, or has told them.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "nudge")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: NudgeId,
    pub cohort_id: CohortId,
    pub person_id: PersonId,
    /// The kind of e-mail: `nudges/week`.
    pub kind: String,
    /// Which one of its kind: the number of a week, a session and its day.
    pub about: String,
    pub due_at: Instant,
    /// Until when it is worth saying.
    pub until_at: Instant,
    pub state: NudgeState,
    /// Why it is not said, where it is not.
    pub why: Option<NudgeEnd>,
    /// A trainer's own words in place of the house's.
    pub subject: Option<String>,
    pub body: Option<String>,
    /// Who wrote those, kept it back, took it on or let it be.
    pub changed_by: Option<PersonId>,
    /// Known once its time is over.
    pub outcome: Option<NudgeOutcome>,
    /// Rises with every change a trainer makes; an edit names the version it saw.
    pub version: i32,
    pub planned_at: Instant,
    pub settled_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
