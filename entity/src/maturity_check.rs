//! How far somebody's own community has come, as they saw it on one day: a stage from 1 to 4 each.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "maturity_check")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub said_on: NaiveDate,
    pub strategy: Option<i32>,
    pub leadership: Option<i32>,
    pub culture: Option<i32>,
    pub management: Option<i32>,
    pub content: Option<i32>,
    pub policies: Option<i32>,
    pub tools: Option<i32>,
    pub metrics: Option<i32>,
    pub version: i32,
    pub written_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
