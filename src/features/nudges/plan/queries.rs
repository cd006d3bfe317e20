//! What is so in a cohort, and what is planned for its people. The number of statements is the same however many
//! they are.

mod facts;
mod plans;

pub use facts::facts_of;
pub use plans::{
    NudgeOn, SentNote, Task, find_nudge_of, find_plan, heard_since, holdouts_of, lapsed, next_for, notes_sent_in,
    plans_of, tasks_in,
};
