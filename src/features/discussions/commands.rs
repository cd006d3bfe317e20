//! Writing in threads.

use chrono::Duration;
use entity::{
    ids::{PersonId, PostId, ThreadId},
    post,
    states::{PostState, Role, ThreadKind, ThreadState},
    thread, thread_read,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};
use serde_json::json;

use super::{
    emails::Answered,
    policies::{ChangePost, ReadThread, RemovePost},
    queries::ThreadOn,
    rules::{may_read_others, takes_posts},
};
use crate::{
    features::{
        attachments::remove_of_post,
        cohorts::{LessonOn, StudyLesson, TakePart, hold_stay, writable},
    },
    identity::Permit,
    platform::{
        errors::{Error, Refusal, Result},
        markdown::{self, Kind, RENDERER},
        text::{Body, Title},
    },
    storage::Tx,
};

/// A body and the HTML made of it, before any transaction holds the writer.
#[derive(Clone, Debug)]
pub struct Written {
    body: Body,
    html: String,
    /// BCP 47 tag of the language it is in.
    language: String,
}

impl Written {
    /// Renders `body`.
    pub fn new(body: Body, language: &str) -> Self {
        let html = markdown::render(body.as_str(), Kind::Post);
        Self { body, html, language: language.to_owned() }
    }
}

/// A thread to be.
#[derive(Clone, Debug)]
pub struct NewThread {
    /// In the asker's words.
    pub title: Title,
    /// The opening post.
    pub written: Written,
}

/// The same words by the same person in the same place, this soon, are a slip and not a second post.
const SLIP: Duration = Duration::minutes(5);

/// Opens a thread with its first post.
pub async fn open_thread(tx: &Tx, may: &Permit<TakePart>, new: &NewThread) -> Result<ThreadId> {
    let cohort = &may.on().cohort;
    writable(cohort.state)?;
    let who = may.who().id;
    hold_stay(tx, cohort.id, who).await?;
    let same_title = thread::Entity::find()
        .filter(thread::Column::CohortId.eq(cohort.id))
        .filter(thread::Column::OpenedBy.eq(who))
        .filter(thread::Column::Title.eq(new.title.as_str()))
        .filter(thread::Column::OpenedAt.gt(tx.now() - SLIP))
        .all(&**tx)
        .await?;
    for thread in same_title {
        if slip(tx, thread.id, who, None, &new.written).await?.is_some() {
            return Ok(thread.id);
        }
    }
    let row = thread::ActiveModel {
        id: Set(ThreadId(tx.id())),
        cohort_id: Set(cohort.id),
        kind: Set(ThreadKind::Free),
        question: Set(None),
        title: Set(new.title.to_string()),
        language: Set(new.written.language.clone()),
        state: Set(ThreadState::Open),
        opened_by: Set(Some(who)),
        opened_at: Set(tx.now()),
        last_post_at: Set(tx.now()),
    };
    let thread = row.insert(&**tx).await?;
    insert_post(tx, thread.id, who, None, &new.written).await?;
    tx.record(Some(who), "open_thread", ("thread", thread.id), json!({})).await?;
    Ok(thread.id)
}

/// Answers the question of a lesson. Refused where an answer of one's own stands already.
pub async fn answer_lesson(tx: &Tx, may: &Permit<StudyLesson>, written: &Written) -> Result<PostId> {
    let on = may.on();
    let cohort = &on.week.cohort.cohort;
    writable(cohort.state)?;
    let who = may.who().id;
    let thread = lesson_thread(tx, may.on(), &written.language).await?;
    hold(tx, thread.id).await?;
    takes_posts(thread.state)?;
    let own = post::Entity::find()
        .filter(post::Column::ThreadId.eq(thread.id))
        .filter(post::Column::AuthorId.eq(who))
        .filter(post::Column::AnswersTo.is_null())
        .filter(post::Column::State.ne(PostState::Removed))
        .one(&**tx)
        .await?;
    if let Some(own) = own {
        let slip = own.body == written.body.as_str() && own.posted_at > tx.now() - SLIP;
        return if slip { Ok(own.id) } else { Err(Refusal::conflict("discussions-answered-already").into()) };
    }
    insert_post(tx, thread.id, who, None, written).await
}

async fn lesson_thread(tx: &Tx, on: &LessonOn, language: &str) -> Result<thread::Model> {
    let cohort = on.week.cohort.cohort.id;
    let lesson = on.lesson()?;
    let title = on.week.cohort.course()?.say(&lesson.question, language).text;
    let row = thread::ActiveModel {
        id: Set(ThreadId(tx.id())),
        cohort_id: Set(cohort),
        kind: Set(ThreadKind::LessonQuestion),
        question: Set(Some(lesson.question_id.clone())),
        title: Set(title),
        language: Set(language.to_owned()),
        state: Set(ThreadState::Open),
        opened_by: Set(None),
        opened_at: Set(tx.now()),
        last_post_at: Set(tx.now()),
    };
    // Two first answers at once: one makes the thread, the other finds it.
    thread::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(&**tx)
        .await?;
    let find = thread::Entity::find()
        .filter(thread::Column::CohortId.eq(cohort))
        .filter(thread::Column::Question.eq(lesson.question_id.as_str()));
    find.one(&**tx).await?.ok_or(Error::Missing)
}

/// Takes the thread's row for this transaction and marks it as written in now.
async fn hold(tx: &Tx, id: ThreadId) -> Result<()> {
    thread::Entity::update_many()
        .col_expr(thread::Column::LastPostAt, Expr::value(tx.now()))
        .filter(thread::Column::Id.eq(id))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Replies in a thread, to a post or to the thread as a whole, and tells whoever was answered.
///
/// Refused where the post was taken back meanwhile, the thread takes no posts,
/// or the replier has not answered the lesson's question themselves.
pub async fn reply(tx: &Tx, may: &Permit<ReadThread>, answers_to: Option<PostId>, written: &Written) -> Result<PostId> {
    let on = may.on();
    writable(on.cohort.cohort.state)?;
    takes_posts(on.thread.state)?;
    let who = may.who().id;
    hold(tx, on.thread.id).await?;
    let answered = answered_post(tx, on, answers_to).await?;
    let lesson = on.thread.kind == ThreadKind::LessonQuestion;
    if lesson && answered.is_none() && on.cohort.standing.role == Some(Role::Participant) {
        return Err(Refusal::conflict("discussions-answer-in-lesson").into());
    }
    if !may_read_others(on.thread.kind, on.cohort.standing.role, on.has_answered) {
        return Err(Refusal::conflict("discussions-write-first").into());
    }
    if let Some(same) = slip(tx, on.thread.id, who, answers_to, written).await? {
        return Ok(same);
    }
    let id = insert_post(tx, on.thread.id, who, answers_to, written).await?;
    let told = answered.map(|post| post.author_id).or(on.thread.opened_by).filter(|told| *told != who);
    if let Some(told) = told {
        tx.post(told, &Answered { post: id }).await?;
    }
    Ok(id)
}

async fn answered_post(tx: &Tx, on: &ThreadOn, answers_to: Option<PostId>) -> Result<Option<post::Model>> {
    let Some(id) = answers_to else { return Ok(None) };
    let post = post::Entity::find_by_id(id).one(&**tx).await?;
    let post = post.filter(|post| post.thread_id == on.thread.id).ok_or(Error::Missing)?;
    match post.state {
        PostState::Removed => Err(Refusal::conflict("discussions-post-gone").into()),
        _ => Ok(Some(post)),
    }
}

async fn slip(
    tx: &Tx,
    thread: ThreadId,
    who: PersonId,
    answers_to: Option<PostId>,
    written: &Written,
) -> Result<Option<PostId>> {
    let mut find = post::Entity::find()
        .filter(post::Column::ThreadId.eq(thread))
        .filter(post::Column::AuthorId.eq(who))
        .filter(post::Column::Body.eq(written.body.as_str()))
        .filter(post::Column::PostedAt.gt(tx.now() - SLIP));
    find = match answers_to {
        Some(answered) => find.filter(post::Column::AnswersTo.eq(answered)),
        None => find.filter(post::Column::AnswersTo.is_null()),
    };
    Ok(find.one(&**tx).await?.map(|post| post.id))
}

async fn insert_post(
    tx: &Tx,
    thread: ThreadId,
    who: PersonId,
    answers_to: Option<PostId>,
    written: &Written,
) -> Result<PostId> {
    let row = post::ActiveModel {
        id: Set(PostId(tx.id())),
        thread_id: Set(thread),
        author_id: Set(who),
        answers_to: Set(answers_to),
        language: Set(written.language.clone()),
        body: Set(written.body.to_string()),
        body_html: Set(written.html.clone()),
        renderer: Set(RENDERER),
        state: Set(PostState::Published),
        posted_at: Set(tx.now()),
        edited_at: Set(None),
        version: Set(1),
    };
    let post = row.insert(&**tx).await?;
    set_read(tx, thread, who).await?;
    Ok(post.id)
}

/// Changes what one wrote. Refused where it was changed or taken back since `version` was shown.
pub async fn change_post(tx: &Tx, may: &Permit<ChangePost>, version: i32, written: &Written) -> Result<()> {
    let post = &may.on().post;
    writable(may.on().thread.cohort.cohort.state)?;
    if post.state == PostState::Removed {
        return Err(Refusal::conflict("discussions-own-gone").into());
    }
    let changed = post::Entity::update_many()
        .col_expr(post::Column::Body, Expr::value(written.body.to_string()))
        .col_expr(post::Column::BodyHtml, Expr::value(written.html.clone()))
        .col_expr(post::Column::Renderer, Expr::value(RENDERER))
        .col_expr(post::Column::State, Expr::value(PostState::Edited))
        .col_expr(post::Column::EditedAt, Expr::value(tx.now()))
        .col_expr(post::Column::Version, Expr::col(post::Column::Version).add(1))
        .filter(post::Column::Id.eq(post.id))
        .filter(post::Column::Version.eq(version))
        .filter(post::Column::State.ne(PostState::Removed))
        .exec(&**tx)
        .await?;
    if changed.rows_affected == 1 { Ok(()) } else { Err(Refusal::conflict("discussions-changed-meanwhile").into()) }
}

/// Takes a post back: its words are gone, its place stays, and so do the replies.
pub async fn remove_post(tx: &Tx, may: &Permit<RemovePost>) -> Result<()> {
    let post = &may.on().post;
    let removed = post::Entity::update_many()
        .col_expr(post::Column::Body, Expr::value(""))
        .col_expr(post::Column::BodyHtml, Expr::value(""))
        .col_expr(post::Column::State, Expr::value(PostState::Removed))
        .col_expr(post::Column::EditedAt, Expr::value(tx.now()))
        .col_expr(post::Column::Version, Expr::col(post::Column::Version).add(1))
        .filter(post::Column::Id.eq(post.id))
        .filter(post::Column::State.ne(PostState::Removed))
        .exec(&**tx)
        .await?;
    if removed.rows_affected != 1 {
        return Err(Refusal::conflict("discussions-post-gone").into());
    }
    remove_of_post(tx, post.id).await?;
    let facts = json!({ "own": post.author_id == may.who().id });
    tx.record(Some(may.who().id), "remove_post", ("post", post.id), facts).await
}

/// Remembers that one has read a thread up to now.
pub async fn mark_as_read(tx: &Tx, may: &Permit<ReadThread>) -> Result<()> {
    set_read(tx, may.on().thread.id, may.who().id).await
}

async fn set_read(tx: &Tx, thread: ThreadId, who: PersonId) -> Result<()> {
    let row = thread_read::ActiveModel { thread_id: Set(thread), person_id: Set(who), read_to: Set(tx.now()) };
    thread_read::Entity::insert(row)
        .on_conflict(
            OnConflict::columns([thread_read::Column::ThreadId, thread_read::Column::PersonId])
                .update_column(thread_read::Column::ReadTo)
                .to_owned(),
        )
        .exec_without_returning(&**tx)
        .await?;
    Ok(())
}
