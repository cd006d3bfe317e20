//! What time it is, asked in one place.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use chrono::{DateTime, Duration, DurationRound, Utc};

/// The clock of the house. Everything that needs the time is handed one.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The clock on the wall.
    Wall,
    /// Stands still until it is moved; holds microseconds since 1970. For tests and simulations.
    Stopped(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that shows `at` until it is moved.
    pub fn stopped(at: DateTime<Utc>) -> Self {
        Self::Stopped(Arc::new(AtomicI64::new(at.timestamp_micros())))
    }

    /// Now, in whole microseconds: PostgreSQL keeps no more, so neither does anybody else.
    #[allow(clippy::disallowed_methods, reason = "the one place that asks the system")]
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Self::Wall => {
                let now = Utc::now();
                now.duration_trunc(Duration::microseconds(1)).unwrap_or(now)
            }
            Self::Stopped(hand) => {
                DateTime::from_timestamp_micros(hand.load(Ordering::SeqCst)).unwrap_or(DateTime::UNIX_EPOCH)
            }
        }
    }

    /// Moves a stopped clock; a wall clock goes its own way and stays as it is.
    pub fn forward(&self, by: Duration) {
        if let Self::Stopped(hand) = self {
            hand.fetch_add(by.num_microseconds().unwrap_or(0), Ordering::SeqCst);
        }
    }
}
