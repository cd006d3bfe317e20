//! Floor 3: people, how they sign in, and the proof that somebody may do something.

mod auditors;
mod directory;
mod feeds;
mod forgetting;
mod links;
mod passwords;
mod people;
mod permit;
mod preferences;
mod sessions;

pub use auditors::{Auditor, appoint_auditor, auditors, dismiss_auditor, is_auditor};
pub use directory::{Comparison, Listed, Standing, Usual, compare_people, import_people};
pub use feeds::{Feed, Fetched, find_feed, held_feed, renew_feed, revoke_feed};
pub use forgetting::{
    ERASED, Forgotten, GRACE, ask_to_be_forgotten, due_erasures, erasure_of, forget_again, forget_person,
    forget_the_closed, forgotten, hold_up_erasure, stay_after_all, take_erasure,
};
pub use links::{Link, Opened, ask_for_link, find_link, use_link};
pub use passwords::{Passwords, begin_try, forget_failures, forgive_try, open_session_by_password, set_password};
pub use people::{
    NewPerson, Profile, add_person, change_locale, change_profile, close_account, find_person, find_person_by_email,
    name_of, names_of, people_of, person_for, still_open,
};
pub use permit::{Actor, Claim, Denied, Holder, Pass, Permit, Policy};
pub use preferences::{Hours, choose_hours, choose_rhythm, hours_of, rhythms_of, suggest_region};
pub use sessions::{Stay, end_session, end_sessions, find_session, forget_sessions, open_session};
