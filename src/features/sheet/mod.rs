//! Shelf 5: what the house does with data, on one page for everybody who is signed in, a works council first of
//! all, and the same as a record of processing (Art. 30 GDPR). All of it follows from the registry of personal data,
//! the kinds of e-mail, the recurring work, the roles and the settings: what is new there is here.

mod handlers;
mod markdown;
mod pages;
mod record;
mod rules;
mod since;
mod teller;
mod told;

pub use rules::{DELETING, ROLES, job_key};

use crate::web::Routes;

/// Pages about what the house does.
pub fn routes() -> Routes {
    Routes::default()
        .get("/privacy/sheet", handlers::sheet)
        .get("/privacy/sheet.md", handlers::sheet_file)
        .get("/privacy/record", handlers::record)
        .get("/privacy/record.md", handlers::record_file)
}
