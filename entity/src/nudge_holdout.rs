//! Of how many people of a cohort nothing is asked, to learn whether asking helps.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "nudge_holdout")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub cohort_id: CohortId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    /// Of a hundred.
    pub percent: i32,
    /// Who that is follows from it.
    pub seed: i64,
    pub set_by: PersonId,
    pub set_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
