//! Reading: the list, one session, and its file.

use actix_web::{
    HttpResponse,
    http::{StatusCode, header},
};
use entity::{
    ids::PersonId,
    person,
    states::{Role, SessionState},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::super::{
    dates::slots_of_cohort,
    entries::calendar_entry,
    pages::{Around, IndexPage, SessionLine, SessionPage},
    policies::SeeSession,
    queries::{SessionOn, comers, find_session},
};
use crate::{
    features::{
        cohorts::{ViewCohort, cohort_strip},
        curriculum::Catalogue,
        discussions::threads_about,
    },
    identity::Permit,
    platform::{calendar_files::CalendarFile, errors::Result},
    web::{FormState, Visit},
};

/// `GET /cohorts/{cohort}/sessions`
pub async fn index(may: Permit<ViewCohort>, visit: Visit) -> Result<HttpResponse> {
    let on = may.on();
    let rows = slots_of_cohort(visit.house.store.read(), on.cohort.id, may.who().id).await?;
    let base = format!("/cohorts/{}", on.cohort.id);
    let (ahead, past) = SessionLine::lists(&rows, &base, (visit.zone, visit.locale.tag()), visit.now());
    let leads = on.standing.owner || on.standing.role == Some(Role::Trainer);
    visit.draw(&IndexPage {
        strip: cohort_strip(on, "nav-sessions", visit.now()),
        ahead,
        past,
        new_href: (leads && !on.is_closed()).then(|| format!("{base}/sessions/new")),
        takes_part: on.standing.role.is_some(),
    })
}

/// `GET /cohorts/{cohort}/sessions/{session}`
pub async fn show(may: Permit<SeeSession>, visit: Visit) -> Result<HttpResponse> {
    session_page(may.on(), may.who().id, &visit, (StatusCode::OK, FormState::blank())).await
}

/// The page of a session, with what was wrong.
pub async fn session_page(
    on: &SessionOn,
    me: PersonId,
    visit: &Visit,
    (status, form): (StatusCode, FormState),
) -> Result<HttpResponse> {
    let db = visit.house.store.read();
    let comers = comers(db, on.session.id).await?;
    let hosts: Vec<PersonId> = on.slots.iter().filter_map(|slot| slot.host_id).collect();
    let hosts = person::Entity::find()
        .filter(person::Column::Id.is_in(hosts))
        .filter(person::Column::DeactivatedAt.is_null())
        .all(db)
        .await?;
    let hosts: Vec<_> = hosts.into_iter().map(|person| (person.id, person.name)).collect();
    // Owners who do not take part see dates, not what people write.
    let threads = match on.cohort.standing.role {
        Some(_) => threads_about(db, on.session.id).await?,
        None => Vec::new(),
    };
    let around = Around { comers: &comers, hosts: &hosts, threads, me };
    visit.draw_as(status, &SessionPage::new(on, &around, visit, form))
}

/// The same as it is now: somebody may have been faster.
pub async fn session_page_now(
    on: &SessionOn,
    me: PersonId,
    visit: &Visit,
    catalogue: &Catalogue,
    refused: (StatusCode, FormState),
) -> Result<HttpResponse> {
    let now = find_session(visit.house.store.read(), catalogue, on.session.id, me).await?;
    session_page(&now, me, visit, refused).await
}

/// `GET /cohorts/{cohort}/sessions/{session}/calendar.ics`
pub async fn calendar(may: Permit<SeeSession>, visit: Visit) -> Result<HttpResponse> {
    let on = may.on();
    let house = &visit.house;
    let takes_place = on.slots.iter().filter(|slot| slot.state == SessionState::Planned);
    // A session that was cancelled stands there as cancelled, so that a program can take it out.
    let all = on.session.state == SessionState::Cancelled;
    let shown: Vec<_> = if all { on.slots.iter().collect() } else { takes_place.collect() };
    let entry = |slot| calendar_entry((&on.session, slot), 0, &house.base_url, visit.now());
    let file = CalendarFile::published(on.session.title.clone(), shown.into_iter().map(entry).collect());
    Ok(HttpResponse::Ok()
        .content_type("text/calendar; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"session.ics\""))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(file.write()))
}
