//! Shelf 4: sparring partners. Who is matched with whom and why, and that nobody stays alone.
//!
//! The matching itself ([`propose`], [`circles`]) knows nothing of cohorts and databases:
//! `lernweg match` does the same for a file of any organisation. Trainers look at a proposal and
//! publish it; from then on whoever loses a partner gets another one in the same transaction.

mod commands;
mod emails;
mod forms;
mod handlers;
mod matching;
mod pages;
mod policies;
mod queries;
mod rules;

use std::sync::Arc;

pub use commands::{keep_rounds, propose_round, publish_round, repair_rounds, save_wishes};
pub use emails::Introduced;
pub use matching::{
    BEST, Band, Bond, Breaches, CIRCLE_MEETS, Candidate, Circles, Criterion, Gap, Hours, LEAST_SHARED, Level, Part,
    Pool, Proposal, Reason, Rule, Sides, Stretch, Weights, circles, propose, propose_across, propose_among, reasons,
    two_of,
};
pub use policies::{HavePartner, MatchPartners};
pub use queries::HOME;
pub use rules::Facts;

use crate::{storage::news::Listener, web::Routes};

/// Pages about partners.
pub fn routes() -> Routes {
    Routes::default()
        .get("/cohorts/{cohort}/sparring", handlers::show)
        .post("/cohorts/{cohort}/sparring/decline", handlers::decline)
        .get("/cohorts/{cohort}/sparring/wishes", handlers::wishes)
        .post("/cohorts/{cohort}/sparring/wishes", handlers::wish)
        .get("/cohorts/{cohort}/sparring/round", handlers::round)
        .post("/cohorts/{cohort}/sparring/round", handlers::propose)
        .post("/cohorts/{cohort}/sparring/round/swap", handlers::swap)
        .post("/cohorts/{cohort}/sparring/round/groups/{group}", handlers::keep)
        .post("/cohorts/{cohort}/sparring/round/publication", handlers::publish)
        .post("/cohorts/{cohort}/sparring/round/removal", handlers::drop_it)
}

/// Acts when somebody leaves: nobody stays alone for it.
pub fn listener() -> Listener {
    Arc::new(|tx, news| Box::pin(commands::react(tx, news)))
}
