//! The papers of a cohort.

use actix_web::{HttpResponse, http::StatusCode};

use super::{
    super::{
        commands::{Heading, open_document},
        forms::Opening,
        pages::{DocumentRow, DocumentsPage},
        queries::documents_of,
    },
    NAV, list_href,
};
use crate::{
    features::cohorts::{TakePart, cohort_strip},
    identity::Permit,
    platform::errors::Result,
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Visit},
};

/// With how many headings a paper may begin.
const HEADINGS: usize = 6;

async fn page(may: &Permit<TakePart>, visit: &Visit, status: StatusCode, mut form: FormState) -> Result<HttpResponse> {
    let (on, base) = (may.on(), list_href(may.on()));
    let found = documents_of(visit.house.store.read(), on.cohort.id).await?;
    form.values.entry("language".to_owned()).or_insert_with(|| visit.locale.tag().to_owned());
    if form.errors.is_empty() {
        form.values.entry("headings".to_owned()).or_insert_with(|| "yes".to_owned());
    }
    let page = DocumentsPage {
        strip: cohort_strip(on, NAV, visit.now()),
        documents: found.into_iter().map(|one| DocumentRow::new(one, &base)).collect(),
        papers_href: format!("/programmes/{}/papers", on.programme),
        action: (!on.is_closed()).then_some(base),
        form,
        languages: visit.languages(),
    };
    visit.draw_as(status, &page)
}

/// `GET /cohorts/{cohort}/documents`
pub async fn index(may: Permit<TakePart>, visit: Visit) -> Result<HttpResponse> {
    page(&may, &visit, StatusCode::OK, FormState::blank()).await
}

/// The headings a paper in `language` may begin with.
fn headings(visit: &Visit, language: &str) -> Vec<Heading> {
    let words = &visit.house.words;
    let heading = |n| Heading {
        title: words.plain(language, &format!("documents-heading-{n}")),
        example: words.plain(language, &format!("documents-example-{n}")),
    };
    (1..=HEADINGS).map(heading).collect()
}

/// `POST /cohorts/{cohort}/documents`
pub async fn open(may: Permit<TakePart>, visit: Visit, form: Form<Opening>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, sent: &Opening| {
        let headings = if sent.headings { headings(&visit, &sent.new.language) } else { Vec::new() };
        let id = open_document(tx, &may, &sent.new, &headings).await?;
        Ok(Outcome::to(format!("{}/{id}", list_href(may.on())), "document-opened"))
    };
    let again = async |status, state| page(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}
