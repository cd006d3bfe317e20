//! The states of an application as one table: what may become of what, and by which step.
//! The page "How seats are given" prints it; every command asks it.

use entity::states::{
    ApplicationState::{
        self, Accepted, Declined, Draft, InReview, Merged, Offered, Submitted, TurnedDown, Waitlisted, Withdrawn,
    },
    CohortState,
};

use crate::platform::errors::Refusal;

/// Something that happens to an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The applicant sends it in.
    Submit,
    /// An assessor has read it.
    Read,
    /// A seat is offered.
    Offer,
    /// It is put on the waitlist.
    Wait,
    /// It is turned down.
    TurnDown,
    /// The applicant says yes.
    Accept,
    /// The applicant says no to an offer.
    Decline,
    /// The applicant would rather come to the next cohort.
    Later,
    /// The time to answer is over.
    Lapse,
    /// An owner takes the offer back.
    TakeBack,
    /// The cohort does not take place.
    Cancel,
    /// The applicant withdraws.
    Withdraw,
    /// It turns out to be of the same person as another one.
    Merge,
}

impl Step {
    /// The word locale files know it by.
    pub fn word(self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Read => "read",
            Self::Offer => "offer",
            Self::Wait => "wait",
            Self::TurnDown => "turn-down",
            Self::Accept => "accept",
            Self::Decline => "decline",
            Self::Later => "later",
            Self::Lapse => "lapse",
            Self::TakeBack => "take-back",
            Self::Cancel => "cancel",
            Self::Withdraw => "withdraw",
            Self::Merge => "merge",
        }
    }

    /// The state it leads to from `state`; refused with what the application is now.
    pub fn from(self, state: ApplicationState) -> Result<ApplicationState, Refusal> {
        let found = MOVES.iter().find(|(from, step, _)| *from == state && *step == self);
        found.map(|(_, _, to)| *to).ok_or(Refusal::conflict(present(state)))
    }
}

/// From, by, to. Whatever is not here cannot happen.
pub const MOVES: &[(ApplicationState, Step, ApplicationState)] = &[
    (Draft, Step::Submit, Submitted),
    (Draft, Step::Withdraw, Withdrawn),
    (Draft, Step::Merge, Merged),
    (Submitted, Step::Read, InReview),
    (Submitted, Step::Offer, Offered),
    (Submitted, Step::Wait, Waitlisted),
    (Submitted, Step::TurnDown, TurnedDown),
    (Submitted, Step::Withdraw, Withdrawn),
    (Submitted, Step::Merge, Merged),
    (InReview, Step::Offer, Offered),
    (InReview, Step::Wait, Waitlisted),
    (InReview, Step::TurnDown, TurnedDown),
    (InReview, Step::Withdraw, Withdrawn),
    (InReview, Step::Merge, Merged),
    (Waitlisted, Step::Offer, Offered),
    (Waitlisted, Step::Wait, Waitlisted),
    (Waitlisted, Step::TurnDown, TurnedDown),
    // A yes after the time was over, while a seat is free.
    (Waitlisted, Step::Accept, Accepted),
    (Waitlisted, Step::Withdraw, Withdrawn),
    (Waitlisted, Step::Merge, Merged),
    (Offered, Step::Accept, Accepted),
    (Offered, Step::Decline, Declined),
    (Offered, Step::Later, Waitlisted),
    (Offered, Step::Lapse, Waitlisted),
    (Offered, Step::TakeBack, Waitlisted),
    (Offered, Step::Cancel, Waitlisted),
    (Offered, Step::Withdraw, Withdrawn),
    // The start was moved, and they were asked again.
    (Accepted, Step::Decline, Declined),
    (Accepted, Step::Later, Waitlisted),
    (Accepted, Step::Cancel, Waitlisted),
    // A seat that is given back, as long as the cohort has not begun.
    (Accepted, Step::Withdraw, Withdrawn),
];

/// The sentence that says what an application is now.
fn present(state: ApplicationState) -> &'static str {
    match state {
        Draft => "admissions-is-draft",
        Submitted => "admissions-is-submitted",
        InReview => "admissions-is-in-review",
        Waitlisted => "admissions-is-waitlisted",
        Offered => "admissions-is-offered",
        Accepted => "admissions-is-accepted",
        Declined => "admissions-is-declined",
        TurnedDown => "admissions-is-turned-down",
        Withdrawn => "admissions-is-withdrawn",
        Merged => "admissions-is-merged",
    }
}

/// Whether what was written may still change: before the window closes, and before anything is decided.
pub fn editable(state: ApplicationState, closed: bool) -> Result<(), Refusal> {
    match state {
        Draft => Ok(()),
        Submitted | InReview if !closed => Ok(()),
        Submitted | InReview => Err(Refusal::conflict("admissions-closed-for-changes")),
        other => Err(Refusal::conflict(present(other))),
    }
}

/// Whether an application can be withdrawn. A seat can be given back until the cohort begins; after that
/// it is a stay, and whoever looks after the cohort ends it.
pub fn withdrawable(state: ApplicationState, cohort: Option<CohortState>) -> Result<(), Refusal> {
    use CohortState::{Confirmed, Open, Planned};
    let to_come = cohort.is_none_or(|cohort| matches!(cohort, Planned | Open | Confirmed));
    match state {
        Accepted if !to_come => Err(Refusal::conflict("admissions-has-begun")),
        _ => Step::Withdraw.from(state).map(|_| ()),
    }
}

/// Whether it waits for a decision.
pub fn undecided(state: ApplicationState) -> bool {
    matches!(state, Submitted | InReview)
}

#[cfg(test)]
mod tests {
    use entity::states::{ApplicationState, CohortState};

    use super::{MOVES, Step, editable, withdrawable};

    #[test]
    fn every_move_stands_once_and_ends_stay_ends() {
        for (nth, (from, step, _)) in MOVES.iter().enumerate() {
            let again = MOVES.iter().skip(nth + 1).any(|(other, by, _)| other == from && by == step);
            assert!(!again, "{from:?} {step:?}");
        }
        use ApplicationState::{Declined, Merged, TurnedDown, Withdrawn};
        for end in [Declined, TurnedDown, Withdrawn, Merged] {
            assert!(MOVES.iter().all(|(from, ..)| *from != end), "{end:?}");
        }
    }

    #[test]
    fn what_cannot_happen_says_what_is() {
        let refused = Step::Accept.from(ApplicationState::Withdrawn).unwrap_err();
        assert_eq!((refused.status, refused.key), (409, "admissions-is-withdrawn"));
        assert_eq!(Step::Accept.from(ApplicationState::Offered), Ok(ApplicationState::Accepted));
    }

    #[test]
    fn what_is_decided_is_not_rewritten() {
        use ApplicationState::{Draft, InReview, Offered, Submitted};
        assert!(
            editable(Draft, true).is_ok() && editable(Submitted, false).is_ok() && editable(InReview, false).is_ok()
        );
        assert!(editable(Submitted, true).is_err() && editable(Offered, false).is_err());
    }

    #[test]
    fn a_seat_is_given_back_until_the_cohort_begins() {
        use ApplicationState::{Accepted, Offered, TurnedDown};
        let may = |state, cohort| withdrawable(state, Some(cohort)).map_err(|refusal| refusal.key);
        assert_eq!(may(Accepted, CohortState::Confirmed), Ok(()));
        assert_eq!(may(Accepted, CohortState::Running), Err("admissions-has-begun"));
        assert_eq!(may(Offered, CohortState::Running), Ok(()));
        assert_eq!(may(TurnedDown, CohortState::Open), Err("admissions-is-turned-down"));
    }
}
