//! What the pages about rounds show.

mod index;
mod order;
mod planning;
mod room;

pub use index::{IndexPage, MOST, Standing};
pub use order::{Eye, RoundSight};
pub use planning::{NewPage, RoundForms, RoundPage};
pub use room::{Refused, RoomPage, Seen};
