//! From requests of both sides to pages.

use actix_web::{HttpResponse, http::StatusCode};
use entity::ids::PersonId;
use serde::Deserialize;

use super::{
    commands::{Said, confide as confide_words, say_read, tell as tell_words},
    forms::Words,
    pages::{MessageView, OwnPage, PersonPage, own_href, person_href},
    policies::{Confide, Hear},
    queries::{authors_of, conversation, trainers_of},
};
use crate::{
    features::cohorts::{CohortOn, cohort_strip},
    identity::{Permit, find_person},
    platform::{
        errors::{Error, Result},
        text::Statement,
        words::Args,
    },
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Press, Query, Visit},
};

async fn messages(on: &CohortOn, visit: &Visit, person: PersonId, me: PersonId) -> Result<Vec<MessageView>> {
    let db = visit.house.store.read();
    let found = conversation(db, on.cohort.id, person).await?;
    let names = authors_of(db, &found).await?;
    Ok(found.into_iter().map(|message| MessageView::new(message, &names, me)).collect())
}

async fn trainers(on: &CohortOn, visit: &Visit) -> Result<Vec<String>> {
    let found = trainers_of(visit.house.store.read(), on.cohort.id).await?;
    Ok(found.into_iter().map(|one| one.name).collect())
}

async fn own_page(may: &Permit<Confide>, visit: &Visit, status: StatusCode, form: FormState) -> Result<HttpResponse> {
    let (on, me) = (may.on(), may.who().id);
    let messages = messages(on, visit, me, me).await?;
    let unread = messages.iter().any(|one| !one.mine && one.read_at.is_none());
    let href = own_href(on.cohort.id);
    visit.draw_as(
        status,
        &OwnPage {
            strip: cohort_strip(on, "", visit.now()),
            trainers: trainers(on, visit).await?,
            read_action: unread.then(|| format!("{href}/read")),
            action: (!on.is_closed()).then_some(href),
            messages,
            form,
            most: Statement::MOST,
        },
    )
}

/// `GET /cohorts/{cohort}/private`
pub async fn own(may: Permit<Confide>, visit: Visit) -> Result<HttpResponse> {
    own_page(&may, &visit, StatusCode::OK, FormState::blank()).await
}

/// `POST /cohorts/{cohort}/private`
pub async fn confide(may: Permit<Confide>, visit: Visit, form: Form<Words>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, words: &Words| {
        let language = visit.locale.tag();
        confide_words(tx, &may, Said { body: &words.body, language }).await?;
        Ok(Outcome::to(own_href(may.on().cohort.id), "private-sent"))
    };
    let again = async |status, state| own_page(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/private/read`
pub async fn read(may: Permit<Confide>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    form.read()?;
    let work = async |tx: &Tx| {
        say_read(tx, &may).await?;
        Ok(Outcome::to(own_href(may.on().cohort.id), "private-read"))
    };
    visit.once(form.key()?, work).await
}

/// What a note is to be about, where one is prepared.
#[derive(Deserialize)]
pub struct About {
    about: Option<String>,
}

/// Notes the house prepares, by what they are about.
const NOTES: [(&str, &str); 2] = [("quiet", "private-note-quiet"), ("partners", "private-note-partners")];

/// A note in the language of whoever is to read it.
async fn prepared(may: &Permit<Hear>, visit: &Visit, about: &About) -> Result<Option<(String, String)>> {
    let Some(key) = about.about.as_deref().and_then(|word| NOTES.iter().find(|(about, _)| *about == word)) else {
        return Ok(None);
    };
    let (db, words) = (visit.house.store.read(), &visit.house.words);
    let reader = find_person(db, may.on().member.person).await?.ok_or(Error::Missing)?;
    let me = find_person(db, may.who().id).await?.ok_or(Error::Missing)?;
    let locale = words.locale(&reader.locale).unwrap_or_else(|| words.negotiate(&reader.locale));
    let mut args = Args::new();
    args.set("name", reader.name);
    args.set("trainer", me.name);
    let text = words.say(locale.tag(), key.1, &args).map_err(Error::Broken)?;
    Ok(Some((locale.tag().to_owned(), text)))
}

async fn person_page(may: &Permit<Hear>, visit: &Visit, status: StatusCode, form: FormState) -> Result<HttpResponse> {
    let (on, me) = (may.on(), may.who().id);
    let closed = on.cohort.is_closed();
    let in_language = form.values.get("language").cloned();
    let languages = visit.languages();
    let named = |tag: String| languages.iter().find(|(one, _)| *one == tag).map(|(_, name)| name.clone());
    visit.draw_as(
        status,
        &PersonPage {
            strip: cohort_strip(&on.cohort, "nav-cockpit", visit.now()),
            profile_href: format!("/cohorts/{}/people/{}", on.cohort.cohort.id, on.member.person),
            back_href: format!("/cohorts/{}/cockpit", on.cohort.cohort.id),
            messages: messages(&on.cohort, visit, on.member.person, me).await?,
            trainers: trainers(&on.cohort, visit).await?,
            action: (!closed).then(|| person_href(on)),
            name: on.member.name.clone(),
            prepared: in_language.and_then(named),
            form,
            most: Statement::MOST,
        },
    )
}

/// `GET /cohorts/{cohort}/private/{person}`: with `?about=` a note is prepared.
pub async fn of_person(may: Permit<Hear>, visit: Visit, about: Query<About>) -> Result<HttpResponse> {
    let note = prepared(&may, &visit, &about).await?;
    let form = match note {
        Some((language, text)) => FormState::with([("body", text), ("language", language)]),
        None => FormState::blank(),
    };
    person_page(&may, &visit, StatusCode::OK, form).await
}

/// `POST /cohorts/{cohort}/private/{person}`
pub async fn tell(may: Permit<Hear>, visit: Visit, form: Form<Words>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, words: &Words| {
        let known = words.language.as_deref().and_then(|tag| visit.house.words.locale(tag));
        let language = known.as_ref().map_or(visit.locale.tag(), |locale| locale.tag());
        tell_words(tx, &may, Said { body: &words.body, language }).await?;
        Ok(Outcome::to(person_href(may.on()), "private-sent"))
    };
    let again = async |status, state| person_page(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}
