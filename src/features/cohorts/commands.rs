//! Changing programmes, cohorts and their people.

mod breaks;
mod calendar;
mod members;
mod planning;
mod programmes;
mod seats;
mod states;

pub use breaks::{end_break, end_break_of, end_breaks, give_break, take_break};
pub use calendar::{BroughtCalendar, bring_calendar, change_calendar, take_over_pattern};
pub use members::{NewMember, bring_in, end_enrolment, end_stays_of, enrol, move_stay};
pub use planning::{NewCohort, plan_cohort};
pub use programmes::{NewHelper, appoint_helper, appoint_owner, end_role, end_roles_of, register_programmes};
pub use seats::{change_seats, free_seat, give_back, hold_cohort, hold_cohorts, hold_stay, take_seat};
pub use states::{keep_states, move_to};

/// News: a cohort has a seat to give on. Its subject is the cohort.
pub const SEAT_FREED: &str = "cohorts.seat_freed";
/// News: a cohort does not take place. Its subject is the cohort.
pub const CANCELLED: &str = "cohorts.cancelled";
/// News: a cohort begins on another day. Facts: `from`, `to`, dates.
pub const START_MOVED: &str = "cohorts.start_moved";
/// News: dates of a cohort may have moved. Its subject is the cohort; facts: `weeks`, how many it has.
pub const CALENDAR_CHANGED: &str = "cohorts.calendar_changed";
/// News: somebody is in a cohort from now on. Its subject is the person; facts: `cohort`.
pub const STAY_BEGUN: &str = "cohorts.stay_begun";
/// News: a participant went on to another cohort. Its subject is the person; facts: `from`, `to`, cohorts.
pub const STAY_MOVED: &str = "cohorts.stay_moved";
/// News: somebody is no longer in a cohort, and in no other instead. Its subject is the person; facts: `cohort`.
pub const STAY_ENDED: &str = "cohorts.stay_ended";
/// News: somebody is away for a while. Its subject is the person; facts: `cohort`.
pub const BREAK_BEGUN: &str = "cohorts.break_begun";
/// News: somebody is back. Its subject is the person; facts: `cohort`.
pub const BREAK_ENDED: &str = "cohorts.break_ended";
