//! Shelf 4: what is written in a cohort as an Atom feed, for those who read in a feed reader.
//! The link is somebody's own, and they take it back when they like.

mod atom;
mod handlers;
mod pages;
mod policies;

use crate::web::Routes;

/// The feed, and the page where one gets its link.
pub fn routes() -> Routes {
    Routes::default()
        .get("/cohorts/{cohort}/feed", handlers::show)
        .post("/cohorts/{cohort}/feed", handlers::renew)
        .post("/cohorts/{cohort}/feed/end", handlers::revoke)
        .get("/feeds/{token}.atom", handlers::fetch)
}
