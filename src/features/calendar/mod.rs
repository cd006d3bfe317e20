//! Shelf 5: all dates of a cohort in one place, what a change of them would do, and
//! the calendar files that leave the house.

use crate::web::Routes;

/// Pages about dates.
pub fn routes() -> Routes {
    Routes::default()
}
