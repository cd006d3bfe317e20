//! Shelf 4: what a participant and the trainers of their cohort say to each other alone. One conversation per
//! participant; every trainer of the cohort reads it, nobody else does, and it says so. It goes with the other
//! things that were only needed for the course.

mod commands;
mod emails;
mod forms;
mod handlers;
mod home;
mod pages;
mod policies;
mod queries;

pub use commands::{Said, confide, tell};
pub use emails::{Confided, Told};
pub use home::HOME;
pub use policies::{Confide, Hear};
pub use queries::{Asking, Written, asking_in, written_in};

use crate::web::Routes;

/// The pages of both sides.
pub fn routes() -> Routes {
    Routes::default()
        .get("/cohorts/{cohort}/private", handlers::own)
        .post("/cohorts/{cohort}/private", handlers::confide)
        .post("/cohorts/{cohort}/private/read", handlers::read)
        .get("/cohorts/{cohort}/private/{person}", handlers::of_person)
        .post("/cohorts/{cohort}/private/{person}", handlers::tell)
}
