//! Partners of one round.

use sea_orm::entity::prelude::*;

use crate::ids::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sparring_group")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SparringGroupId,
    pub round_id: SparringRoundId,
    /// Whether it stays when the rest is proposed anew.
    pub kept: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
