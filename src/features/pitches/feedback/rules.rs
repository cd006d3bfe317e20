//! Who gives feedback to whom. Pure: no database, no request.

mod sharing;
mod waiting;

pub use sharing::{Field, Giver, Shown, share_out};
pub use waiting::{LEAST, MOST, Standing, WANTED, next_for, too_few};
