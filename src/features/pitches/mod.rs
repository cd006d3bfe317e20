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

pub use drafts::{
    Asked, BeginPitch, Commented, Draft, Exhibit, ForRound, PassedOn, agree_to_recording, answer_invitation,
    ask_readers, ask_to_join, begin_pitch, comment, gallery, keep_readings, leave_pitch, newest_of, say_ready,
    show_in_gallery, slides_named, take_recording_back, versions_of, withdraw, write_draft,
};
pub use feedback::{
    FeedbackDue, FeedbackGiven, Field, GiveFeedback, GiveMore, Giver, LEAST, MOST, SeeReplies, Shown, Standing, WANTED,
    Words as FeedbackWords, WriteForShort, change_feedback, foresee, give_feedback, keep_draft, keep_feedback,
    mark_helped, next_for, pass_on, say_change, share_out, short_count, take_next, take_short, too_few,
};
pub use policies::{LeadPitches, MakePitch, ReadPitch, SeePitches};
pub use queries::{
    HearingTime, Pitch, PitchOn, PitchesDone, Round, feedback_moments, find_pitch_of, hearings_of, own_pitch,
    pitches_done, pitches_of, rounds_of, words_owed,
};
pub use rounds::{
    LeadRoom, NewRound, RoundNews, SeeRoom, SessionHour, SessionOn, SessionTerms, Step, SwapNews, ask_swap, book,
    end_forgotten, plan_round, press, session_hours_of,
};

use std::sync::Arc;

use crate::{
    storage::news::Listener,
    web::{Routes, waiting::Source},
};

/// News: a pitch will not be heard. Its subject is the pitch; facts: `cohort`, `round`.
pub const WITHDRAWN: &str = "pitches.withdrawn";
/// News: a pitch was heard. Its subject is the pitch; facts: `cohort`, `round`.
pub const HEARD: &str = "pitches.heard";
/// News: the last session of a round is over. Its subject is the round; facts: `cohort`, and what [`foresee`]
/// found where somebody had the time for it.
pub const ROUND_OVER: &str = "pitches.round_over";

/// Pages about pitches.
pub fn routes() -> Routes {
    // A pitch is found under whatever stands in its place, so its pages come last.
    Routes::default().and(feedback::routes()).and(rounds::routes()).and(drafts::routes())
}

/// What pitches have to say on Home.
pub fn home() -> Vec<Source> {
    [drafts::HOME.as_slice(), rounds::HOME.as_slice(), feedback::HOME.as_slice()].concat()
}

/// Acts when a cohort has news, when a pitch was heard or is gone, and when a round is over: who is no longer
/// there makes no pitch, times and places go with the calendar, and feedback is shared out.
pub fn listener() -> Listener {
    Arc::new(|tx, news| {
        Box::pin(async move {
            drafts::react(tx, news).await?;
            rounds::react(tx, news).await?;
            feedback::react(tx, news).await
        })
    })
}
