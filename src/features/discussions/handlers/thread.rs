//! The pages of a thread.

use actix_web::{HttpResponse, http::StatusCode, web::Path};
use entity::{
    attachment,
    ids::PostId,
    states::{Role, ThreadKind, ThreadState},
};
use serde::Deserialize;

use super::lesson_of;
use crate::{
    features::{
        attachments::{self, Composer},
        cohorts::cohort_strip,
        discussions::{
            files::reply_place,
            pages::{Hoping, PostCard, PrintPage, Standing, SummaryCard, ThreadPage},
            policies::ReadThread,
            queries::{
                Around, POSTS_A_PAGE, ThreadOn, around, find_post, hanging, hope, page_of, places_of, posts,
                reads_others, thread_of_post,
            },
            rules,
        },
    },
    identity::{Permit, name_of},
    platform::{
        errors::{Error, Result},
        text::Body,
    },
    storage::idempotency::Outcome,
    web::{FormState, Pager, Query, Visit},
};

/// What a thread's address may ask.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ThreadQuery {
    page: String,
    answer: String,
    quote: String,
    start: String,
}

/// Where the page of a thread starts, and what its form holds.
pub struct Opened {
    /// From 1.
    pub page: i32,
    /// The post the form answers.
    pub answers_to: Option<PostId>,
    /// The form, where one was sent and refused.
    pub form: Option<FormState>,
    /// How the page is answered.
    pub status: StatusCode,
}

/// The last page of a thread, from 1.
pub fn pages_of(on: &ThreadOn) -> i32 {
    page_of(on.thread.posts)
}

fn href_of(on: &ThreadOn) -> String {
    format!("/cohorts/{}/threads/{}", on.cohort.cohort.id, on.thread.id)
}

fn standing(on: &ThreadOn, around: &Around, visit: &Visit) -> Standing {
    let lesson = on.thread.question.as_deref().and_then(|id| lesson_of(on, id, visit.locale.tag()));
    let (title, language) = match &lesson {
        Some((question, _, _)) => (question.text.clone(), question.language.clone()),
        None => (on.thread.title.clone(), on.thread.language.clone()),
    };
    let cohort = format!("/cohorts/{}", on.cohort.cohort.id);
    let session = around.session_title.clone().zip(on.thread.session_id);
    let slow_until = on.thread.slow_until.filter(|until| *until > visit.now());
    let slow = on.thread.slow_minutes.zip(slow_until);
    let acted = slow.is_some() || rules::takes_posts(on.thread.state).is_err();
    let moderates = on.cohort.standing.role == Some(Role::Trainer);
    Standing {
        title,
        language,
        kind: on.thread.kind,
        state: on.thread.state,
        href: href_of(on),
        list_href: format!("{cohort}/threads"),
        lesson: lesson.map(|(_, title, href)| (title, href)),
        session: session.map(|(title, id)| (title, format!("{cohort}/sessions/{id}"))),
        count: on.thread.posts,
        opened_at: on.thread.opened_at,
        waits: waits(on),
        pinned: on.thread.pinned_at.is_some(),
        slow,
        moderates,
        moderation_href: (acted || moderates).then(|| format!("{}/moderation", href_of(on))),
    }
}

/// Whether nobody has answered yet.
fn waits(on: &ThreadOn) -> bool {
    on.thread.state == ThreadState::Open && on.thread.kind == ThreadKind::Free && on.thread.answers == 0
}

/// A page of a thread, with the form to reply.
pub async fn thread_page(may: &Permit<ReadThread>, visit: &Visit, opened: Opened) -> Result<HttpResponse> {
    let (on, me) = (may.on(), may.who().id);
    let db = visit.house.store.read();
    let pages = pages_of(on);
    if opened.page > pages {
        return Err(Error::Missing);
    }
    let write_first = !reads_others(on);
    let around = around(db, on.thread.id, me).await?;
    let places = (!write_first).then(|| places_of(opened.page));
    let (cards, held) = cards(may, visit, places, &around).await?;
    let href = href_of(on);
    let sent_back = opened.form.is_some();
    let (mut form, draft_of) = form_of(&opened, &around);
    let composer = Composer::new(&held, format!("{href}/files"), &mut form);
    let draft_answers_to = around.draft_answers_to.filter(|_| !sent_back && draft_of.is_some());
    let answers_to = answered(visit, on, &cards, opened.answers_to.or(draft_answers_to)).await?;
    let can_reply = sent_back || (!write_first && takes_reply(on, answers_to.is_some()));
    let asks = waits(on) && on.thread.opened_by == Some(me) && !trains(on);
    let hope = if asks { Some(Hoping::from(hope(db, &on.thread, me).await?)) } else { None };
    let page = Page { may, href: &href };
    let last_page = opened.page == pages;
    visit.draw_as(
        opened.status,
        &ThreadPage {
            strip: cohort_strip(&on.cohort, "nav-talk", visit.now()),
            thread: standing(on, &around, visit),
            write_first,
            accepted: on
                .thread
                .accepted_post_id
                .filter(|_| !write_first)
                .map(|id| (page.post(id), around.accepted_author.clone())),
            hope,
            starters: (can_reply && waits(on) && trains(on)).then(|| href.clone()),
            summary_href: (!write_first && !on.cohort.is_closed()).then(|| format!("{href}/summary")),
            summary: around.summary.clone().filter(|_| !write_first).map(|summary| SummaryCard::new(summary, &href)),
            watch: around.watch,
            watch_action: format!("{href}/watch"),
            pager: page.pager(opened.page, pages),
            first_unread: around.first_unread.filter(|_| !write_first).map(|_| format!("{href}/unread")),
            anything_new: around.read_to.is_none() || around.first_unread.is_some(),
            last: cards.last().map(|card| card.id),
            all_href: (pages > 1).then(|| format!("{href}/all")),
            live_href: (last_page && !write_first).then(|| format!("{href}/live?after={}", on.thread.posts)),
            posts: cards,
            reply_action: can_reply.then(|| format!("{href}/posts")),
            form,
            composer,
            answers_to,
            draft_action: format!("{href}/draft"),
            draft_of,
            names_href: format!("/cohorts/{}/threads/names", on.cohort.cohort.id),
            read_action: format!("{href}/reading"),
            most: Body::MOST,
        },
    )
}

struct Page<'a> {
    may: &'a Permit<ReadThread>,
    href: &'a str,
}

impl Page<'_> {
    fn post(&self, id: PostId) -> String {
        format!("/threads/{}/posts/{id}", self.may.on().thread.id)
    }

    fn pager(&self, page: i32, pages: i32) -> Pager {
        let number = |page: i32| u64::try_from(page).unwrap_or(1);
        Pager::new(number(page), number(pages), format!("{}?page=", self.href))
    }
}

/// The posts of a page with what hangs on them, and the files of the text that is being written.
async fn cards(
    may: &Permit<ReadThread>,
    visit: &Visit,
    places: Option<(i32, i32)>,
    around: &Around,
) -> Result<(Vec<PostCard>, Vec<attachment::Model>)> {
    let (on, me) = (may.on(), may.who().id);
    let db = visit.house.store.read();
    let (shown, hanging) = match places {
        Some((from, to)) => (posts(db, on.thread.id, from, to).await?, hanging(db, on.thread.id, from, to, me).await?),
        None => (Vec::new(), Vec::new()),
    };
    let ids: Vec<PostId> = shown.iter().map(|post| post.id).collect();
    let mut files = attachments::around(db, me, &reply_place(&on.thread), &ids).await?;
    let cards = shown.into_iter().map(|post| {
        let attached = files.posts.remove(&post.id).unwrap_or_default();
        let mut card = PostCard::new(post, on, me, around.read_to).with(&hanging, me);
        card.show(&attached);
        card
    });
    Ok((cards.collect(), files.draft))
}

/// Whether there is a form to reply with. In a lesson's question one replies to answers; a new
/// answer is written in the lesson.
fn takes_reply(on: &ThreadOn, to_somebody: bool) -> bool {
    let takes_posts = rules::takes_posts(on.thread.state).is_ok();
    let needs_answer =
        on.thread.kind == ThreadKind::LessonQuestion && on.cohort.standing.role != Some(Role::Trainer) && !to_somebody;
    takes_posts && !needs_answer && !on.cohort.is_closed()
}

/// What the form holds: what was sent and refused, or what was kept of an earlier visit, and since when.
fn form_of(opened: &Opened, around: &Around) -> (FormState, Option<chrono::DateTime<chrono::Utc>>) {
    if let Some(form) = &opened.form {
        return (form.clone(), None);
    }
    // A text about another post is not slipped under this one.
    let fits = opened.answers_to.is_none() || opened.answers_to == around.draft_answers_to;
    match (&around.draft_body, fits) {
        (Some(body), true) => (FormState::with([("body", body.clone())]), around.draft_saved_at),
        _ => (FormState::blank(), None),
    }
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
        return Ok((!card.removed && !card.hidden).then_some((id, name)));
    }
    let db = visit.house.store.read();
    let post = find_post(db, on.thread.id, id).await?;
    let name = name_of(db, post.author_id).await?;
    let stands = post.state != entity::states::PostState::Removed && post.hidden_at.is_none();
    Ok(stands.then_some((id, name)))
}

/// `GET /cohorts/{cohort}/threads/{thread}`
pub async fn show(may: Permit<ReadThread>, visit: Visit, query: Query<ThreadQuery>) -> Result<HttpResponse> {
    if let Some(into) = may.on().thread.merged_into {
        return Ok(visit.go_keeping_word(&format!("/threads/{into}")));
    }
    let answers_to = match query.answer.as_str() {
        "" => None,
        id => Some(id.parse().map_err(|_| Error::Missing)?),
    };
    let page = i32::try_from(Pager::number(&query.page)?).map_err(|_| Error::Missing)?;
    let form = match answers_to.filter(|_| query.quote == "yes") {
        Some(id) => quoting(&may, &visit, id).await?,
        None => starting(may.on(), &visit, &query.start),
    };
    thread_page(&may, &visit, Opened { page, answers_to, form, status: StatusCode::OK }).await
}

fn trains(on: &ThreadOn) -> bool {
    on.cohort.standing.role == Some(Role::Trainer)
}

/// A form that begins as an answer of a trainer may that asks back.
fn starting(on: &ThreadOn, visit: &Visit, nth: &str) -> Option<FormState> {
    let words = match nth {
        "1" => "discussions-starter-1",
        "2" => "discussions-starter-2",
        "3" => "discussions-starter-3",
        _ => return None,
    };
    (trains(on) && takes_reply(on, false)).then(|| FormState::with([("body", format!("{} ", visit.say(words)))]))
}

/// How much of a post is quoted into a reply, in lines: what one means is cut from it.
const QUOTED: usize = 12;

/// A form that begins with the words of a post.
async fn quoting(may: &Permit<ReadThread>, visit: &Visit, id: PostId) -> Result<Option<FormState>> {
    let on = may.on();
    if !reads_others(on) {
        return Ok(None);
    }
    let post = find_post(visit.house.store.read(), on.thread.id, id).await?;
    if post.hidden_at.is_some() || post.body.is_empty() || !takes_reply(on, true) {
        return Ok(None);
    }
    let quoted: String = post.body.lines().take(QUOTED).map(|line| format!("> {line}\n")).collect();
    Ok(Some(FormState::with([("body", format!("{quoted}\n"))])))
}

/// `GET /cohorts/{cohort}/threads/{thread}/unread`: to the first post that is new to the reader.
pub async fn unread(may: Permit<ReadThread>, visit: Visit) -> Result<HttpResponse> {
    let on = may.on();
    let around = around(visit.house.store.read(), on.thread.id, may.who().id).await?;
    let Some(place) = around.first_unread.filter(|_| reads_others(on)) else {
        return Ok(visit.go_keeping_word(&href_of(on)));
    };
    let shown = posts(visit.house.store.read(), on.thread.id, place, place).await?;
    let anchor = shown.first().map(|post| format!("#post-{}", post.id)).unwrap_or_default();
    Ok(visit.go_keeping_word(&format!("{}{anchor}", page_href(on, place))))
}

/// The page a place stands on.
fn page_href(on: &ThreadOn, place: i32) -> String {
    let page = page_of(place);
    let asked = if page > 1 { format!("?page={page}") } else { String::new() };
    format!("{}{asked}", href_of(on))
}

/// `GET /cohorts/{cohort}/threads/{thread}/all`: every post, to read and print.
pub async fn all(may: Permit<ReadThread>, visit: Visit) -> Result<HttpResponse> {
    let (on, me) = (may.on(), may.who().id);
    if !reads_others(on) {
        return Ok(visit.go_keeping_word(&href_of(on)));
    }
    let db = visit.house.store.read();
    let around = around(db, on.thread.id, me).await?;
    let shown = posts(db, on.thread.id, 1, on.thread.posts.max(POSTS_A_PAGE)).await?;
    let cards = shown.into_iter().map(|post| PostCard::new(post, on, me, around.read_to));
    visit.draw(&PrintPage {
        strip: cohort_strip(&on.cohort, "nav-talk", visit.now()),
        thread: standing(on, &around, &visit),
        summary: around.summary.clone().map(|summary| SummaryCard::new(summary, &href_of(on))),
        posts: cards.collect(),
    })
}

/// `GET /threads/{thread}`: the short address, for e-mails and for copying.
pub async fn permalink(may: Permit<ReadThread>, visit: Visit) -> Result<HttpResponse> {
    Ok(visit.go(&Outcome::silently(href_of(may.on()))))
}

/// `GET /threads/{thread}/posts/{post}`: the page a post stands on.
pub async fn post_permalink(
    may: Permit<ReadThread>,
    visit: Visit,
    path: Path<(String, String)>,
) -> Result<HttpResponse> {
    let on = may.on();
    let id: PostId = path.1.parse().map_err(|_| Error::Missing)?;
    let db = visit.house.store.read();
    match find_post(db, on.thread.id, id).await {
        Ok(post) => Ok(visit.go_keeping_word(&format!("{}#post-{id}", page_href(on, post.position)))),
        // It may stand in another thread of the cohort by now; that one asks for itself who reads it.
        Err(Error::Missing) => {
            let thread = thread_of_post(db, on.thread.cohort_id, id).await?.ok_or(Error::Missing)?;
            Ok(visit.go_keeping_word(&format!("/threads/{thread}/posts/{id}")))
        }
        Err(other) => Err(other),
    }
}
