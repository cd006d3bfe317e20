//! From requests about notes and recordings to pages.

use actix_web::{HttpResponse, http::StatusCode};
use entity::session_notes;
use sea_orm::EntityTrait;
use serde::Deserialize;

use super::{
    commands::{NewNotes, put_recording, remove_recording, set_consent, write_notes},
    forms::{Answer, NewRecording, WrittenNotes},
    pages::{NotesPage, RecordingBox, RecordingLead, VersionRow},
    queries::{Recording, consent, newest, versions},
};
use crate::{
    features::{
        cohorts::{cohort_strip, members},
        live_sessions::{JoinSession, SessionOn, board::LeadBoard},
    },
    identity::{Actor, Permit},
    platform::{
        errors::{Error, Result},
        text::Body,
    },
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Press, Query, Visit},
};

/// What the notes' address may ask.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct NotesQuery {
    version: String,
}

/// How the page is opened.
#[derive(Default)]
struct Opened {
    /// None: as usual.
    status: Option<StatusCode>,
    /// An earlier version to be read.
    old: Option<session_notes::Model>,
    /// Notes that were refused.
    notes: Option<FormState>,
    /// A link that was refused.
    recording: Option<FormState>,
}

fn notes_of(on: &SessionOn) -> String {
    format!("/cohorts/{}/sessions/{}/notes", on.cohort.cohort.id, on.session.id)
}

async fn notes_page(who: &Actor, on: &SessionOn, visit: &Visit, opened: Opened) -> Result<HttpResponse> {
    let db = visit.house.store.read();
    let base = notes_of(on);
    let current = newest(db, on.session.id).await?;
    let seen = current.as_ref().map_or(0, |current| current.version);
    let status = opened.status.unwrap_or(StatusCode::OK);
    let refused = status == StatusCode::CONFLICT && opened.notes.is_some();
    let shown = opened.old.as_ref().or(current.as_ref());
    let source = shown.map(|shown| shown.source.clone()).unwrap_or_default();
    // A refused text is kept whatever the reason, and so is its form.
    let writes = !on.cohort.is_closed() || opened.notes.is_some();
    let mut form = opened.notes.unwrap_or_else(|| FormState::with([("body", source)]));
    let crossed = refused && form.values.get("seen").is_some_and(|typed| *typed != seen.to_string());
    if refused || !form.values.contains_key("seen") {
        // The next attempt is against what stands on this page.
        form.values.insert("seen".into(), seen.to_string());
    }
    let rows = versions(db, on.session.id).await?;
    visit.draw_as(
        status,
        &NotesPage {
            strip: cohort_strip(&on.cohort, "nav-sessions", visit.now()),
            title: on.session.title.clone(),
            session_href: format!("/cohorts/{}/sessions/{}", on.cohort.cohort.id, on.session.id),
            html: shown.map(|shown| shown.html.clone()),
            old: opened.old.as_ref().map(|old| old.version).filter(|old| *old != seen),
            versions: rows.into_iter().map(|version| VersionRow::new(version, &base)).collect(),
            writing: shown.is_none() || opened.old.is_some() || !form.errors.is_empty(),
            action: writes.then(|| base.clone()),
            form,
            crossed: crossed && current.is_some(),
            most: Body::MOST,
            recording: recording_box(who, on, visit, opened.recording).await?,
            href: base,
        },
    )
}

async fn recording_box(who: &Actor, on: &SessionOn, visit: &Visit, form: Option<FormState>) -> Result<RecordingBox> {
    let db = visit.house.store.read();
    let base = notes_of(on);
    let consent = consent(db, on.session.id).await?;
    let lead = if Permit::<LeadBoard>::ask(who.clone(), on.clone()).is_ok() {
        let action = format!("{base}/recording");
        let members = members(db, on.cohort.cohort.id).await?;
        let puts = form.is_some() || (!consent.is_refused() && !on.cohort.is_closed());
        Some(RecordingLead {
            agreed: consent.agreed(&members),
            members: members.len(),
            put_action: puts.then(|| action.clone()),
            form: form.unwrap_or_default(),
            remove_action: on.session.recording_url.is_some().then(|| format!("{action}/removal")),
        })
    } else {
        None
    };
    Ok(RecordingBox::new(Recording::of(on, &consent), consent.of(who.id), &base, lead))
}

/// `GET /cohorts/{cohort}/sessions/{session}/notes`
pub async fn show(may: Permit<JoinSession>, visit: Visit, query: Query<NotesQuery>) -> Result<HttpResponse> {
    let old = match query.version.as_str() {
        "" => None,
        written => {
            let version: i32 = written.parse().map_err(|_| Error::Missing)?;
            let find = session_notes::Entity::find_by_id((may.on().session.id, version));
            let old = find.one(visit.house.store.read()).await?;
            // One address per version: no `01`, no `+1`.
            Some(old.filter(|_| version.to_string() == written).ok_or(Error::Missing)?)
        }
    };
    notes_page(may.who(), may.on(), &visit, Opened { old, ..Opened::default() }).await
}

/// `POST /cohorts/{cohort}/sessions/{session}/notes`
pub async fn write(may: Permit<JoinSession>, visit: Visit, form: Form<WrittenNotes>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, written: &WrittenNotes| {
        let new = NewNotes::new(written.body.clone());
        write_notes(tx, &may, written.seen, &new).await?;
        Ok(Outcome::to(notes_of(may.on()), "notes-kept"))
    };
    let again = async |status, state| {
        let opened = Opened { status: Some(status), notes: Some(state), ..Opened::default() };
        notes_page(may.who(), may.on(), &visit, opened).await
    };
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/sessions/{session}/notes/consent`
pub async fn consent_to(may: Permit<JoinSession>, visit: Visit, form: Form<Answer>) -> Result<HttpResponse> {
    let agrees = form.read()?.agrees;
    let place = format!("{}#recording", notes_of(may.on()));
    let words = format!("{} {}", visit.say("recording-consent"), visit.say("recording-consent-note"));
    visit
        .once(form.key()?, async |tx| {
            set_consent(tx, &may, &words, agrees).await?;
            let yes = Outcome::to(place.clone(), "consent-yes");
            Ok(if agrees { yes } else { Outcome::to(place.clone(), "consent-no") })
        })
        .await
}

/// `POST /cohorts/{cohort}/sessions/{session}/notes/recording`
pub async fn put(may: Permit<LeadBoard>, visit: Visit, form: Form<NewRecording>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, new: &NewRecording| {
        put_recording(tx, &may, &new.link).await?;
        Ok(Outcome::to(format!("{}#recording", notes_of(may.on())), "recording-put"))
    };
    let again = async |status, state| {
        let opened = Opened { status: Some(status), recording: Some(state), ..Opened::default() };
        notes_page(may.who(), may.on(), &visit, opened).await
    };
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/sessions/{session}/notes/recording/removal`
pub async fn remove(may: Permit<LeadBoard>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    form.read()?;
    visit
        .once(form.key()?, async |tx| {
            remove_recording(tx, &may).await?;
            Ok(Outcome::to(format!("{}#recording", notes_of(may.on())), "recording-removed"))
        })
        .await
}
