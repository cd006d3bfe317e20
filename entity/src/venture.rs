//! A community somebody looks after.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "venture")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: VentureId,
    pub person_id: PersonId,
    pub name: String,
    pub language: String,
    pub stage: Option<VentureStage>,
    pub need: String,
    pub version: i32,
    pub written_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
