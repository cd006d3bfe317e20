//! What may be said of a group: a band, never a number that would show a few.

use sea_orm::entity::prelude::*;

use crate::ids::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "insight_figure")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub cohort_id: CohortId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub week: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub measure: String,
    /// Which part of the group, as `site:north`; empty for the whole.
    #[sea_orm(primary_key, auto_increment = false)]
    pub part: String,
    pub programme_id: ProgrammeId,
    pub at_least: i32,
    pub at_most: i32,
    /// How large the whole is; 0 where it is not said.
    pub out_of: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
