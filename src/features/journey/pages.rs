//! What the pages of a week show.

mod cohort;
mod home;
mod lesson;
mod rows;
mod week;

pub use cohort::{CohortPage, WaitingThread, WeeksPage, week_rows};
pub use home::{Around, Here, HomePage, OtherCohort, Speaker};
pub use lesson::{AnswerCards, ChangesPage, LessonPage};
pub use rows::Done;
pub use week::WeekPage;
