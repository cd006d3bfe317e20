//! A cohort whose rows stay whatever its end, because they are needed for a case.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cohort_hold")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CohortHoldId,
    pub cohort_id: CohortId,
    pub because: String,
    /// Who said so on the machine of the house.
    pub set_by: String,
    pub set_at: Instant,
    pub released_by: Option<String>,
    pub released_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
