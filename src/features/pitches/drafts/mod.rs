//! Pitches as they are written: guided lines, slides, versions, and two who say something before the room does.

use crate::web::Routes;

/// Pages of them.
pub fn routes() -> Routes {
    Routes::default()
}
