//! Writing, changing and taking back posts.

use actix_web::HttpResponse;
use entity::{post, states::PostState};
use sea_orm::EntityTrait;

use super::{
    heading,
    thread::{Opened, pages_of, thread_page},
    written,
};
use crate::{
    features::{
        attachments,
        discussions::{
            commands::{Replying, change_post, remove_post, reply},
            files::{post_place, reply_place},
            forms::{Change, Reply},
            pages::EditPage,
            policies::{ChangePost, ReadThread, RemovePost},
        },
    },
    identity::Permit,
    platform::errors::{Error, Result},
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Press, Upload, Visit},
};

/// `POST /cohorts/{cohort}/threads/{thread}/posts`
pub async fn add_post(may: Permit<ReadThread>, visit: Visit, form: Upload<Reply>) -> Result<HttpResponse> {
    let cohort = may.on().cohort.cohort.id;
    let ready = match form.read() {
        Ok(sent) => Some(written(&visit, cohort, &sent.body, visit.locale.tag()).await?),
        Err(_) => None,
    };
    let (who, place) = (may.who(), reply_place(&may.on().thread));
    let work = async |tx: &Tx, sent: &Reply| {
        let written = ready.clone().ok_or(Error::Missing)?;
        let id = reply(tx, &may, &Replying { answers_to: sent.answers_to, written, seen: sent.seen }).await?;
        attachments::send(tx, who.id, &place, &sent.files, id).await?;
        Ok(Outcome::to(format!("/threads/{}/posts/{id}", may.on().thread.id), "post-sent"))
    };
    let again = async |status, form: FormState| {
        let answers_to = form.values.get("answers_to").and_then(|id| id.parse().ok());
        let page = pages_of(may.on());
        thread_page(&may, &visit, Opened { page, answers_to, form: Some(form), status }).await
    };
    attachments::submit(&visit, who, &place, &form, work, again).await
}

/// `GET /cohorts/{cohort}/threads/{thread}/posts/{post}`
pub async fn edit(may: Permit<ChangePost>, visit: Visit) -> Result<HttpResponse> {
    let post = &may.on().post;
    if post.state == PostState::Removed {
        return Err(Error::Missing);
    }
    let form = FormState::with([("body", post.body.clone()), ("version", post.version.to_string())]);
    visit.draw(&edit_page(&may, &visit, form, None).await?)
}

/// The page on which a post is changed; `current` is what stands now, where somebody changed it meanwhile.
pub async fn edit_page(
    may: &Permit<ChangePost>,
    visit: &Visit,
    form: FormState,
    current: Option<String>,
) -> Result<EditPage> {
    let on = may.on();
    let title = heading(&on.thread, visit.locale.tag()).text;
    let held = attachments::of_draft(visit.house.store.read(), may.who().id, &post_place(on)).await?;
    Ok(EditPage::new(on, title, (form, held), current, visit.now()))
}

/// `POST /cohorts/{cohort}/threads/{thread}/posts/{post}`
pub async fn change(may: Permit<ChangePost>, visit: Visit, form: Upload<Change>) -> Result<HttpResponse> {
    let (post, who, place) = (&may.on().post, may.who(), post_place(may.on()));
    let cohort = may.on().thread.cohort.cohort.id;
    let ready = match form.read() {
        Ok(sent) => Some(written(&visit, cohort, &sent.body, &post.language).await?),
        Err(_) => None,
    };
    let work = async |tx: &Tx, change: &Change| {
        let written = ready.clone().ok_or(Error::Missing)?;
        change_post(tx, &may, change.version, &written).await?;
        attachments::send(tx, who.id, &place, &change.files, post.id).await?;
        Ok(Outcome::to(format!("/threads/{}/posts/{}", post.thread_id, post.id), "post-changed"))
    };
    let again = async |status, mut state: FormState| {
        // Changed in another window: both texts are shown, and the next attempt is against what stands now.
        let current = post::Entity::find_by_id(post.id).one(visit.house.store.read()).await?;
        let conflict = status == actix_web::http::StatusCode::CONFLICT;
        let current = current.filter(|post| conflict && post.state != PostState::Removed);
        if let Some(current) = &current {
            state.values.insert("version".into(), current.version.to_string());
        }
        let current = current.map(|current| current.body_html);
        visit.draw_as(status, &edit_page(&may, &visit, state, current).await?)
    };
    attachments::submit(&visit, who, &place, &form, work, again).await
}

/// `POST /cohorts/{cohort}/threads/{thread}/posts/{post}/removal`
pub async fn remove(may: Permit<RemovePost>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    form.read()?;
    visit
        .once(form.key()?, async |tx| {
            remove_post(tx, &may).await?;
            let on = &may.on().thread;
            let thread = format!("/cohorts/{}/threads/{}", on.cohort.cohort.id, on.thread.id);
            Ok(Outcome::to(thread, "post-removed"))
        })
        .await
}
