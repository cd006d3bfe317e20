//! A time partners talk at, or may.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sparring_appointment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SparringAppointmentId,
    pub group_id: SparringGroupId,
    pub state: AppointmentState,
    pub suggested_by: PersonId,
    pub suggested_at: Instant,
    /// As the clocks of `zone` show it.
    pub local_date: Date,
    pub local_time: Time,
    /// IANA name.
    pub zone: String,
    /// When that is.
    pub starts_at: Instant,
    pub ends_at: Instant,
    pub minutes: i32,
    /// From 1, one more with each other time and when it is withdrawn.
    pub version: i32,
    pub agreed_at: Option<Instant>,
    pub withdrawn_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
