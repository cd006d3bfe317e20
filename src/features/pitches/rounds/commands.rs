//! Planning rounds, giving places, and leading the room.

mod late;
mod notes;
mod places;
mod planning;
mod reactions;
mod room;
mod swapping;
mod telling;

pub use late::mark_heard;
pub use notes::{Note, save_note};
pub use places::{Shift, book, give_back, put, shift};
pub use planning::{NewRound, SessionTerms, add_session, cancel_round, change_session, plan_round, remove_session};
pub use reactions::{end_forgotten, react};
pub use room::{Foreseen, press};
pub use swapping::{SwapAnswer, answer_swap, ask_swap};
pub use telling::topic;

use entity::ids::PitchRoundId;

use super::queries::{Hearing, hearing};
use crate::{platform::errors::Result, storage::Tx};

/// A round for a change; others who change it wait.
async fn hold(tx: &Tx, round: PitchRoundId) -> Result<Hearing> {
    tx.take_turns(&format!("pitches {round}")).await?;
    hearing(&**tx, round).await
}
