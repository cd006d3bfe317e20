//! One's circle, with everything its people see of it.

use entity::states::{CircleState, MergeState, ProfilePart};

use super::{
    super::{
        pages::{CircleName, HourShown, LeadRow, MemberRow, MergeRow, SuggestionRow, hour_shown},
        policies::HaveCircle,
        queries::{Circle, Gathering, Inside, circle_of, circles_at, gathering, inside, merges_at, weekly_of},
        rules::suggestions,
    },
    plan, tag,
};
use crate::{
    features::people::profiles_of,
    identity::Permit,
    platform::{errors::Result, zones},
    web::{PersonTag, Visit},
};

/// How many weeks ahead it is said who leads.
const AHEAD: usize = 4;

/// A circle with everything its people see of it.
pub(super) struct Sight {
    pub circle: Circle,
    pub all: Gathering,
    pub inside: Inside,
    /// The week of the course it meets in now, if it does.
    pub week: Option<u32>,
}

/// The circle of somebody; none where they are in none that meets.
pub(super) async fn sight(may: &Permit<HaveCircle>, visit: &Visit) -> Result<Option<Sight>> {
    let (on, db, now) = (may.on(), visit.house.store.read(), visit.now());
    let Some(circle) = circle_of(db, on.cohort.id, may.who().id).await? else { return Ok(None) };
    let from_week = plan(on)?.from_week;
    let inside = inside(db, &circle, &on.calendar, from_week, now).await?;
    let day = zones::date_in(visit.zone, now).max(on.cohort.starts_on);
    let all = gathering(db, on.cohort.id, day, None).await?;
    let week = on.calendar.week_at(now).filter(|week| from_week <= *week);
    Ok(Some(Sight { circle, all, inside, week }))
}

impl Sight {
    pub(super) fn tag(&self, who: entity::ids::PersonId) -> Option<PersonTag> {
        tag(&self.all.people, who)
    }

    /// Who is in it, with what they say of themselves to everybody.
    pub(super) async fn members(&self, may: &Permit<HaveCircle>, visit: &Visit) -> Result<Vec<MemberRow>> {
        let (on, me) = (may.on(), may.who().id);
        let profiles = profiles_of(visit.house.store.read(), on.cohort.id).await?;
        let row = |who: &entity::ids::PersonId| {
            let profile = profiles.iter().find(|profile| profile.person == *who);
            let said = |part| profile?.said(part).map(|part| (part.language.clone(), part.body.clone()));
            Some(MemberRow {
                person: self.tag(*who)?,
                href: format!("/cohorts/{}/people/{who}", on.cohort.id),
                community: said(ProfilePart::Community),
                wonder: said(ProfilePart::Wonder),
                goal: self.inside.goals.get(who).cloned(),
                there: self.week.is_some_and(|week| self.inside.there.contains(&(week, *who))),
                me: *who == me,
            })
        };
        Ok(self.circle.people.iter().filter_map(row).collect())
    }

    pub(super) fn hour(&self, visit: &Visit) -> Option<HourShown> {
        let row = &self.circle.row;
        let next_at = self.inside.next_at;
        let (weekday, at) = hour_shown(&weekly_of(row)?, next_at, visit.zone);
        Some(HourShown { weekday, at, next_at, by: row.hour_by.and_then(|who| self.tag(who)), set_at: row.hour_set_at })
    }

    pub(super) fn suggestions(&self, may: &Permit<HaveCircle>, visit: &Visit) -> Vec<SuggestionRow> {
        let day = zones::date_in(visit.zone, visit.now()).max(may.on().cohort.starts_on);
        let found = suggestions(&self.all.hours(&self.circle.people), visit.zone, day);
        let row = |one: super::super::rules::Suggestion| {
            let at = one.at.format("%H:%M").to_string();
            SuggestionRow { value: format!("{} {at}", one.weekday), weekday: one.weekday, at, misses: one.misses }
        };
        found.into_iter().map(row).collect()
    }

    pub(super) fn leads(&self, may: &Permit<HaveCircle>) -> Vec<LeadRow> {
        let to_come = self.inside.leads.iter().filter(|(week, _)| self.week.is_none_or(|now| now <= **week));
        let row = |(week, who): (&u32, &entity::ids::PersonId)| {
            let (mine, now) = (*who == may.who().id, self.week == Some(*week));
            Some(LeadRow { week: *week, person: self.tag(*who)?, from: *who, mine, now })
        };
        to_come.filter_map(row).take(AHEAD).collect()
    }

    pub(super) async fn merge(&self, visit: &Visit) -> Result<Option<MergeRow>> {
        let (db, own) = (visit.house.store.read(), &self.circle.row);
        let open = merges_at(db, own.cohort_id, &[MergeState::Open]).await?;
        let Some(row) = open.into_iter().find(|row| row.small_id == own.id || row.other_id == own.id) else {
            return Ok(None);
        };
        let meeting = circles_at(db, own.cohort_id, CircleState::Meeting).await?;
        let ours_is_small = row.small_id == own.id;
        let (other, ours, theirs) = match ours_is_small {
            true => (row.other_id, row.small_by, row.other_by),
            false => (row.small_id, row.other_by, row.small_by),
        };
        let Some(other) = meeting.iter().find(|circle| circle.row.id == other) else { return Ok(None) };
        Ok(Some(MergeRow {
            id: row.id,
            called: CircleName::of(&other.row),
            people: other.people.iter().filter_map(|who| self.tag(*who)).collect(),
            ours_is_small,
            we_said_yes: ours.is_some(),
            they_said_yes: theirs.is_some(),
        }))
    }
}
