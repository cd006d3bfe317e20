//! A role somebody was offered after a course: since when, until when, and why.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "alumni_role")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AlumniRoleId,
    pub programme_id: ProgrammeId,
    pub person_id: PersonId,
    pub kind: AlumniRoleKind,
    pub reason: String,
    pub state: AlumniRoleState,
    pub given_by: PersonId,
    pub offered_at: Instant,
    pub starts_on: Option<Date>,
    /// The day, in UTC, on which it ends by itself; of a role that was ended, the day it was.
    pub ends_on: Option<Date>,
    pub ended_by: Option<PersonId>,
    pub ended_at: Option<Instant>,
    pub ended_why: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
