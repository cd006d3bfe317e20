//! How it went, in the words of one of the partners.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sparring_outcome")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SparringOutcomeId,
    pub group_id: SparringGroupId,
    pub round_id: SparringRoundId,
    pub person_id: PersonId,
    /// What it is about: a time they had agreed on …
    pub appointment_id: Option<SparringAppointmentId>,
    /// … or, where there was none, a week of the course; 0 before the first.
    pub week: Option<i32>,
    pub went: Went,
    pub said_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
