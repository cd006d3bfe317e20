//! Planning, changing, moving and cancelling.

use actix_web::{
    HttpResponse,
    http::StatusCode,
    web::{Data, Path},
};
use entity::{ids::SessionSlotId, states::SessionState};

use super::super::{
    commands::{
        SlotTerms, add_slot, cancel_session, cancel_slot, change_slot, change_wording, move_slot, plan_session,
    },
    forms::{Reason, Rewording, WrittenMoment, WrittenSession, WrittenSlot},
    pages::{EditForms, EditPage, NewPage, Which},
    policies::{LeadSession, PlanSession},
    queries::find_session,
};
use crate::{
    features::{cohorts::members, curriculum::Catalogue},
    identity::Permit,
    platform::errors::{Error, Result},
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Press, Visit},
};

async fn new_page(
    may: &Permit<PlanSession>,
    visit: &Visit,
    (status, form): (StatusCode, FormState),
) -> Result<HttpResponse> {
    let members = members(visit.house.store.read(), may.on().cohort.id).await?;
    visit.draw_as(status, &NewPage::new(may.on(), &members, visit.now(), form))
}

/// `GET /cohorts/{cohort}/sessions/new`
pub async fn new(may: Permit<PlanSession>, visit: Visit) -> Result<HttpResponse> {
    let mine = may.on().standing.role.is_some().then(|| may.who().id.to_string());
    let form = FormState::with([
        ("kind", "webinar".to_owned()),
        ("zone", may.on().cohort.zone.clone()),
        ("minutes", "60".to_owned()),
        ("host", mine.unwrap_or_default()),
    ]);
    new_page(&may, &visit, (StatusCode::OK, form)).await
}

/// `POST /cohorts/{cohort}/sessions`
pub async fn plan(may: Permit<PlanSession>, visit: Visit, form: Form<WrittenSession>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, written: &WrittenSession| {
        let id = plan_session(tx, &may, &written.placed(&may.on().calendar)?).await?;
        Ok(Outcome::to(format!("/cohorts/{}/sessions/{id}", may.on().cohort.id), "session-planned"))
    };
    let again = async |status, state| new_page(&may, &visit, (status, state)).await;
    visit.submit(&form, work, again).await
}

/// The page that changes a session as it is now, with the form that was refused.
async fn edit_page(
    may: &Permit<LeadSession>,
    visit: &Visit,
    catalogue: &Catalogue,
    (status, forms): (StatusCode, EditForms),
) -> Result<HttpResponse> {
    let db = visit.house.store.read();
    let on = find_session(db, catalogue, may.on().session.id, may.who().id).await?;
    let members = members(db, on.cohort.cohort.id).await?;
    visit.draw_as(status, &EditPage::new(&on, &members, visit, forms))
}

fn edited(may: &Permit<LeadSession>, said: &'static str) -> Outcome {
    Outcome { path: format!("{}/edit", may.on().href()), said: Some(said.to_owned()) }
}

/// `GET /cohorts/{cohort}/sessions/{session}/edit`
pub async fn edit(may: Permit<LeadSession>, visit: Visit, catalogue: Data<Catalogue>) -> Result<HttpResponse> {
    if may.on().session.state == SessionState::Cancelled {
        return Err(Error::Missing);
    }
    edit_page(&may, &visit, &catalogue, (StatusCode::OK, EditForms::default())).await
}

/// `POST /cohorts/{cohort}/sessions/{session}/edit`
pub async fn change(
    may: Permit<LeadSession>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    form: Form<Rewording>,
) -> Result<HttpResponse> {
    let work = async |tx: &Tx, new: &Rewording| {
        change_wording(tx, &may, new.version, &new.wording).await?;
        Ok(Outcome::to(may.on().href(), "session-changed"))
    };
    let again = async |status, mut state: FormState| {
        // Changed in another window: both texts are shown, and the next attempt is against what stands now.
        let id = may.on().session.id;
        let now = find_session(visit.house.store.read(), &catalogue, id, may.who().id).await?.session;
        let current = (status == StatusCode::CONFLICT && now.state == SessionState::Planned).then_some(now);
        if let Some(current) = &current {
            state.values.insert("version".into(), current.version.to_string());
        }
        let forms = EditForms { wording: Some(state), current, ..EditForms::default() };
        edit_page(&may, &visit, &catalogue, (status, forms)).await
    };
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/sessions/{session}/slots`
pub async fn add(
    may: Permit<LeadSession>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    form: Form<WrittenSlot>,
) -> Result<HttpResponse> {
    let work = async |tx: &Tx, written: &WrittenSlot| {
        add_slot(tx, &may, &written.placed(&may.on().cohort.calendar)?).await?;
        Ok(edited(&may, "session-slot-added"))
    };
    let again = async |status, state| {
        let forms = EditForms { adding: Some(state), ..EditForms::default() };
        edit_page(&may, &visit, &catalogue, (status, forms)).await
    };
    visit.submit(&form, work, again).await
}

/// Which time a path names: one of the session's.
fn slot_in(may: &Permit<LeadSession>, path: &(String, String, String)) -> Result<SessionSlotId> {
    let id = path.2.parse().map_err(|_| Error::Missing)?;
    may.on().slot(id).map(|slot| slot.id)
}

fn of_slot(id: SessionSlotId, which: Which, state: FormState) -> EditForms {
    EditForms { slot: Some((id, which, state)), ..EditForms::default() }
}

/// `POST /cohorts/{cohort}/sessions/{session}/slots/{slot}`
pub async fn change_terms(
    may: Permit<LeadSession>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    path: Path<(String, String, String)>,
    form: Form<SlotTerms>,
) -> Result<HttpResponse> {
    let id = slot_in(&may, &path)?;
    let work = async |tx: &Tx, terms: &SlotTerms| {
        change_slot(tx, &may, id, terms).await?;
        Ok(edited(&may, "session-slot-changed"))
    };
    let again =
        async |status, state| edit_page(&may, &visit, &catalogue, (status, of_slot(id, Which::Terms, state))).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/sessions/{session}/slots/{slot}/move`
pub async fn move_time(
    may: Permit<LeadSession>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    path: Path<(String, String, String)>,
    form: Form<WrittenMoment>,
) -> Result<HttpResponse> {
    let id = slot_in(&may, &path)?;
    let work = async |tx: &Tx, written: &WrittenMoment| {
        move_slot(tx, &may, id, &written.placed(&may.on().cohort.calendar)?).await?;
        Ok(edited(&may, "session-moved"))
    };
    let again =
        async |status, state| edit_page(&may, &visit, &catalogue, (status, of_slot(id, Which::Moment, state))).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/sessions/{session}/slots/{slot}/cancel`
pub async fn cancel_time(
    may: Permit<LeadSession>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    path: Path<(String, String, String)>,
    form: Form<Press>,
) -> Result<HttpResponse> {
    let id = slot_in(&may, &path)?;
    let work = async |tx: &Tx, _: &Press| {
        cancel_slot(tx, &may, id).await?;
        Ok(edited(&may, "session-slot-cancelled"))
    };
    let again =
        async |status, state| edit_page(&may, &visit, &catalogue, (status, of_slot(id, Which::Off, state))).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/sessions/{session}/cancel`
pub async fn cancel(
    may: Permit<LeadSession>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    form: Form<Reason>,
) -> Result<HttpResponse> {
    let work = async |tx: &Tx, off: &Reason| {
        cancel_session(tx, &may, &off.reason).await?;
        Ok(Outcome::to(may.on().href(), "session-cancelled"))
    };
    let again = async |status, off| {
        edit_page(&may, &visit, &catalogue, (status, EditForms { off, ..EditForms::default() })).await
    };
    visit.submit(&form, work, again).await
}
