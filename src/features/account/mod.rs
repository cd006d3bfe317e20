//! Shelf 1: signing in and out, and one's own profile.

mod commands;
mod emails;
mod forms;
mod handlers;
mod limiter;
mod pages;

pub use emails::SignInLink;
pub use limiter::FailureLimiter;

use crate::web::Routes;

/// Pages about accounts.
pub fn routes() -> Routes {
    Routes::default()
        .get("/sign-in", handlers::sign_in_page)
        .post("/sign-in", handlers::sign_in)
        .get("/sign-in/sent", handlers::link_sent)
        .get("/sign-in/{token}", handlers::confirm_page)
        .post("/sign-in/{token}", handlers::confirm)
        .post("/sign-out", handlers::sign_out)
        .post("/language", handlers::set_language)
        .post("/theme", handlers::set_theme)
        .get("/me", handlers::me)
        .post("/me", handlers::change_me)
        .post("/me/password", handlers::change_password)
        .post("/me/sessions/end", handlers::end_all)
}
