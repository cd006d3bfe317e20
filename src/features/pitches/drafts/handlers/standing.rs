//! Saying where a pitch stands.

use actix_web::{HttpResponse, http::StatusCode};

use super::{
    super::{
        super::policies::MakePitch,
        commands::{say_ready, take_up, withdraw},
        forms::{SaidReady, SaidWithdrawn},
        pages::place,
    },
    showing::{Opened, pitch_page},
};
use crate::{
    identity::Permit,
    platform::errors::Result,
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Visit},
};

/// The page again, with a press of a maker that was refused.
pub(super) async fn page_again(
    may: &Permit<MakePitch>,
    visit: &Visit,
    status: StatusCode,
    form: FormState,
) -> Result<HttpResponse> {
    let opened = Opened { status, form, ..Opened::default() };
    pitch_page(&may.on().cohort, &may.on().pitch, may.who().id, visit, opened).await
}

pub(super) fn to(may: &Permit<MakePitch>) -> String {
    place(&may.on().cohort, &may.on().pitch.row)
}

/// `POST /cohorts/{cohort}/pitches/{pitch}/ready`: it can be heard, or is a draft again.
pub async fn ready(may: Permit<MakePitch>, visit: Visit, form: Form<SaidReady>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, said: &SaidReady| {
        say_ready(tx, &may, said.0).await?;
        if said.0 { Ok(Outcome::to(to(&may), "drafts-ready")) } else { Ok(Outcome::to(to(&may), "drafts-again")) }
    };
    let again = async |status, form| page_again(&may, &visit, status, form).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/pitches/{pitch}/withdrawal`: it will not be heard, or is taken up again.
pub async fn withdrawal(may: Permit<MakePitch>, visit: Visit, form: Form<SaidWithdrawn>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, said: &SaidWithdrawn| {
        if said.0 {
            withdraw(tx, &may).await?;
            return Ok(Outcome::to(to(&may), "drafts-withdrawn"));
        }
        take_up(tx, &may).await?;
        Ok(Outcome::to(to(&may), "drafts-taken-up"))
    };
    let again = async |status, form| page_again(&may, &visit, status, form).await;
    visit.submit(&form, work, again).await
}
