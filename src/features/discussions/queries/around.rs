//! What a page says around the posts of a thread.

use chrono::{DateTime, Utc};
use entity::{
    ids::{PersonId, PostId, ThreadId},
    states::{ReactionKind, Watch},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{
    features::discussions::drafts::Place,
    platform::errors::{Error, Result},
    storage::{big, sql},
};

/// What surrounds a thread for one reader.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Around {
    /// How far they say they have read: the first instant that is new to them.
    pub read_to: Option<DateTime<Utc>>,
    /// What they want to hear of it.
    pub watch: Option<Watch>,
    /// Place of the first post that is new to them.
    pub first_unread: Option<i32>,
    /// Who wrote the post that answered it, as its opener says; nobody once their account is closed.
    pub accepted_author: Option<String>,
    /// Name of the live session it is about.
    pub session_title: Option<String>,
    /// The reader's text that was not sent yet.
    pub draft_body: Option<String>,
    /// The post that text answers.
    pub draft_answers_to: Option<PostId>,
    /// When it was last saved.
    pub draft_saved_at: Option<DateTime<Utc>>,
    /// What the thread has come to.
    #[sea_orm(nested)]
    pub summary: Option<Summary>,
}

/// What surrounds a thread for `who`: one statement.
pub async fn around(db: &impl ConnectionTrait, thread: ThreadId, who: PersonId) -> Result<Around> {
    // Of a thread that was never marked nothing is new: everything is.
    let text = "select r.read_to, w.watch, case when xa.deactivated_at is null then xa.name end as accepted_author,
            l.title as session_title, d.body as draft_body, d.answers_to as draft_answers_to,
            d.saved_at as draft_saved_at,
            case when r.read_to <= t.last_post_at then (
                select p.position from post p where p.thread_id = t.id and p.posted_at >= r.read_to
                    and p.author_id <> $2 and p.state <> 'removed' and p.hidden_at is null
                order by p.posted_at, p.id limit 1) end as first_unread,
            s.version, s.author_id, sa.name as author, sa.deactivated_at as author_closed, s.language,
            s.body, s.body_html, s.written_at
        from thread t
        left join thread_read r on r.thread_id = t.id and r.person_id = $2
        left join thread_watch w on w.thread_id = t.id and w.person_id = $2
        left join post x on x.id = t.accepted_post_id
        left join person xa on xa.id = x.author_id
        left join live_session l on l.id = t.session_id
        left join draft d on d.person_id = $2 and d.place = $3
        left join thread_summary s on s.thread_id = t.id
            and s.version = (select max(version) from thread_summary v where v.thread_id = t.id)
        left join person sa on sa.id = s.author_id
        where t.id = $1";
    let values = [thread.into(), who.into(), Place::Thread(thread).to_string().into()];
    Around::find_by_statement(sql(db, text, values)).one(db).await?.ok_or(Error::Missing)
}

/// Something that hangs on a post: what somebody said about it with one press, or the reader's own bookmark.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Hanging {
    /// The post.
    pub post_id: PostId,
    /// Which reaction; none for a bookmark.
    pub kind: Option<ReactionKind>,
    /// Whose.
    pub person_id: PersonId,
    /// What they are called, unless their account is closed.
    pub name: Option<String>,
}

/// What hangs on the posts from one place to another, oldest first: one statement.
pub async fn hanging(
    db: &impl ConnectionTrait,
    thread: ThreadId,
    from: i32,
    to: i32,
    who: PersonId,
) -> Result<Vec<Hanging>> {
    let text = "select h.post_id, h.kind, h.person_id, case when a.deactivated_at is null then a.name end as name
        from (
            select r.post_id, r.kind, r.person_id, r.made_at from post p join reaction r on r.post_id = p.id
                where p.thread_id = $1 and p.position between $2 and $3
            union all
            select b.post_id, null as kind, b.person_id, b.made_at from post p join bookmark b on b.post_id = p.id
                where p.thread_id = $1 and p.position between $2 and $3 and b.person_id = $4
        ) as h join person a on a.id = h.person_id
        order by h.made_at, h.person_id";
    let values = [thread.into(), from.into(), to.into(), who.into()];
    Ok(Hanging::find_by_statement(sql(db, text, values)).all(db).await?)
}

/// A version of a summary.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Summary {
    /// From 1.
    pub version: i32,
    /// Who wrote it.
    pub author_id: PersonId,
    /// What they are called.
    pub author: String,
    /// Whether their account is closed.
    pub author_closed: Option<DateTime<Utc>>,
    /// BCP 47 tag.
    pub language: String,
    /// Markdown as written.
    pub body: String,
    /// Sanitised HTML.
    pub body_html: String,
    /// When.
    pub written_at: DateTime<Utc>,
}

/// The newest versions of a thread's summary, newest first.
pub async fn summaries(db: &impl ConnectionTrait, thread: ThreadId, most: u64) -> Result<Vec<Summary>> {
    let text = "select s.version, s.author_id, a.name as author, a.deactivated_at as author_closed, s.language,
            s.body, s.body_html, s.written_at
        from thread_summary s join person a on a.id = s.author_id
        where s.thread_id = $1 order by s.version desc limit $2";
    Ok(Summary::find_by_statement(sql(db, text, [thread.into(), big(most)])).all(db).await?)
}
