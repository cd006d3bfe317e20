//! One time at which a live session takes place.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session_slot")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SessionSlotId,
    pub session_id: LiveSessionId,
    /// Week of the cohort's calendar, from 1.
    pub week: i32,
    /// Day of that week, from 1; 0 and less lie before it.
    pub day: i32,
    /// Local time in `zone`.
    pub at: Time,
    /// IANA name.
    pub zone: String,
    pub minutes: i32,
    /// How many fit; none: everybody.
    pub capacity: Option<i32>,
    /// How many said yes. Never more than `capacity`.
    pub taken: i32,
    /// Who moderates it.
    pub host_id: Option<PersonId>,
    /// When it begins, reckoned from week, day, time and zone whenever one of them or the calendar changes.
    pub starts_at: Instant,
    pub state: SessionState,
    /// Rises with every change that a calendar program must hear of (RFC 5546, SEQUENCE).
    pub sequence: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
