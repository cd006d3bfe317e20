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

pub use calendar::{CalendarChange, CalendarRows, Pause, RunCalendar, Shape, pause_of_week, shifted};
pub use commands::{
    BREAK_BEGUN, BREAK_ENDED, BroughtCalendar, CALENDAR_CHANGED, CANCELLED, NewCohort, NewHelper, NewMember,
    SEAT_FREED, START_MOVED, STAY_BEGUN, STAY_ENDED, STAY_MOVED, appoint_helper, appoint_owner, bring_calendar,
    bring_in, change_calendar, change_seats, end_breaks, end_role, end_roles_of, end_stays_of, enrol, free_seat,
    give_back, hold_cohort, hold_cohorts, hold_stay, keep_states, move_stay, move_to, plan_cohort, register_programmes,
    take_over_pattern, take_seat,
};
pub use emails::Welcome;
pub use pages::{cohort_strip, person_tags};
pub use policies::{LeadProgramme, ManageCohort, OpenWeek, OwnProgramme, ReadWeek, StudyLesson, TakePart, ViewCohort};
pub use queries::{
    Away, CohortOn, HOME, LessonOn, Listed, MINE, Member, MemberOn, ProgrammeOn, Standing, Stay, WeekOn, app,
    cohorts_of, find_cohort, find_cohort_named, find_cohort_of, find_member_of, find_programme, is_member,
    is_member_as, members, pauses_of, programme_row, seat_count, stays, under_way, under_way_or_over,
};
pub use rules::{Step, movable, takes_pauses, takes_people, writable};

use crate::web::Routes;

/// Pages about programmes and cohorts.
pub fn routes() -> Routes {
    Routes::default()
        .get("/programmes/{programme}/cohorts", handlers::cohorts)
        .post("/programmes/{programme}/cohorts", handlers::plan)
        .get("/programmes/{programme}/cohorts/new", handlers::new)
        .get("/cohorts/{cohort}/settings", handlers::settings)
        .get("/programmes/{programme}/team", handlers::team)
        .post("/programmes/{programme}/team", handlers::appoint)
        .post("/programmes/{programme}/team/{role}/end", handlers::end_helper)
        .post("/cohorts/{cohort}/state", handlers::change_state)
        .post("/cohorts/{cohort}/seats", handlers::seat)
        .post("/cohorts/{cohort}/enrolments", handlers::enrol_member)
        .post("/cohorts/{cohort}/enrolments/{enrolment}/end", handlers::end_stay)
        .post("/cohorts/{cohort}/enrolments/{enrolment}/move", handlers::move_member)
        .post("/cohorts/{cohort}/enrolments/{enrolment}/break", handlers::give_break)
        .post("/cohorts/{cohort}/enrolments/{enrolment}/break/end", handlers::end_break_of)
        .get("/cohorts/{cohort}/break", handlers::show_break)
        .post("/cohorts/{cohort}/break", handlers::take_break)
        .post("/cohorts/{cohort}/break/end", handlers::end_break)
}
