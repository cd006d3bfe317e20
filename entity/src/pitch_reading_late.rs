//! Who let their day for a draft pass, so that somebody else was asked.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pitch_reading_late")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub pitch_id: PitchId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    pub late_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
