//! Writing notes, and what becomes of a recording.

use entity::{
    ids::{LiveSessionId, PersonId},
    live_session, session_consent, session_notes,
    states::ConsentKind,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};
use serde_json::json;

use super::{
    queries::{consent, newest},
    rules::RecordingLink,
};
use crate::{
    features::{
        cohorts::{hold_stay, writable},
        live_sessions::{JoinSession, board::LeadBoard},
    },
    identity::Permit,
    platform::{
        errors::{Refusal, Result},
        markdown::{self, Kind, RENDERER},
        text::Body,
    },
    storage::{Tx, consents::Said},
};

/// Notes and the HTML made of them, before any transaction holds the writer.
#[derive(Clone, Debug)]
pub struct NewNotes {
    body: Body,
    html: String,
}

impl NewNotes {
    /// Renders `body`.
    pub fn new(body: Body) -> Self {
        let html = markdown::render(body.as_str(), Kind::Post);
        Self { body, html }
    }
}

/// Writes the notes anew; every earlier version stays. Refused where they changed since version
/// `seen` was shown, which is 0 as long as nothing was written.
pub async fn write_notes(tx: &Tx, may: &Permit<JoinSession>, seen: i32, new: &NewNotes) -> Result<()> {
    let (on, who) = (may.on(), may.who().id);
    writable(on.cohort.cohort.state)?;
    hold_stay(tx, on.cohort.cohort.id, who).await?;
    let changed = Refusal::conflict("notes-changed-meanwhile");
    let newest = newest(&**tx, on.session.id).await?;
    // The same words again, from a form loaded twice, are no new version.
    if newest.as_ref().is_some_and(|newest| newest.source == new.body.as_str()) {
        return Ok(());
    }
    if newest.map_or(0, |newest| newest.version) != seen {
        return Err(changed.into());
    }
    let row = session_notes::ActiveModel {
        session_id: Set(on.session.id),
        version: Set(seen.saturating_add(1)),
        source: Set(new.body.to_string()),
        html: Set(new.html.clone()),
        renderer: Set(RENDERER),
        author_id: Set(who),
        written_at: Set(tx.now()),
    };
    // Two that have seen the same version write the same number: one of them comes too late.
    let written = session_notes::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(&**tx)
        .await?;
    if written == 1 { Ok(()) } else { Err(changed.into()) }
}

/// Says whether one agrees to a recording, asked with `words`. That can be done at any time, also when nobody writes
/// any more.
pub async fn set_consent(tx: &Tx, may: &Permit<JoinSession>, words: &str, agrees: bool) -> Result<()> {
    let said = Said { kind: ConsentKind::SessionRecording, subject: may.on().session.id.0, words, agrees };
    tx.keep_consent(may.who().id, said).await?;
    let row = session_consent::ActiveModel {
        session_id: Set(may.on().session.id),
        person_id: Set(may.who().id),
        agrees: Set(agrees),
    };
    use session_consent::Column::{Agrees, PersonId, SessionId};
    let again = OnConflict::columns([SessionId, PersonId]).update_column(Agrees).to_owned();
    session_consent::Entity::insert(row).on_conflict(again).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Puts up the link to a recording, or another one in its place. Who does so says that everybody who can
/// be heard agreed; refused as long as somebody here says no. A no that comes at the same time hides it.
pub async fn put_recording(tx: &Tx, may: &Permit<LeadBoard>, link: &RecordingLink) -> Result<()> {
    let (session, who) = (may.on().session.id, may.who().id);
    writable(may.on().cohort.cohort.state)?;
    if consent(&**tx, session).await?.is_refused() {
        return Err(Refusal::conflict("recording-somebody-said-no").into());
    }
    set_recording(tx, session, Some((link, who))).await?;
    tx.record(Some(who), "put_recording", ("live_session", session), json!({})).await
}

/// Takes the link to a recording away.
pub async fn remove_recording(tx: &Tx, may: &Permit<LeadBoard>) -> Result<()> {
    let (session, who) = (may.on().session.id, may.who().id);
    set_recording(tx, session, None).await?;
    tx.record(Some(who), "remove_recording", ("live_session", session), json!({})).await
}

async fn set_recording(tx: &Tx, session: LiveSessionId, put: Option<(&RecordingLink, PersonId)>) -> Result<()> {
    use live_session::Column::{Id, RecordingAt, RecordingBy, RecordingUrl};
    live_session::Entity::update_many()
        .col_expr(RecordingUrl, Expr::value(put.map(|(link, _)| link.as_str().to_owned())))
        .col_expr(RecordingBy, Expr::value(put.map(|(_, who)| who)))
        .col_expr(RecordingAt, Expr::value(put.map(|_| tx.now())))
        .filter(Id.eq(session))
        .exec(&**tx)
        .await?;
    Ok(())
}
