//! Writing in a section: by itself every few seconds, and when somebody says so.

mod touching;

use actix_web::{HttpResponse, http::StatusCode};
use serde_json::json;

use super::{
    super::{
        commands::{Saved, Sent, Written, decides, done, save, take_beside, take_desk},
        forms::Writing,
        pages::{Beside, EditorPage},
        policies::WorkOnSection,
        queries::{at_desks, beside_of, comments_on},
    },
    back_href,
    comments::Onlooker,
    desk_rows, head_of, section_href,
};
use crate::{
    features::cohorts::{members, person_tags},
    identity::Permit,
    platform::{
        errors::{Error, Refusal, Result},
        text::Body,
    },
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Press, Visit},
};
pub use touching::waiting;

/// Why a text is not taken that touches what others wrote.
const TOUCHES: &str = "documents-touches";

/// A name for a page somebody was served, so that two of theirs can be told from each other.
fn new_tab() -> String {
    format!("{:016x}", rand::random::<u64>())
}

async fn page(
    may: &Permit<WorkOnSection>,
    visit: &Visit,
    status: StatusCode,
    form: FormState,
    preview: Option<String>,
) -> Result<HttpResponse> {
    let (on, me, db) = (may.on(), may.who().id, visit.house.store.read());
    let section = &on.section;
    let mut form = form;
    form.values.entry("tab".to_owned()).or_insert_with(new_tab);
    let tab = form.values.get("tab").cloned().unwrap_or_default();
    let desks = at_desks(db, on.document.id, visit.now()).await?;
    let here = || desks.iter().filter(|desk| desk.section_id == section.id);
    let own = here().find(|desk| desk.person_id == me && !desk.tab.is_empty() && desk.tab != tab);
    let beside = beside_of(db, section.id, me).await?;
    let comments = comments_on(db, section.id).await?;
    let people = person_tags(&members(db, on.cohort.cohort.id).await?);
    let onlooker = Onlooker { me, decides: decides(may.who(), on), people: &people, answering: None };
    let writable = !on.cohort.is_closed() && section.removed_at.is_none();
    let page = EditorPage {
        head: head_of(on, section, visit.now()),
        example: section.example.clone(),
        action: writable.then(|| section_href(on)),
        history_href: format!("{}/history", section_href(on)),
        form,
        most: Body::MOST,
        section: section.id,
        talk: onlooker.talk(&section_href(on), &section.body, &comments.iter().collect::<Vec<_>>()),
        live_href: format!(
            "{}/live?after={}",
            section_href(on),
            section.saved_at.map_or(0, |at| at.timestamp_micros())
        ),
        names_href: format!("/cohorts/{}/threads/names", on.cohort.cohort.id),
        desks: desk_rows(here(), me),
        own_since: own.map(|desk| desk.since),
        preview,
        html: section.body_html.clone(),
        beside: beside
            .filter(|_| writable)
            .map(|row| Beside { href: format!("{}/waiting", section_href(on)), at: row.written_at }),
    };
    visit.draw_as(status, &page)
}

/// `GET /cohorts/{cohort}/documents/{document}/sections/{section}`
pub async fn edit(may: Permit<WorkOnSection>, visit: Visit) -> Result<HttpResponse> {
    let section = &may.on().section;
    let form = FormState::with([("body", section.body.clone()), ("version", section.version.to_string())]);
    page(&may, &visit, StatusCode::OK, form, None).await
}

/// `POST /cohorts/{cohort}/documents/{document}/sections/{section}/desk`: opens it to write in it, and says so.
pub async fn sit_down(may: Permit<WorkOnSection>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, _: &Press| {
        take_desk(tx, &may, "").await?;
        Ok(Outcome::silently(section_href(may.on())))
    };
    let again = async |status, state| page(&may, &visit, status, state, None).await;
    visit.submit(&form, work, again).await
}

async fn naming(may: &Permit<WorkOnSection>, visit: &Visit, body: String) -> Result<Written> {
    Written::naming(visit.house.store.read(), may.on().cohort.cohort.id, body).await
}

/// What the page saves by itself. It is no sending: the form's key stays free, and the same text sent twice
/// is one revision all the same.
async fn quietly(may: &Permit<WorkOnSection>, visit: &Visit, sent: &Writing) -> Result<HttpResponse> {
    let written = naming(may, visit, sent.body.clone()).await?;
    let work = async |tx: &Tx| {
        let other = take_desk(tx, may, &sent.tab).await?;
        let saved = save(tx, may, &Sent { base: sent.base, tab: &sent.tab, written: &written }).await?;
        Ok((other, saved))
    };
    let refused = |key| Ok(HttpResponse::Conflict().json(json!({ "says": visit.say(key) })));
    let (other, saved) = match visit.house.store.write(work).await {
        Ok(done) => done,
        Err(Error::Refused(refusal)) => return refused(refusal.key),
        Err(other) => return Err(other),
    };
    let note = other.then(|| visit.say("documents-other-tab"));
    match saved {
        Saved::AsSent { version } => Ok(HttpResponse::Ok().json(json!({ "version": version, "note": note }))),
        Saved::Merged { version, own, body } => {
            let note = note.unwrap_or_else(|| visit.say("documents-merged"));
            Ok(HttpResponse::Ok().json(json!({ "version": version, "own": own, "text": body, "note": note })))
        }
        Saved::Touches => {
            touching::keep(may, visit, sent).await?;
            refused("documents-touches-quietly")
        }
    }
}

/// `POST /cohorts/{cohort}/documents/{document}/sections/{section}`
pub async fn write(may: Permit<WorkOnSection>, visit: Visit, form: Form<Writing>) -> Result<HttpResponse> {
    let sent = form.read().ok();
    match &sent {
        Some(sent) if sent.quietly => return quietly(&may, &visit, sent).await,
        Some(sent) if sent.preview => {
            visit.house.store.write(async |tx| take_desk(tx, &may, &sent.tab).await).await?;
            let html = naming(&may, &visit, sent.body.clone()).await?.html;
            let mut state = FormState { values: form.values(), errors: Vec::new() };
            state.values.remove("preview");
            return page(&may, &visit, StatusCode::OK, state, Some(html)).await;
        }
        _ => {}
    }
    // Rendered before any transaction holds the writer.
    let ready = match &sent {
        Some(sent) => Some(naming(&may, &visit, sent.body.clone()).await?),
        None => None,
    };
    let work = async |tx: &Tx, sent: &Writing| {
        let written = match sent.beside {
            Some(beside) => take_beside(tx, &may, beside).await?,
            None => ready.clone().ok_or(Error::Missing)?,
        };
        let saved = save(tx, &may, &Sent { base: sent.base, tab: &sent.tab, written: &written }).await?;
        let said = match saved {
            Saved::AsSent { .. } => "document-saved",
            Saved::Merged { .. } => "document-merged",
            Saved::Touches => return Err(Refusal::conflict(TOUCHES).into()),
        };
        done(tx, &may).await?;
        Ok(Outcome::to(back_href(may.on()), said))
    };
    let again = async |status, state: FormState| {
        let touches = state.errors.iter().any(|error| error.text == visit.say(TOUCHES));
        match &sent {
            Some(sent) if touches => {
                let kept = touching::keep(&may, &visit, sent).await?;
                touching::page(&may, &visit, status, kept).await
            }
            _ => page(&may, &visit, status, state, None).await,
        }
    };
    visit.submit(&form, work, again).await
}
