//! Cards of a section.

use actix_web::{HttpRequest, HttpResponse, http::StatusCode};
use entity::{document_card, ids::DocumentCardId};

use super::{
    super::{
        commands::{add_card, change_card, remove_card, use_card},
        forms::{CardAgain, NewCard, Shown},
        pages::{CardRow, CardsPage},
        policies::WorkOnSection,
        queries::cards_of,
    },
    back_href, head_of, id_in, section_href,
};
use crate::{
    features::cohorts::{members, person_tags},
    identity::Permit,
    platform::errors::Result,
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Visit},
};

fn href(may: &Permit<WorkOnSection>) -> String {
    format!("{}/cards", section_href(may.on()))
}

async fn page(may: &Permit<WorkOnSection>, visit: &Visit, status: StatusCode, form: FormState) -> Result<HttpResponse> {
    let (on, base, db) = (may.on(), href(may), visit.house.store.read());
    let people = person_tags(&members(db, on.cohort.cohort.id).await?);
    let row = |card: document_card::Model| CardRow {
        id: card.id.to_string(),
        linked: card.source.starts_with("https://") || card.source.starts_with("http://"),
        author: people.get(&card.author_id).cloned(),
        version: card.version,
        used_at: card.used_at,
        mine: card.author_id == may.who().id,
        href: format!("{base}/{}", card.id),
        claim: card.claim,
        reason: card.reason,
        source: card.source,
    };
    let cards = cards_of(db, on.section.id).await?.into_iter().map(row).collect();
    let page = CardsPage {
        head: head_of(on, &on.section, visit.now()),
        cards,
        action: (!on.cohort.is_closed() && on.section.removed_at.is_none()).then_some(base),
        form,
    };
    visit.draw_as(status, &page)
}

/// `GET /cohorts/{cohort}/documents/{document}/sections/{section}/cards`
pub async fn cards(may: Permit<WorkOnSection>, visit: Visit) -> Result<HttpResponse> {
    page(&may, &visit, StatusCode::OK, FormState::blank()).await
}

/// `POST /cohorts/{cohort}/documents/{document}/sections/{section}/cards`
pub async fn lay(may: Permit<WorkOnSection>, visit: Visit, form: Form<NewCard>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, sent: &NewCard| {
        add_card(tx, &may, &sent.0).await?;
        Ok(Outcome::to(href(&may), "document-card-added"))
    };
    let again = async |status, state| page(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/documents/{document}/sections/{section}/cards/{card}`
pub async fn lay_again(
    may: Permit<WorkOnSection>,
    visit: Visit,
    req: HttpRequest,
    form: Form<CardAgain>,
) -> Result<HttpResponse> {
    let id: DocumentCardId = id_in(&req, "card")?;
    let work = async |tx: &Tx, sent: &CardAgain| {
        change_card(tx, &may, id, sent.version, &sent.card).await?;
        Ok(Outcome::to(href(&may), "document-changed"))
    };
    let again = async |status, state| page(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/documents/{document}/sections/{section}/cards/{card}/removal`
pub async fn take_away(
    may: Permit<WorkOnSection>,
    visit: Visit,
    req: HttpRequest,
    form: Form<Shown>,
) -> Result<HttpResponse> {
    let id: DocumentCardId = id_in(&req, "card")?;
    let work = async |tx: &Tx, sent: &Shown| {
        remove_card(tx, &may, id, sent.version).await?;
        Ok(Outcome::to(href(&may), "document-card-gone"))
    };
    let again = async |status, state| page(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/documents/{document}/sections/{section}/cards/{card}/text`
pub async fn make_text(
    may: Permit<WorkOnSection>,
    visit: Visit,
    req: HttpRequest,
    form: Form<Shown>,
) -> Result<HttpResponse> {
    let id: DocumentCardId = id_in(&req, "card")?;
    let word = visit.house.words.plain(&may.on().document.language, "documents-source");
    let work = async |tx: &Tx, sent: &Shown| {
        use_card(tx, &may, id, sent.version, &word).await?;
        Ok(Outcome::to(back_href(may.on()), "document-card-used"))
    };
    let again = async |status, state| page(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}
