//! What the house tells people by itself: one rule for each kind, in the order in which they go where somebody
//! has heard nearly enough. A rule says when something is due, looking at nothing but facts; whether it is
//! planned, moved, taken back or left as it is follows from that alone ([`answer`]).
//!
//! Where the times come from: one fixed e-mail a week on Monday morning, a line on Thursday only if somebody
//! waits, a person's own note and no automatic one where the first piece of work is missing, and the first ask
//! for help in the last week but one.

mod answer;
mod facts;

use std::fmt::Display;

use chrono::{DateTime, Datelike, Duration, NaiveDate, Utc, Weekday};
use entity::states::{Attending, CohortState, Role};

pub use answer::{Answer, CAP, CAP_DAYS, Holdout, answer, is_left_out, is_open};
pub use facts::{Facts, Member};

use crate::{
    features::{certificates::shows, curriculum::PieceKind},
    platform::{quiet, zones},
};

/// When one e-mail of a kind is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Which one of its kind.
    pub about: String,
    /// When it leaves.
    pub at: DateTime<Utc>,
    /// Until when it is worth saying.
    pub until: DateTime<Utc>,
}

/// Who says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The house.
    House,
    /// A trainer: it is prepared, and leaves as they write it, or not at all.
    Trainer,
}

/// One kind.
pub struct Rule {
    /// The kind of e-mail. Why one gets it and what ends it stand in the words of the house: `mail-kind-…-hint`
    /// and `mail-ends-…`.
    pub kind: &'static str,
    /// Who says it.
    pub by: By,
    /// When it is due to somebody; the times ahead, and one whose time is not over.
    due: fn(&Facts<'_>, &Member) -> Vec<Due>,
    /// Whether they have done by themselves what it is about.
    done: fn(&Facts<'_>, &Member) -> bool,
    /// Whether it is something one can do, so that one may learn whether it helps to be told.
    pub asks: bool,
}

/// All of them.
pub const RULES: [Rule; 10] = [
    // Tomorrow people meet.
    Rule { kind: "nudges/session", by: By::House, due: session, done: never, asks: false },
    // Tomorrow pitches are heard.
    Rule { kind: "nudges/pitch", by: By::House, due: pitch, done: never, asks: false },
    // A week opens.
    Rule { kind: "nudges/week", by: By::House, due: week, done: never, asks: false },
    // Somebody waits for a word.
    Rule { kind: "nudges/waits", by: By::House, due: waits, done: owes_nothing, asks: true },
    // The dates, three days before the start.
    Rule { kind: "nudges/dates", by: By::House, due: dates, done: never, asks: false },
    // Who else is coming, ten days before the start.
    Rule { kind: "nudges/hello", by: By::House, due: hello, done: has_spoken, asks: true },
    // The first piece of work is missing.
    Rule { kind: "nudges/first", by: By::Trainer, due: first, done: has_shown, asks: false },
    // Would they help the next ones?
    Rule { kind: "nudges/helper", by: By::House, due: helper, done: has_said, asks: true },
    // It is over.
    Rule { kind: "nudges/closing", by: By::House, due: closing, done: never, asks: false },
    // What became of it, after four, twelve and fifty-two weeks.
    Rule { kind: ALUMNI, by: By::House, due: alumni, done: never, asks: false },
];

/// The kind one has to want: what became of it.
pub const ALUMNI: &str = "nudges/alumni";

/// How far ahead is planned: a week and a day, so that everybody finds the next one.
pub const HORIZON: Duration = Duration::days(8);

/// The rule of a kind.
pub fn rule_of(kind: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.kind == kind)
}

/// The place of a kind among the rules: what stands first goes first.
pub fn rank_of(kind: &str) -> usize {
    RULES.iter().position(|rule| rule.kind == kind).unwrap_or(RULES.len())
}

impl Rule {
    /// Whether somebody has done by themselves what it is about.
    pub fn is_done(&self, facts: &Facts<'_>, member: &Member) -> bool {
        (self.done)(facts, member)
    }

    /// What is due to somebody now or later: nothing to whoever takes a break or came after it was due, nothing
    /// whose time is over, nothing in a pause, and nothing they have done.
    pub fn due(&self, facts: &Facts<'_>, member: &Member) -> Vec<Due> {
        let reached = member.role == Role::Participant && !member.away && tells(facts.cohort.cohort.state);
        if !reached || self.is_done(facts, member) {
            return Vec::new();
        }
        let calendar = &facts.cohort.calendar;
        let worth = |due: &Due| due.at > member.since && due.until > facts.now && !calendar.paused_at(due.at);
        (self.due)(facts, member).into_iter().filter(worth).collect()
    }

    /// The same as far as is planned ahead.
    pub fn planned(&self, facts: &Facts<'_>, member: &Member) -> Vec<Due> {
        let mut found = self.due(facts, member);
        found.retain(|due| due.at <= facts.now + HORIZON);
        found
    }
}

/// Whether anybody is to be told anything in a cohort that stands so.
fn tells(state: CohortState) -> bool {
    matches!(state, CohortState::Confirmed | CohortState::Running | CohortState::Paused | CohortState::Finished)
}

/// The clocks of `member` show `hour` on `day`; or the next hour at which one is written to where they are.
fn at(facts: &Facts<'_>, member: &Member, day: NaiveDate, hour: u32) -> DateTime<Utc> {
    open(facts, member, zones::instant(member.zone, day, quiet::time(hour)))
}

fn open(facts: &Facts<'_>, member: &Member, at: DateTime<Utc>) -> DateTime<Utc> {
    quiet::next_open(at, member.zone, |day| facts.works(member, day))
}

fn never(_: &Facts<'_>, _: &Member) -> bool {
    false
}

fn owes_nothing(_: &Facts<'_>, member: &Member) -> bool {
    member.owes.is_empty()
}

fn has_spoken(_: &Facts<'_>, member: &Member) -> bool {
    member.spoke
}

fn has_said(_: &Facts<'_>, member: &Member) -> bool {
    member.would_help.is_some()
}

fn has_shown(facts: &Facts<'_>, member: &Member) -> bool {
    facts.course().is_some_and(|course| shows(course, 1, &member.answered))
}

/// At four on the working day before, to whoever comes, and to whoever has not said.
fn session(facts: &Facts<'_>, member: &Member) -> Vec<Due> {
    let mut heard = Vec::new();
    let mut found = Vec::new();
    for slot in facts.slots.iter().filter(|slot| slot.takes_place() && slot.starts_at > facts.now) {
        let comes = match member.coming.get(&slot.session) {
            Some((Attending::Yes, chosen)) => *chosen == Some(slot.slot),
            Some(_) => false,
            // The first of its times stands for all of them.
            None => !heard.contains(&slot.session),
        };
        heard.push(slot.session);
        if !comes {
            continue;
        }
        found.push(day_before(facts, member, &slot.slot, slot.starts_at));
    }
    found
}

/// At four on the working day before, about what begins at `starts_at`. Another day is another reminder.
fn day_before(facts: &Facts<'_>, member: &Member, about: &impl Display, starts_at: DateTime<Utc>) -> Due {
    let day = zones::date_in(member.zone, starts_at);
    let before = (1..14).map(|days| day - Duration::days(days)).find(|day| facts.works(member, *day));
    let at = zones::instant(member.zone, before.unwrap_or(day), quiet::time(16));
    Due { about: format!("{about}:{day}"), at, until: starts_at - Duration::hours(1) }
}

/// At four on the working day before: to whoever speaks there, and to whoever speaks at no time of that round
/// before its first.
fn pitch(facts: &Facts<'_>, member: &Member) -> Vec<Due> {
    let ahead = facts.hearings_of(member).filter(|hearing| hearing.starts_at > facts.now);
    ahead.map(|hearing| day_before(facts, member, &hearing.session, hearing.starts_at)).collect()
}

/// At eight on the day it opens.
fn week(facts: &Facts<'_>, member: &Member) -> Vec<Due> {
    let calendar = &facts.cohort.calendar;
    let due = |number| {
        let at = at(facts, member, calendar.opens_on(number), 8).max(calendar.opens_at(number));
        Due { about: number.to_string(), at, until: at + Duration::days(2) }
    };
    (1..=calendar.weeks()).map(due).collect()
}

/// How long somebody must have waited by then.
const WAITED: Duration = Duration::days(1);
/// So long before, one knows who waits.
const KNOWN: Duration = Duration::hours(36);

/// Thursday at four, about who has waited for a day.
fn waits(facts: &Facts<'_>, member: &Member) -> Vec<Due> {
    let calendar = &facts.cohort.calendar;
    let today = zones::date_in(member.zone, facts.now);
    let thursdays = today.pred_opt().unwrap_or(today).iter_days().take(8).filter(|day| day.weekday() == Weekday::Thu);
    let due = |day: NaiveDate| {
        let at = at(facts, member, day, 16);
        Due { about: day.to_string(), at, until: at + Duration::hours(18) }
    };
    let worth = |due: &Due| {
        let waited = member.owes.iter().any(|owed| owed.since + WAITED <= due.at);
        let runs = calendar.week_at(due.at).is_some() && due.at < calendar.ends_at();
        waited && runs && due.at <= facts.now + KNOWN
    };
    thursdays.map(due).filter(worth).collect()
}

/// Three days before the start.
fn dates(facts: &Facts<'_>, member: &Member) -> Vec<Due> {
    before(facts, member, 3, facts.cohort.calendar.opens_at(1))
}

/// Ten days before the start, for a week.
fn hello(facts: &Facts<'_>, member: &Member) -> Vec<Due> {
    before(facts, member, 10, facts.cohort.calendar.opens_at(1) - Duration::days(4))
}

fn before(facts: &Facts<'_>, member: &Member, days: i64, until: DateTime<Utc>) -> Vec<Due> {
    let day = facts.cohort.calendar.opens_on(1) - Duration::days(days);
    vec![Due { about: "start".into(), at: at(facts, member, day, 8), until }]
}

/// A day after the first piece of work was due, as the cohort works; for two weeks.
fn first(facts: &Facts<'_>, member: &Member) -> Vec<Due> {
    let calendar = &facts.cohort.calendar;
    let task = facts.course().and_then(|course| course.week(1)?.pieces.iter().find(|one| one.kind == PieceKind::Task));
    let Some(day) = task.and_then(|task| task.due_day) else { return Vec::new() };
    let over_on = calendar.due_for(1, day, Some(member.since)) + Duration::days(1);
    let over = zones::instant(calendar.zone(), over_on, chrono::NaiveTime::MIN);
    let at = calendar.due_after(over, 24);
    vec![Due { about: "1".into(), at, until: (at + Duration::days(14)).min(calendar.ends_at()) }]
}

/// On the third day of the last week but one, until the end.
fn helper(facts: &Facts<'_>, member: &Member) -> Vec<Due> {
    let calendar = &facts.cohort.calendar;
    let number = calendar.weeks().saturating_sub(1).max(1);
    let at = at(facts, member, calendar.day_of(number, 3), 10);
    vec![Due { about: "end".into(), at, until: calendar.ends_at() }]
}

/// Three days after the end.
fn closing(facts: &Facts<'_>, member: &Member) -> Vec<Due> {
    vec![after(facts, member, 3, "end")]
}

/// After four and twelve weeks and after a year, to whoever wants to hear of it.
fn alumni(facts: &Facts<'_>, member: &Member) -> Vec<Due> {
    if !member.wants_alumni {
        return Vec::new();
    }
    [(4, "4"), (12, "12"), (52, "52")].map(|(weeks, about)| after(facts, member, weeks * 7, about)).into()
}

fn after(facts: &Facts<'_>, member: &Member, days: i64, about: &str) -> Due {
    let at = at(facts, member, facts.cohort.calendar.ends_on() + Duration::days(days), 8);
    Due { about: about.into(), at, until: at + Duration::days(7) }
}
