//! What a section was, and bringing it back.

use actix_web::{HttpRequest, HttpResponse, http::StatusCode};
use entity::states::RevisionKind;
use serde::Deserialize;

use super::{
    super::{
        commands,
        forms::Shown,
        pages::{DifferencesPage, HistoryPage, RevisionRow},
        policies::WorkOnSection,
        queries::{Revision, revision, revision_before, revisions},
    },
    back_href, head_of, section_href,
};
use crate::{
    identity::{Permit, find_person},
    platform::{
        differences::differences as compare,
        errors::{Error, Result},
        zones,
    },
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Pager, PersonTag, Press, Query, Visit},
};

/// What the address of a history may ask.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct HistoryQuery {
    page: String,
}

/// What the address of a comparison may ask.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct DifferencesQuery {
    with: String,
}

fn number_in(req: &HttpRequest) -> Result<i32> {
    let text = req.match_info().query("version");
    text.parse().ok().filter(|number: &i32| *number > 0 && number.to_string() == text).ok_or(Error::Missing)
}

/// When a revision was written and by whom, in one line.
fn label(visit: &Visit, one: &Revision) -> String {
    let at = zones::words(one.written_at, visit.zone, visit.locale.tag(), zones::Style::Moment);
    match one.author_closed {
        Some(_) => at,
        None => format!("{at} – {}", one.author),
    }
}

async fn page(
    may: &Permit<WorkOnSection>,
    visit: &Visit,
    number: u64,
    status: StatusCode,
    form: FormState,
) -> Result<HttpResponse> {
    let (on, href) = (may.on(), format!("{}/history", section_href(may.on())));
    let section = super::now(may, visit).await?;
    let (found, pages) = revisions(visit.house.store.read(), section.id, number).await?;
    if number > 1 && found.is_empty() {
        return Err(Error::Missing);
    }
    let row = |one: Revision| RevisionRow {
        version: one.version,
        label: label(visit, &one),
        author: one.person(),
        at: one.written_at,
        restored: one.restored_from.is_some(),
        erased: one.erased_at.is_some(),
        current: one.version == section.version,
        href: format!("{href}/{}", one.version),
        withdrawable: one.author_id == may.who().id && one.erased_at.is_none() && one.version != section.version,
    };
    let page = HistoryPage {
        head: head_of(on, &section, visit.now()),
        revisions: found.into_iter().map(row).collect(),
        pager: Pager::new(number, pages, format!("{href}?page=")),
        href,
        version: section.version,
        writable: !on.cohort.is_closed() && section.removed_at.is_none(),
        form,
    };
    visit.draw_as(status, &page)
}

/// `GET /cohorts/{cohort}/documents/{document}/sections/{section}/history`
pub async fn history(may: Permit<WorkOnSection>, visit: Visit, query: Query<HistoryQuery>) -> Result<HttpResponse> {
    page(&may, &visit, Pager::number(&query.page)?, StatusCode::OK, FormState::blank()).await
}

/// `GET /cohorts/{cohort}/documents/{document}/sections/{section}/history/{version}`: compared with the one
/// before it, or with any other.
pub async fn differences(
    may: Permit<WorkOnSection>,
    visit: Visit,
    req: HttpRequest,
    query: Query<DifferencesQuery>,
) -> Result<HttpResponse> {
    let (on, db) = (may.on(), visit.house.store.read());
    let found = revision(db, on.section.id, number_in(&req)?).await?;
    let found = found.filter(|row| row.kind == RevisionKind::Stands).ok_or(Error::Missing)?;
    let with = match query.with.parse::<i32>() {
        Ok(with) => {
            let with = revision(db, on.section.id, with).await?.filter(|row| row.kind == RevisionKind::Stands);
            Some(with.ok_or(Error::Missing)?)
        }
        Err(_) if query.with.is_empty() => revision_before(db, on.section.id, found.version).await?,
        Err(_) => return Err(Error::Missing),
    };
    let author = find_person(db, found.author_id).await?;
    let writable = !on.cohort.is_closed() && on.section.removed_at.is_none();
    let brings_back = writable && found.erased_at.is_none() && found.version != on.section.version;
    let history_href = format!("{}/history", section_href(on));
    let before = with.as_ref().map_or("", |row| row.body.as_str());
    visit.draw(&DifferencesPage {
        head: head_of(on, &on.section, visit.now()),
        author: author.map(|who| PersonTag::new(who.id, &who.name, None, who.deactivated_at.is_some())),
        at: found.written_at,
        with_at: with.as_ref().map(|row| row.written_at),
        passages: found.erased_at.is_none().then(|| compare(before, &found.body)),
        restore_action: brings_back.then(|| format!("{history_href}/{}/return", found.version)),
        history_href,
        version: on.section.version,
    })
}

/// `POST /cohorts/{cohort}/documents/{document}/sections/{section}/history/{version}/return`
pub async fn restore(
    may: Permit<WorkOnSection>,
    visit: Visit,
    req: HttpRequest,
    form: Form<Shown>,
) -> Result<HttpResponse> {
    let version = number_in(&req)?;
    let work = async |tx: &Tx, sent: &Shown| {
        commands::restore(tx, &may, version, sent.version).await?;
        Ok(Outcome::to(back_href(may.on()), "document-restored"))
    };
    let again = async |status, state| page(&may, &visit, 1, status, state).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/documents/{document}/sections/{section}/history/{version}/withdrawal`
pub async fn withdraw(
    may: Permit<WorkOnSection>,
    visit: Visit,
    req: HttpRequest,
    form: Form<Press>,
) -> Result<HttpResponse> {
    let version = number_in(&req)?;
    let work = async |tx: &Tx, _: &Press| {
        commands::withdraw(tx, &may, version).await?;
        Ok(Outcome::to(format!("{}/history", section_href(may.on())), "document-withdrawn"))
    };
    let again = async |status, state| page(&may, &visit, 1, status, state).await;
    visit.submit(&form, work, again).await
}
