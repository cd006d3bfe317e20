//! What may become of a cohort, and who fits into one. Pure: no database, no request.

use entity::states::CohortState;

use crate::platform::errors::Refusal;

/// What an owner may do with a cohort's state; running, pausing and finishing come from its calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Let people apply.
    Open,
    /// It takes place.
    Confirm,
    /// It does not.
    Cancel,
    /// Only to be read from now on.
    Archive,
}

impl Step {
    /// The word a form sends.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Confirm => "confirm",
            Self::Cancel => "cancel",
            Self::Archive => "archive",
        }
    }

    /// The step a form names.
    pub fn named(word: &str) -> Option<Self> {
        [Self::Open, Self::Confirm, Self::Cancel, Self::Archive].into_iter().find(|step| step.word() == word)
    }

    /// The state it leads to, where it may be taken.
    pub fn from(self, state: CohortState) -> Option<CohortState> {
        use CohortState::{Archived, Cancelled, Confirmed, Finished, Open, Paused, Planned, Running};
        match (self, state) {
            (Self::Open, Planned) => Some(Open),
            (Self::Confirm, Planned | Open) => Some(Confirmed),
            (Self::Cancel, Planned | Open | Confirmed | Running | Paused) => Some(Cancelled),
            (Self::Archive, Finished) => Some(Archived),
            _ => None,
        }
    }

    /// The steps that may be taken from `state`.
    pub fn possible(state: CohortState) -> Vec<Self> {
        [Self::Open, Self::Confirm, Self::Cancel, Self::Archive]
            .into_iter()
            .filter(|step| step.from(state).is_some())
            .collect()
    }
}

/// The state the calendar says a cohort should be in: confirmed ones start on
/// their date, running ones pause and finish.
pub fn due_state(state: CohortState, started: bool, paused: bool, over: bool) -> CohortState {
    use CohortState::{Confirmed, Finished, Paused, Running};
    match state {
        Confirmed | Running | Paused if over => Finished,
        Confirmed | Running | Paused if started && paused => Paused,
        Confirmed | Running | Paused if started => Running,
        other => other,
    }
}

/// Whether members may still write. Finished cohorts go on talking; archived ones are only read.
pub fn writable(state: CohortState) -> Result<(), Refusal> {
    match state {
        CohortState::Archived | CohortState::Cancelled => Err(Refusal::conflict("cohorts-closed")),
        _ => Ok(()),
    }
}

/// Whether there is anything left that a pause could move.
pub fn takes_pauses(state: CohortState) -> Result<(), Refusal> {
    match state {
        CohortState::Finished => Err(Refusal::conflict("cohorts-closed")),
        other => writable(other),
    }
}

/// Whether a cohort still takes people at all; whether there is a seat, the database says.
pub fn takes_people(state: CohortState) -> Result<(), Refusal> {
    use CohortState::{Archived, Cancelled, Finished};
    match state {
        Archived | Cancelled | Finished => Err(Refusal::conflict("cohorts-closed")),
        _ => Ok(()),
    }
}

/// Whether the first day can still move: not once the course has begun.
pub fn movable(state: CohortState) -> Result<(), Refusal> {
    match state {
        CohortState::Planned | CohortState::Open | CohortState::Confirmed => Ok(()),
        _ => Err(Refusal::conflict("cohorts-begun")),
    }
}

/// Whether a cohort in `state` must keep a trainer.
pub fn needs_trainer(state: CohortState) -> bool {
    matches!(state, CohortState::Confirmed | CohortState::Running | CohortState::Paused)
}

#[cfg(test)]
mod tests {
    use entity::states::CohortState;

    use super::{Step, due_state, movable, takes_pauses, takes_people, writable};

    #[test]
    fn what_may_become_of_a_cohort() {
        let table: Vec<String> = CohortState::ALL
            .iter()
            .map(|state| {
                let steps: Vec<&str> = Step::possible(*state).into_iter().map(Step::word).collect();
                format!("{}: {}", state.word(), steps.join(" "))
            })
            .collect();
        assert_eq!(
            table,
            [
                "planned: open confirm cancel",
                "open: confirm cancel",
                "confirmed: cancel",
                "running: cancel",
                "paused: cancel",
                "finished: archive",
                "archived: ",
                "cancelled: ",
            ]
        );
    }

    #[test]
    fn the_calendar_moves_only_what_is_confirmed() {
        use CohortState::*;
        for state in [Planned, Open, Archived, Cancelled, Finished] {
            assert_eq!(due_state(state, true, true, true), state);
        }
        for state in [Confirmed, Running, Paused] {
            assert_eq!(due_state(state, true, false, false), Running);
            assert_eq!(due_state(state, true, true, false), Paused);
            assert_eq!(due_state(state, true, true, true), Finished);
        }
        assert_eq!(due_state(Confirmed, false, true, false), Confirmed);
    }

    #[test]
    fn who_comes_too_late() {
        use CohortState::{Archived, Confirmed, Finished, Running};
        assert!(takes_people(Running).is_ok() && takes_people(Finished).is_err() && takes_people(Archived).is_err());
        assert!(movable(Confirmed).is_ok() && movable(Running).is_err());
        assert!(writable(Running).is_ok() && writable(Archived).is_err());
        assert!(writable(Finished).is_ok() && takes_pauses(Finished).is_err() && takes_pauses(Archived).is_err());
    }
}
