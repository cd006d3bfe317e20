//! From requests about a network to pages.

mod months;
mod roles;

use actix_web::{HttpResponse, http::StatusCode};
pub use months::{answer, month, withdraw};
pub use roles::{answer_offer, end, invite, offer, roles};

use super::{
    commands::{drop_word, join, leave, renew_word, say_word},
    forms::{Joining, Leaving, ListQuery, WrittenWord, kind_of},
    pages::{AlumniPage, Asked, EntryPage, List, MonthLink, Own, Read, Wrong, departments, page_of, question},
    policies::{BeAlumnus, KeepWord, MeetAlumnus, SeeAlumni},
    queries::{AlumniOn, Member, Spoken, alumni, answers_in, members, own_roles, own_words, spoken},
    rules::Month,
};
use crate::{
    identity::{Actor, Permit},
    platform::errors::{Error, Mistake, Result},
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Pager, Press, Query, Visit},
};

/// `GET /programmes/{programme}/alumni`
pub async fn show(may: Permit<SeeAlumni>, visit: Visit, query: Query<ListQuery>) -> Result<HttpResponse> {
    page((may.on(), may.who()), &visit, &query, (StatusCode::OK, Wrong::none())).await
}

/// The page, and on it the form that was not taken.
async fn page(
    (on, who): (&AlumniOn, &Actor),
    visit: &Visit,
    query: &ListQuery,
    (status, wrong): (StatusCode, Wrong),
) -> Result<HttpResponse> {
    let (db, programme, locale) = (visit.house.store.read(), on.programme.programme.id, visit.locale.tag());
    let everybody = members(db, programme).await?;
    let count = everybody.len();
    let said = spoken(db, programme, visit.now()).await?;
    let month = Month::of(visit.now());
    let answers = answers_in(db, programme, &month.to_string()).await?;
    let link =
        |question| MonthLink { question, href: format!("{}/months/{month}", on.href()), answers: answers.len() as i64 };
    let mut read = Read {
        count,
        own: None,
        month: question(&on.course, month, &answers, locale).map(link),
        list: None,
        spoken: &said,
    };
    if on.joined.is_some() {
        let words = own_words(db, programme, who.id).await?;
        let roles = own_roles(db, programme, who.id).await?;
        read.own = Some(Own::new((on, who), &words, &roles, &wrong, visit.now().date_naive()));
        read.list = Some(list((on, who), visit, query, (everybody, &said)).await?);
    }
    visit.draw_as(status, &AlumniPage::new(on, read, &wrong, locale))
}

/// Those who fit what is asked; what they say is read of those who are shown, unless it decides who fits.
async fn list(
    (on, who): (&AlumniOn, &Actor),
    visit: &Visit,
    query: &ListQuery,
    (everybody, said): (Vec<Member>, &[Spoken]),
) -> Result<List> {
    let (db, programme) = (visit.house.store.read(), on.programme.programme.id);
    let (asked, nth) = (Asked::of(query), Pager::number(&query.page)?);
    let departments = departments(on, visit.locale.tag());
    let mut fitting: Vec<Member> = everybody.into_iter().filter(|one| asked.fits_member(one)).collect();
    let reader = (who.id, visit.now());
    let (found, shown) = if asked.asks_more_than_who() {
        let all = List::fitting(alumni(db, programme, fitting, said, reader).await?, &asked, &departments);
        let range = page_of(all.len(), nth).ok_or(Error::Missing)?;
        (all.len(), all.get(range).unwrap_or_default().to_vec())
    } else {
        let found = fitting.len();
        let range = page_of(found, nth).ok_or(Error::Missing)?;
        let shown = fitting.drain(range).collect();
        (found, alumni(db, programme, shown, said, reader).await?)
    };
    Ok(List::new(on, &shown, &asked, (found, nth), (who.id, &departments)))
}

/// `GET /programmes/{programme}/alumni/{person}`
pub async fn entry(may: Permit<MeetAlumnus>, visit: Visit) -> Result<HttpResponse> {
    let on = may.on();
    visit.draw(&EntryPage::new(&on.network, &on.person, may.who().id, visit.locale.tag()))
}

/// A form of the page that was not taken.
async fn again(
    (on, who): (&AlumniOn, &Actor),
    visit: &Visit,
    scope: String,
    (status, state): (StatusCode, FormState),
) -> Result<HttpResponse> {
    page((on, who), visit, &ListQuery::default(), (status, Wrong::of(scope, state))).await
}

/// `POST /programmes/{programme}/alumni/membership`
pub async fn enter(may: Permit<SeeAlumni>, visit: Visit, form: Form<Joining>) -> Result<HttpResponse> {
    let on = may.on();
    let known = departments(on, visit.locale.tag());
    let words = ["alumni-join-why", "alumni-join-shows", "alumni-join-profile", "alumni-join-owners"];
    let words = words.map(|key| visit.say(key)).join(" ");
    let work = async |tx: &Tx, sent: &Joining| {
        let department = sent.department.as_deref();
        if department.is_some_and(|id| !known.iter().any(|(own, _)| own == id)) {
            let field = "department".to_owned();
            return Err(Error::Mistakes(vec![Mistake { field, key: "form-choice-unfit", limit: None, count: None }]));
        }
        join(tx, &may, &words, department).await?;
        let said = if on.joined.is_some() { "alumni-kept" } else { "alumni-joined" };
        Ok(Outcome::to(on.href(), said))
    };
    let refused = async |status, state| again((on, may.who()), &visit, "join".into(), (status, state)).await;
    visit.submit(&form, work, refused).await
}

/// `POST /programmes/{programme}/alumni/membership/end`
pub async fn go(may: Permit<SeeAlumni>, visit: Visit, form: Form<Leaving>) -> Result<HttpResponse> {
    let on = may.on();
    let work = async |tx: &Tx, sent: &Leaving| {
        leave(tx, &may, sent.takes_answers).await?;
        Ok(Outcome::to(on.href(), "alumni-left"))
    };
    let refused = async |status, state| again((on, may.who()), &visit, "leave".into(), (status, state)).await;
    visit.submit(&form, work, refused).await
}

/// `POST /programmes/{programme}/alumni/words`
pub async fn say(may: Permit<BeAlumnus>, visit: Visit, form: Form<WrittenWord>) -> Result<HttpResponse> {
    let on = may.on();
    let work = async |tx: &Tx, sent: &WrittenWord| {
        say_word(tx, &may, sent.kind, &sent.body, visit.locale.tag()).await?;
        Ok(Outcome::to(format!("{}#own", on.href()), "alumni-word-said"))
    };
    let refused = async |status, state: FormState| {
        let kind = state.values.get("kind").and_then(|word| kind_of(word));
        let scope = kind.map_or("ask", |kind| kind.word()).to_owned();
        again((on, may.who()), &visit, scope, (status, state)).await
    };
    visit.submit(&form, work, refused).await
}

/// `POST /programmes/{programme}/alumni/words/{word}/renewal`
pub async fn renew(may: Permit<KeepWord>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    form.read()?;
    let href = format!("{}#own", may.on().network.href());
    visit
        .once(form.key()?, async |tx| {
            renew_word(tx, &may).await?;
            Ok(Outcome::to(href.clone(), "alumni-word-renewed"))
        })
        .await
}

/// `POST /programmes/{programme}/alumni/words/{word}/end`
pub async fn take_back(may: Permit<KeepWord>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    form.read()?;
    let href = format!("{}#own", may.on().network.href());
    visit
        .once(form.key()?, async |tx| {
            drop_word(tx, &may).await?;
            Ok(Outcome::to(href.clone(), "alumni-word-dropped"))
        })
        .await
}
