//! What a cohort's trainers see of who waits for them.

use chrono::{DateTime, Utc};
use entity::ids::{CohortId, PersonId, ThreadId};
use serde::Serialize;

use crate::{
    features::{
        cohorts::{Away, Member},
        first_answers::{Tried, WaitingThread},
        moderation::ReportRow,
        nudges::TaskRow,
        sparring::NotFound,
    },
    web::{CohortStrip, FormState, View},
};

/// Who waits for the trainers.
#[derive(Serialize)]
pub struct CockpitPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Threads nobody has answered, the oldest first.
    pub threads: Vec<ThreadRow>,
    /// Partners who have not found each other, the longest first.
    pub partners: Vec<PartnersRow>,
    /// Who waits for a note of a trainer's, the longest first.
    pub notes: Vec<TaskRow>,
    /// What the house is about to tell people.
    pub nudges_href: String,
    /// How many pitches have too little feedback.
    pub pitches: usize,
    /// Where they stand.
    pub pitches_href: String,
    /// Who is on a break.
    pub away: Vec<AwayRow>,
    /// Who is with whom.
    pub round_href: String,
    /// What was reported and nobody has looked at, the longest first.
    pub reports: Vec<ReportRow>,
    /// What was done so far.
    pub moderation_href: String,
    /// What was refused, if something was.
    pub form: FormState,
}

impl View for CockpitPage {
    const FILE: &'static str = "cockpit/show.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// Partners who have not found each other.
#[derive(Serialize)]
pub struct PartnersRow {
    /// What they are called.
    pub names: Vec<String>,
    /// Since when.
    pub since: DateTime<Utc>,
}

impl From<NotFound> for PartnersRow {
    fn from(found: NotFound) -> Self {
        Self { names: found.names, since: found.since_at }
    }
}

/// Somebody who is on a break: nobody needs to look for them.
#[derive(Serialize)]
pub struct AwayRow {
    /// What they are called.
    pub name: String,
    /// Until when.
    pub away: Away,
}

impl AwayRow {
    /// A row about a member, while they are away.
    pub fn of(member: &Member) -> Option<Self> {
        Some(Self { name: member.name.clone(), away: member.away()? })
    }
}

/// A thread that waits.
#[derive(Serialize)]
pub struct ThreadRow {
    /// It.
    pub id: ThreadId,
    /// Its heading.
    pub title: String,
    /// BCP 47 tag.
    pub language: String,
    /// Where it is.
    pub href: String,
    /// Who asked, unless their account is closed.
    pub asker: Option<String>,
    /// When.
    pub opened_at: DateTime<Utc>,
    /// Whether it is the first thing its asker wrote here.
    pub first_here: bool,
    /// Whether it has waited too long.
    pub overdue: bool,
    /// Whom it was shown to.
    pub tried: Vec<TriedRow>,
    /// Who took it; none where nobody has.
    pub taker: Option<String>,
    /// Whether that is the reader.
    pub mine: bool,
    /// Where one takes it.
    pub take_action: String,
    /// Where one chooses a peer to ask.
    pub peers_href: String,
    /// Where one answers with a question.
    pub question_href: String,
}

/// Somebody who was asked.
#[derive(Serialize)]
pub struct TriedRow {
    /// What they are called, unless their account is closed.
    pub name: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether they said "not me".
    pub declined: bool,
}

impl ThreadRow {
    /// The row of a thread for one of the trainers.
    pub fn new(thread: WaitingThread, cohort: CohortId, me: PersonId, tried: &[Tried], now: DateTime<Utc>) -> Self {
        let href = format!("/cohorts/{cohort}/threads/{}", thread.id);
        let asked = tried.iter().filter(|one| one.thread_id == thread.id);
        Self {
            id: thread.id,
            tried: asked
                .map(|one| TriedRow { name: one.name.clone(), at: one.asked_at, declined: one.declined_at.is_some() })
                .collect(),
            title: thread.title,
            language: thread.language,
            asker: thread.asker,
            opened_at: thread.opened_at,
            first_here: thread.first_here,
            overdue: thread.red_at <= now,
            mine: thread.taken_by == Some(me),
            taker: thread.taker,
            take_action: format!("/cohorts/{cohort}/cockpit/threads/{}", thread.id),
            peers_href: format!("{href}/peers"),
            question_href: format!("{href}#as-question"),
            href,
        }
    }
}
