//! A time of a round at which pitches are heard, and who speaks now.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pitch_session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PitchSessionId,
    pub round_id: PitchRoundId,
    pub day: i32,
    pub at: Time,
    pub zone: String,
    pub starts_at: Instant,
    pub minutes: i32,
    pub join_url: Option<String>,
    pub slot_id: Option<PitchSlotId>,
    pub slot_since: Option<Instant>,
    pub ended_at: Option<Instant>,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
