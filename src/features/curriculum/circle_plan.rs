//! Circles of a course: people of a cohort who meet an hour a week without a trainer.

/// How a programme has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CirclePlan {
    /// How many people a circle has at least.
    pub least: u32,
    /// How many at most.
    pub most: u32,
    /// The week in which they meet first.
    pub from_week: u32,
}

impl CirclePlan {
    /// Whether circles meet in a week.
    pub fn meets_in(&self, week: u32) -> bool {
        self.from_week <= week
    }
}
