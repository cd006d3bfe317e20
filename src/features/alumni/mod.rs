//! Shelf 4: staying in touch after a course. Who took part may join the network of its programme: only who joined is
//! found there, and only by who joined as well. They say what they look for and what they could give, answer one
//! question a month, take roles that owners offer, and are gone the moment they leave.

mod commands;
mod forms;
mod handlers;
mod home;
mod pages;
mod policies;
mod queries;
mod rules;

use std::sync::Arc;

use chrono::{DateTime, Utc};

pub use commands::{
    Offering, Said, answer_role, end_role, forget_alumnus, forget_words, join, leave, offer_role, say_answer, say_word,
};
pub use home::HOME;
pub use policies::{AnswerRole, BeAlumnus, SeeAlumni};
pub use queries::{AlumniOn, RoleOn, find_network};
pub use rules::{Month, SEATS_PER_HELPER};

use crate::{features::cohorts::CohortOn, storage::news::Listener, web::Routes};

/// Acts when somebody is forgotten: their answers go if they want that.
pub fn listener() -> Listener {
    Arc::new(|tx, news| Box::pin(commands::react(tx, news)))
}

/// Where the network of a cohort's programme is, once people of the cohort may join.
pub fn alumni_href(on: &CohortOn, now: DateTime<Utc>) -> Option<String> {
    rules::is_reached(on.cohort.state, &on.calendar, now).then(|| format!("/programmes/{}/alumni", on.programme))
}

/// Pages about a network.
pub fn routes() -> Routes {
    Routes::default()
        .get("/programmes/{programme}/alumni", handlers::show)
        .post("/programmes/{programme}/alumni/membership", handlers::enter)
        .post("/programmes/{programme}/alumni/membership/end", handlers::go)
        .post("/programmes/{programme}/alumni/words", handlers::say)
        .post("/programmes/{programme}/alumni/words/{word}/renewal", handlers::renew)
        .post("/programmes/{programme}/alumni/words/{word}/end", handlers::take_back)
        .get("/programmes/{programme}/alumni/months/{month}", handlers::month)
        .post("/programmes/{programme}/alumni/months/{month}/answer", handlers::answer)
        .post("/programmes/{programme}/alumni/months/{month}/answer/end", handlers::withdraw)
        .get("/programmes/{programme}/alumni/invite", handlers::invite)
        .get("/programmes/{programme}/alumni/roles", handlers::roles)
        .post("/programmes/{programme}/alumni/roles", handlers::offer)
        .post("/programmes/{programme}/alumni/roles/{role}/answer", handlers::answer_offer)
        .post("/programmes/{programme}/alumni/roles/{role}/end", handlers::end)
        .get("/programmes/{programme}/alumni/{person}", handlers::entry)
}
