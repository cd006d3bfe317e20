//! Who gives feedback to whom, what counts as feedback, and what its makers are told of it. Pure: no
//! database, no request.

mod late;
mod means;
mod sharing;
mod waiting;
mod words;

use chrono::Duration;

pub use late::least_given;
pub use means::mean;
pub use sharing::{Field, Giver, Shown, share_out};
pub use waiting::{LEAST, MOST, Standing, WANTED, next_for, too_few};
pub use words::{FEW_WORDS, is_of_use, word_count};

/// So long a share is somebody's, once pitches are shared out.
pub const OWED_FOR: Duration = Duration::hours(72);
/// So long one has for a pitch one took in addition.
pub const TAKEN_FOR: Duration = Duration::hours(24);
/// So long after it was shared out a round is closed.
pub const CLOSES_AFTER: Duration = Duration::days(7);
/// So many criteria there are anchors for, from the weakest to the strongest.
pub const ANCHORS: std::ops::RangeInclusive<i32> = 1..=4;
