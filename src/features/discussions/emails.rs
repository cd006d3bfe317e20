//! What people are told about their threads.

use entity::{ids::PostId, person, post, states::PostState, thread, thread_read};
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::queries::is_member;
use crate::{
    features::attachments::count_of_post,
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

    /// Nothing to say once the post was taken back, the reader has read it, or is no longer in the cohort,
    /// nor where whoever wrote it has closed their account.
    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let db = desk.store.read();
        let Some(post) = post::Entity::find_by_id(self.post).one(db).await? else { return Ok(None) };
        let Some(thread) = thread::Entity::find_by_id(post.thread_id).one(db).await? else { return Ok(None) };
        let Some(reader) = reader.person else { return Ok(None) };
        let read = thread_read::Entity::find_by_id((thread.id, reader)).one(db).await?;
        let read = read.is_some_and(|mark| mark.read_to > post.posted_at);
        if post.state == PostState::Removed || read || !is_member(db, thread.cohort_id, reader).await? {
            return Ok(None);
        }
        let author = person::Entity::find_by_id(post.author_id).one(db).await?;
        let Some(author) = author.filter(|author| author.deactivated_at.is_none()) else { return Ok(None) };
        let files = count_of_post(db, post.id).await?;
        let facts =
            json!({ "author": author.name, "thread": thread.title, "excerpt": excerpt(&post.body), "files": files });
        Ok(Some(Letter::new(facts, format!("/threads/{}/posts/{}", thread.id, post.id))))
    }
}

fn excerpt(body: &str) -> String {
    let text = markdown::to_text(body).split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{} …", text.get(..end).unwrap_or("").trim_end()),
        None => text,
    }
}
