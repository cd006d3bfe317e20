//! Opening a thread.

use actix_web::HttpResponse;
use chrono::{DateTime, Utc};
use entity::{ids::LiveSessionId, live_session};
use sea_orm::EntityTrait;
use serde::Deserialize;

use super::written;
use crate::{
    features::{
        cohorts::{TakePart, cohort_strip},
        discussions::{
            commands::{NewThread, open_thread},
            drafts::{Place, find_draft},
            forms::Opening,
            pages::NewThreadPage,
        },
    },
    identity::Permit,
    platform::{
        errors::{Error, Refusal, Result},
        text::Body,
    },
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Query, Visit},
};

/// What the form's address may ask.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct NewQuery {
    session: String,
}

/// The live session of this cohort with an id as typed.
async fn session_of(may: &Permit<TakePart>, visit: &Visit, typed: &str) -> Result<Option<live_session::Model>> {
    let Ok(id) = typed.parse::<LiveSessionId>() else { return Ok(None) };
    let found = live_session::Entity::find_by_id(id).one(visit.house.store.read()).await?;
    Ok(found.filter(|session| session.cohort_id == may.on().cohort.id))
}

async fn page(
    may: &Permit<TakePart>,
    visit: &Visit,
    form: FormState,
    draft_of: Option<DateTime<Utc>>,
) -> Result<NewThreadPage> {
    let session = session_of(may, visit, form.values.get("session").map_or("", String::as_str)).await?;
    let action = format!("/cohorts/{}/threads", may.on().cohort.id);
    Ok(NewThreadPage {
        strip: cohort_strip(may.on(), "nav-talk", visit.now()),
        draft_action: format!("{action}/draft"),
        action,
        form,
        languages: visit.languages(),
        most: Body::MOST,
        session: session.map(|session| session.title),
        draft_of,
    })
}

/// `GET /cohorts/{cohort}/threads/new`
pub async fn new(may: Permit<TakePart>, visit: Visit, query: Query<NewQuery>) -> Result<HttpResponse> {
    let mut form = FormState::with([("language", visit.locale.tag().to_owned())]);
    if !query.session.is_empty() {
        let session = session_of(&may, &visit, &query.session).await?.ok_or(Error::Missing)?;
        form.values.insert("session".into(), session.id.to_string());
    }
    let place = Place::New(may.on().cohort.id);
    let draft = find_draft(visit.house.store.read(), may.who().id, &place).await?;
    let draft_of = draft.as_ref().map(|(_, saved_at)| *saved_at);
    if let Some((kept, _)) = draft {
        for (name, value) in [("title", kept.title), ("body", kept.body), ("language", kept.language)] {
            if !value.is_empty() {
                form.values.insert(name.into(), value);
            }
        }
    }
    visit.draw(&page(&may, &visit, form, draft_of).await?)
}

/// `POST /cohorts/{cohort}/threads`
pub async fn open(may: Permit<TakePart>, visit: Visit, form: Form<Opening>) -> Result<HttpResponse> {
    let cohort = may.on().cohort.id;
    let ready = match form.read() {
        Ok(sent) => Some(written(&visit, cohort, &sent.body, &sent.language).await?),
        Err(_) => None,
    };
    let session = match form.read().ok().and_then(|sent| sent.session) {
        Some(id) => session_of(&may, &visit, &id.to_string()).await?.map(|session| session.id),
        None => None,
    };
    let work = async |tx: &Tx, sent: &Opening| {
        let written = ready.clone().ok_or(Error::Missing)?;
        if sent.session.is_some() && session.is_none() {
            return Err(Refusal::conflict("discussions-no-session").into());
        }
        let thread = open_thread(tx, &may, &NewThread { title: sent.title.clone(), written, session }).await?;
        Ok(Outcome::to(format!("/cohorts/{cohort}/threads/{thread}"), "thread-opened"))
    };
    let again = async |status, state| visit.draw_as(status, &page(&may, &visit, state, None).await?);
    visit.submit(&form, work, again).await
}
