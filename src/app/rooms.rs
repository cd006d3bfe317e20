//! Every room, once for its pages and once for its e-mails.

use super::{health, worker::Kinds};
use crate::{
    features::{account, cohorts, discussions, journey, pages, progress, reader, syllabus},
    web::{Routes, assets},
};

/// All routes. `/demo` is added by the demonstration, and only there.
pub fn routes() -> Routes {
    Routes::default()
        .get("/healthz", health::alive)
        .get("/readyz", health::ready)
        .get("/assets/{path:.*}", assets::serve)
        .and(account::routes())
        .and(pages::routes())
        .and(progress::routes())
        .and(cohorts::routes())
        .and(syllabus::routes())
        .and(discussions::routes())
        .and(reader::routes())
        .and(journey::routes())
}

/// All kinds of e-mail.
pub fn kinds() -> Kinds {
    Kinds::default().with::<account::SignInLink>().with::<cohorts::Welcome>().with::<discussions::Answered>()
}

/// The kinds people can say no to.
pub fn stoppable_kinds() -> account::StoppableKinds {
    account::StoppableKinds(kinds().stoppable())
}
