//! What the pages of a week show.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use entity::{
    ids::{PersonId, ThreadId},
    states::{CohortState, Role},
};
use serde::Serialize;

use crate::{
    features::{
        cohorts::{CohortOn, LessonOn, Membership, WeekOn, cohort_strip},
        curriculum::{PieceKind, Programme, Said, Week},
        discussions::{Activity, AnswersOf, PostCard, ThreadOn},
    },
    web::{CohortStrip, FormState, PersonTag, View},
};

/// Home: who waits for whom, and this week.
#[derive(Serialize)]
pub struct HomePage {
    #[serde(skip)]
    pub strip: Option<CohortStrip>,
    /// What the reader is called.
    pub name: String,
    /// The cohort that matters now.
    pub here: Option<Here>,
    /// Their other cohorts: name, place and state.
    pub others: Vec<(String, String, CohortState)>,
    /// Programmes they own: title and the list of its cohorts.
    pub owns: Vec<(Said, String)>,
}

impl View for HomePage {
    const FILE: &'static str = "journey/home.html";

    fn cohort(&self) -> Option<CohortStrip> {
        self.strip.clone()
    }
}

/// The part of Home that is about a cohort.
#[derive(Serialize)]
pub struct Here {
    /// What the cohort is called.
    pub cohort: String,
    /// Its overview.
    pub href: String,
    /// Where it stands.
    pub state: CohortState,
    /// What the reader is in it.
    pub role: Role,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// The open week.
    pub week: Option<ThisWeek>,
    /// When the next week opens.
    pub next_opens_at: Option<DateTime<Utc>>,
    /// Answers the reader has not read.
    pub waiting_for_me: Vec<WaitingAnswer>,
    /// The reader's threads nobody has answered.
    pub i_wait_for: Vec<WaitingThread>,
    /// Others' threads nobody has answered.
    pub unanswered: Vec<WaitingThread>,
    /// Lessons done, of those that are open.
    pub done: (usize, usize),
    /// Questions answered.
    pub made: usize,
    /// Replies to others.
    pub given: i64,
    /// Replies from others.
    pub received: i64,
    /// Where one asks.
    pub ask_href: String,
}

/// An answer somebody waits to be heard with.
#[derive(Serialize)]
pub struct WaitingAnswer {
    /// Who wrote it.
    pub author: String,
    /// Heading of the thread.
    pub title: String,
    /// Where it is.
    pub href: String,
    /// Since when.
    pub at: DateTime<Utc>,
}

/// A thread nobody has answered.
#[derive(Serialize)]
pub struct WaitingThread {
    /// Its heading.
    pub title: String,
    /// BCP 47 tag.
    pub language: String,
    /// Who opened it.
    pub opener: Option<String>,
    /// Where it is.
    pub href: String,
    /// Since when.
    pub at: DateTime<Utc>,
}

/// The open week on Home.
#[derive(Serialize)]
pub struct ThisWeek {
    /// From 1.
    pub number: u32,
    /// How many there are.
    pub weeks: u32,
    /// Its question.
    pub question: Said,
    /// Its page.
    pub href: String,
    /// Its lessons.
    pub lessons: Vec<LessonRow>,
    /// Its other parts.
    pub pieces: Vec<PieceRow>,
    /// The lesson to go on with.
    pub next: Option<LessonRow>,
}

/// One lesson in a list.
#[derive(Clone, Serialize)]
pub struct LessonRow {
    /// Its title.
    pub title: Said,
    /// Its page.
    pub href: String,
    /// Minutes to read it.
    pub minutes: u32,
    /// Whether the reader says it is done.
    pub done: bool,
    /// Whether they have answered its question.
    pub answered: bool,
}

/// One other part of a week.
#[derive(Serialize)]
pub struct PieceRow {
    /// Which part.
    pub kind: PieceKind,
    /// Its title.
    pub title: Said,
    /// Minutes.
    pub minutes: u32,
    /// Its place on the week's page.
    pub href: String,
    /// Sanitised HTML.
    pub html: Said,
}

/// What one reader has done of a week.
pub struct Done<'a> {
    /// Ids of the lessons that are done.
    pub lessons: &'a BTreeSet<String>,
    /// Ids of the lessons whose question they have answered.
    pub answered: &'a [String],
}

/// The lessons of a week, for one reader.
pub fn lesson_rows(on: &CohortOn, programme: &Programme, week: &Week, done: &Done<'_>, locale: &str) -> Vec<LessonRow> {
    let base = format!("/cohorts/{}/weeks/{}", on.cohort.id, week.number);
    week.lessons
        .iter()
        .map(|lesson| LessonRow {
            title: programme.say(&lesson.title, locale),
            href: format!("{base}/{}", lesson.id),
            minutes: lesson.minutes,
            done: done.lessons.contains(&lesson.id),
            answered: done.answered.contains(&lesson.id),
        })
        .collect()
}

/// The other parts of a week.
pub fn piece_rows(on: &CohortOn, programme: &Programme, week: &Week, locale: &str) -> Vec<PieceRow> {
    let base = format!("/cohorts/{}/weeks/{}", on.cohort.id, week.number);
    week.pieces
        .iter()
        .map(|piece| PieceRow {
            kind: piece.kind,
            title: programme.say(&piece.title, locale),
            minutes: piece.minutes,
            href: format!("{base}#{}", piece.kind.file()),
            html: programme.say(&piece.html, locale),
        })
        .collect()
}

impl ThisWeek {
    /// The open week of a cohort.
    pub fn new(on: &CohortOn, programme: &Programme, week: &Week, done: &Done<'_>, locale: &str) -> Self {
        let lessons = lesson_rows(on, programme, week, done, locale);
        Self {
            number: week.number,
            weeks: programme.week_count(),
            question: programme.say(&week.question, locale),
            href: format!("/cohorts/{}/weeks/{}", on.cohort.id, week.number),
            next: lessons.iter().find(|lesson| !lesson.done).cloned(),
            lessons,
            pieces: piece_rows(on, programme, week, locale),
        }
    }
}

impl Here {
    /// Home's part about `stay`, without what the threads know.
    pub fn new(
        on: &CohortOn,
        stay: &Membership,
        programme: &Programme,
        done: &Done<'_>,
        activity: Activity,
        locale: &str,
        now: DateTime<Utc>,
    ) -> Self {
        let href = format!("/cohorts/{}", on.cohort.id);
        let open = on.calendar.week_at(now);
        let next = open.unwrap_or(0) + 1;
        let open_lessons: usize = programme
            .weeks
            .iter()
            .filter(|week| on.calendar.is_open(week.number, now))
            .map(|week| week.lessons.len())
            .sum();
        Self {
            cohort: on.cohort.name.clone(),
            ask_href: format!("{href}/threads/new"),
            href,
            state: on.cohort.state,
            role: stay.role,
            starts_at: on.calendar.opens_at(1),
            week: open
                .and_then(|number| programme.week(number))
                .map(|week| ThisWeek::new(on, programme, week, done, locale)),
            next_opens_at: (next <= on.calendar.weeks()).then(|| on.calendar.opens_at(next)),
            waiting_for_me: Vec::new(),
            i_wait_for: Vec::new(),
            unanswered: Vec::new(),
            done: (done.lessons.len(), open_lessons),
            made: done.answered.len(),
            given: activity.given,
            received: activity.received,
        }
    }
}

/// A cohort: its weeks, its people, what waits.
#[derive(Serialize)]
pub struct CohortPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// What it is called.
    pub name: String,
    /// The programme's title.
    pub programme: Said,
    /// Its promise.
    pub promise: Said,
    /// Where it stands.
    pub state: CohortState,
    /// What the reader is in it; nothing for an owner who does not take part.
    pub role: Option<Role>,
    /// Whether the reader owns the programme.
    pub owner: bool,
    /// Path of the cohort.
    pub href: String,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// When it is over.
    pub ends_at: DateTime<Utc>,
    /// IANA name of its zone.
    pub zone: String,
    /// Its weeks.
    pub weeks: Vec<WeekRow>,
    /// Those who moderate.
    pub trainers: Vec<PersonTag>,
    /// How many take part, and how many seats there are.
    pub participants: (usize, i32),
    /// For trainers: threads nobody has answered.
    pub unanswered: Vec<WaitingThread>,
    /// For trainers: how far everybody says they are: lessons done, and of how many open ones.
    pub progress: Vec<(PersonTag, i64)>,
    /// Lessons that are open.
    pub open_lessons: usize,
}

impl View for CohortPage {
    const FILE: &'static str = "journey/cohort.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// One week in a list.
#[derive(Serialize)]
pub struct WeekRow {
    /// From 1.
    pub number: u32,
    /// Its question.
    pub question: Said,
    /// Its page; none where the reader may not open it.
    pub href: Option<String>,
    /// Whether it is open.
    pub open: bool,
    /// Whether it is the newest open one.
    pub current: bool,
    /// When it opens.
    pub opens_at: DateTime<Utc>,
    /// Lessons done and lessons there are, for somebody who takes part.
    pub done: Option<(usize, usize)>,
    /// Lessons there are.
    pub lessons: usize,
}

/// The weeks of a cohort, for one reader.
pub fn week_rows(
    on: &CohortOn,
    programme: &Programme,
    done: &BTreeSet<String>,
    locale: &str,
    now: DateTime<Utc>,
) -> Vec<WeekRow> {
    let current = on.calendar.week_at(now);
    programme
        .weeks
        .iter()
        .map(|week| WeekRow {
            number: week.number,
            question: programme.say(&week.question, locale),
            href: on.standing.role.map(|_| format!("/cohorts/{}/weeks/{}", on.cohort.id, week.number)),
            open: on.calendar.is_open(week.number, now),
            current: current == Some(week.number),
            opens_at: on.calendar.opens_at(week.number),
            done: (on.standing.role == Some(Role::Participant))
                .then(|| (week.lessons.iter().filter(|lesson| done.contains(&lesson.id)).count(), week.lessons.len())),
            lessons: week.lessons.len(),
        })
        .collect()
}

/// All weeks.
#[derive(Serialize)]
pub struct WeeksPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// The programme's title.
    pub programme: Said,
    /// The weeks.
    pub weeks: Vec<WeekRow>,
}

impl View for WeeksPage {
    const FILE: &'static str = "journey/weeks.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// One week.
#[derive(Serialize)]
pub struct WeekPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// From 1.
    pub number: u32,
    /// How many there are.
    pub weeks: u32,
    /// Its question.
    pub question: Said,
    /// What one has at its end.
    pub outcome: Said,
    /// Whether it is open.
    pub open: bool,
    /// Whether the reader looks ahead as a trainer.
    pub preview: bool,
    /// When it opens.
    pub opens_at: DateTime<Utc>,
    /// Introduction, sanitised HTML; none before it opens.
    pub intro: Option<Said>,
    /// Its lessons.
    pub lessons: Vec<LessonRow>,
    /// Its other parts.
    pub pieces: Vec<PieceRow>,
    /// Minutes of everything in it.
    pub minutes: u32,
    /// All weeks.
    pub list_href: String,
    /// The week before and the week after, where there is one.
    pub before: Option<String>,
    /// The week after, where there is one.
    pub after: Option<String>,
}

impl View for WeekPage {
    const FILE: &'static str = "journey/week.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

impl WeekPage {
    /// The page of a week.
    pub fn new(
        on: &WeekOn,
        programme: &Programme,
        week: &Week,
        done: &Done<'_>,
        locale: &str,
        now: DateTime<Utc>,
    ) -> Self {
        let cohort = &on.cohort;
        let list = format!("/cohorts/{}/weeks", cohort.cohort.id);
        let reads = on.open || cohort.standing.role == Some(Role::Trainer);
        let weeks = programme.week_count();
        Self {
            strip: cohort_strip(cohort, "nav-week", now),
            number: week.number,
            weeks,
            question: programme.say(&week.question, locale),
            outcome: programme.say(&week.outcome, locale),
            open: on.open,
            preview: reads && !on.open,
            opens_at: cohort.calendar.opens_at(week.number),
            intro: reads.then(|| programme.say(&week.intro, locale)),
            lessons: if reads { lesson_rows(cohort, programme, week, done, locale) } else { Vec::new() },
            pieces: if reads { piece_rows(cohort, programme, week, locale) } else { Vec::new() },
            minutes: week.minutes(),
            before: (week.number > 1).then(|| format!("{list}/{}", week.number - 1)),
            after: (week.number < weeks).then(|| format!("{list}/{}", week.number + 1)),
            list_href: list,
        }
    }
}

/// One lesson, its question, and the answers to it.
#[derive(Serialize)]
pub struct LessonPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Its week.
    pub week: u32,
    /// The question of the week.
    pub week_question: Said,
    /// The week's page.
    pub week_href: String,
    /// Its title.
    pub title: Said,
    /// Minutes to read it.
    pub minutes: u32,
    /// Which lesson of the week it is, and of how many.
    pub place: (usize, usize),
    /// Sanitised HTML.
    pub html: Said,
    /// What it asks the cohort.
    pub question: Said,
    /// Whether its week is open; a trainer may look ahead.
    pub open: bool,
    /// Whether the reader says it is done.
    pub done: bool,
    /// Where the form that says so goes; none in a cohort that is only read.
    pub done_action: Option<String>,
    /// Where the answer goes; none where it stands already, or in a cohort that is only read.
    pub answer_action: Option<String>,
    /// The form for it.
    pub form: FormState,
    /// The reader's own answer.
    pub own: Option<PostCard>,
    /// The newest answers of others, once the reader may read them.
    pub newest: Vec<PostCard>,
    /// How many others have answered.
    pub others: i64,
    /// Whether the reader may read them.
    pub may_read: bool,
    /// All of them.
    pub thread_href: Option<String>,
    /// How many have answered, and how many take part.
    pub answered: (i64, u64),
    /// The lesson before: title and page.
    pub before: Option<(Said, String)>,
    /// The lesson after.
    pub after: Option<(Said, String)>,
    /// The most characters an answer may have.
    pub most: usize,
    /// Names the draft in this browser.
    pub draft: String,
}

impl View for LessonPage {
    const FILE: &'static str = "journey/lesson.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// The answers to a lesson's question as the reader may see them.
pub struct AnswerCards {
    /// Their own.
    pub own: Option<PostCard>,
    /// The newest of others.
    pub newest: Vec<PostCard>,
    /// How many others have answered.
    pub others: i64,
    /// The thread.
    pub thread: Option<ThreadId>,
    /// Whether the others may be read.
    pub may_read: bool,
}

impl AnswerCards {
    /// The cards of `answers`, for `me`.
    pub fn new(answers: AnswersOf, on: &LessonOn, me: PersonId) -> Self {
        let trainer = on.week.cohort.standing.role == Some(Role::Trainer);
        let may_read = trainer || answers.own.is_some();
        let Some(thread) = answers.thread else {
            return Self { own: None, newest: Vec::new(), others: 0, thread: None, may_read };
        };
        let id = thread.id;
        let place = ThreadOn { cohort: on.week.cohort.clone(), thread, open: on.week.open, has_answered: may_read };
        let card = |post| PostCard::new(post, &place, me, None);
        Self {
            own: answers.own.map(card),
            newest: if may_read { answers.newest.into_iter().map(card).collect() } else { Vec::new() },
            others: answers.others,
            thread: Some(id),
            may_read,
        }
    }
}
