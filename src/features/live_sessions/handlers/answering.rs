//! Who comes, who was there, and asking everybody.

use actix_web::{HttpResponse, web::Data};
use entity::states::Attending;

use super::{
    super::{
        commands::{Answer, answer, invite, say_here},
        forms::Presence,
        policies::{JoinSession, LeadSession},
    },
    show::session_page_now,
};
use crate::{
    features::curriculum::Catalogue,
    identity::Permit,
    platform::errors::Result,
    storage::{Tx, idempotency::Outcome},
    web::{Form, Press, Visit},
};

/// `POST /cohorts/{cohort}/sessions/{session}/answer`
pub async fn reply(
    may: Permit<JoinSession>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    form: Form<Answer>,
) -> Result<HttpResponse> {
    let work = async |tx: &Tx, said: &Answer| {
        let path = may.on().href();
        Ok(match answer(tx, &may, *said).await? {
            Attending::Yes => Outcome::to(path, "session-yes"),
            Attending::Waiting => Outcome::to(path, "session-waiting"),
            Attending::No => Outcome::to(path, "session-no"),
        })
    };
    let again =
        async |status, state| session_page_now(may.on(), may.who().id, &visit, &catalogue, (status, state)).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/sessions/{session}/attendance`
pub async fn attend(
    may: Permit<JoinSession>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    form: Form<Presence>,
) -> Result<HttpResponse> {
    let work = async |tx: &Tx, said: &Presence| {
        say_here(tx, &may, said.here).await?;
        let path = may.on().href();
        Ok(if said.here { Outcome::to(path, "session-here") } else { Outcome::to(path, "session-not-here") })
    };
    let again =
        async |status, state| session_page_now(may.on(), may.who().id, &visit, &catalogue, (status, state)).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/sessions/{session}/invitations`
pub async fn add_invitations(
    may: Permit<LeadSession>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    form: Form<Press>,
) -> Result<HttpResponse> {
    let work = async |tx: &Tx, _: &Press| {
        invite(tx, &may).await?;
        Ok(Outcome::to(may.on().href(), "session-invited"))
    };
    let again =
        async |status, state| session_page_now(may.on(), may.who().id, &visit, &catalogue, (status, state)).await;
    visit.submit(&form, work, again).await
}
