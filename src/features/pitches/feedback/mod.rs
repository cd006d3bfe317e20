//! What people say to a pitch they heard. Everybody gives as many and gets as many ([`share_out`]), and
//! where somebody is late, whoever has time is given the pitch that needs it most ([`next_for`]).

mod rules;

pub use rules::{Field, Giver, LEAST, MOST, Shown, Standing, WANTED, next_for, share_out, too_few};

use crate::web::Routes;

/// Pages of it.
pub fn routes() -> Routes {
    Routes::default()
}
