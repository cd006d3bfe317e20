//! Who would like to be told when a programme opens.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};

use super::{
    super::super::{
        commands::{ask_to_be_told, confirm_interest, forget_interest},
        forms::applicants::Tell,
        pages::applicants::InterestPage,
        policies::Interested,
    },
    course,
    entry::public_page,
    form_of,
};
use crate::{
    features::{cohorts::programme_row, curriculum::Catalogue},
    identity::Pass,
    platform::errors::{Error, Result},
    storage::{Tx, idempotency::Outcome},
    web::{Form, Press, Public, Visit},
};

/// `POST /programmes/{programme}/interest`
pub async fn ask(
    _: Public,
    visit: Visit,
    catalogue: Data<Catalogue>,
    slug: Path<String>,
    form: Form<Tell>,
) -> Result<HttpResponse> {
    let programme = course(&catalogue, &slug)?;
    form_of(&programme)?;
    let row = programme_row(visit.house.store.read(), &slug).await?.ok_or(Error::Missing)?;
    let work = async |tx: &Tx, tell: &Tell| {
        ask_to_be_told(tx, &row, &tell.email, visit.locale.tag()).await?;
        Ok(Outcome::silently(format!("/programmes/{slug}/apply/sent")))
    };
    visit.submit(&form, work, async |status, state| public_page(&visit, &programme, status, state).await).await
}

/// `GET /interest/{token}`: asks, and confirms nothing by itself.
pub async fn page(
    may: Pass<Interested>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    token: Path<String>,
) -> Result<HttpResponse> {
    let on = may.on();
    let programme = course(&catalogue, &on.programme.slug)?;
    visit.draw(&InterestPage {
        action: format!("/interest/{token}"),
        href: format!("/programmes/{}", programme.slug),
        title: programme.say(&programme.title, visit.locale.tag()),
        email: on.interest.email.clone(),
        confirmed: on.interest.confirmed_at.is_some(),
        told: on.interest.told_at.is_some(),
    })
}

/// `POST /interest/{token}`
pub async fn confirm(
    may: Pass<Interested>,
    visit: Visit,
    token: Path<String>,
    form: Form<Press>,
) -> Result<HttpResponse> {
    form.read()?;
    let work = async |tx: &Tx| {
        confirm_interest(tx, &may).await?;
        Ok(Outcome::silently(format!("/interest/{token}")))
    };
    visit.once(form.key()?, work).await
}

/// `POST /interest/{token}/removal`
pub async fn forget(may: Pass<Interested>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    form.read()?;
    let work = async |tx: &Tx| {
        forget_interest(tx, &may).await?;
        Ok(Outcome::to(format!("/programmes/{}", may.on().programme.slug), "interest-forgotten"))
    };
    visit.once(form.key()?, work).await
}
