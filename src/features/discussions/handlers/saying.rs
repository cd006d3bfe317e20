//! What is done to posts and threads with one press.

use actix_web::HttpResponse;

use crate::{
    features::discussions::{
        commands::{accept as accept_answer, mark_as_read, set_bookmark, set_reaction, set_watch},
        forms::{Reacting, Reading, Switch, Watching},
        policies::{AcceptAnswer, ReactToPost, ReadThread},
        queries::{PostOn, ThreadOn},
    },
    identity::Permit,
    platform::errors::Result,
    storage::idempotency::Outcome,
    web::{Form, Visit},
};

fn to_post(on: &PostOn) -> Outcome {
    Outcome::silently(format!("/threads/{}/posts/{}", on.thread.thread.id, on.post.id))
}

fn to_thread(on: &ThreadOn) -> String {
    format!("/cohorts/{}/threads/{}", on.cohort.cohort.id, on.thread.id)
}

/// `POST /cohorts/{cohort}/threads/{thread}/posts/{post}/reactions`
pub async fn react(may: Permit<ReactToPost>, visit: Visit, form: Form<Reacting>) -> Result<HttpResponse> {
    let said = form.read()?;
    visit
        .once(form.key()?, async |tx| {
            set_reaction(tx, &may, said.kind, said.on).await?;
            Ok(to_post(may.on()))
        })
        .await
}

/// `POST /cohorts/{cohort}/threads/{thread}/posts/{post}/bookmark`
pub async fn bookmark(may: Permit<ReactToPost>, visit: Visit, form: Form<Switch>) -> Result<HttpResponse> {
    let switch = form.read()?;
    visit
        .once(form.key()?, async |tx| {
            set_bookmark(tx, &may, switch.on).await?;
            Ok(to_post(may.on()))
        })
        .await
}

/// `POST /cohorts/{cohort}/threads/{thread}/posts/{post}/accepted`
pub async fn accept(may: Permit<AcceptAnswer>, visit: Visit, form: Form<Switch>) -> Result<HttpResponse> {
    let switch = form.read()?;
    visit
        .once(form.key()?, async |tx| {
            accept_answer(tx, &may, switch.on).await?;
            Ok(to_post(may.on()))
        })
        .await
}

/// `POST /cohorts/{cohort}/threads/{thread}/watch`
pub async fn watch(may: Permit<ReadThread>, visit: Visit, form: Form<Watching>) -> Result<HttpResponse> {
    let watching = form.read()?;
    visit
        .once(form.key()?, async |tx| {
            set_watch(tx, &may, watching.0).await?;
            Ok(Outcome::silently(to_thread(may.on())))
        })
        .await
}

/// `POST /cohorts/{cohort}/threads/{thread}/reading`
pub async fn mark_read(may: Permit<ReadThread>, visit: Visit, form: Form<Reading>) -> Result<HttpResponse> {
    let mark = form.read()?.0;
    visit
        .once(form.key()?, async |tx| {
            mark_as_read(tx, &may, mark).await?;
            Ok(Outcome::silently(to_thread(may.on())))
        })
        .await
}
