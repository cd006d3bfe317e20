//! Shelf 3: from an application to a seat. Who applies needs no account; who decides does so
//! by hand, by what assessors think, or by a draw anyone can make again; a seat is held until
//! somebody answers, and goes to the next who waits.

mod commands;
mod draw;
mod emails;
mod forms;
mod handlers;
mod pages;
mod policies;
mod queries;
mod rules;

use std::sync::Arc;

pub use commands::{
    Answer, Contact, Filled, Method, NewIntake, NewReview, Words, announce_openings, answer_offer,
    answer_to_moved_start, apply_decisions, ask_to_be_told, change_letter, choose, confirm_interest, decide,
    drop_decision, exclude_me, forget_applications, forget_interest, forget_interests, give_consent,
    import_applications, lapse_offers, merge, remind, save_section, set_intake, start, submit, take_back_offer,
    take_late, transfer, undo_round, withdraw, withdraw_all_of, write_review,
};
pub use draw::{
    DRAW_FIELDS, DrawQuota, DrawRules, Drawn, Entrant, MOST_TICKETS, Reason, Ticketed, Unmet, commitment, draw,
};
pub use emails::{
    AskedAgain, Cancelled, ComeBack, ConfirmInterest, ItOpens, Lapsed, NoLetter, OfferLetter, Received, Reminder,
    WaitLetter,
};
pub use pages::keeping::told;
pub use policies::{
    Admit, AdmitApplication, AnswerOffer, Interested, OwnApplication, ReadApplication, ReadApplications,
};
pub use queries::{
    AdmissionOn, ApplicationOn, HOME, InterestOn, OfferOn, ReadingOn, Rulebook, find_admission, find_application,
    find_offer, find_reading, read_table, seated_or_offered, waiting_order,
};
pub use rules::{DAYS, HOURS, MOVES, NewApplication, ReadTable, Step, is_time};

use crate::{storage::news::Listener, web::Routes};

/// Pages for applicants, for those who read and decide, and for those who keep a programme.
pub fn routes() -> Routes {
    handlers::keeping::routes().and(handlers::applicants::routes()).and(handlers::board::routes())
}

/// Acts when a cohort has news: gives a freed seat on, asks again, puts everybody back.
pub fn listener(book: Rulebook) -> Listener {
    Arc::new(move |tx, news| {
        let book = book.clone();
        Box::pin(async move { commands::react(tx, &book, news).await })
    })
}
