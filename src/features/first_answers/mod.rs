//! Shelf 4: first answers. Nobody's question stays without one, and whoever writes for the first
//! time is greeted.
//!
//! Peers first, trainers as the net: an unanswered thread waits openly for anybody, then it is shown
//! to those who know something of it, then to the trainers. Hours count as a cohort works. When a
//! thread goes on is written down as it is opened; whether it still waits is asked of the thread
//! itself whenever somebody looks, so that nothing has to be undone when an answer comes or goes.

mod commands;
mod emails;
mod forms;
mod handlers;
mod pages;
mod policies;
mod queries;
mod rules;

use std::sync::Arc;

pub use commands::{fill, forget_asks, seek_peers};
pub use emails::Asked;
pub use queries::{HOME, Tried, WaitingThread, still_waits, tried_in, waiting_in};
pub use rules::{Fit, Peer, Question, fitting};

use crate::{storage::news::Listener, web::Routes};

/// Pages about who is asked.
pub fn routes() -> Routes {
    Routes::default()
        .get("/cohorts/{cohort}/threads/{thread}/ask", handlers::ask)
        .post("/cohorts/{cohort}/threads/{thread}/ask", handlers::decline)
        .get("/cohorts/{cohort}/threads/{thread}/peers", handlers::peers)
        .post("/cohorts/{cohort}/threads/{thread}/peers", handlers::ask_peer)
        .get("/cohorts/{cohort}/threads/{thread}/posts/{post}/welcome", handlers::welcome)
        .post("/cohorts/{cohort}/threads/{thread}/posts/{post}/welcome", handlers::pass_on)
}

/// Acts when somebody writes, and when a calendar changes.
pub fn listener() -> Listener {
    Arc::new(|tx, news| Box::pin(commands::react(tx, news)))
}
