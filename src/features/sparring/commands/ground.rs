//! Where partners are brought together.

use std::sync::Arc;

use chrono::NaiveDate;
use entity::cohort;

use super::super::rules::{day_of, planned};
use crate::{
    features::{
        cohorts::{CohortOn, RunCalendar},
        curriculum::SparringPlan,
    },
    storage::Tx,
};

/// Where partners are brought together: a cohort, its dates, and what its programme says of partners.
pub(super) struct Ground<'a> {
    pub cohort: &'a cohort::Model,
    pub calendar: &'a RunCalendar,
    pub plan: Option<Arc<SparringPlan>>,
    /// The day in whose week hours of different zones are compared.
    pub day: NaiveDate,
}

impl<'a> Ground<'a> {
    /// The cohort somebody stands in.
    pub(super) fn of(tx: &Tx, on: &'a CohortOn) -> Self {
        let plan = on.course.as_ref().and_then(|course| course.sparring.clone());
        Self { cohort: &on.cohort, calendar: &on.calendar, plan, day: day_of(&on.cohort, tx.now()) }
    }

    /// The weeks with a planned round that the course has.
    pub(super) fn planned(&self) -> Vec<u32> {
        planned(self.plan.as_deref(), self.calendar.weeks())
    }
}
