//! Where a post stands, and what its thread says about itself.

use entity::{
    ids::{PersonId, PostId, ThreadId},
    post,
    states::{PostState, ThreadState},
    thread,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, FromQueryResult};
use serde_json::json;

use super::{naming::name_people, written::Written};
use crate::{
    features::discussions::searching::index_post,
    platform::{
        errors::{Error, Result},
        markdown::RENDERER,
    },
    storage::{Tx, sql},
};

/// What whoever looks at a thread follows.
pub fn topic(thread: ThreadId) -> String {
    format!("thread:{thread}")
}

/// Somebody wrote a post; the news carries its thread and its author.
pub const POSTED: &str = "discussions.posted";

#[derive(FromQueryResult)]
struct Held {
    state: ThreadState,
}

/// Takes a thread's row for this transaction: posts come one after the other. Says where it stands now.
pub async fn hold(tx: &Tx, id: ThreadId) -> Result<ThreadState> {
    let text = "update thread set posts = posts where id = $1 returning state";
    let held = Held::find_by_statement(sql(&**tx, text, [id.into()])).one(&**tx).await?;
    Ok(held.ok_or(Error::Missing)?.state)
}

#[derive(FromQueryResult)]
struct Place {
    posts: i32,
    first_here: i32,
}

/// The next place in a thread, with what its row says about it afterwards.
async fn take_place(tx: &Tx, thread: ThreadId, who: PersonId) -> Result<Place> {
    let text = "update thread set posts = posts + 1, last_post_at = $2, last_author_id = $3,
            answers = answers + case when opened_by is null or opened_by <> $3 then 1 else 0 end,
            first_answer_at = coalesce(first_answer_at,
                case when opened_by is null or opened_by <> $3 then $2 end)
        where id = $1
        returning posts, (select case when exists (
            select 1 from post p join thread t on t.id = p.thread_id
            where p.author_id = $3 and t.cohort_id = thread.cohort_id) then 0 else 1 end) as first_here";
    let values = [thread.into(), tx.now().into(), who.into()];
    let place = Place::find_by_statement(sql(&**tx, text, values)).one(&**tx).await?;
    place.ok_or(Error::Missing)
}

/// Writes a post at the end of a thread, and tells whoever it names.
pub(super) async fn insert_post(
    tx: &Tx,
    thread: &thread::Model,
    who: PersonId,
    answers_to: Option<PostId>,
    written: &Written,
) -> Result<PostId> {
    let place = take_place(tx, thread.id, who).await?;
    let row = post::ActiveModel {
        id: Set(PostId(tx.id())),
        thread_id: Set(thread.id),
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
        position: Set(place.posts),
        first_here: Set(place.first_here == 1),
        hidden_at: Set(None),
    };
    let post = row.insert(&**tx).await?;
    name_people(tx, thread, post.id, who, written).await?;
    index_post(tx, post.id).await?;
    tx.tell(&topic(thread.id)).await?;
    let facts = json!({ "thread": thread.id, "cohort": thread.cohort_id, "author": who });
    tx.announce(POSTED, post.id.0, facts).await?;
    Ok(post.id)
}

/// Reckons anew what a thread says about itself: after a post was taken back, hidden, moved or shown again.
pub async fn recount(tx: &Tx, thread: ThreadId) -> Result<()> {
    let stands = "p.thread_id = thread.id and p.state <> 'removed' and p.hidden_at is null
        and (thread.opened_by is null or p.author_id <> thread.opened_by)";
    let text = format!(
        "update thread set
            posts = (select count(*) from post p where p.thread_id = thread.id),
            answers = (select count(*) from post p where {stands}),
            first_answer_at = (select min(p.posted_at) from post p where {stands}),
            last_post_at = coalesce((select p.posted_at from post p where p.thread_id = thread.id
                order by p.position desc limit 1), thread.opened_at),
            last_author_id = (select p.author_id from post p where p.thread_id = thread.id
                order by p.position desc limit 1)
        where id = $1"
    );
    tx.execute_raw(sql(&**tx, &text, [thread.into()])).await?;
    Ok(())
}
