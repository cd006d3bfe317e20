//! What the pages about programmes and cohorts show.

mod owners;
mod people;
mod public;

pub use owners::{CohortRow, CohortsPage, NewCohortPage, SettingsForms, SettingsPage};
pub use people::{PeoplePage, cohort_strip, person_tags};
pub use public::{FrontPage, ProgrammePage};
