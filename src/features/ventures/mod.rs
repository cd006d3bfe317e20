//! Shelf 3: the community somebody looks after in their company. What it is for, who is in it, how it
//! lives, and what they need for it; one per person, read by everybody they share a cohort with.

mod commands;
mod forms;
mod handlers;
mod pages;
mod policies;
mod queries;
mod rules;

pub use commands::{VentureToSay, forget_venture, say_venture};
pub use policies::{LookAfter, ReadVenture};
pub use queries::{Venture, names_of, venture_of};
pub use rules::{PARTS, Seen};

use crate::web::Routes;

/// Pages about people's communities.
pub fn routes() -> Routes {
    Routes::default()
        .get("/cohorts/{cohort}/venture", handlers::own)
        .post("/cohorts/{cohort}/venture", handlers::say)
        .get("/cohorts/{cohort}/people/{person}/venture", handlers::show)
}
