//! Making ids.

use std::sync::{LazyLock, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use uuid::{Builder, ContextV7, Timestamp, Uuid};

static CONTEXT: LazyLock<Mutex<ContextV7>> = LazyLock::new(|| Mutex::new(ContextV7::new()));

/// A new id for something made at `now`. Ids made by one process sort in the
/// order they were made, also within a millisecond.
pub fn fresh(now: DateTime<Utc>) -> Uuid {
    let context = CONTEXT.lock().unwrap_or_else(PoisonError::into_inner);
    let seconds = u64::try_from(now.timestamp()).unwrap_or(0);
    Uuid::new_v7(Timestamp::from_unix(&*context, seconds, now.timestamp_subsec_nanos()))
}

/// An id that tells nothing, not even when it was made.
pub fn random() -> Uuid {
    Builder::from_random_bytes(rand::random()).into_uuid()
}
