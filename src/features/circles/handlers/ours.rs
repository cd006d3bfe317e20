//! One's circle: its page, its hour, who leads, and the page for the table.

use actix_web::{
    HttpResponse,
    http::{StatusCode, header},
};
use entity::states::{CircleState, MergeState, ProfilePart};

use super::{
    super::{
        commands::{answer_merge, say_goal, say_there, set_hour, take_week},
        entries::hours_of,
        forms::{Answer, Goal, Hour, Presence, Turn},
        pages::{
            CircleName, CirclePage, HourShown, LeadRow, MeetingPage, MemberRow, MergeRow, SuggestionRow, hour_shown,
        },
        policies::HaveCircle,
        queries::{Circle, Gathering, Inside, circle_of, circles_at, gathering, inside, merges_at, weekly_of},
        rules::suggestions,
    },
    base, forming, guide, plan, tag,
};
use crate::{
    features::{cohorts::cohort_strip, people::profiles_of},
    identity::Permit,
    platform::{
        calendar_files::CalendarFile,
        errors::{Error, Result},
        zones,
    },
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, PersonTag, Visit},
};

/// How many weeks ahead it is said who leads.
const AHEAD: usize = 4;

/// A circle with everything its people see of it.
struct Sight {
    circle: Circle,
    all: Gathering,
    inside: Inside,
    /// The week of the course it meets in now, if it does.
    week: Option<u32>,
}

/// The circle of somebody; none where they are in none that meets.
async fn sight(may: &Permit<HaveCircle>, visit: &Visit) -> Result<Option<Sight>> {
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
    fn tag(&self, who: entity::ids::PersonId) -> Option<PersonTag> {
        tag(&self.all.people, who)
    }

    /// Who is in it, with what they say of themselves to everybody.
    async fn members(&self, may: &Permit<HaveCircle>, visit: &Visit) -> Result<Vec<MemberRow>> {
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

    fn hour(&self, visit: &Visit) -> Option<HourShown> {
        let row = &self.circle.row;
        let next_at = self.inside.next_at;
        let (weekday, at) = hour_shown(&weekly_of(row)?, next_at, visit.zone);
        Some(HourShown { weekday, at, next_at, by: row.hour_by.and_then(|who| self.tag(who)), set_at: row.hour_set_at })
    }

    fn suggestions(&self, may: &Permit<HaveCircle>, visit: &Visit) -> Vec<SuggestionRow> {
        let day = zones::date_in(visit.zone, visit.now()).max(may.on().cohort.starts_on);
        let found = suggestions(&self.all.hours(&self.circle.people), visit.zone, day);
        let row = |one: super::super::rules::Suggestion| {
            let at = one.at.format("%H:%M").to_string();
            SuggestionRow { value: format!("{} {at}", one.weekday), weekday: one.weekday, at, misses: one.misses }
        };
        found.into_iter().map(row).collect()
    }

    fn leads(&self, may: &Permit<HaveCircle>) -> Vec<LeadRow> {
        let to_come = self.inside.leads.iter().filter(|(week, _)| self.week.is_none_or(|now| now <= **week));
        let row = |(week, who): (&u32, &entity::ids::PersonId)| {
            let (mine, now) = (*who == may.who().id, self.week == Some(*week));
            Some(LeadRow { week: *week, person: self.tag(*who)?, from: *who, mine, now })
        };
        to_come.filter_map(row).take(AHEAD).collect()
    }

    async fn merge(&self, visit: &Visit) -> Result<Option<MergeRow>> {
        let (db, own) = (visit.house.store.read(), &self.circle.row);
        let open = merges_at(db, own.cohort_id, &[MergeState::Open]).await?;
        let meeting = circles_at(db, own.cohort_id, CircleState::Meeting).await?;
        let Some(row) = open.into_iter().find(|row| row.small_id == own.id || row.other_id == own.id) else {
            return Ok(None);
        };
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

/// One's circle; where one is in none that meets, those that form.
pub(super) async fn page(
    may: &Permit<HaveCircle>,
    visit: &Visit,
    status: StatusCode,
    form: FormState,
) -> Result<HttpResponse> {
    let on = may.on();
    let Some(sight) = sight(may, visit).await? else { return forming::page(may, visit, status, form).await };
    let people = sight.members(may, visit).await?;
    let mut form = form;
    if form.errors.is_empty() {
        let goal = people.iter().find(|one| one.me).and_then(|one| one.goal.clone());
        form = FormState::with([("goal", goal.unwrap_or_default())]);
    }
    // What was shown is what a change is made upon, also where it was refused.
    form.values.entry("version".to_owned()).or_insert_with(|| sight.circle.row.hour_version.to_string());
    let page = CirclePage {
        strip: cohort_strip(on, "nav-circles", visit.now()),
        called: CircleName::of(&sight.circle.row),
        week: sight.week,
        from_week: plan(on)?.from_week,
        hour: sight.hour(visit),
        suggestions: sight.suggestions(may, visit),
        leads: sight.leads(may),
        guide: sight.week.and_then(|week| guide(on, week, visit.locale.tag())),
        merge: sight.merge(visit).await?,
        goal: people.iter().find(|one| one.me).and_then(|one| one.goal.clone()),
        people,
        writable: !on.is_closed(),
        base: base(on),
        wishes_href: format!("/cohorts/{}/sparring/wishes", on.cohort.id),
        form,
    };
    visit.draw_as(status, &page)
}

/// `POST /cohorts/{cohort}/circles/goal`
pub async fn goal(may: Permit<HaveCircle>, visit: Visit, form: Form<Goal>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, said: &Goal| {
        say_goal(tx, &may, said.goal.as_ref()).await?;
        Ok(Outcome::to(base(may.on()), "circle-goal"))
    };
    let again = async |status, state| page(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/circles/hour`
pub async fn hour(may: Permit<HaveCircle>, visit: Visit, form: Form<Hour>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, hour: &Hour| {
        set_hour(tx, &may, &hour.terms).await?;
        Ok(Outcome::to(format!("{}#hour-h", base(may.on())), "circle-hour"))
    };
    let again = async |status, state: FormState| {
        // Somebody else was first: what was shown before must not be sent once more unseen.
        let values = match status {
            StatusCode::CONFLICT => state.values.into_iter().filter(|(name, _)| name != "version").collect(),
            _ => state.values,
        };
        page(&may, &visit, status, FormState { values, errors: state.errors }).await
    };
    visit.submit(&form, work, again).await
}

/// `GET /cohorts/{cohort}/circles/hour.ics`
pub async fn hour_file(may: Permit<HaveCircle>, visit: Visit) -> Result<HttpResponse> {
    let (on, house) = (may.on(), &visit.house);
    let hours = hours_of(house.store.read(), &[on.cohort.id], may.who().id).await?;
    if hours.is_empty() {
        return Err(Error::Missing);
    }
    let entry = |row: &super::super::HourRow| row.entry(&house.words, visit.locale.tag(), &house.base_url, visit.now());
    let file = CalendarFile::published(on.cohort.name.clone(), hours.iter().map(entry).collect());
    let response = HttpResponse::Ok()
        .content_type("text/calendar; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "no-store, private"))
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"lernweg-circle.ics\""))
        .body(file.write());
    Ok(response)
}

/// `POST /cohorts/{cohort}/circles/turn`
pub async fn turn(may: Permit<HaveCircle>, visit: Visit, form: Form<Turn>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, turn: &Turn| {
        take_week(tx, &may, turn.week, turn.from).await?;
        Ok(Outcome::to(base(may.on()), "circle-turn"))
    };
    let again = async |status, state| page(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/circles/merge`: one's circle goes on with another, or would rather not.
pub async fn answer(may: Permit<HaveCircle>, visit: Visit, form: Form<Answer>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, answer: &Answer| {
        let merged = answer_merge(tx, &may, answer.merge, answer.yes).await?;
        let said = match (answer.yes, merged) {
            (true, true) => "circle-merged",
            (true, false) => "circle-merge-yes",
            (false, _) => "circle-merge-no",
        };
        Ok(Outcome::to(base(may.on()), said))
    };
    let again = async |status, state| page(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}

async fn meeting_page(
    may: &Permit<HaveCircle>,
    visit: &Visit,
    status: StatusCode,
    form: FormState,
) -> Result<HttpResponse> {
    let on = may.on();
    let sight = sight(may, visit).await?.ok_or(Error::Missing)?;
    let week = sight.week.unwrap_or(plan(on)?.from_week);
    let people = sight.members(may, visit).await?;
    let open = sight.week.is_some() && !on.is_closed();
    let page = MeetingPage {
        strip: cohort_strip(on, "nav-circles", visit.now()),
        called: CircleName::of(&sight.circle.row),
        week,
        today: zones::date_in(visit.zone, visit.now()),
        next_at: sight.inside.next_at,
        lead: sight.inside.leads.get(&week).and_then(|who| sight.tag(*who)),
        there: people.iter().any(|one| one.me && one.there),
        people,
        guide: guide(on, week, visit.locale.tag()).filter(|_| sight.week.is_some()),
        presence_action: open.then(|| format!("{}/presence", base(on))),
        back_href: base(on),
        form,
    };
    visit.draw_as(status, &page)
}

/// `GET /cohorts/{cohort}/circles/meeting`
pub async fn meeting(may: Permit<HaveCircle>, visit: Visit) -> Result<HttpResponse> {
    meeting_page(&may, &visit, StatusCode::OK, FormState::blank()).await
}

/// `POST /cohorts/{cohort}/circles/presence`
pub async fn presence(may: Permit<HaveCircle>, visit: Visit, form: Form<Presence>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, said: &Presence| {
        say_there(tx, &may, said.week, said.there).await?;
        Ok(Outcome::silently(format!("{}/meeting", base(may.on()))))
    };
    let again = async |status, state: FormState| match meeting_page(&may, &visit, status, state.clone()).await {
        Err(Error::Missing) => page(&may, &visit, status, state).await,
        drawn => drawn,
    };
    visit.submit(&form, work, again).await
}
