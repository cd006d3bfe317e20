//! Papers as they were agreed: signing, showing, carrying on.

use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web::Data};
use entity::{document_edition_section, states::DocumentState, states::Role};

use super::{
    super::{
        commands::{agree, carry, publish, sign, unsign},
        forms::{Carrying, Showing, Shown, Signing},
        pages::{Chapter, EditionPage, PublishedPage, PublishedRow},
        policies::{LeadDocument, ReadPapers, WorkOnDocument},
        queries::{DocumentOn, Edition, edition, edition_in, editions_of, led_beside, published, published_edition},
    },
    NAV,
    document::{self, href},
};
use crate::{
    features::{
        cohorts::{cohort_strip, find_cohort},
        curriculum::Catalogue,
        discussions::LeadTalk,
    },
    identity::{Actor, Permit},
    platform::errors::{Error, Result},
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Visit},
};

fn number_in(req: &HttpRequest) -> Result<i32> {
    let text = req.match_info().query("number");
    text.parse().ok().filter(|number: &i32| *number > 0 && number.to_string() == text).ok_or(Error::Missing)
}

fn edition_href(on: &DocumentOn, number: i32) -> String {
    format!("{}/editions/{number}", href(on))
}

fn chapters(sections: Vec<document_edition_section::Model>) -> Vec<Chapter> {
    sections.into_iter().map(|one| Chapter { title: one.title, html: one.body_html }).collect()
}

async fn page(
    (who, on): (&Actor, &DocumentOn),
    visit: &Visit,
    number: i32,
    status: StatusCode,
    mut form: FormState,
) -> Result<HttpResponse> {
    let db = visit.house.store.read();
    let Edition { row, sections, signatures } = edition(db, on.document.id, number).await?.ok_or(Error::Missing)?;
    let newest = editions_of(db, on.document.id).await?.first().map(|one| one.number);
    let leads = on.cohort.standing.role == Some(Role::Trainer);
    let cohorts = match leads {
        true => led_beside(db, on.cohort.cohort.programme_id, on.cohort.cohort.id, who.id).await?,
        false => Vec::new(),
    };
    let signature = signatures.iter().find(|one| one.person_id == who.id);
    let name = signature.map_or(who.name.clone(), |one| one.name.clone());
    form.values.entry("name".to_owned()).or_insert(name);
    let writable = !on.cohort.is_closed();
    let open = on.document.state == DocumentState::Agreed && newest == Some(number) && row.published_at.is_none();
    let page = EditionPage {
        strip: Some(cohort_strip(&on.cohort, NAV, visit.now())),
        number,
        cohort: on.cohort.cohort.name.clone(),
        agreed_at: row.agreed_at,
        published_at: row.published_at,
        chapters: chapters(sections),
        signed: signature.is_some(),
        signers: signatures.into_iter().map(|one| one.name).collect(),
        back_href: href(on),
        href: Some(edition_href(on, number)),
        open: writable && open,
        leads: writable && leads,
        cohorts: cohorts.into_iter().map(|one| (one.id.to_string(), one.name)).collect(),
        form,
        title: row.title,
        purpose: row.purpose,
        language: row.language,
    };
    visit.draw_as(status, &page)
}

/// `POST /cohorts/{cohort}/documents/{document}/agreement`
pub async fn settle_on(may: Permit<WorkOnDocument>, visit: Visit, form: Form<Shown>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, sent: &Shown| {
        let number = agree(tx, &may, sent.version).await?;
        Ok(Outcome::to(edition_href(may.on(), number), "document-agreed"))
    };
    let again = async |status, state: FormState| {
        let state = FormState { errors: state.errors, ..FormState::blank() };
        document::page(may.who().id, may.on(), &visit, status, state).await
    };
    visit.submit(&form, work, again).await
}

/// `GET /cohorts/{cohort}/documents/{document}/editions/{number}`
pub async fn show_edition(may: Permit<WorkOnDocument>, visit: Visit, req: HttpRequest) -> Result<HttpResponse> {
    page((may.who(), may.on()), &visit, number_in(&req)?, StatusCode::OK, FormState::blank()).await
}

/// `POST /cohorts/{cohort}/documents/{document}/editions/{number}/signature`
pub async fn put_name(
    may: Permit<WorkOnDocument>,
    visit: Visit,
    req: HttpRequest,
    form: Form<Signing>,
) -> Result<HttpResponse> {
    let number = number_in(&req)?;
    let work = async |tx: &Tx, sent: &Signing| {
        let said = match &sent.0 {
            Some(name) => sign(tx, &may, number, name).await.map(|()| "document-signed")?,
            None => unsign(tx, &may, number).await.map(|()| "document-unsigned")?,
        };
        Ok(Outcome::to(edition_href(may.on(), number), said))
    };
    let again = async |status, state| page((may.who(), may.on()), &visit, number, status, state).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/documents/{document}/editions/{number}/publication`
pub async fn show_around(
    may: Permit<LeadDocument>,
    visit: Visit,
    req: HttpRequest,
    form: Form<Showing>,
) -> Result<HttpResponse> {
    let number = number_in(&req)?;
    let work = async |tx: &Tx, sent: &Showing| {
        publish(tx, &may, number, sent.0).await?;
        let said = if sent.0 { "document-published" } else { "document-unpublished" };
        Ok(Outcome::to(edition_href(may.on(), number), said))
    };
    let again = async |status, state| page((may.who(), may.on()), &visit, number, status, state).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/documents/{document}/editions/{number}/carrying`
pub async fn carry_on(
    may: Permit<LeadDocument>,
    visit: Visit,
    req: HttpRequest,
    catalogue: Data<Catalogue>,
    form: Form<Carrying>,
) -> Result<HttpResponse> {
    let number = number_in(&req)?;
    let to = match form.read() {
        Ok(sent) => {
            let on = find_cohort(visit.house.store.read(), &catalogue, sent.0, may.who().id).await?;
            Some(Permit::<LeadTalk>::ask(may.who().clone(), on)?)
        }
        Err(_) => None,
    };
    let work = async |tx: &Tx, sent: &Carrying| {
        let id = carry(tx, &may, number, to.as_ref().ok_or(Error::Missing)?).await?;
        Ok(Outcome::to(format!("/cohorts/{}/documents/{id}", sent.0), "document-carried"))
    };
    let again = async |status, state| page((may.who(), may.on()), &visit, number, status, state).await;
    visit.submit(&form, work, again).await
}

/// `GET /programmes/{programme}/papers`
pub async fn papers(may: Permit<ReadPapers>, visit: Visit) -> Result<HttpResponse> {
    let programme = &may.on().programme;
    let found = published(visit.house.store.read(), programme.id).await?;
    let row = |one: super::super::queries::Published| PublishedRow {
        href: format!("/programmes/{}/papers/{}", programme.slug, one.id),
        title: one.title,
        purpose: one.purpose,
        language: one.language,
        cohort: one.cohort,
        at: one.published_at,
    };
    visit.draw(&PublishedPage { papers: found.into_iter().map(row).collect() })
}

/// `GET /programmes/{programme}/papers/{paper}`
pub async fn paper(may: Permit<ReadPapers>, visit: Visit, req: HttpRequest) -> Result<HttpResponse> {
    let programme = &may.on().programme;
    let found = published_edition(visit.house.store.read(), programme.id, edition_in(&req)?).await?;
    let (Edition { row, sections, signatures }, cohort) = found.ok_or(Error::Missing)?;
    visit.draw(&EditionPage {
        strip: None,
        number: row.number,
        cohort,
        agreed_at: row.agreed_at,
        published_at: row.published_at,
        chapters: chapters(sections),
        signers: signatures.into_iter().map(|one| one.name).collect(),
        back_href: format!("/programmes/{}/papers", programme.slug),
        href: None,
        open: false,
        signed: false,
        leads: false,
        cohorts: Vec::new(),
        form: FormState::blank(),
        title: row.title,
        purpose: row.purpose,
        language: row.language,
    })
}
