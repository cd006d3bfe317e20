//! The window in which people apply for one cohort, and the rules its seats are given by.

use sea_orm::entity::prelude::*;

use crate::{Instant, ids::*, states::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "intake")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub cohort_id: CohortId,
    pub opens_at: Instant,
    pub closes_at: Instant,
    /// The day everybody hears, in the cohort's zone.
    pub decides_on: Date,
    /// Working days somebody has to answer an offer.
    pub answer_days: i32,
    pub waitlist: WaitlistRule,
    /// The last week in which a freed seat is given on; 0: none once the cohort has begun.
    pub refill_until: i32,
    pub after_lapse: AfterLapse,
    /// Whether assessors read without names.
    pub blind: bool,
    /// Whether assessors see what others wrote only after their own.
    pub own_first: bool,
    /// What the draw is made from; secret until it is drawn, its hash is public from the start.
    pub seed: String,
    /// When those who asked to be told were told.
    pub announced_at: Option<Instant>,
    /// Rises with every change.
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
