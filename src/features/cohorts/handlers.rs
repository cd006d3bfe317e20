//! From requests about programmes and cohorts to pages.

use std::sync::Arc;

use actix_web::{
    HttpResponse,
    http::StatusCode,
    web::{Data, Path},
};
use entity::ids::EnrolmentId;

use super::{
    commands::{NewCohort, NewMember, NewPause, add_pause, end_enrolment, enrol, move_to, plan_cohort},
    forms::{ChangeState, EndStay},
    pages::{
        CohortRow, CohortsPage, FrontPage, NewCohortPage, PeoplePage, ProgrammePage, SettingsForms, SettingsPage,
        cohort_strip,
    },
    policies::{ManageCohort, OwnProgramme, ViewCohort},
    queries::{cohorts_of, members, owned_programmes, programme_row},
};
use crate::{
    features::curriculum::{Catalogue, Programme, Week},
    identity::Permit,
    platform::{
        errors::{Error, Result},
        zones,
    },
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Public, Visit},
};

/// `GET /`
pub async fn front(_: Public, visit: Visit, catalogue: Data<Catalogue>) -> Result<HttpResponse> {
    match catalogue.programmes().as_slice() {
        [only] => public_page(&visit, only).await,
        _ => visit.draw(&FrontPage::new(&catalogue, visit.locale.tag())),
    }
}

/// `GET /programmes/{programme}`
pub async fn programme(
    _: Public,
    visit: Visit,
    catalogue: Data<Catalogue>,
    slug: Path<String>,
) -> Result<HttpResponse> {
    let programme = content(&catalogue, &slug)?;
    public_page(&visit, &programme).await
}

async fn public_page(visit: &Visit, programme: &Programme) -> Result<HttpResponse> {
    let db = visit.house.store.read();
    let row = programme_row(db, &programme.slug).await?.ok_or(Error::Missing)?;
    let cohorts = cohorts_of(db, row.id, programme.week_count()).await?;
    let owner = match &visit.who {
        Some(who) => owned_programmes(db, who.id).await?.contains(&programme.slug),
        None => false,
    };
    let known = visit.languages();
    let name = |tag: &String| known.iter().find(|(known, _)| known == tag).map_or(tag, |(_, name)| name).clone();
    let languages = programme.languages.iter().map(name).collect();
    visit.draw(&ProgrammePage::new(programme, visit.locale.tag(), languages, &cohorts, visit.now(), owner))
}

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
pub async fn new(may: Permit<OwnProgramme>, visit: Visit, catalogue: Data<Catalogue>) -> Result<HttpResponse> {
    let programme = content(&catalogue, &may.on().programme.slug)?;
    let form = FormState::with([
        ("opens_at", "08:00".to_owned()),
        ("zone", may.who().zone.clone()),
        ("seats", "30".to_owned()),
    ]);
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

/// `GET /cohorts/{cohort}/people`
pub async fn people(may: Permit<ViewCohort>, visit: Visit) -> Result<HttpResponse> {
    let members = members(visit.house.store.read(), may.on().cohort.id).await?;
    let strip = cohort_strip(may.on(), "nav-people", visit.now());
    visit.draw(&PeoplePage::new(strip, &members, may.who().id))
}

async fn settings_page(
    may: &Permit<ManageCohort>,
    visit: &Visit,
    status: StatusCode,
    forms: SettingsForms,
) -> Result<HttpResponse> {
    let members = members(visit.house.store.read(), may.on().cohort.id).await?;
    let page = SettingsPage::new(may.on(), &members, visit.languages(), visit.now(), forms);
    visit.draw_as(status, &page)
}

fn settings_outcome(may: &Permit<ManageCohort>, said: &str) -> Outcome {
    Outcome::to(format!("/cohorts/{}/settings", may.on().cohort.id), said)
}

/// `GET /cohorts/{cohort}/settings`
pub async fn settings(may: Permit<ManageCohort>, visit: Visit) -> Result<HttpResponse> {
    settings_page(&may, &visit, StatusCode::OK, SettingsForms::default()).await
}

/// `POST /cohorts/{cohort}/state`
pub async fn change_state(may: Permit<ManageCohort>, visit: Visit, form: Form<ChangeState>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, change: &ChangeState| {
        move_to(tx, &may, change.step).await?;
        Ok(settings_outcome(&may, "cohort-moved"))
    };
    let again = async |status, other| {
        settings_page(&may, &visit, status, SettingsForms { other, ..SettingsForms::default() }).await
    };
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/pauses`
pub async fn pause(may: Permit<ManageCohort>, visit: Visit, form: Form<NewPause>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, new: &NewPause| {
        add_pause(tx, &may, new).await?;
        Ok(settings_outcome(&may, "cohort-paused"))
    };
    let again = async |status, pause| {
        settings_page(&may, &visit, status, SettingsForms { pause, ..SettingsForms::default() }).await
    };
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/enrolments`
pub async fn enrol_member(may: Permit<ManageCohort>, visit: Visit, form: Form<NewMember>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, new: &NewMember| {
        enrol(tx, &may, new).await?;
        Ok(settings_outcome(&may, "member-enrolled"))
    };
    let again = async |status, member| {
        settings_page(&may, &visit, status, SettingsForms { member, ..SettingsForms::default() }).await
    };
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/enrolments/{enrolment}/end`
pub async fn end_stay(
    may: Permit<ManageCohort>,
    visit: Visit,
    path: Path<(String, String)>,
    form: Form<EndStay>,
) -> Result<HttpResponse> {
    let id: EnrolmentId = path.1.parse().map_err(|_| Error::Missing)?;
    let work = async |tx: &Tx, end: &EndStay| {
        end_enrolment(tx, &may, id, &end.reason).await?;
        Ok(settings_outcome(&may, "member-left"))
    };
    let again = async |status, state| {
        settings_page(&may, &visit, status, SettingsForms { end: Some((id, state)), ..SettingsForms::default() }).await
    };
    visit.submit(&form, work, again).await
}
