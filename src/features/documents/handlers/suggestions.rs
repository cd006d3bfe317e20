//! Suggestions for a section.

use actix_web::{HttpRequest, HttpResponse, http::StatusCode};
use entity::{document_suggestion, ids::DocumentSuggestionId};

use super::{
    super::{
        commands::{accept, decides, decline, suggest, take_back},
        forms::{Settling, Suggesting},
        pages::{SuggestPage, SuggestionRow, SuggestionsPage},
        policies::WorkOnSection,
        queries::suggestions_for,
    },
    back_href, head_of, id_in, section_href,
};
use crate::{
    features::cohorts::{members, person_tags},
    identity::Permit,
    platform::{
        differences::differences,
        errors::{Error, Result},
        text::Body,
    },
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Press, Visit},
};

pub(super) fn href(may: &Permit<WorkOnSection>) -> String {
    format!("{}/suggestions", section_href(may.on()))
}

async fn page(may: &Permit<WorkOnSection>, visit: &Visit, status: StatusCode, form: FormState) -> Result<HttpResponse> {
    let (on, base, db) = (may.on(), href(may), visit.house.store.read());
    let people = person_tags(&members(db, on.cohort.cohort.id).await?);
    let row = |one: document_suggestion::Model| SuggestionRow {
        author: people.get(&one.author_id).cloned(),
        at: one.made_at,
        state: one.state,
        passages: differences(&one.from_body, &one.body),
        mine: one.author_id == may.who().id,
        href: format!("{base}/{}", one.id),
        why: one.why,
        word: one.word,
    };
    let suggestions = suggestions_for(db, on.section.id).await?.into_iter().map(row).collect();
    let page = SuggestionsPage {
        head: head_of(on, &on.section, visit.now()),
        suggestions,
        decides: decides(may.who(), on),
        writable: !on.cohort.is_closed() && on.section.removed_at.is_none(),
        new_href: format!("{}/new", href(may)),
        form,
    };
    visit.draw_as(status, &page)
}

/// `GET /cohorts/{cohort}/documents/{document}/sections/{section}/suggestions`
pub async fn suggestions(may: Permit<WorkOnSection>, visit: Visit) -> Result<HttpResponse> {
    page(&may, &visit, StatusCode::OK, FormState::blank()).await
}

fn form_page(may: &Permit<WorkOnSection>, visit: &Visit, status: StatusCode, form: FormState) -> Result<HttpResponse> {
    let on = may.on();
    let page = SuggestPage { head: head_of(on, &on.section, visit.now()), action: href(may), form, most: Body::MOST };
    visit.draw_as(status, &page)
}

/// `GET /cohorts/{cohort}/documents/{document}/sections/{section}/suggestions/new`
pub async fn new_suggestion(may: Permit<WorkOnSection>, visit: Visit) -> Result<HttpResponse> {
    let (on, section) = (may.on(), &may.on().section);
    if on.cohort.is_closed() || section.removed_at.is_some() {
        return Err(Error::Missing);
    }
    let form = FormState::with([("body", section.body.clone()), ("version", section.version.to_string())]);
    form_page(&may, &visit, StatusCode::OK, form)
}

/// `POST /cohorts/{cohort}/documents/{document}/sections/{section}/suggestions`
pub async fn propose(may: Permit<WorkOnSection>, visit: Visit, form: Form<Suggesting>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, sent: &Suggesting| {
        suggest(tx, &may, sent.base, &sent.body, sent.why.as_ref()).await?;
        Ok(Outcome::to(href(&may), "document-suggested"))
    };
    let again = async |status, state| form_page(&may, &visit, status, state);
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/documents/{document}/sections/{section}/suggestions/{suggestion}`
pub async fn settle(
    may: Permit<WorkOnSection>,
    visit: Visit,
    req: HttpRequest,
    form: Form<Settling>,
) -> Result<HttpResponse> {
    let id: DocumentSuggestionId = id_in(&req, "suggestion")?;
    let work = async |tx: &Tx, sent: &Settling| match sent {
        Settling::Taken => {
            accept(tx, &may, id).await?;
            Ok(Outcome::to(back_href(may.on()), "document-suggestion-taken"))
        }
        Settling::NotTaken(word) => {
            decline(tx, &may, id, word).await?;
            Ok(Outcome::to(href(&may), "document-suggestion-declined"))
        }
    };
    let again = async |status, state| page(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/documents/{document}/sections/{section}/suggestions/{suggestion}/removal`
pub async fn remove_suggestion(
    may: Permit<WorkOnSection>,
    visit: Visit,
    req: HttpRequest,
    form: Form<Press>,
) -> Result<HttpResponse> {
    let id: DocumentSuggestionId = id_in(&req, "suggestion")?;
    let work = async |tx: &Tx, _: &Press| {
        take_back(tx, &may, id).await?;
        Ok(Outcome::to(href(&may), "document-suggestion-gone"))
    };
    let again = async |status, state| page(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}
