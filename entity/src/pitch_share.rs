//! Who says something to which pitch, and until when.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pitch_share")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PitchShareId,
    pub round_id: PitchRoundId,
    pub pitch_id: PitchId,
    pub giver_id: PersonId,
    pub kind: ShareKind,
    pub state: ShareState,
    pub shared_at: Instant,
    pub due_at: Instant,
    pub settled_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
