//! From what is due and what is planned to what is to be done about it.

use chrono::Duration;
use entity::{
    ids::PersonId,
    nudge,
    states::{NudgeEnd, NudgeState},
};
use sha2::{Digest, Sha256};

use super::Due;

/// So many of these e-mails at the most reach somebody in [`CAP_DAYS`]; what people write to each other is not
/// among them.
pub const CAP: usize = 4;
/// The days [`CAP`] counts over.
pub const CAP_DAYS: Duration = Duration::days(7);

/// What is to be done about one e-mail to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Plan it.
    Create,
    /// It is due at another time.
    Update,
    /// It is not to be sent: why.
    Cancel(NudgeEnd),
    /// It is as it should be.
    Leave,
}

/// What `due` asks for where `row` is what was planned so far. `end` is why nothing is due any more.
pub fn answer(due: Option<&Due>, row: Option<&nudge::Model>, end: NudgeEnd) -> Answer {
    match (due, row) {
        (Some(_), None) => Answer::Create,
        (Some(due), Some(row)) if is_open(row) => {
            if (row.due_at, row.until_at) == (due.at, due.until) {
                Answer::Leave
            } else {
                Answer::Update
            }
        }
        // Whoever is back hears of what is still ahead; what was sent, and what a trainer let be, is over.
        (Some(due), Some(row)) if may_return(row) && due.at > row.settled_at.unwrap_or(due.at) => Answer::Update,
        (None, Some(row)) if is_open(row) => Answer::Cancel(end),
        (Some(_) | None, _) => Answer::Leave,
    }
}

/// Whether it may still leave.
pub fn is_open(row: &nudge::Model) -> bool {
    matches!(row.state, NudgeState::Planned | NudgeState::Held)
}

fn may_return(row: &nudge::Model) -> bool {
    row.state == NudgeState::Cancelled
        && matches!(row.why, Some(NudgeEnd::Away | NudgeEnd::Gone | NudgeEnd::Off | NudgeEnd::Done))
}

/// Of how many people nothing is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holdout {
    /// Of a hundred.
    pub percent: i32,
    /// Who that is follows from it.
    pub seed: i64,
}

/// Whether somebody is among those nothing is asked of. The same seed, kind and person give the same answer,
/// whoever else is there: a number from 0 to 99 out of their hash.
pub fn is_left_out(holdout: Holdout, kind: &str, person: PersonId) -> bool {
    let hash = Sha256::digest(format!("{}:{kind}:{person}", holdout.seed));
    let number = hash.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    i32::try_from(number % 100).unwrap_or(0) < holdout.percent
}
