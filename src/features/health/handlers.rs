//! From requests about one's own community to pages. Whoever is signed in has one, and nobody else's is ever asked for.

mod tables;

use actix_web::{HttpResponse, http::StatusCode, web::Path};
use chrono::{Datelike, Months, NaiveDate};
pub use tables::{bring, export, import, template};

use super::{
    commands::{MonthToKeep, delete_month, keep_month},
    forms::{Deleting, WrittenMonth},
    pages::{HealthPage, MonthPage, Telling, form_of, stands},
    queries::{month_on, months_of},
    rules::{Month, month_of, month_word},
};
use crate::{
    platform::{
        errors::{Error, Result},
        zones::date_in,
    },
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, SignedIn, Visit},
};

/// Where it all stands.
const HERE: &str = "/me/community/health";

/// `GET /me/community/health`
pub async fn show(me: SignedIn, visit: Visit) -> Result<HttpResponse> {
    let months = months_of(visit.house.store.read(), me.0.id).await?;
    visit.draw(&HealthPage::new(&Telling { visit: &visit }, &months)?)
}

/// The first day of this month, where they are.
fn this_month(visit: &Visit) -> NaiveDate {
    let today = date_in(visit.zone, visit.now());
    today.with_day(1).unwrap_or(today)
}

/// `GET /me/community/health/new`: the month before this one, where nothing is known of it yet.
pub async fn new(me: SignedIn, visit: Visit) -> Result<HttpResponse> {
    let this = this_month(&visit);
    let before = this.checked_sub_months(Months::new(1)).unwrap_or(this);
    let there = month_on(visit.house.store.read(), me.0.id, before).await?.is_some();
    let form = FormState::with([("month", month_word(if there { this } else { before }))]);
    visit.draw(&MonthPage::new(&Telling { visit: &visit }, form, None))
}

/// The month an address names; one month has one address.
fn named(path: &str) -> Result<NaiveDate> {
    month_of(path).filter(|on| month_word(*on) == path).ok_or(Error::Missing)
}

/// `GET /me/community/health/{month}`
pub async fn one(me: SignedIn, visit: Visit, path: Path<String>) -> Result<HttpResponse> {
    let month = month_on(visit.house.store.read(), me.0.id, named(&path)?).await?.ok_or(Error::Missing)?;
    let telling = Telling { visit: &visit };
    visit.draw(&MonthPage::new(&telling, form_of(&month, telling.comma()), Some(&month)))
}

/// `POST /me/community/health`: a month is new, or stands otherwise from now on.
pub async fn keep(me: SignedIn, visit: Visit, form: Form<WrittenMonth>) -> Result<HttpResponse> {
    let today = date_in(visit.zone, visit.now());
    let work = async |tx: &Tx, written: &WrittenMonth| {
        let WrittenMonth { on, numbers, version } = written.clone();
        keep_month(tx, me.0.id, &MonthToKeep { on, numbers, seen: version }, today).await?;
        Ok(Outcome::to(HERE, "month-kept"))
    };
    let again = async |status, form| write_again(&visit, &me, status, form).await;
    visit.submit(&form, work, again).await
}

/// The form as it was typed, beside what stands there by now; the next attempt is made upon that.
async fn write_again(visit: &Visit, me: &SignedIn, status: StatusCode, form: FormState) -> Result<HttpResponse> {
    let telling = Telling { visit };
    let crossed = status == StatusCode::CONFLICT;
    let typed = |name: &str| form.values.get(name).map(String::as_str).unwrap_or_default();
    let known = crossed || !typed("version").is_empty();
    let month: Option<Month> = match month_of(typed("month")).filter(|_| known) {
        Some(on) => month_on(visit.house.store.read(), me.0.id, on).await?,
        None => None,
    };
    let mut form = form;
    if crossed {
        form.values.remove("version");
        form.values.extend(month.iter().map(|month| ("version".to_owned(), month.version.to_string())));
    }
    let crossed = if crossed { stands(month.as_ref(), &form, telling.comma()) } else { Vec::new() };
    visit.draw_as(status, &MonthPage { crossed, ..MonthPage::new(&telling, form, month.as_ref()) })
}

/// `POST /me/community/health/{month}/deletion`
pub async fn delete(me: SignedIn, visit: Visit, path: Path<String>, form: Form<Deleting>) -> Result<HttpResponse> {
    let on = named(&path)?;
    let work = async |tx: &Tx, sent: &Deleting| {
        delete_month(tx, me.0.id, on, sent.version).await?;
        Ok(Outcome::to(HERE, "month-deleted"))
    };
    let again = async |status, state: FormState| {
        let month = month_on(visit.house.store.read(), me.0.id, on).await?.ok_or(Error::Missing)?;
        let telling = Telling { visit: &visit };
        let form = FormState { errors: state.errors, ..form_of(&month, telling.comma()) };
        visit.draw_as(status, &MonthPage::new(&telling, form, Some(&month)))
    };
    visit.submit(&form, work, again).await
}
