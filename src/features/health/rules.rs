//! What a month of a community is told by, and what may be said of it. Pure: no database, no request.

mod months;
mod numbers;
mod saying;
mod shares;
mod tables;

pub use months::{month_of, month_word};
pub use numbers::{Group, Month, Number, Numbers};
pub use saying::{Sentence, Topic, Value, sentences};
pub use shares::{Fraction, SMALL, Share, Told};
pub use tables::{Bringing, Change, Column, Fate, MOST_MONTHS, Trouble, Wrong, bringing};
