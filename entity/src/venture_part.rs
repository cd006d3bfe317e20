//! A part of what somebody says about their community.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "venture_part")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub venture_id: VentureId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub part: VenturePart,
    pub body: String,
    pub language: String,
    pub version: i32,
    pub written_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
