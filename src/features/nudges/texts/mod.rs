//! The texts of e-mails, for those who look after the house: each kind in each language, changed without touching
//! a file, with the shipped text one click away.

mod commands;
mod forms;
mod handlers;
mod pages;
mod queries;

use crate::web::Routes;

/// Pages of it.
pub fn routes() -> Routes {
    Routes::default()
        .get("/mail/texts", handlers::index)
        .get("/mail/texts/{kind}/{locale}", handlers::show)
        .post("/mail/texts/{kind}/{locale}", handlers::change)
        .post("/mail/texts/{kind}/{locale}/removal", handlers::ship)
}
