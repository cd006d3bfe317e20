//! Files while one writes, and files to be had.

use actix_web::{HttpRequest, HttpResponse, http::StatusCode};

use super::{new_place, policies::ReadFile, post_place, reply_place};
use crate::{
    features::{
        attachments::{self, Cut, Place},
        cohorts::{TakePart, writable},
        discussions::{
            forms::Composed,
            handlers::{Opened, edit_page, new_page, pages_of, thread_page},
            policies::{ChangePost, ReadThread},
            rules::{still_own, takes_posts},
        },
    },
    identity::{Actor, Permit},
    platform::errors::{Refusal, Result},
    storage::{Tx, idempotency::Outcome},
    web::{FormState, Upload, Visit},
};

/// Adds a file or takes one away, as was pressed. A file that came along is taken in either way: a
/// browser cannot be made to send it again.
async fn act(visit: &Visit, who: &Actor, place: &Place, upload: &Upload<Composed>) -> Result<()> {
    let added = attachments::take_in(visit, who, place, upload).await?;
    let composed = upload.read()?;
    let pressed = composed.take_away.map_or_else(String::new, |file| file.to_string());
    let work = async |tx: &Tx| {
        attachments::describe(tx, who.id, place, &composed.files).await?;
        if let Some(file) = composed.take_away {
            attachments::take_away(tx, who.id, place, file).await?;
        }
        Ok(Outcome::silently("/"))
    };
    visit.house.store.once(&upload.key()?.beside(pressed.as_bytes()), Some(who.id), work).await?;
    if added || composed.take_away.is_some() { Ok(()) } else { Err(attachments::nothing_chosen()) }
}

/// Does what was pressed beside the files of a text that is being written at `place`, unless `fit`
/// says that nothing may be written there. Returns the form with everything that was typed in it, and
/// what was wrong.
pub async fn compose(
    visit: &Visit,
    who: &Actor,
    place: &Place,
    upload: &Upload<Composed>,
    fit: Result<(), Refusal>,
) -> Result<(StatusCode, FormState)> {
    let outcome = match fit {
        Ok(()) => act(visit, who, place, upload).await,
        Err(refusal) => upload.key().and(Err(refusal.into())),
    };
    match outcome {
        Ok(()) => Ok((StatusCode::OK, FormState { values: upload.values(), errors: Vec::new() })),
        Err(error) => visit.refused(upload, error),
    }
}

/// `POST /cohorts/{cohort}/threads/{thread}/files`: the thread again, with what was typed.
pub async fn of_reply(may: Permit<ReadThread>, visit: Visit, upload: Upload<Composed>) -> Result<HttpResponse> {
    let on = may.on();
    let fit = writable(on.cohort.cohort.state).and_then(|()| takes_posts(on.thread.state));
    let (status, form) = compose(&visit, may.who(), &reply_place(&on.thread), &upload, fit).await?;
    let answers_to = form.values.get("answers_to").and_then(|id| id.parse().ok());
    let page = pages_of(on);
    thread_page(&may, &visit, Opened { page, answers_to, form: Some(form), status }).await
}

/// `POST /cohorts/{cohort}/threads/files`: the form for a new thread again.
pub async fn of_new(may: Permit<TakePart>, visit: Visit, upload: Upload<Composed>) -> Result<HttpResponse> {
    let cohort = &may.on().cohort;
    let fit = writable(cohort.state);
    let (status, form) = compose(&visit, may.who(), &new_place(cohort), &upload, fit).await?;
    visit.draw_as(status, &new_page(&may, &visit, form, None).await?)
}

/// `GET /cohorts/{cohort}/threads/{thread}/files`: where one comes who loads that page anew.
pub async fn to_thread(may: Permit<ReadThread>, visit: Visit) -> Result<HttpResponse> {
    let on = may.on();
    let thread = format!("/cohorts/{}/threads/{}", on.cohort.cohort.id, on.thread.id);
    Ok(visit.go_keeping_word(&format!("{thread}#reply")))
}

/// `GET /cohorts/{cohort}/threads/files`
pub async fn to_new(may: Permit<TakePart>, visit: Visit) -> Result<HttpResponse> {
    Ok(visit.go_keeping_word(&format!("/cohorts/{}/threads/new", may.on().cohort.id)))
}

/// `POST /cohorts/{cohort}/threads/{thread}/posts/{post}/files`: the form that changes a post again. What
/// was sent with it is gone at once when it is taken away; what is added waits until the change is saved.
pub async fn of_post(may: Permit<ChangePost>, visit: Visit, upload: Upload<Composed>) -> Result<HttpResponse> {
    let on = may.on();
    let fit = writable(on.thread.cohort.cohort.state).and_then(|()| still_own(&on.post));
    let (status, form) = compose(&visit, may.who(), &post_place(on), &upload, fit).await?;
    visit.draw_as(status, &edit_page(&may, &visit, form, None).await?)
}

/// `GET /cohorts/{cohort}/threads/{thread}/posts/{post}/files`
pub async fn to_post(may: Permit<ChangePost>, visit: Visit) -> Result<HttpResponse> {
    let on = may.on();
    let (cohort, thread) = (on.thread.cohort.cohort.id, on.thread.thread.id);
    Ok(visit.go_keeping_word(&format!("/cohorts/{cohort}/threads/{thread}/posts/{}", on.post.id)))
}

/// `GET /files/{attachment}`
pub async fn show(may: Permit<ReadFile>, visit: Visit, req: HttpRequest) -> Result<HttpResponse> {
    attachments::serve(&req, visit.house.store.files()?, &may.on().file, Cut::Whole).await
}

/// `GET /files/{attachment}/small`
pub async fn small(may: Permit<ReadFile>, visit: Visit, req: HttpRequest) -> Result<HttpResponse> {
    attachments::serve(&req, visit.house.store.files()?, &may.on().file, Cut::Small).await
}
