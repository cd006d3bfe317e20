//! Shelf 5: pitches. Who gives feedback to whom: everybody gives as many and gets as many
//! ([`share_out`]), and where somebody is late, whoever has time is given the pitch that needs it
//! most ([`next_for`]). This knows nothing of rounds and databases.

mod rules;

pub use rules::{Field, Giver, LEAST, MOST, Shown, Standing, WANTED, next_for, share_out, too_few};
