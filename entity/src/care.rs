//! What the trainers of a cohort do about somebody, partners or a thread that need them: who takes it, and until
//! when they let it be.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "care")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CareId,
    pub cohort_id: CohortId,
    /// The participant it is about, or none.
    pub person_id: Option<PersonId>,
    /// The thread it is about, or none.
    pub thread_id: Option<ThreadId>,
    /// The sparring partners it is about, or none.
    pub group_id: Option<SparringGroupId>,
    /// The trainer who said: I take it.
    pub taken_by: Option<PersonId>,
    pub taken_at: Option<Instant>,
    /// The trainer who lets it be.
    pub rested_by: Option<PersonId>,
    /// Since when; what is news after that brings it back.
    pub rested_at: Option<Instant>,
    /// When it comes back by itself; none where only news brings it back.
    pub rests_until: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
