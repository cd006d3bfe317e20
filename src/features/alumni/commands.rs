//! What people of a network do.

mod joining;
mod months;
mod roles;
mod words;

pub use joining::{forget_alumnus, join, leave};
pub use months::{Said, react, say_answer, take_answer_back};
pub use roles::{Offering, answer_role, end_role, offer_role};
pub use words::{drop_word, forget_words, renew_word, say_word};

use entity::ids::{PersonId, ProgrammeId};

use super::queries::is_in;
use crate::{
    platform::errors::{Refusal, Result},
    storage::Tx,
};

/// Nobody joins, leaves, says something there or is offered a role in the same moment as somebody else does that about
/// them: what is theirs goes with them when they leave.
async fn hold(tx: &Tx, programme: ProgrammeId, person: PersonId) -> Result<()> {
    tx.take_turns(&format!("alumnus {programme} {person}")).await
}

/// The same, refused where they are not in the network by now.
async fn hold_in(tx: &Tx, programme: ProgrammeId, person: PersonId) -> Result<()> {
    hold(tx, programme, person).await?;
    if is_in(&**tx, programme, person).await? { Ok(()) } else { Err(Refusal::conflict("alumni-not-in").into()) }
}
