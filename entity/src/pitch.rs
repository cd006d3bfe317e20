//! What somebody, alone or with others, asks a room to believe in.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pitch")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PitchId,
    pub cohort_id: CohortId,
    pub round_id: PitchRoundId,
    pub person_id: PersonId,
    pub title: String,
    pub language: String,
    pub state: PitchState,
    pub version: i32,
    pub created_at: Instant,
    pub ready_at: Option<Instant>,
    pub presented_at: Option<Instant>,
    pub recording_agreed_at: Option<Instant>,
    pub recording_url: Option<String>,
    pub shown_since: Option<Instant>,
    pub change_note: Option<String>,
    pub changed_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
