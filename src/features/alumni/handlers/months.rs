//! The question of a month.

use actix_web::{HttpResponse, http::StatusCode, web::Path};

use super::super::{
    commands::{Said, say_answer, take_answer_back},
    forms::{MonthQuery, WrittenAnswer},
    pages::{MonthPage, MonthRead, Wrong, asked_in, question},
    policies::BeAlumnus,
    queries::{AlumniOn, answers_in, months_of},
    rules::Month,
};
use crate::{
    identity::{Actor, Permit},
    platform::errors::{Error, Result},
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Pager, Press, Query, Visit},
};

/// The month an address names. One to come is not there yet.
fn named(visit: &Visit, word: &str) -> Result<Month> {
    let now = Month::of(visit.now());
    Month::parse(word).filter(|month| *month <= now).ok_or(Error::Missing)
}

async fn page(
    (on, who): (&AlumniOn, &Actor),
    visit: &Visit,
    (month, nth): (Month, u64),
    (status, wrong): (StatusCode, Wrong),
) -> Result<HttpResponse> {
    let (db, programme, locale) = (visit.house.store.read(), on.programme.programme.id, visit.locale.tag());
    let answers = answers_in(db, programme, &month.to_string()).await?;
    let months = months_of(db, programme).await?;
    let now = Month::of(visit.now());
    // A month nobody said anything in is over and nothing.
    if answers.is_empty() && month != now {
        return Err(Error::Missing);
    }
    let question = question(&on.course, month, &answers, locale).ok_or(Error::Missing)?;
    let read = MonthRead { month, now, question, answers, months };
    let crossed = status == StatusCode::CONFLICT;
    let page = MonthPage::new(on, read, nth, (&wrong, crossed), (who.id, locale));
    visit.draw_as(status, &page.ok_or(Error::Missing)?)
}

/// `GET /programmes/{programme}/alumni/months/{month}`
pub async fn month(
    may: Permit<BeAlumnus>,
    visit: Visit,
    path: Path<(String, String)>,
    query: Query<MonthQuery>,
) -> Result<HttpResponse> {
    let asked = (named(&visit, &path.1)?, Pager::number(&query.page)?);
    page((may.on(), may.who()), &visit, asked, (StatusCode::OK, Wrong::none())).await
}

/// `POST /programmes/{programme}/alumni/months/{month}/answer`
pub async fn answer(
    may: Permit<BeAlumnus>,
    visit: Visit,
    path: Path<(String, String)>,
    form: Form<WrittenAnswer>,
) -> Result<HttpResponse> {
    let (on, month) = (may.on(), named(&visit, &path.1)?);
    let asked = asked_in(&on.course, month).ok_or(Error::Missing)?;
    let question = on.course.say(asked, visit.locale.tag()).text;
    let work = async |tx: &Tx, sent: &WrittenAnswer| {
        let WrittenAnswer { body, version } = sent.clone();
        let language = visit.locale.tag().to_owned();
        say_answer(tx, &may, month, &Said { body, language, question: question.clone(), version }).await?;
        Ok(Outcome::to(format!("{}/months/{month}", on.href()), "alumni-answered"))
    };
    let again = async |status, state: FormState| {
        page((on, may.who()), &visit, (month, 1), (status, Wrong::of("answer", state))).await
    };
    visit.submit(&form, work, again).await
}

/// `POST /programmes/{programme}/alumni/months/{month}/answer/end`
pub async fn withdraw(
    may: Permit<BeAlumnus>,
    visit: Visit,
    path: Path<(String, String)>,
    form: Form<Press>,
) -> Result<HttpResponse> {
    form.read()?;
    let month = named(&visit, &path.1)?;
    visit
        .once(form.key()?, async |tx| {
            take_answer_back(tx, &may, month).await?;
            Ok(Outcome::to(may.on().href(), "alumni-answer-dropped"))
        })
        .await
}
