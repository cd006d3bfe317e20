//! One dated run of a programme.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cohort")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CohortId,
    pub programme_id: ProgrammeId,
    pub name: String,
    pub state: CohortState,
    /// The day week 1 opens, in the cohort's zone.
    pub starts_on: Date,
    /// The local time at which a week opens.
    pub opens_at: Time,
    /// IANA name, e.g. `Europe/Berlin`.
    pub zone: String,
    pub seats: i32,
    /// Seats that are taken: by participants whose stay lasts, and by open offers. Never more than `seats`.
    pub taken: i32,
    pub created_at: Instant,
    /// Rises with every change; an edit names the version it saw.
    pub version: i32,
    /// 0 while it follows the course as it is now; then rises with every change of its own content.
    pub content_version: i32,
    /// How many days a week has, unless `week_lengths` says otherwise.
    pub week_days: i32,
    /// Weeks that have another length: number to days, `{"3": 10}`.
    pub week_lengths: Json,
    /// Rises with every change of the calendar; a change names the version it saw.
    pub calendar_version: i32,
    /// When it was over, or did not take place.
    pub ended_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
