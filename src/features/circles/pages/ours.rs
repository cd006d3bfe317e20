//! A circle, for whoever is in it.

use chrono::{DateTime, Datelike, Utc};
use chrono_tz::Tz;
use entity::ids::{CircleMergeId, PersonId};
use serde::Serialize;

use super::{super::rules::Weekly, CircleName};
use crate::{
    features::curriculum::Said,
    web::{CohortStrip, FormState, PersonTag, View},
};

/// One's circle.
#[derive(Serialize)]
pub struct CirclePage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// What it is called.
    pub called: CircleName,
    /// Who is in it, in the order in which they joined.
    pub people: Vec<MemberRow>,
    /// The week of the course it meets in now; none before the first, and after the last.
    pub week: Option<u32>,
    /// The week it meets first.
    pub from_week: u32,
    /// When it meets.
    pub hour: Option<HourShown>,
    /// Hours that would suit most.
    pub suggestions: Vec<SuggestionRow>,
    /// Who leads this week and the next ones.
    pub leads: Vec<LeadRow>,
    /// What this hour is about: heading, minutes, HTML.
    pub guide: Option<(Said, u32, Said)>,
    /// Whether it is asked to go on with another circle.
    pub merge: Option<MergeRow>,
    /// What the reader wants.
    pub goal: Option<String>,
    /// Whether anybody still writes here.
    pub writable: bool,
    /// `/cohorts/{cohort}/circles`
    pub base: String,
    /// Where one says when one has time.
    pub wishes_href: String,
    /// What was refused, if something was.
    pub form: FormState,
}

/// Somebody in a circle.
#[derive(Serialize)]
pub struct MemberRow {
    /// Who.
    pub person: PersonTag,
    /// Their profile.
    pub href: String,
    /// Which community they run, as far as they say it: language and words.
    pub community: Option<(String, String)>,
    /// What they wonder: language and words.
    pub wonder: Option<(String, String)>,
    /// What they want in these weeks.
    pub goal: Option<String>,
    /// Whether they say that they were there this week.
    pub there: bool,
    /// Whether it is the reader.
    pub me: bool,
}

/// When a circle meets, by the reader's clock.
#[derive(Serialize)]
pub struct HourShown {
    /// From Monday 1 to Sunday 7.
    pub weekday: u32,
    /// `14:30`
    pub at: String,
    /// The next time.
    pub next_at: Option<DateTime<Utc>>,
    /// Who set it; none for somebody who has left.
    pub by: Option<PersonTag>,
    /// When.
    pub set_at: Option<DateTime<Utc>>,
}

/// The weekly hour by the clocks of `zone`: as they show it the next time, or as it was set where there is none.
pub fn hour_shown(weekly: &Weekly, next_at: Option<DateTime<Utc>>, zone: Tz) -> (u32, String) {
    match next_at.map(|at| at.with_timezone(&zone)) {
        Some(local) => (local.weekday().number_from_monday(), local.format("%H:%M").to_string()),
        None => (weekly.weekday, weekly.at.format("%H:%M").to_string()),
    }
}

/// An hour that would suit most.
#[derive(Serialize)]
pub struct SuggestionRow {
    /// What its button sends.
    pub value: String,
    /// From Monday 1 to Friday 5.
    pub weekday: u32,
    /// `14:30`
    pub at: String,
    /// How many it does not suit.
    pub misses: usize,
}

/// Who leads a week.
#[derive(Serialize)]
pub struct LeadRow {
    /// Which.
    pub week: u32,
    /// Who.
    pub person: PersonTag,
    /// Their id, for the form of who takes it.
    pub from: PersonId,
    /// Whether it is the reader.
    pub mine: bool,
    /// Whether it is this week.
    pub now: bool,
}

/// Whether two circles become one.
#[derive(Serialize)]
pub struct MergeRow {
    /// The proposal.
    pub id: CircleMergeId,
    /// The other circle.
    pub called: CircleName,
    /// Who is in that.
    pub people: Vec<PersonTag>,
    /// Whether the reader's has become too small, and not the other.
    pub ours_is_small: bool,
    /// Whether somebody of the reader's has said yes.
    pub we_said_yes: bool,
    /// Whether somebody of the other has.
    pub they_said_yes: bool,
}

impl View for CirclePage {
    const FILE: &'static str = "circles/show.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}
