//! What the board shows.

use chrono::{DateTime, Utc};
use entity::{
    ids::{PersonId, SessionQuestionId},
    states::{QuestionState, Role},
};
use serde::Serialize;

use super::{queries::Asked, rules::MOST};
use crate::{
    features::live_sessions::SessionOn,
    web::{CohortStrip, FormState, PersonTag, View},
};

/// The questions of a session.
#[derive(Serialize)]
pub struct BoardPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// What the session is called.
    pub title: String,
    /// Where it is.
    pub session_href: String,
    /// Until when one can ask; none where no time is fixed, or one no longer can.
    pub until: Option<DateTime<Utc>>,
    /// Where a new question goes; none where none is taken.
    pub ask_action: Option<String>,
    /// The form for it.
    pub form: FormState,
    /// What waits for an answer; what most want to hear first.
    pub open: Vec<QuestionCard>,
    /// What was answered or goes on elsewhere.
    pub done: Vec<QuestionCard>,
    /// Where the button goes that lets all open questions go on in a thread.
    pub thread_action: Option<String>,
    /// The most characters a question may have.
    pub most: usize,
}

impl View for BoardPage {
    const FILE: &'static str = "live_sessions/board.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// One question.
#[derive(Serialize)]
pub struct QuestionCard {
    /// Its id, and its anchor `question-…`.
    pub id: SessionQuestionId,
    /// Its words, as they were typed.
    pub body: String,
    /// Who asked; nobody where it was asked without a name.
    pub author: Option<PersonTag>,
    /// Whether the reader asked it with their name.
    pub mine: bool,
    /// How many want to hear about it.
    pub votes: i64,
    /// Whether the reader is one of them.
    pub voted: bool,
    /// Whether it was answered.
    pub answered: bool,
    /// The thread it went on in.
    pub thread_href: Option<String>,
    /// Where a vote goes; none where one has none to give.
    pub vote_action: Option<String>,
    /// Where other words for it go; none where one may not change it.
    pub change_action: Option<String>,
    /// The form for them.
    pub change: FormState,
    /// Where the form goes that takes it away; none where one may not.
    pub remove_action: Option<String>,
    /// Where the form goes that says it was answered; none where one may not.
    pub mark_action: Option<String>,
    /// Where the form goes that lets it go on in a thread; none where one may not.
    pub thread_action: Option<String>,
}

/// What somebody may do with the questions of a board.
#[derive(Clone, Copy, Debug)]
pub struct Powers {
    /// Who.
    pub me: PersonId,
    /// Whether they look after the board.
    pub leads: bool,
    /// Whether the board still takes questions.
    pub takes: bool,
    /// Whether the cohort still writes.
    pub writes: bool,
}

/// Where the board of a session is.
pub fn board_of(on: &SessionOn) -> String {
    format!("/cohorts/{}/sessions/{}/questions", on.cohort.cohort.id, on.session.id)
}

impl QuestionCard {
    /// The card of a question on the board at `base`.
    pub fn new(asked: Asked, on: &SessionOn, may: Powers) -> Self {
        let own_place = format!("{}/{}", board_of(on), asked.id);
        let at = |part: &str| format!("{own_place}/{part}");
        let open = asked.is_open();
        let mine = asked.author_id == Some(may.me);
        let role = (asked.role == Some(Role::Trainer)).then_some("trainer");
        let author = asked.author_id.zip(asked.author.as_deref());
        let author = author.map(|(id, name)| PersonTag::new(id, name, role, asked.author_closed.is_some()));
        let thread = asked.thread_id.map(|id| format!("/cohorts/{}/threads/{id}", on.cohort.cohort.id));
        let changes = mine && open && may.takes;
        Self {
            vote_action: (open && may.takes && !mine).then(|| at("votes")),
            change_action: changes.then(|| own_place.clone()),
            change: FormState::with([("body", asked.body.clone())]),
            remove_action: (mine || may.leads).then(|| at("removal")),
            mark_action: (may.leads && may.writes).then(|| at("answered")),
            thread_action: (may.leads && may.writes && open).then(|| at("thread")),
            thread_href: thread,
            answered: asked.state == QuestionState::Answered,
            voted: asked.own_votes > 0,
            votes: asked.votes,
            id: asked.id,
            body: asked.body,
            author,
            mine,
        }
    }
}

impl BoardPage {
    /// The most characters a question may have, as templates count.
    pub const MOST: usize = MOST;
}
