//! What somebody says to a pitch they heard.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pitch_feedback")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PitchFeedbackId,
    pub pitch_id: PitchId,
    pub giver_id: PersonId,
    pub saw: String,
    pub wonder: String,
    pub try_next: String,
    pub clear: Option<i32>,
    pub fits_members: Option<i32>,
    pub doable: Option<i32>,
    pub state: FeedbackState,
    pub late: bool,
    pub by_trainer: bool,
    pub begun_at: Instant,
    pub given_at: Option<Instant>,
    pub helped_at: Option<Instant>,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
