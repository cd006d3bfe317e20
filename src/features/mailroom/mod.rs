//! Shelf 3: the mailroom. What waits to leave the house, what does not get out and why, and whom mail does
//! not reach: for those who look after the house.

mod commands;
mod handlers;
mod pages;
mod policies;
mod queries;

pub use policies::SeeMail;
pub use queries::{HouseOn, find_looks_after};

use crate::web::Routes;

/// Pages about mail that is on its way.
pub fn routes() -> Routes {
    Routes::default()
        .get("/mail", handlers::index)
        .post("/mail/retries", handlers::retry_all)
        .post("/mail/kinds/{kind}/resumption", handlers::let_go)
        .post("/mail/{mail}/retry", handlers::retry)
        .post("/mail/{mail}/removal", handlers::drop_one)
}
