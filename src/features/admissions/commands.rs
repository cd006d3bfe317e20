//! Changing applications. Whatever touches the seats of a cohort takes its row first, so that
//! two such changes come one after the other and never wait for each other in a circle.

mod applying;
mod choosing;
mod decisions;
mod forgetting;
mod importing;
mod intakes;
mod interests;
mod merging;
mod offers;
mod reactions;
mod reviews;
mod rows;

pub use applying::{Contact, Filled, give_consent, save_section, start, submit, withdraw, withdraw_all_of};
pub use choosing::{Method, choose};
pub use decisions::{UNDO_FOR, Words, apply_decisions, change_letter, decide, drop_decision, undo_round};
pub use forgetting::{DRAFTS_FOR, KEPT_FOR, forget_applications};
pub use importing::import_applications;
pub use intakes::{NewIntake, set_intake, transfer};
pub use interests::{announce_openings, ask_to_be_told, confirm_interest, forget_interest, forget_interests};
pub use merging::merge;
pub use offers::{Answer, answer_offer, lapse_offers, remind, take_back_offer, take_late};
pub use reactions::{answer_to_moved_start, react};
pub use reviews::{NewReview, exclude_me, write_review};
