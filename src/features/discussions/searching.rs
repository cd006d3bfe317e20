//! What a search finds of the threads: every post that stands, an opening post under its thread's title.
//!
//! An answer to a lesson's question has that question as its gate: one finds it where one may read it.

use chrono::{DateTime, Utc};
use entity::{
    ids::{CohortId, PersonId, PostId, ThreadId},
    post,
    states::{PostState, Role, ThreadState},
    thread,
};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Value};
use uuid::Uuid;

use super::queries::ThreadLink;
use crate::{
    platform::{errors::Result, markdown},
    storage::{
        Tx, big, places,
        search::{self, Entry, Gates, Scope, Shelf},
        sql,
    },
};

/// The kind of entry a post is.
pub const POST: &str = "post";

/// What a reader of the answers to a lesson's question holds.
pub fn gate_of(question: &str) -> String {
    format!("question:{question}")
}

#[derive(FromQueryResult)]
struct Indexed {
    id: PostId,
    thread_id: ThreadId,
    author_id: PersonId,
    language: String,
    body: String,
    state: PostState,
    posted_at: DateTime<Utc>,
    cohort_id: CohortId,
    question: Option<String>,
    title: String,
    thread_state: ThreadState,
    position: i32,
    hidden_at: Option<DateTime<Utc>>,
}

impl Indexed {
    /// Nothing where nothing of it may be found.
    fn entry(self) -> Option<Entry> {
        let opens = self.position == 1 && self.question.is_none();
        let gone = self.state == PostState::Removed || self.hidden_at.is_some();
        // The title of a thread stays when its opening post is taken back or hidden: it stands above the answers.
        if self.thread_state == ThreadState::Hidden || (gone && !opens) {
            return None;
        }
        Some(Entry {
            kind: POST,
            subject: self.id.0,
            part: String::new(),
            shelf: self.cohort_id.0,
            gate: self.question.as_deref().map(gate_of),
            parent: Some(self.thread_id.0),
            author: Some(self.author_id.0),
            at: self.posted_at,
            language: self.language,
            title: if opens { self.title } else { String::new() },
            body: if gone { String::new() } else { markdown::to_text(&self.body) },
        })
    }
}

const INDEXED: &str = "select p.id, p.thread_id, p.author_id, p.language, p.body, p.state, p.posted_at,
        p.position, p.hidden_at, t.cohort_id, t.question, t.title, t.state as thread_state
    from post p join thread t on t.id = p.thread_id";

async fn index(tx: &Tx, which: &str, values: Vec<Value>) -> Result<Vec<PostId>> {
    // Whoever changes one of them meanwhile comes before or after, never between what is read here and what is written.
    let hold = if tx.get_database_backend() == DbBackend::Postgres { "for share of p, t" } else { "" };
    let text = format!("{INDEXED} {which} {hold}");
    let rows = Indexed::find_by_statement(sql(&**tx, &text, values)).all(&**tx).await?;
    let mut done = Vec::with_capacity(rows.len());
    for row in rows {
        let id = row.id;
        match row.entry() {
            Some(entry) => tx.index(&entry).await?,
            None => tx.unindex(POST, id.0).await?,
        }
        done.push(id);
    }
    Ok(done)
}

/// Lets a post be found as it stands now, or no more. Every command that changes, moves or takes back
/// a post calls this last.
pub async fn index_post(tx: &Tx, post: PostId) -> Result<()> {
    index(tx, "where p.id = $1", vec![post.into()]).await?;
    Ok(())
}

/// Lets a post be found that this write has just made, from what is at hand; `title` is its thread's.
pub(super) async fn index_fresh(tx: &Tx, post: &post::Model, thread: &thread::Model, title: &str) -> Result<()> {
    let fresh = Indexed {
        id: post.id,
        thread_id: thread.id,
        author_id: post.author_id,
        language: post.language.clone(),
        body: post.body.clone(),
        state: post.state,
        posted_at: post.posted_at,
        cohort_id: thread.cohort_id,
        question: thread.question.clone(),
        title: title.to_owned(),
        // It has just taken a post: a thread that is hidden takes none.
        thread_state: ThreadState::Open,
        position: post.position,
        hidden_at: post.hidden_at,
    };
    match fresh.entry() {
        Some(entry) => tx.index_fresh(&entry).await,
        None => Ok(()),
    }
}

/// The same for every post of a thread: it was hidden, shown again, renamed or merged.
pub async fn index_thread(tx: &Tx, thread: ThreadId) -> Result<()> {
    index(tx, "where p.thread_id = $1", vec![thread.into()]).await?;
    Ok(())
}

/// Indexes up to `most` posts behind `after`; how many those were, and the last of them.
pub async fn index_posts(tx: &Tx, after: Option<PostId>, most: u64) -> Result<(u64, Option<PostId>)> {
    let after = after.unwrap_or(PostId(Uuid::nil()));
    let done = index(tx, "where p.id > $1 order by p.id limit $2", vec![after.into(), big(most)]).await?;
    Ok((u64::try_from(done.len()).unwrap_or(u64::MAX), done.last().copied()))
}

/// Indexes up to `most` posts that stand and cannot be found; how many those were.
pub async fn index_missing(tx: &Tx, most: u64) -> Result<u64> {
    let which = "where p.state <> 'removed' and p.hidden_at is null and t.state <> 'hidden' and not exists
        (select 1 from search_entry e where e.kind = 'post' and e.subject = p.id) order by p.id limit $1";
    Ok(u64::try_from(index(tx, which, vec![big(most)]).await?.len()).unwrap_or(u64::MAX))
}

/// Forgets up to `most` entries whose post is no longer there; how many those were.
pub async fn unindex_gone(tx: &Tx, most: u64) -> Result<u64> {
    #[derive(FromQueryResult)]
    struct Gone {
        subject: Uuid,
    }
    let text = "select e.subject from search_entry e
        where e.kind = 'post' and not exists (select 1 from post p where p.id = e.subject) limit $1";
    let gone = Gone::find_by_statement(sql(&**tx, text, [big(most)])).all(&**tx).await?;
    for entry in &gone {
        tx.unindex(POST, entry.subject).await?;
    }
    Ok(u64::try_from(gone.len()).unwrap_or(u64::MAX))
}

/// The questions somebody has answered, and in which cohort; an answer they took back counts.
pub async fn answered_by(db: &impl ConnectionTrait, who: PersonId) -> Result<Vec<(CohortId, String)>> {
    #[derive(FromQueryResult)]
    struct Answered {
        cohort_id: CohortId,
        question: String,
    }
    let text = "select distinct t.cohort_id, t.question from post p join thread t on t.id = p.thread_id
        where p.author_id = $1 and p.answers_to is null and t.question is not null";
    let found = Answered::find_by_statement(sql(db, text, [who.into()])).all(db).await?;
    Ok(found.into_iter().map(|row| (row.cohort_id, row.question)).collect())
}

/// How many waiting threads a search looks at, the newest.
const MOST_WAITING: u64 = 300;

/// Free threads of these cohorts that nobody has answered.
pub async fn unanswered_in(db: &impl ConnectionTrait, cohorts: &[CohortId]) -> Result<Vec<ThreadId>> {
    #[derive(FromQueryResult)]
    struct Waits {
        id: ThreadId,
    }
    if cohorts.is_empty() {
        return Ok(Vec::new());
    }
    let (places, values) = places(cohorts);
    let text = format!(
        "select t.id from thread t where t.cohort_id in ({places}) and t.kind = 'free' and t.state = 'open'
            and t.answers = 0
        order by t.opened_at desc limit {MOST_WAITING}"
    );
    let found = Waits::find_by_statement(sql(db, &text, values)).all(db).await?;
    Ok(found.into_iter().map(|row| row.id).collect())
}

/// What stands around a post that was found.
#[derive(Clone, Debug, FromQueryResult)]
pub struct FoundPost {
    /// The post.
    pub id: PostId,
    /// Its thread.
    pub thread_id: ThreadId,
    /// Heading of the thread.
    pub title: String,
    /// BCP 47 tag of the language that is in.
    pub thread_language: String,
    /// Id of the course's question it answers.
    pub question: Option<String>,
    /// Who wrote it.
    pub author_id: PersonId,
    /// What they are called.
    pub author: String,
    /// Whether their account is closed.
    pub author_closed: Option<DateTime<Utc>>,
    /// What they are in the cohort.
    pub role: Option<Role>,
}

/// What stands around these posts. A post that must not be shown is left out, whatever the index says.
pub async fn found_posts(db: &impl ConnectionTrait, ids: &[PostId]) -> Result<Vec<FoundPost>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let (places, values) = places(ids);
    let text = format!(
        "select p.id, p.thread_id, t.title, t.language as thread_language, t.question, p.author_id,
            a.name as author, a.deactivated_at as author_closed, e.role
        from post p join thread t on t.id = p.thread_id join person a on a.id = p.author_id
        left join enrolment e on e.cohort_id = t.cohort_id and e.person_id = p.author_id and e.ended_at is null
        where p.id in ({places}) and t.state <> 'hidden'"
    );
    Ok(FoundPost::find_by_statement(sql(db, &text, values)).all(db).await?)
}

/// How many similar threads are named: more would be a search.
const MOST_SIMILAR: usize = 5;

/// The threads named to whoever is about to ask something; none for a text too short to be like anything.
pub async fn similar_to(db: &impl ConnectionTrait, cohort: CohortId, title: &str) -> Result<Vec<ThreadLink>> {
    if title.trim().chars().count() < 3 || title.chars().count() > 1_000 {
        return Ok(Vec::new());
    }
    similar_threads(db, cohort, title, MOST_SIMILAR).await
}

/// Free threads of a cohort that are most like `text`, the likest first: a title, or a title and a body.
pub async fn similar_threads(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    text: &str,
    most: usize,
) -> Result<Vec<ThreadLink>> {
    // A free thread has no gate.
    let scope = Scope(vec![Shelf { id: cohort.0, gates: Gates::Held(Vec::new()) }]);
    let hits = search::similar(db, &scope, POST, text, most).await?;
    let threads: Vec<ThreadId> = hits.iter().filter_map(|hit| hit.parent).map(ThreadId).collect();
    if threads.is_empty() {
        return Ok(Vec::new());
    }
    let (places, values) = places(&threads);
    let text = format!(
        "select t.id, t.title, t.language, t.answers
        from thread t where t.id in ({places}) and t.state <> 'hidden'"
    );
    let rows = ThreadLink::find_by_statement(sql(db, &text, values)).all(db).await?;
    Ok(threads.iter().filter_map(|id| rows.iter().find(|row| row.id == *id)).cloned().collect())
}
