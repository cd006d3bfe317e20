//! A month of somebody's own community, in numbers. What is not known is not there.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "community_month")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    /// Its first day.
    #[sea_orm(primary_key, auto_increment = false)]
    pub month: NaiveDate,
    pub asked: Option<i32>,
    pub unanswered: Option<i32>,
    /// Half of the first answers came within so many tenths of an hour.
    pub first_answer: Option<i32>,
    pub first_posts: Option<i32>,
    pub by_peers: Option<i32>,
    pub posted: Option<i32>,
    pub reacted: Option<i32>,
    pub only_read: Option<i32>,
    pub half_by: Option<i32>,
    pub newcomers: Option<i32>,
    pub came_again: Option<i32>,
    pub invited: Option<i32>,
    pub came: Option<i32>,
    pub searches: Option<i32>,
    pub without_hit: Option<i32>,
    pub members: Option<i32>,
    pub views: Option<i32>,
    pub posts: Option<i32>,
    pub version: i32,
    pub written_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
