//! Who makes a pitch, or is asked to.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pitch_member")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PitchMemberId,
    pub pitch_id: PitchId,
    pub round_id: PitchRoundId,
    pub person_id: PersonId,
    pub asked_at: Instant,
    pub joined_at: Option<Instant>,
    pub ended_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
