//! Who is in which circle, who leads it and when it meets. Pure: no database, no request.

mod fitting;
mod partition;
mod rota;
mod weekly;

pub use fitting::{best_circle, best_other, too_small};
pub use partition::{Partition, partition, stays};
pub use rota::{Seat, rota};
pub use weekly::{Suggestion, Weekly, suggestions};

/// How long a circle meets, in minutes.
pub const LASTS: i64 = 60;
