//! Rounds of pitches of a course: people say what their community is for, and hear from others.

/// How a programme has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PitchPlan {
    /// The weeks in which there is a round, ascending.
    pub rounds: Vec<u32>,
    /// How many minutes a pitch has.
    pub minutes: u32,
}
