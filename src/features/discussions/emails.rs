//! What people are told about their threads.

use chrono::{DateTime, Utc};
use entity::{
    ids::{PersonId, PostId, ThreadId},
    mention, post,
    states::{PostState, Rhythm, Role, ThreadKind, ThreadState, Watch},
    thread, thread_read, thread_watch,
};
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::queries::has_answered;
use crate::{
    features::{
        attachments::count_of_post,
        cohorts::{is_member, is_member_as},
    },
    identity::name_of,
    platform::{errors::Result, markdown},
    storage::outbox::{Desk, Email, Lane, Letter, Recipient},
};

/// Somebody answered you.
#[derive(Serialize, Deserialize)]
pub struct Answered {
    /// Their post.
    pub post: PostId,
}

/// How much of an answer its e-mail quotes, in characters.
const EXCERPT: usize = 400;

impl Email for Answered {
    const KIND: &'static str = "discussions/answered";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = true;
    const KEEPS_FOR: i64 = 3 * 24 * 60;

    fn subject(&self) -> String {
        self.post.to_string()
    }

    /// Nothing to say once the post was taken back, the reader has read it, is no longer in the cohort
    /// or does not want to hear of the thread, nor where whoever wrote it has closed their account.
    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let Some(told) = still_news(desk, self.post, reader).await? else { return Ok(None) };
        Ok(told.letter().filter(|_| told.watch != Some(Watch::Mute)))
    }
}

/// Somebody named you.
#[derive(Serialize, Deserialize)]
pub struct Named {
    /// Their post.
    pub post: PostId,
}

impl Email for Named {
    const KIND: &'static str = "discussions/named";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = true;
    const KEEPS_FOR: i64 = 3 * 24 * 60;

    fn subject(&self) -> String {
        self.post.to_string()
    }

    /// As for an answer, but also out of a thread the reader does not want to hear of: they were meant.
    /// Nothing where the name was taken out again, nor to whoever hears of the same post as an answer.
    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let Some(told) = still_news(desk, self.post, reader).await? else { return Ok(None) };
        let Some(person) = reader.person else { return Ok(None) };
        let db = desk.store.read();
        let named = mention::Entity::find_by_id((self.post, person)).one(db).await?.is_some();
        let answered = told.answers == Some(person) && told.watch != Some(Watch::Mute);
        let write_first = writes_first(desk, &told.thread, person).await?;
        Ok(told.letter().filter(|_| named && !answered && !write_first))
    }
}

/// A thread you follow goes on.
#[derive(Serialize, Deserialize)]
pub struct Followed {
    /// The thread.
    pub thread: ThreadId,
    /// The first post that came.
    pub post: PostId,
    /// How far the reader had read when it came: until they read on, they hear nothing more.
    pub read_to: Option<DateTime<Utc>>,
}

impl Email for Followed {
    const KIND: &'static str = "discussions/followed";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = true;
    const KEEPS_FOR: i64 = 3 * 24 * 60;
    const RHYTHM: Rhythm = Rhythm::Daily;

    fn subject(&self) -> String {
        let read = self.read_to.map_or(0, |read| read.timestamp_micros());
        format!("{}:{read}", self.thread)
    }

    /// Nothing where the reader no longer follows it, has to write first, or hears of the post in another way.
    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let Some(told) = still_news(desk, self.post, reader).await? else { return Ok(None) };
        let Some(person) = reader.person else { return Ok(None) };
        let db = desk.store.read();
        let named = mention::Entity::find_by_id((self.post, person)).one(db).await?.is_some();
        let hears = named || told.answers == Some(person);
        let curtain = writes_first(desk, &told.thread, person).await?;
        Ok(told.letter().filter(|_| told.watch == Some(Watch::Follow) && !hears && !curtain))
    }
}

/// Whether somebody has to answer a lesson's question before they read the others.
async fn writes_first(desk: &Desk<'_>, thread: &thread::Model, person: PersonId) -> Result<bool> {
    let db = desk.store.read();
    Ok(thread.kind == ThreadKind::LessonQuestion
        && !is_member_as(db, thread.cohort_id, person, Role::Trainer).await?
        && !has_answered(db, thread.id, person).await?)
}

/// A post somebody is told about.
struct Told {
    post: post::Model,
    thread: thread::Model,
    author: String,
    /// Whom it answers.
    answers: Option<PersonId>,
    /// What the reader wants to hear of the thread.
    watch: Option<Watch>,
    /// How many files came with it.
    files: u64,
}

impl Told {
    fn letter(&self) -> Option<Letter> {
        let facts = json!({ "author": self.author, "thread": self.thread.title, "excerpt": excerpt(&self.post.body), "files": self.files });
        let link = format!("/threads/{}/posts/{}", self.thread.id, self.post.id);
        Some(Letter::new(facts, link).about(self.thread.id).with_reply(self.post.id))
    }
}

/// The post, where it is still there to be read and new to the reader.
async fn still_news(desk: &Desk<'_>, post: PostId, reader: &Recipient) -> Result<Option<Told>> {
    let db = desk.store.read();
    let Some(post) = post::Entity::find_by_id(post).one(db).await? else { return Ok(None) };
    let Some(thread) = thread::Entity::find_by_id(post.thread_id).one(db).await? else { return Ok(None) };
    let Some(reader) = reader.person else { return Ok(None) };
    let read = thread_read::Entity::find_by_id((thread.id, reader)).one(db).await?;
    let read = read.is_some_and(|mark| mark.read_to > post.posted_at);
    let gone = post.state == PostState::Removed || post.hidden_at.is_some() || thread.state == ThreadState::Hidden;
    if gone || read || !is_member(db, thread.cohort_id, reader).await? {
        return Ok(None);
    }
    let Some(author) = name_of(db, post.author_id).await? else { return Ok(None) };
    let answers = match post.answers_to {
        Some(id) => post::Entity::find_by_id(id).one(db).await?.map(|post| post.author_id),
        None => thread.opened_by,
    };
    let watch = thread_watch::Entity::find_by_id((thread.id, reader)).one(db).await?.map(|row| row.watch);
    let files = count_of_post(db, post.id).await?;
    Ok(Some(Told { post, thread, author, answers, watch, files }))
}

/// The first words of a post, as plain text on one line.
pub fn excerpt(body: &str) -> String {
    let text = markdown::to_text(body).split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{} …", text.get(..end).unwrap_or("").trim_end()),
        None => text,
    }
}
