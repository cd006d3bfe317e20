//! Shelf 2: programmes, their dated runs, who is what in which, and the run
//! calendar everything else derives its dates from.

mod calendar;
mod commands;
mod emails;
mod forms;
mod handlers;
mod pages;
mod policies;
mod queries;
mod rules;

pub use calendar::{Pause, RunCalendar};
pub use commands::{
    NewCohort, NewMember, NewPause, add_pause, appoint_owner, end_stays_of, enrol, hold_stay, keep_states, move_to,
    plan_cohort, register_programmes,
};
pub use emails::Welcome;
pub use pages::{cohort_strip, person_tags};
pub use policies::{ManageCohort, OpenWeek, OwnProgramme, ReadWeek, StudyLesson, TakePart, ViewCohort};
pub use queries::{
    CohortOn, LessonOn, Member, Membership, ProgrammeOn, Standing, WeekOn, app, find_cohort, find_cohort_named,
    find_cohort_of, find_programme, members, memberships, owned_programmes, programme_row, seat_count,
};
pub use rules::{Step, writable};

use crate::web::Routes;

/// Pages about programmes and cohorts.
pub fn routes() -> Routes {
    Routes::default()
        .get("/", handlers::front)
        .get("/programmes/{programme}", handlers::programme)
        .get("/programmes/{programme}/cohorts", handlers::cohorts)
        .post("/programmes/{programme}/cohorts", handlers::plan)
        .get("/programmes/{programme}/cohorts/new", handlers::new)
        .get("/cohorts/{cohort}/people", handlers::people)
        .get("/cohorts/{cohort}/settings", handlers::settings)
        .post("/cohorts/{cohort}/state", handlers::change_state)
        .post("/cohorts/{cohort}/pauses", handlers::pause)
        .post("/cohorts/{cohort}/enrolments", handlers::enrol_member)
        .post("/cohorts/{cohort}/enrolments/{enrolment}/end", handlers::end_stay)
}
