//! From requests about programmes and cohorts to pages.

mod breaks;
mod settings;
mod team;

use std::sync::Arc;

use actix_web::{HttpResponse, web::Data};
pub use breaks::{end_break, end_break_of, give_break, show_break, take_break};
use entity::states::ProgrammeRole;
pub use settings::{change_state, end_stay, enrol_member, move_member, seat, settings};
pub use team::{appoint, end_helper, team};

use super::{
    commands::{NewCohort, plan_cohort},
    pages::{CohortRow, CohortsPage, NewCohortPage},
    policies::OwnProgramme,
    queries::cohorts_of,
};
use crate::{
    features::curriculum::{Catalogue, Programme, Week},
    identity::Permit,
    platform::{
        errors::{Error, Result},
        zones,
    },
    storage::{Tx, idempotency::Outcome},
    web::{Asked, Form, FormState, Visit},
};

fn content(catalogue: &Catalogue, slug: &str) -> Result<Arc<Programme>> {
    catalogue.programme(slug).ok_or(Error::Missing)
}

/// `GET /programmes/{programme}/cohorts`
pub async fn cohorts(may: Permit<OwnProgramme>, visit: Visit, catalogue: Data<Catalogue>) -> Result<HttpResponse> {
    let programme = content(&catalogue, &may.on().programme.slug)?;
    let listed = cohorts_of(visit.house.store.read(), may.on().programme.id, programme.week_count()).await?;
    let href = format!("/programmes/{}", programme.slug);
    let locale = visit.locale.tag();
    let week =
        |week: &Week| (week.number, programme.say(&week.question, locale), format!("{href}/weeks/{}", week.number));
    visit.draw(&CohortsPage {
        title: programme.say(&programme.title, locale),
        weeks: programme.weeks.iter().map(week).collect(),
        new_href: format!("{href}/cohorts/new"),
        team_href: (may.on().role == Some(ProgrammeRole::Owner)).then(|| format!("{href}/team")),
        applications_href: programme.application.is_some().then(|| format!("{href}/applications")),
        alumni_href: format!("/programmes/{}/alumni/roles", may.on().programme.slug),
        insights_href: format!("/programmes/{}/insights", may.on().programme.slug),
        appeals_href: format!("{href}/appeals"),
        programme_href: href,
        cohorts: listed.iter().map(|listed| CohortRow::new(listed, visit.now())).collect(),
    })
}

fn new_page(visit: &Visit, programme: &Programme, form: FormState) -> NewCohortPage {
    let list = format!("/programmes/{}/cohorts", programme.slug);
    NewCohortPage {
        title: programme.say(&programme.title, visit.locale.tag()),
        action: list.clone(),
        back_href: list,
        form,
        zones: zones::names(),
    }
}

/// `GET /programmes/{programme}/cohorts/new`
pub async fn new(
    may: Permit<OwnProgramme>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    asked: Asked<NewCohort>,
) -> Result<HttpResponse> {
    let programme = content(&catalogue, &may.on().programme.slug)?;
    let form = FormState::with([
        ("opens_at", "08:00".to_owned()),
        ("zone", may.who().zone.clone()),
        ("seats", "30".to_owned()),
    ]);
    // Somebody who looked at the dates ahead comes back with what they typed.
    let form = if asked.is_blank() { form } else { FormState { values: asked.values(), ..form } };
    visit.draw(&new_page(&visit, &programme, form))
}

/// `POST /programmes/{programme}/cohorts`
pub async fn plan(
    may: Permit<OwnProgramme>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    form: Form<NewCohort>,
) -> Result<HttpResponse> {
    let work = async |tx: &Tx, new: &NewCohort| {
        let cohort = plan_cohort(tx, &may, new).await?;
        Ok(Outcome::to(format!("/cohorts/{}/settings", cohort.id), "cohort-planned"))
    };
    let again = async |status, state| {
        let programme = content(&catalogue, &may.on().programme.slug)?;
        visit.draw_as(status, &new_page(&visit, &programme, state))
    };
    visit.submit(&form, work, again).await
}
