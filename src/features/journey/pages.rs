//! What the pages of a week show.

mod cohort;
mod home;
mod lesson;
mod rows;
mod week;

pub use cohort::{CohortPage, WeeksPage, week_rows};
pub use home::{Here, HomePage, Seats, WaitingAnswer, WaitingThread};
pub use lesson::{AnswerCards, ChangesPage, LessonPage};
pub use rows::Done;
pub use week::WeekPage;
