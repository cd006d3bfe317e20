//! One's circle: its page, its hour, and who leads.

use actix_web::{
    HttpResponse,
    http::{StatusCode, header},
};

use super::{
    super::{
        commands::{answer_merge, say_goal, set_hour, take_week},
        entries::hours_of,
        forms::{Answer, Goal, Hour, Turn},
        pages::{CircleName, CirclePage},
        policies::HaveCircle,
    },
    base, guide, page, plan,
    sight::Sight,
};
use crate::{
    features::cohorts::cohort_strip,
    identity::Permit,
    platform::{
        calendar_files::CalendarFile,
        errors::{Error, Result},
    },
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Visit},
};

/// One's circle.
pub(super) async fn draw(
    may: &Permit<HaveCircle>,
    visit: &Visit,
    sight: Sight,
    status: StatusCode,
    form: FormState,
) -> Result<HttpResponse> {
    let on = may.on();
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
