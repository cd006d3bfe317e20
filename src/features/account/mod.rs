//! Shelf 1: signing in and out, one's own profile, and which e-mails one wants.

mod commands;
mod emails;
mod forms;
mod handlers;
mod limiter;
mod pages;

pub use emails::SignInLink;
pub use limiter::FailureLimiter;

use crate::web::Routes;

/// The kinds of e-mail people can say no to; every other kind is about something they asked for.
#[derive(Clone, Debug)]
pub struct StoppableKinds(pub Vec<&'static str>);

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
        .get("/me/notifications", handlers::notifications)
        .post("/me/notifications", handlers::change_notifications)
        .post("/me/notifications/resumption", handlers::resume_mails)
        .get("/mail/unsubscribe/{token}", handlers::unsubscribe_page)
        .post("/mail/unsubscribe/{token}", handlers::unsubscribe)
}
