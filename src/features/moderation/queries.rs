//! Reading reports, acts and appeals.

mod acts;
mod appeals;
mod home;
mod reports;
mod versions;

pub use acts::{ActOn, Done, acts_about, acts_in, acts_of, find_act_of, find_done, stands};
pub use appeals::{AppealOn, Asked, deciders, find_appeal_of, find_asked, list_appeals, programme_of};
pub use home::HOME;
pub use reports::{Reported, open_reports, reports_of};
pub use versions::{Other, Version, hidden_threads, other_threads, versions_of};
