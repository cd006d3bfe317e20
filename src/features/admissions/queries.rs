//! Reading applications: what a request is about, and where it stands.

mod board;
mod composing;
mod found;
mod home;
mod keeping;
mod tables;
mod waiting;
mod windows;

pub use board::{BoardRow, Filter, PAGE, all_rows, board, counts_of, pending_of, reviews_of, score, to_read};
pub use composing::{
    declared_by, draw_of, everybody, history, names_of, pending_in, pending_page, round_of, rounds_of,
};
pub use found::{
    AdmissionOn, ApplicationOn, InterestOn, OfferOn, ReadingOn, Rulebook, find_admission, find_admission_of,
    find_application, find_application_of, find_interest_of, find_offer, find_offer_of, find_reading, find_reading_of,
    intake_of, keeps_away, kept_from, live_application, open_intakes,
};
pub use home::HOME;
pub use keeping::{
    Told, addresses_of, counts_by_cohort, doubles_of, draws_of, elsewhere, for_next_cohort, interested, windows_of,
};
pub use tables::read_table;
pub use waiting::{first_waiting, losses_of, outlook, place_of, waiting_order};
pub use windows::{intakes_of, newest_offer, seated_or_offered, told_state};
