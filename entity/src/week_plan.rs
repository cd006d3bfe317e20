//! A person's sentence for one week: "If it is …, then I will …". Theirs alone.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "week_plan")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub cohort_id: CohortId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    /// From 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub week: i32,
    /// What follows the "if"; none, like `deed`, where they would rather not say this week.
    pub cue: Option<String>,
    /// What follows the "then I will".
    pub deed: Option<String>,
    pub written_at: Instant,
    /// From 1, one more with each change.
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
