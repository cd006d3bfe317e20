//! From requests about one's own community to pages. Nobody else's is ever asked for.

use actix_web::{
    HttpResponse,
    http::StatusCode,
    web::{Data, Path},
};
use chrono::NaiveDate;

use super::{
    commands::{delete_check, keep_check},
    forms::{Deleting, Saying},
    pages::{MaturityPage, form_of},
    queries::{checks_of, newest_course},
};
use crate::{
    features::curriculum::Catalogue,
    platform::{
        errors::{Error, Result},
        zones::date_in,
    },
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, SignedIn, Visit},
};

/// Where it all stands.
const HERE: &str = "/me/community/maturity";

async fn page(
    visit: &Visit,
    me: &SignedIn,
    catalogue: &Catalogue,
    (status, typed): (StatusCode, Option<FormState>),
) -> Result<HttpResponse> {
    let (db, today) = (visit.house.store.read(), date_in(visit.zone, visit.now()));
    let checks = checks_of(db, me.0.id).await?;
    let course = newest_course(db, catalogue, me.0.id).await?;
    let of_today = checks.last().filter(|check| check.on == today);
    let form = match typed {
        // Nothing was typed: something else on the page was not taken.
        Some(form) if form.values.is_empty() => {
            FormState { errors: form.errors, ..of_today.map(form_of).unwrap_or_default() }
        }
        Some(mut form) => {
            // The next attempt is made upon what stands by now.
            if status == StatusCode::CONFLICT {
                form.values.remove("version");
                form.values.extend(of_today.iter().map(|check| ("version".to_owned(), check.version.to_string())));
            }
            form
        }
        None => of_today.map(form_of).unwrap_or_default(),
    };
    visit.draw_as(status, &MaturityPage::new(&checks, course, today, form))
}

/// `GET /me/community/maturity`
pub async fn show(me: SignedIn, visit: Visit, catalogue: Data<Catalogue>) -> Result<HttpResponse> {
    page(&visit, &me, &catalogue, (StatusCode::OK, None)).await
}

/// `POST /me/community/maturity`: what somebody says today.
pub async fn keep(me: SignedIn, visit: Visit, catalogue: Data<Catalogue>, form: Form<Saying>) -> Result<HttpResponse> {
    let today = date_in(visit.zone, visit.now());
    let work = async |tx: &Tx, saying: &Saying| {
        keep_check(tx, me.0.id, today, &saying.answers, saying.version).await?;
        Ok(Outcome::to(HERE, "check-kept"))
    };
    let again = async |status, state| page(&visit, &me, &catalogue, (status, Some(state))).await;
    visit.submit(&form, work, again).await
}

/// `POST /me/community/maturity/{day}/deletion`
pub async fn delete(
    me: SignedIn,
    visit: Visit,
    catalogue: Data<Catalogue>,
    path: Path<String>,
    form: Form<Deleting>,
) -> Result<HttpResponse> {
    let on: NaiveDate = path.parse().map_err(|_| Error::Missing)?;
    let there = checks_of(visit.house.store.read(), me.0.id).await?;
    if !there.iter().any(|check| check.on == on) {
        return Err(Error::Missing);
    }
    let work = async |tx: &Tx, sent: &Deleting| {
        delete_check(tx, me.0.id, on, sent.version).await?;
        Ok(Outcome::to(HERE, "check-deleted"))
    };
    let again = async |status, state: FormState| {
        let form = FormState { errors: state.errors, ..FormState::default() };
        page(&visit, &me, &catalogue, (status, Some(form))).await
    };
    visit.submit(&form, work, again).await
}
