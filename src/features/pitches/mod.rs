//! Shelf 6: pitches. What people say about their community to a room that decides about it, the rounds in
//! which they are heard, and what others say to them.
//!
//! Drafts ([`drafts`]) know nothing of rounds but which one they are for; a round ([`rounds`]) has times,
//! places in an order and a room that is live; feedback ([`feedback`]) comes after, and sees to it that
//! everybody gives as much and gets as much.

mod drafts;
mod feedback;
mod policies;
mod queries;
mod rounds;

pub use feedback::{
    FeedbackDue, FeedbackGiven, Field, GiveFeedback, GiveMore, Giver, LEAST, MOST, SeeReplies, Shown, Standing, WANTED,
    Words as FeedbackWords, WriteForShort, change_feedback, give_feedback, keep_draft, keep_feedback, mark_helped,
    next_for, pass_on, say_change, share_out, short_count, take_next, take_short, too_few,
};
pub use policies::{LeadPitches, MakePitch, ReadPitch, SeePitches};
pub use queries::{Pitch, PitchOn, Round, find_pitch_of, own_pitch, pitches_of, rounds_of};
pub use rounds::{RoundNews, SessionHour, SwapNews, end_forgotten, session_hours_of};

use std::sync::Arc;

use crate::{
    storage::news::Listener,
    web::{Routes, waiting::Source},
};

/// News: a pitch will not be heard. Its subject is the pitch; facts: `cohort`, `round`.
pub const WITHDRAWN: &str = "pitches.withdrawn";
/// News: a pitch was heard. Its subject is the pitch; facts: `cohort`, `round`.
pub const HEARD: &str = "pitches.heard";
/// News: the last session of a round is over. Its subject is the round; facts: `cohort`.
pub const ROUND_OVER: &str = "pitches.round_over";

/// Pages about pitches.
pub fn routes() -> Routes {
    // What has a word where others have a pitch stands first.
    Routes::default().and(feedback::routes()).and(rounds::routes()).and(drafts::routes())
}

/// What pitches have to say on Home.
pub fn home() -> Vec<Source> {
    [rounds::HOME.as_slice(), feedback::HOME.as_slice()].concat()
}

/// Acts when a cohort has news, when a pitch was heard or is gone, and when a round is over: times and places
/// go with the calendar, and feedback is shared out.
pub fn listener() -> Listener {
    Arc::new(|tx, news| {
        Box::pin(async move {
            rounds::react(tx, news).await?;
            feedback::react(tx, news).await
        })
    })
}
