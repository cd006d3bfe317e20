//! Shelf 7: what somebody made, gave and received in a course, what its certificate asks for, and who has earned it.
//! What is asked for is what the course said when the cohort began; what is earned stays earned.

mod badge;
mod commands;
mod forms;
mod handlers;
mod pages;
mod paper;
mod policies;
mod progress;
mod queries;
mod rules;

pub use commands::{keep_completions, keep_signing_key, take_back};
pub use pages::CohortProgress;
pub use policies::TakeCertificateBack;
pub use progress::progress_in;
pub use queries::{Reach, reach_of};
pub use rules::{shows, weeks_missing};

use crate::web::Routes;

/// Pages about progress and certificates.
pub fn routes() -> Routes {
    Routes::default()
        .get("/me/progress", handlers::mine)
        .get("/cohorts/{cohort}/certificates", handlers::index)
        .get("/cohorts/{cohort}/certificates/{completion}", handlers::one)
        .post("/cohorts/{cohort}/certificates/{completion}/revocation", handlers::revoke)
        .get("/certificates/{code}", handlers::show)
        .get("/certificates/{code}/badge", handlers::badge)
        .get("/certificates/{code}/pdf", handlers::pdf)
        .get("/.well-known/jwks.json", handlers::keys)
}
