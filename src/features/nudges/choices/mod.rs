//! What people choose: how often each kind of e-mail comes, and that none comes in the evening. It is theirs:
//! nobody else sees any of it.

mod commands;
mod forms;
mod handlers;
mod pages;
mod queries;
mod sight;

pub use commands::keep_regions;
pub use sight::sight_of;

use crate::web::Routes;

/// Pages of it.
pub fn routes() -> Routes {
    Routes::default()
        .get("/me/notifications", handlers::show)
        .post("/me/notifications", handlers::choose)
        .post("/me/notifications/resumption", handlers::resume)
        .get("/me/notifications/{kind}", handlers::look)
        .get("/nudges", handlers::all)
        .get("/mail/unsubscribe/{token}", handlers::ask)
        .post("/mail/unsubscribe/{token}", handlers::stop)
}
