//! Two who may change places.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pitch_swap")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PitchSwapId,
    pub slot_id: PitchSlotId,
    pub other_id: PitchSlotId,
    pub pitch_id: PitchId,
    pub other_pitch_id: PitchId,
    pub asked_by: PersonId,
    pub asked_at: Instant,
    pub state: SwapState,
    pub settled_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
