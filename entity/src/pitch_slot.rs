//! A place in the order of a session.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pitch_slot")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PitchSlotId,
    pub session_id: PitchSessionId,
    pub position: i32,
    pub fallback: bool,
    pub pitch_id: Option<PitchId>,
    pub booked_at: Option<Instant>,
    pub heard_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
