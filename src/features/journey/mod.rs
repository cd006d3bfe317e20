//! Shelf 8: the pages of a person's week. Home, cohort, weeks and lessons put
//! together what the rooms below know; this room keeps nothing of its own.

mod changes;
mod handlers;
mod pages;

use crate::web::Routes;

/// The pages of a week.
pub fn routes() -> Routes {
    Routes::default()
        .get("/home", handlers::home)
        .get("/cohorts/{cohort}", handlers::cohort)
        .get("/cohorts/{cohort}/weeks", handlers::weeks)
        .get("/cohorts/{cohort}/weeks/{week}", handlers::week)
        .get("/cohorts/{cohort}/weeks/{week}/{lesson}", handlers::lesson)
        .get("/cohorts/{cohort}/weeks/{week}/{lesson}/changes", handlers::lesson_changes)
        .get("/lessons/{lesson}", handlers::own_lesson)
        .post("/cohorts/{cohort}/weeks/{week}/{lesson}/answers", handlers::answer)
        .get("/cohorts/{cohort}/weeks/{week}/{lesson}/answers/files", handlers::to_lesson)
        .post("/cohorts/{cohort}/weeks/{week}/{lesson}/answers/files", handlers::add_file)
        .post("/cohorts/{cohort}/weeks/{week}/plan", handlers::plan)
}
