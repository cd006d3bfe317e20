//! Rounds of pitches: their times, who is heard when, and the room while it is live.

use crate::web::Routes;

/// Pages of them.
pub fn routes() -> Routes {
    Routes::default()
}
