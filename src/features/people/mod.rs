//! Shelf 3: the people of a cohort, and what each tells the others about themselves.
//!
//! A profile belongs to a person, not to a cohort: whoever shares one with them, running or
//! over, sees it as far as the person says, part by part. Nothing is shown that was not saved
//! for it.

mod commands;
mod forms;
mod handlers;
mod pages;
mod policies;
mod queries;
mod rules;

pub use commands::{PartToSay, forget_profile, say_part};
pub use pages::photo_href;
pub use policies::{ChangeProfile, SeePerson, SeePhoto};
pub use queries::{Entry, Part, PersonOn, Told, find_person, people_in, people_of, profiles_of, told_by};
pub use rules::{LANGUAGES, Relation, beginning, folded, languages, mentions};

use crate::web::Routes;

/// Pages about people.
pub fn routes() -> Routes {
    Routes::default()
        .get("/cohorts/{cohort}/people", handlers::index)
        .get("/cohorts/{cohort}/people/{person}", handlers::person)
        .post("/cohorts/{cohort}/people/{person}/parts/{part}", handlers::say)
        .post("/cohorts/{cohort}/people/{person}/photo", handlers::change_photo)
        .post("/cohorts/{cohort}/people/{person}/photo/removal", handlers::remove)
        .get("/people/{person}/photo", handlers::photo)
        .get("/me/profile", handlers::mine)
}
