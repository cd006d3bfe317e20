//! Whether somebody comes to a live session, and to which time of it.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session_answer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub session_id: LiveSessionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    /// The time they chose; none for a no.
    pub slot_id: Option<SessionSlotId>,
    pub answer: Attending,
    /// Since when they wait for a place.
    pub queued_at: Option<Instant>,
    /// How often they changed their mind: added to the time's own count for calendar programs.
    pub sequence: i32,
    /// They said themselves that they were there.
    pub here: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
