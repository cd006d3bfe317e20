//! From requests to be forgotten to pages.

use actix_web::{HttpResponse, http::StatusCode};
use entity::ids::PersonId;

use super::super::{
    commands::{ask, stay},
    forms::AskErasure,
    pages::{Asked, ErasurePage},
};
use crate::{
    identity::{GRACE, erasure_of, find_person},
    platform::{
        errors::{Error, Mistake, Result},
        zones,
    },
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Press, SignedIn, Visit},
};

/// Where one asks.
const HERE: &str = "/me/privacy/erasure";

async fn draw(who: PersonId, visit: &Visit, status: StatusCode, form: FormState) -> Result<HttpResponse> {
    let asked = erasure_of(visit.house.store.read(), who).await?;
    let asked = asked.map(|row| Asked {
        on: zones::date_in(visit.zone, row.due_at),
        words: row.words.word(),
        held_up: row.held_up,
    });
    visit.draw_as(status, &ErasurePage { asked, days: GRACE.num_days(), form })
}

/// `GET /me/privacy/erasure`
pub async fn show(me: SignedIn, visit: Visit) -> Result<HttpResponse> {
    draw(me.0.id, &visit, StatusCode::OK, FormState::blank()).await
}

/// `POST /me/privacy/erasure`
pub async fn ask_for_it(me: SignedIn, visit: Visit, form: Form<AskErasure>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, asked: &AskErasure| {
        let person = find_person(&**tx, me.0.id).await?.ok_or(Error::Missing)?;
        if person.email_key != asked.email.key() {
            let mistake =
                Mistake { field: "email".into(), key: "privacy-erasure-other-address", limit: None, count: None };
            return Err(Error::Mistakes(vec![mistake]));
        }
        ask(tx, me.0.id, asked.words).await?;
        Ok(Outcome::to(HERE, "erasure-asked"))
    };
    let again = async |status, state| draw(me.0.id, &visit, status, state).await;
    visit.submit(&form, work, again).await
}

/// `POST /me/privacy/erasure/withdrawal`: they stay after all.
pub async fn think_again(me: SignedIn, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, _: &Press| {
        stay(tx, me.0.id).await?;
        Ok(Outcome::to(HERE, "erasure-withdrawn"))
    };
    let again = async |status, state| draw(me.0.id, &visit, status, state).await;
    visit.submit(&form, work, again).await
}
