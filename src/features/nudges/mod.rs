//! Shelf 8: what people are told by the house itself. Rules over facts say what is due to whom ([`plan`]); what
//! people do to each other is told by the rooms in which they do it. Which of all e-mails somebody wants, how often
//! and at what hours, is theirs to choose ([`choices`]); what they say, owners may change ([`texts`]).

mod choices;
mod helping;
mod home;
mod plan;
mod texts;

pub use choices::keep_regions;
pub use helping::{HelpNext, say_whether_to_help};
pub use home::HOME;
pub use plan::{
    Closing, Dates, Note, PitchesTomorrow, SayHello, SentNote, SomebodyWaits, Task, Tomorrow, WeekOpens, WhatBecame,
    WouldHelp, forget_nudges, keep_nudges, notes_sent_in, tasks_in,
};

use crate::web::Routes;

/// Pages about what the house tells people.
pub fn routes() -> Routes {
    Routes::default().and(choices::routes()).and(plan::routes()).and(helping::routes()).and(texts::routes())
}
