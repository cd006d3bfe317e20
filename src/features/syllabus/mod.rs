//! Shelf 3: what one cohort has of its course. Trainers leave out, add, reorder
//! and date things for their cohort; owners see what has changed in the course
//! since it started and take it over, thing by thing. No file is touched.

mod commands;
mod export;
mod forms;
mod handlers;
mod pages;
mod policies;
mod queries;
mod rules;

pub use commands::{
    NewLesson, add_lesson, change_lesson, forget_texts, set_due, set_hidden, set_note, set_place, take_over,
};
pub use policies::{ShapeCourse, ShapeItem, TakeOver};
pub use queries::ItemOn;
pub use rules::Direction;

use crate::web::Routes;

/// The pages about a cohort's own content.
pub fn routes() -> Routes {
    Routes::default()
        .get("/cohorts/{cohort}/content", handlers::index)
        .get("/cohorts/{cohort}/content.zip", handlers::export)
        .get("/cohorts/{cohort}/content/lessons/new", handlers::new)
        .post("/cohorts/{cohort}/content/lessons", handlers::add)
        .get("/cohorts/{cohort}/content/{item}", handlers::item)
        .post("/cohorts/{cohort}/content/{item}", handlers::change)
        .post("/cohorts/{cohort}/content/{item}/visibility", handlers::hide)
        .post("/cohorts/{cohort}/content/{item}/place", handlers::place)
        .post("/cohorts/{cohort}/content/{item}/note", handlers::note)
        .post("/cohorts/{cohort}/content/{item}/due", handlers::due)
        .post("/cohorts/{cohort}/content/{item}/version", handlers::version)
}
