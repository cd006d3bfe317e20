//! What rules look at.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use entity::{
    ids::{LiveSessionId, PersonId, SessionSlotId},
    states::{Attending, HelperAnswer, Role},
};

use crate::{
    features::{cohorts::CohortOn, curriculum::Programme, live_sessions::SlotRow, pitches::HearingTime},
    platform::holidays::Holidays,
    web::waiting::Owed,
};

/// One cohort, as it is at one moment.
pub struct Facts<'a> {
    /// The moment.
    pub now: DateTime<Utc>,
    /// The cohort and its dates.
    pub cohort: &'a CohortOn,
    /// Whoever is asked about: everybody in it, or one of them.
    pub members: Vec<Member>,
    /// The times at which people meet.
    pub slots: Vec<SlotRow>,
    /// When pitches are still to be heard, the earliest first.
    pub hearings: Vec<HearingTime>,
    /// Public holidays.
    pub holidays: &'a Holidays,
}

/// Somebody in it.
#[derive(Clone, Debug)]
pub struct Member {
    /// Who.
    pub id: PersonId,
    /// What they are called.
    pub name: String,
    /// Where mail reaches them.
    pub email: String,
    /// What they are there.
    pub role: Role,
    /// BCP 47 tag of the language they read.
    pub locale: String,
    /// Where they live.
    pub zone: Tz,
    /// Whose holidays they have; empty where nobody knows.
    pub region: String,
    /// Since when they are there.
    pub since: DateTime<Utc>,
    /// Whether they take a break.
    pub away: bool,
    /// Whether they have said anything there.
    pub spoke: bool,
    /// Ids of the questions of the course they have answered.
    pub answered: BTreeSet<String>,
    /// Who waits for a word of theirs, the longest first.
    pub owes: Vec<Owed>,
    /// What they said to which session, and the time they chose.
    pub coming: BTreeMap<LiveSessionId, (Attending, Option<SessionSlotId>)>,
    /// Whether they would help the next ones.
    pub would_help: Option<HelperAnswer>,
    /// Whether they want to be asked what became of it.
    pub wants_alumni: bool,
}

impl Facts<'_> {
    /// The course, where there still is one.
    pub fn course(&self) -> Option<&Programme> {
        self.cohort.course.as_deref()
    }

    /// Whether somebody works on a day: as where they live, and as their cohort does.
    pub fn works(&self, member: &Member, day: NaiveDate) -> bool {
        let there = member.region.is_empty() || self.holidays.is_working_day(&member.region, day);
        there && self.cohort.calendar.is_working(day)
    }

    /// When pitches are heard and somebody is there: of each round the time at which they speak, or else its first.
    pub fn hearings_of(&self, member: &Member) -> impl Iterator<Item = &HearingTime> {
        let speaks = |hearing: &HearingTime| hearing.speakers.iter().any(|speaker| speaker.person == member.id);
        self.hearings.iter().filter(move |hearing| {
            let mut same_round = self.hearings.iter().filter(|other| other.round == hearing.round);
            let first = same_round.clone().next();
            let theirs = same_round.find(|other| speaks(other)).or(first);
            theirs.is_some_and(|theirs| theirs.session == hearing.session)
        })
    }

    /// One of those who are asked about.
    pub fn member(&self, id: PersonId) -> Option<&Member> {
        self.members.iter().find(|member| member.id == id)
    }

    /// A trainer to whom an answer goes: the one who was at it, or the first by name.
    pub fn trainer(&self, by: Option<PersonId>) -> Option<&Member> {
        let mut trainers = self.members.iter().filter(|member| member.role == Role::Trainer);
        let first = trainers.clone().next();
        trainers.find(|one| Some(one.id) == by).or(first)
    }
}
