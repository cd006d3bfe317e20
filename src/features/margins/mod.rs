//! Shelf 3: what trainers write down beside a week for whoever moderates it next. In the next run of the programme
//! it stands beside the same week; participants see nothing of it.

mod commands;
mod forms;
mod handlers;
mod pages;
mod policies;
mod queries;

pub use commands::write_note;
pub use policies::{ReadMargins, WriteInMargin};
pub use queries::{Note, notes_in};

use crate::web::Routes;

/// Pages about margin notes.
pub fn routes() -> Routes {
    Routes::default()
        .get("/cohorts/{cohort}/margins", handlers::index)
        .get("/cohorts/{cohort}/margins/{week}", handlers::show)
        .post("/cohorts/{cohort}/margins/{week}", handlers::write)
        .post("/cohorts/{cohort}/margins/{week}/{note}/removal", handlers::remove)
}
