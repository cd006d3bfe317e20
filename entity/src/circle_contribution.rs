//! What somebody could give to somebody. Seen by nobody but who wrote it.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "circle_contribution")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CircleContributionId,
    pub cohort_id: CohortId,
    pub person_id: PersonId,
    /// For whom, in their words.
    pub whom: String,
    pub gift: String,
    pub made_at: Instant,
    pub done_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
