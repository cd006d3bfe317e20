//! Shelf 4: sparring partners. Who is matched with whom and why, and that nobody stays alone.
//!
//! The matching itself ([`propose`], [`circles`]) knows nothing of cohorts and databases:
//! `lernweg match` does the same for a file of any organisation. Trainers look at a proposal and
//! publish it; from then on whoever loses a partner gets another one in the same transaction.
//!
//! What partners do together is theirs: a time, notes, how it went. Trainers see figures, and that two
//! have not found each other where one of them says so.

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

pub use commands::{
    NewTime, SharedNotes, agree_to_time, forget_together, keep_rounds, propose_round, publish_round, repair_rounds,
    save_wishes, say_how_it_went, suggest_time, write_shared_notes,
};
pub use emails::{Agreed, AskedGently, Introduced, Suggested};
pub use matching::{
    BEST, Band, Bond, Breaches, CIRCLE_MEETS, Candidate, Circles, Criterion, Gap, Hours, LEAST_SHARED, Level, Part,
    Pool, Proposal, Reason, Rule, Sides, Stretch, Weights, circles, propose, propose_across, propose_among, reasons,
    two_of,
};
pub use pages::WhyRow;
pub use policies::{HavePartner, MatchPartners};
pub use queries::{
    HOME, NotFound, Participant, TALK, Talk, not_found_in, participants, partners_of, pool_of, talks_of, times_owed,
};
pub use rules::{Facts, day_of, kept, weights_in, weights_of};

use crate::{storage::news::Listener, web::Routes};

/// Pages about partners.
pub fn routes() -> Routes {
    Routes::default()
        .get("/cohorts/{cohort}/sparring", handlers::show)
        .post("/cohorts/{cohort}/sparring/decline", handlers::decline)
        .post("/cohorts/{cohort}/sparring/appointment", handlers::suggest)
        .post("/cohorts/{cohort}/sparring/appointment/yes", handlers::agree)
        .get("/cohorts/{cohort}/sparring/appointment.ics", handlers::appointment_file)
        .post("/cohorts/{cohort}/sparring/outcome", handlers::say_went)
        .post("/cohorts/{cohort}/sparring/notes", handlers::write_notes)
        .post("/cohorts/{cohort}/sparring/silence", handlers::break_silence)
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
