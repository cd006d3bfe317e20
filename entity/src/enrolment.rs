//! One person's stay in one cohort, and as what.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "enrolment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EnrolmentId,
    pub cohort_id: CohortId,
    pub person_id: PersonId,
    pub role: Role,
    pub state: EnrolmentState,
    pub started_at: Instant,
    pub ended_at: Option<Instant>,
    pub reason: Option<String>,
    pub back_on: Option<Date>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
