//! Whether somebody agrees to the recording of a live session. No row: they were not asked, or have not said.

use sea_orm::entity::prelude::*;

use crate::ids::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session_consent")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub session_id: LiveSessionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    pub agrees: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
