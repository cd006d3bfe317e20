//! Writing a draft.

use actix_web::{HttpResponse, http::StatusCode};

use super::super::{
    super::{policies::MakePitch, queries::pitch_with},
    commands::write_draft,
    forms::WrittenDraft,
    pages::{DraftPage, NAV, Other, form_of, place, room},
    queries::newest_of,
    rules::Draft,
};
use crate::{
    features::cohorts::cohort_strip,
    identity::Permit,
    platform::errors::{Error, Result},
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Visit},
};

async fn page(
    may: &Permit<MakePitch>,
    visit: &Visit,
    status: StatusCode,
    typed: Option<FormState>,
) -> Result<HttpResponse> {
    let (on, db) = (&may.on().cohort, visit.house.store.read());
    // Read anew: a form that was refused is shown beside what stands by now.
    let pitch = pitch_with(db, may.on().pitch.row.id).await?.ok_or(Error::Missing)?;
    let stands = Draft::of(&pitch.row, &newest_of(db, pitch.row.id).await?);
    let mut form = typed.unwrap_or_else(|| form_of(&stands, pitch.row.version));
    let seen = form.values.get("seen").and_then(|seen| seen.parse::<i32>().ok());
    let crossed = status == StatusCode::CONFLICT && seen != Some(pitch.row.version);
    let other = crossed.then(|| Other::new(&stands, &form));
    if crossed {
        // The next attempt is made upon what its writer has now seen.
        form.values.insert("seen".into(), pitch.row.version.to_string());
    }
    let href = place(on, &pitch.row);
    let page = DraftPage {
        strip: cohort_strip(on, NAV, visit.now()),
        room: room(on),
        title: stands.title,
        action: format!("{href}/draft"),
        href,
        form,
        lines: DraftPage::LINES,
        languages: visit.languages(),
        most: DraftPage::MOST,
        other,
    };
    visit.draw_as(status, &page)
}

/// `GET /cohorts/{cohort}/pitches/{pitch}/draft`
pub async fn draft(may: Permit<MakePitch>, visit: Visit) -> Result<HttpResponse> {
    page(&may, &visit, StatusCode::OK, None).await
}

/// `POST /cohorts/{cohort}/pitches/{pitch}/draft`
pub async fn write(may: Permit<MakePitch>, visit: Visit, form: Form<WrittenDraft>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, written: &WrittenDraft| {
        write_draft(tx, &may, written.seen, &written.draft).await?;
        Ok(Outcome::to(place(&may.on().cohort, &may.on().pitch.row), "drafts-kept"))
    };
    let again = async |status, form| page(&may, &visit, status, Some(form)).await;
    visit.submit(&form, work, again).await
}
