//! From requests about threads to pages.

use actix_web::{HttpResponse, http::StatusCode, web::Path};
use entity::{
    ids::{PostId, ThreadId},
    post,
    states::{PostState, Role, ThreadKind, ThreadState},
};
use sea_orm::EntityTrait;
use serde::Deserialize;

use super::{
    commands::{NewThread, Written, change_post, mark_as_read, open_thread, remove_post, reply},
    files::{first_post, new_place, reply_place},
    forms::{Change, Opening, Reply},
    pages::{EditPage, NewThreadPage, PostCard, ThreadPage, ThreadRow, ThreadsPage, tabs},
    policies::{ChangePost, ReadThread, RemovePost},
    queries::{POSTS_A_PAGE, Show, Shown, ThreadOn, find_post, page_of, post_count, posts, read_to, threads},
    rules::may_read_others,
};
use crate::{
    features::{
        attachments::{self, Attached, Composer},
        cohorts::{TakePart, cohort_strip},
        curriculum::Said,
    },
    identity::Permit,
    platform::{
        errors::{Error, Result},
        text::Body,
    },
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Pager, Press, Query, Upload, Visit},
};

/// What a list's address may ask.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    show: String,
    page: String,
}

/// What a thread's address may ask.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ThreadQuery {
    page: String,
    answer: String,
}

/// The course's question with this id, the title of its lesson, and where that is.
fn lesson_of(on: &ThreadOn, question: &str, locale: &str) -> Option<(Said, Said, String)> {
    let programme = on.cohort.course().ok()?;
    let (week, lesson) = programme.asking(question)?;
    let href = format!("/cohorts/{}/weeks/{}/{}", on.cohort.cohort.id, week.number, lesson.id);
    Some((programme.say(&lesson.question, locale), programme.say(&lesson.title, locale), href))
}

/// What stands above a thread: its heading, or the lesson's question as the reader reads it.
fn heading(on: &ThreadOn, locale: &str) -> String {
    let question = on.thread.question.as_deref().and_then(|id| lesson_of(on, id, locale));
    question.map_or_else(|| on.thread.title.clone(), |(question, _, _)| question.text)
}

/// `GET /cohorts/{cohort}/threads`
pub async fn index(may: Permit<TakePart>, visit: Visit, query: Query<ListQuery>) -> Result<HttpResponse> {
    let on = may.on();
    let base = format!("/cohorts/{}", on.cohort.id);
    let show = match query.show.as_str() {
        "" => Show::All,
        word => Show::ALL.into_iter().find(|show| show.word() == word).ok_or(Error::Missing)?,
    };
    let page = Pager::number(&query.page)?;
    let programme = on.course.as_deref();
    // What a trainer wrote ahead of a week is not even named before the week opens.
    let weeks = programme.into_iter().flat_map(|programme| &programme.weeks);
    let open = weeks.filter(|week| on.calendar.is_open(week.number, visit.now()));
    let open: Vec<&str> = open.flat_map(|week| &week.lessons).map(|lesson| lesson.question_id.as_str()).collect();
    let open = (on.standing.role != Some(Role::Trainer)).then_some(open.as_slice());
    let db = visit.house.store.read();
    let (found, pages) = threads(db, on.cohort.id, may.who().id, show, open, page).await?;
    if page > 1 && found.is_empty() {
        return Err(Error::Missing);
    }
    let question = |id: &Option<String>| {
        let (programme, id) = (programme?, id.as_deref()?);
        let (_, lesson) = programme.asking(id)?;
        Some(programme.say(&lesson.question, visit.locale.tag()))
    };
    let rows = found.into_iter().map(|thread| {
        let question = question(&thread.question);
        ThreadRow::new(thread, &base, question)
    });
    let asked = if show == Show::All { String::new() } else { format!("show={}&", show.word()) };
    visit.draw(&ThreadsPage {
        strip: cohort_strip(on, "nav-talk", visit.now()),
        tabs: tabs(&base, show, |key| visit.say(key)),
        show: show.word(),
        new_href: (!on.is_closed()).then(|| format!("{base}/threads/new")),
        threads: rows.collect(),
        pager: Pager::new(page, pages, format!("{base}/threads?{asked}page=")),
    })
}

/// The page on which a thread is written.
pub(super) async fn new_page(may: &Permit<TakePart>, visit: &Visit, mut form: FormState) -> Result<NewThreadPage> {
    let cohort = &may.on().cohort;
    let draft = attachments::of_draft(visit.house.store.read(), may.who().id, &new_place(cohort)).await?;
    let action = format!("/cohorts/{}/threads", cohort.id);
    Ok(NewThreadPage {
        strip: cohort_strip(may.on(), "nav-talk", visit.now()),
        composer: Composer::new(&draft, format!("{action}/files"), &mut form),
        action,
        form,
        languages: visit.languages(),
        most: Body::MOST,
    })
}

/// `GET /cohorts/{cohort}/threads/new`
pub async fn new(may: Permit<TakePart>, visit: Visit) -> Result<HttpResponse> {
    let form = FormState::with([("language", visit.locale.tag().to_owned())]);
    visit.draw(&new_page(&may, &visit, form).await?)
}

/// `POST /cohorts/{cohort}/threads`
pub async fn open(may: Permit<TakePart>, visit: Visit, form: Upload<Opening>) -> Result<HttpResponse> {
    let (who, place) = (may.who(), new_place(&may.on().cohort));
    let work = async |tx: &Tx, opening: &Opening| {
        let written = Written::new(opening.body.clone(), &opening.language);
        let thread = open_thread(tx, &may, &NewThread { title: opening.title.clone(), written }).await?;
        attachments::send(tx, who.id, &place, &opening.files, first_post(&**tx, thread).await?).await?;
        Ok(Outcome::to(format!("/cohorts/{}/threads/{thread}", may.on().cohort.id), "thread-opened"))
    };
    let again = async |status, state| visit.draw_as(status, &new_page(&may, &visit, state).await?);
    attachments::submit(&visit, who, &place, &form, work, again).await
}

/// Where the page of a thread starts, and what its form holds.
pub(super) struct Opened {
    pub page: u64,
    pub answers_to: Option<PostId>,
    pub form: FormState,
    pub status: StatusCode,
}

/// The last page of a thread: there one replies.
pub(super) async fn last_page(visit: &Visit, thread: ThreadId) -> Result<u64> {
    Ok(post_count(visit.house.store.read(), thread).await?.div_ceil(POSTS_A_PAGE).max(1))
}

/// A page of a thread, with the form to reply.
pub(super) async fn thread_page(may: &Permit<ReadThread>, visit: &Visit, mut opened: Opened) -> Result<HttpResponse> {
    let on = may.on();
    let me = may.who().id;
    let db = visit.house.store.read();
    let base = format!("/cohorts/{}/threads", on.cohort.cohort.id);
    let href = format!("{base}/{}", on.thread.id);
    let count = post_count(db, on.thread.id).await?;
    let pages = count.div_ceil(POSTS_A_PAGE).max(1);
    if opened.page > pages {
        return Err(Error::Missing);
    }
    let write_first = !may_read_others(on.thread.kind, on.cohort.standing.role, on.has_answered);
    let read_to = read_to(db, on.thread.id, me).await?;
    let shown = if write_first { Vec::new() } else { posts(db, on.thread.id, opened.page).await? };
    let ids: Vec<PostId> = shown.iter().map(|post| post.id).collect();
    let mut files = attachments::around(db, me, &reply_place(&on.thread), &ids).await?;
    let with_files = |post: Shown| {
        let attached = files.posts.remove(&post.id).unwrap_or_default();
        PostCard { files: attached.iter().map(Attached::from).collect(), ..PostCard::new(post, on, me, read_to) }
    };
    let cards: Vec<PostCard> = shown.into_iter().map(with_files).collect();
    let composer = Composer::new(&files.draft, format!("{href}/files"), &mut opened.form);
    let answers_to = answered(visit, on, &cards, opened.answers_to).await?;
    let lesson = on.thread.question.as_deref().and_then(|id| lesson_of(on, id, visit.locale.tag()));
    let (title, language) = match &lesson {
        Some((question, _, _)) => (question.text.clone(), question.language.clone()),
        None => (on.thread.title.clone(), on.thread.language.clone()),
    };
    let takes_posts = matches!(on.thread.state, ThreadState::Open | ThreadState::Answered);
    // In a lesson's question one replies to answers; a new answer is written in the lesson.
    let needs_answer = on.thread.kind == ThreadKind::LessonQuestion
        && on.cohort.standing.role != Some(Role::Trainer)
        && answers_to.is_none();
    // A refused reply keeps its form, whatever the reason: what was typed is in it.
    let refused = opened.status != StatusCode::OK;
    let can_reply = refused || (takes_posts && !write_first && !needs_answer && !on.cohort.is_closed());
    let by_opener = |card: &PostCard| card.removed || Some(card.author.id) == on.thread.opened_by;
    let waits = on.thread.state == ThreadState::Open
        && on.thread.kind == ThreadKind::Free
        && pages == 1
        && cards.iter().all(by_opener);
    let first_unread = cards.iter().find(|card| card.unread).map(|card| format!("#post-{}", card.id));
    visit.draw_as(
        opened.status,
        &ThreadPage {
            strip: cohort_strip(&on.cohort, "nav-talk", visit.now()),
            title,
            language,
            kind: on.thread.kind,
            state: on.thread.state,
            list_href: base,
            lesson: lesson.map(|(_, title, href)| (title, href)),
            write_first,
            waits,
            count,
            opened_at: on.thread.opened_at,
            pager: Pager::new(opened.page, pages, format!("{href}?page=")),
            first_unread,
            anything_new: read_to.is_none_or(|read_to| read_to < on.thread.last_post_at),
            posts: cards,
            reply_action: can_reply.then(|| format!("{href}/posts")),
            form: opened.form,
            composer,
            answers_to,
            read_action: format!("{href}/reading"),
            most: Body::MOST,
        },
    )
}

/// Id and author of the post a reply answers; it may stand on another page, or be gone.
async fn answered(
    visit: &Visit,
    on: &ThreadOn,
    cards: &[PostCard],
    id: Option<PostId>,
) -> Result<Option<(PostId, Option<String>)>> {
    let Some(id) = id else { return Ok(None) };
    if let Some(card) = cards.iter().find(|card| card.id == id) {
        let name = Some(card.author.name.clone()).filter(|_| !card.author.former);
        return Ok((!card.removed).then_some((id, name)));
    }
    let db = visit.house.store.read();
    let post = find_post(db, on.thread.id, id).await?;
    let author = entity::person::Entity::find_by_id(post.author_id).one(db).await?;
    let name = author.filter(|author| author.deactivated_at.is_none()).map(|author| author.name);
    Ok((post.state != PostState::Removed).then_some((id, name)))
}

/// `GET /cohorts/{cohort}/threads/{thread}`
pub async fn show(may: Permit<ReadThread>, visit: Visit, query: Query<ThreadQuery>) -> Result<HttpResponse> {
    let answers_to = match query.answer.as_str() {
        "" => None,
        id => Some(id.parse().map_err(|_| Error::Missing)?),
    };
    let page = Pager::number(&query.page)?;
    let opened = Opened { page, answers_to, form: FormState::blank(), status: StatusCode::OK };
    thread_page(&may, &visit, opened).await
}

/// `POST /cohorts/{cohort}/threads/{thread}/posts`
pub async fn add_post(may: Permit<ReadThread>, visit: Visit, form: Upload<Reply>) -> Result<HttpResponse> {
    let (who, place) = (may.who(), reply_place(&may.on().thread));
    let work = async |tx: &Tx, sent: &Reply| {
        let written = Written::new(sent.body.clone(), visit.locale.tag());
        let id = reply(tx, &may, sent.answers_to, &written).await?;
        attachments::send(tx, who.id, &place, &sent.files, id).await?;
        Ok(Outcome::to(format!("/threads/{}/posts/{id}", may.on().thread.id), "post-sent"))
    };
    let again = async |status, form: FormState| {
        let answers_to = form.values.get("answers_to").and_then(|id| id.parse().ok());
        let page = last_page(&visit, may.on().thread.id).await?;
        thread_page(&may, &visit, Opened { page, answers_to, form, status }).await
    };
    attachments::submit(&visit, who, &place, &form, work, again).await
}

/// `POST /cohorts/{cohort}/threads/{thread}/reading`
pub async fn mark_read(may: Permit<ReadThread>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    form.read()?;
    visit
        .once(form.key()?, async |tx| {
            mark_as_read(tx, &may).await?;
            let on = may.on();
            Ok(Outcome::silently(format!("/cohorts/{}/threads/{}", on.cohort.cohort.id, on.thread.id)))
        })
        .await
}

/// `GET /cohorts/{cohort}/threads/{thread}/posts/{post}`
pub async fn edit(may: Permit<ChangePost>, visit: Visit) -> Result<HttpResponse> {
    let post = &may.on().post;
    if post.state == PostState::Removed {
        return Err(Error::Missing);
    }
    let form = FormState::with([("body", post.body.clone()), ("version", post.version.to_string())]);
    let title = heading(&may.on().thread, visit.locale.tag());
    visit.draw(&EditPage::new(may.on(), title, form, None, visit.now()))
}

/// `POST /cohorts/{cohort}/threads/{thread}/posts/{post}`
pub async fn change(may: Permit<ChangePost>, visit: Visit, form: Form<Change>) -> Result<HttpResponse> {
    let post = &may.on().post;
    let work = async |tx: &Tx, change: &Change| {
        let written = Written::new(change.body.clone(), &post.language);
        change_post(tx, &may, change.version, &written).await?;
        Ok(Outcome::to(format!("/threads/{}/posts/{}", post.thread_id, post.id), "post-changed"))
    };
    let again = async |status, mut state: FormState| {
        // Changed in another window: both texts are shown, and the next attempt is against what stands now.
        let current = post::Entity::find_by_id(post.id).one(visit.house.store.read()).await?;
        let current = current.filter(|post| status == StatusCode::CONFLICT && post.state != PostState::Removed);
        if let Some(current) = &current {
            state.values.insert("version".into(), current.version.to_string());
        }
        let current = current.map(|current| current.body_html);
        let title = heading(&may.on().thread, visit.locale.tag());
        visit.draw_as(status, &EditPage::new(may.on(), title, state, current, visit.now()))
    };
    visit.submit(&form, work, again).await
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

/// `GET /threads/{thread}`: the short address, for e-mails and for copying.
pub async fn permalink(may: Permit<ReadThread>, visit: Visit) -> Result<HttpResponse> {
    let on = may.on();
    Ok(visit.go(&Outcome::silently(format!("/cohorts/{}/threads/{}", on.cohort.cohort.id, on.thread.id))))
}

/// `GET /threads/{thread}/posts/{post}`: the page a post stands on.
pub async fn post_permalink(
    may: Permit<ReadThread>,
    visit: Visit,
    path: Path<(String, String)>,
) -> Result<HttpResponse> {
    let on = may.on();
    let db = visit.house.store.read();
    let id: PostId = path.1.parse().map_err(|_| Error::Missing)?;
    let post = find_post(db, on.thread.id, id).await?;
    let page = page_of(db, &post, POSTS_A_PAGE).await?;
    let asked = if page > 1 { format!("?page={page}") } else { String::new() };
    let path = format!("/cohorts/{}/threads/{}{asked}#post-{id}", on.cohort.cohort.id, on.thread.id);
    Ok(visit.go_keeping_word(&path))
}
