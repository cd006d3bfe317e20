//! What the pages about programmes and cohorts show.

mod breaks;
mod owners;
mod people;
mod settings;
mod team;

pub use breaks::BreakPage;
pub use owners::{CohortRow, CohortsPage, NewCohortPage};
pub use people::{cohort_strip, person_tags};
pub use settings::{SettingsForms, SettingsPage};
pub use team::TeamPage;
