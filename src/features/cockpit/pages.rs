//! What a cohort's trainers see of who waits for them.

use chrono::{DateTime, NaiveDate, Utc};
use entity::ids::{PersonId, ThreadId};
use serde::Serialize;

use crate::{
    features::{
        cohorts::{Away, Member},
        moderation::ReportRow,
    },
    web::{CohortStrip, FormState, View},
};

/// Who waits for the trainers.
#[derive(Serialize)]
pub struct CockpitPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// People who need somebody, the longest first.
    pub people: Vec<PersonRow>,
    /// Partners who have not found each other, the longest first.
    pub partners: Vec<PartnersRow>,
    /// Threads that wait, the longest first.
    pub threads: Vec<ThreadRow>,
    /// What is on today, in order.
    pub today: Vec<TodayRow>,
    /// Who owes somebody a word on a pitch, and where they all stand.
    pub owed: usize,
    /// How many pitches have too little feedback.
    pub pitches: usize,
    /// Where they stand.
    pub pitches_href: String,
    /// What is let be.
    pub resting: Vec<RestingRow>,
    /// Until when something can be let be: the day, and how it is said.
    pub days: Vec<(NaiveDate, String)>,
    /// How many read along without writing.
    pub quiet: usize,
    /// What the house is about to tell people.
    pub nudges_href: String,
    /// Who is on a break.
    pub away: Vec<AwayRow>,
    /// Who is with whom.
    pub round_href: String,
    /// What was reported and nobody has looked at, the longest first.
    pub reports: Vec<ReportRow>,
    /// What was done so far.
    pub moderation_href: String,
    /// What was noted beside the weeks.
    pub margins_href: String,
    /// What was refused, if something was.
    pub form: FormState,
}

impl View for CockpitPage {
    const FILE: &'static str = "cockpit/show.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// Who looks after something, and where one says so.
#[derive(Serialize)]
pub struct CareRow {
    /// Who took it; none where nobody has.
    pub taker: Option<String>,
    /// Whether that is the reader.
    pub mine: bool,
    /// Where one takes it.
    pub take_action: String,
    /// Where one lets it be.
    pub rest_action: String,
}

/// What is so about somebody.
#[derive(Serialize)]
pub struct Fact {
    /// `asked`, `first` or `quiet`.
    pub kind: &'static str,
    /// Since when; of signs in weeks only, so none.
    pub since: Option<DateTime<Utc>>,
    /// The week of the course the last sign was in; none where there was none.
    pub week: Option<u32>,
}

/// Somebody who needs a trainer.
#[derive(Serialize)]
pub struct PersonRow {
    /// Who.
    pub id: PersonId,
    /// What they are called.
    pub name: String,
    /// Their profile.
    pub href: String,
    /// What is so, the longest first.
    pub facts: Vec<Fact>,
    /// What trainers wrote to them lately, in order.
    pub tried: Vec<WroteRow>,
    /// Where one writes to them.
    pub write_href: String,
    /// Who looks after it.
    pub care: CareRow,
}

/// A trainer who wrote to somebody.
#[derive(Serialize)]
pub struct WroteRow {
    /// What they are called, unless their account is closed.
    pub name: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Partners who have not found each other.
#[derive(Serialize)]
pub struct PartnersRow {
    /// Their place in the page.
    pub id: String,
    /// What they are called, and where one writes to them.
    pub people: Vec<(String, String)>,
    /// Since when.
    pub since: DateTime<Utc>,
    /// Who looks after it.
    pub care: CareRow,
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

/// A thread that waits, is heated, or holds a first post nobody answered.
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
    /// That nobody has answered its question.
    pub waits: Option<WaitsRow>,
    /// That a few answer each other at once.
    pub heated: Option<HeatedRow>,
    /// Whose first post in it nobody has said anything to, the longest first.
    pub first: Vec<FirstRow>,
    /// Who looks after it.
    pub care: CareRow,
    /// Where one answers with a question.
    pub question_href: String,
    /// Where one chooses a peer to ask.
    pub peers_href: String,
}

/// That nobody has answered a question.
#[derive(Serialize)]
pub struct WaitsRow {
    /// Who asked, unless their account is closed.
    pub asker: Option<String>,
    /// When.
    pub since: DateTime<Utc>,
    /// Whether it is the first thing its asker wrote here.
    pub first_here: bool,
    /// Whether it has waited too long.
    pub overdue: bool,
    /// Whom it was shown to.
    pub tried: Vec<TriedRow>,
}

/// That a few answer each other at once.
#[derive(Serialize)]
pub struct HeatedRow {
    /// How many posts within a day.
    pub posts: i64,
    /// By how many people.
    pub people: i64,
    /// The first of them.
    pub since: DateTime<Utc>,
}

/// A first post.
#[derive(Serialize)]
pub struct FirstRow {
    /// Who wrote it.
    pub name: String,
    /// When.
    pub at: DateTime<Utc>,
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

/// Something of today.
#[derive(Serialize)]
pub struct TodayRow {
    /// When.
    pub at: DateTime<Utc>,
    /// What a session is called; none where pitches are heard.
    pub title: Option<String>,
    /// How many speak where pitches are heard.
    pub speakers: usize,
    /// Where it is.
    pub href: String,
}

/// Something that is let be.
#[derive(Serialize)]
pub struct RestingRow {
    /// A name or a heading; of partners several.
    pub label: String,
    /// By whom, unless their account is closed.
    pub by: Option<String>,
    /// Until when; none: until there is news.
    pub until: Option<DateTime<Utc>>,
    /// Where one says that it is over.
    pub rest_action: String,
}
