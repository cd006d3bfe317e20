//! One application: reading it, saying what one thinks, leaving it to others.

use actix_web::{HttpResponse, http::StatusCode};

use super::super::super::{
    commands::{exclude_me, write_review},
    forms::board::{Exclude, Reviewed},
    pages::board::{Forms, Known, ReadingPage, Wording, base},
    policies::ReadApplication,
    queries::{ReadingOn, find_reading, names_of, pending_of, reviews_of},
};
use crate::{
    identity::{Actor, Permit},
    platform::errors::{Refusal, Result},
    storage::{Tx, idempotency::Outcome},
    web::{Form, Visit},
};

/// The page of an application as it is now, with its forms as they stand.
pub async fn page(
    (on, who): (&ReadingOn, &Actor),
    visit: &Visit,
    (status, forms): (StatusCode, Forms),
) -> Result<HttpResponse> {
    let db = visit.house.store.read();
    let id = on.application.id;
    let reviews = reviews_of(db, &[id]).await?;
    let pending = pending_of(db, &[id]).await?.remove(&id);
    let people = reviews.iter().map(|review| review.assessor_id).chain(pending.iter().map(|one| one.decided_by));
    let names = names_of(db, people).await?;
    let known = Known { reviews, pending, names };
    let words = Wording::new(&on.admission, visit)?;
    visit.draw_as(status, &ReadingPage::new(on, &words, visit, (who.id, known, forms)))
}

/// The same after a form was refused: somebody else may have changed something meanwhile.
pub async fn again(
    (on, who): (&ReadingOn, &Actor),
    visit: &Visit,
    (status, forms): (StatusCode, Forms),
) -> Result<HttpResponse> {
    let db = visit.house.store.read();
    let now = find_reading(db, on.admission.clone(), on.application.id, who.id).await?;
    page((&now, who), visit, (status, forms)).await
}

/// `GET /cohorts/{cohort}/applications/{application}`
pub async fn show(may: Permit<ReadApplication>, visit: Visit) -> Result<HttpResponse> {
    page((may.on(), may.who()), &visit, (StatusCode::OK, Forms::default())).await
}

/// `POST /cohorts/{cohort}/applications/{application}/review`
pub async fn review(may: Permit<ReadApplication>, visit: Visit, form: Form<Reviewed>) -> Result<HttpResponse> {
    let on = may.on();
    let next = format!("{}/next", base(&on.admission));
    let work = async |tx: &Tx, reviewed: &Reviewed| {
        let new = reviewed.by(&on.admission.form()?.rubric)?;
        // What was written while somebody read is not what they have read.
        if reviewed.version != on.application.version {
            return Err(Refusal::conflict("board-changed-meanwhile").into());
        }
        write_review(tx, &may, &new).await?;
        Ok(Outcome::to(next.clone(), "review-kept"))
    };
    let refused = async |status, state| {
        let forms = Forms { review: Some(state), ..Forms::default() };
        again((on, may.who()), &visit, (status, forms)).await
    };
    visit.submit(&form, work, refused).await
}

/// `POST /cohorts/{cohort}/applications/{application}/exclusion`
pub async fn exclusion(may: Permit<ReadApplication>, visit: Visit, form: Form<Exclude>) -> Result<HttpResponse> {
    let next = format!("{}/next", base(&may.on().admission));
    let work = async |tx: &Tx, exclude: &Exclude| {
        exclude_me(tx, &may, exclude.reason).await?;
        Ok(Outcome::to(next.clone(), "left-to-others"))
    };
    let refused =
        async |status, other| again((may.on(), may.who()), &visit, (status, Forms { other, ..Forms::default() })).await;
    visit.submit(&form, work, refused).await
}
