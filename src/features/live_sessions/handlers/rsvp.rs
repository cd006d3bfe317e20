//! The answer by the link in an invitation: without signing in, and never by a GET.

use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web::Path};
use entity::{
    session_slot,
    states::{Attending, SessionState},
};

use super::super::{
    commands::answer_by_link,
    pages::RsvpPage,
    policies::AnswerByLink,
    queries::{Choice, Invited, Rsvp, find_rsvp_of},
    rules::is_to_come,
};
use crate::{
    identity::Pass,
    platform::{errors::Result, zones},
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Press, Visit},
};

/// The page in the language and zone of who was invited.
fn at_home(mut visit: Visit, on: &Rsvp) -> Visit {
    if let (Rsvp::Live(invited), None) = (on, &visit.who) {
        visit.zone = zones::zone(&invited.person.zone).unwrap_or(visit.zone);
        visit.locale = visit.house.words.locale(&invited.person.locale).unwrap_or(visit.locale);
    }
    visit
}

/// The time a link names.
fn chosen(invited: &Invited) -> Option<&session_slot::Model> {
    match invited.choice {
        Choice::Slot(id) => invited.slots.iter().find(|slot| slot.id == id),
        Choice::No => None,
    }
}

fn state_of(invited: &Invited, visit: &Visit) -> &'static str {
    let (now, slot) = (visit.now(), chosen(invited));
    let off = |slot: &session_slot::Model| slot.state == SessionState::Cancelled;
    if invited.session.state == SessionState::Cancelled || slot.is_some_and(off) {
        return "cancelled";
    }
    let mine = invited.mine.as_ref();
    let said = match slot {
        Some(slot) => mine.filter(|mine| mine.slot_id == Some(slot.id)),
        None => mine.filter(|mine| mine.answer == Attending::No),
    };
    let over = match slot {
        Some(slot) => is_to_come(slot, now).is_err(),
        None => invited.slots.iter().all(|slot| is_to_come(slot, now).is_err()),
    };
    match (said.map(|mine| mine.answer), over, slot.is_some()) {
        (_, true, _) => "begun",
        (Some(Attending::Yes), ..) => "yes",
        (Some(Attending::Waiting), ..) => "waiting",
        (Some(Attending::No), ..) => "no",
        (None, false, true) => "ask-yes",
        (None, false, false) => "ask-no",
    }
}

fn rsvp_page(on: &Rsvp, visit: &Visit, token: &str, (status, form): (StatusCode, FormState)) -> Result<HttpResponse> {
    let action = format!("/rsvp/{token}");
    let Rsvp::Live(invited) = on else {
        let (title, href, state) = (String::new(), String::new(), "dead");
        let page = RsvpPage { state, title, times: Vec::new(), full: false, reason: None, action, href, form };
        return visit.draw_as(StatusCode::GONE, &page);
    };
    let slot = chosen(invited);
    let shown: Vec<&session_slot::Model> = match slot {
        Some(slot) => vec![slot],
        None => invited.slots.iter().filter(|slot| is_to_come(slot, visit.now()).is_ok()).collect(),
    };
    let page = RsvpPage {
        state: state_of(invited, visit),
        title: invited.session.title.clone(),
        times: shown.iter().map(|slot| (slot.starts_at, slot.minutes)).collect(),
        full: slot.is_some_and(|slot| slot.capacity.is_some_and(|capacity| slot.taken >= capacity)),
        reason: invited.session.cancel_reason.clone().filter(|reason| !reason.is_empty()),
        action,
        href: format!("/cohorts/{}/sessions/{}", invited.cohort.id, invited.session.id),
        form,
    };
    visit.draw_as(status, &page)
}

/// `GET /rsvp/{token}`
pub async fn link(may: Pass<AnswerByLink>, visit: Visit, token: Path<String>) -> Result<HttpResponse> {
    let visit = at_home(visit, may.on());
    rsvp_page(may.on(), &visit, &token, (StatusCode::OK, FormState::blank()))
}

/// `POST /rsvp/{token}`
pub async fn answer_link(
    may: Pass<AnswerByLink>,
    visit: Visit,
    req: HttpRequest,
    token: Path<String>,
    form: Form<Press>,
) -> Result<HttpResponse> {
    let visit = at_home(visit, may.on());
    let Rsvp::Live(invited) = may.on() else {
        return rsvp_page(may.on(), &visit, &token, (StatusCode::GONE, FormState::blank()));
    };
    let work = async |tx: &Tx, _: &Press| {
        answer_by_link(tx, &may).await?;
        Ok(Outcome::silently(format!("/rsvp/{token}")))
    };
    let again = async |status, state| {
        // As it stands now: it may have begun, or somebody may have answered in another tab.
        let subject = invited.choice.subject(invited.session.id, invited.person.id);
        let now = find_rsvp_of(&req, Some(&subject)).await?;
        rsvp_page(&now, &visit, &token, (status, state))
    };
    visit.submit(&form, work, again).await
}
