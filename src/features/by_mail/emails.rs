//! What somebody is told whose answer came in by e-mail, where all did not go as they think.

use entity::{
    ids::{PostId, ThreadId},
    post,
};
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{
    platform::errors::Result,
    storage::outbox::{Desk, Email, Lane, Letter, Recipient},
};

/// Why an answer was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// It came from an address that is not theirs.
    OtherAddress,
    /// The e-mail it answers is too old.
    TooOld,
    /// They are no longer where it was written, or it is no longer there.
    NotThere,
    /// Nothing was left once the words of others were cut off.
    Empty,
    /// It is longer than a post may be.
    TooLong,
    /// The post it answers was taken back.
    TakenBack,
    /// The thread takes no posts.
    Closed,
    /// They write too fast.
    TooOften,
    /// Another rule said no; the page says which.
    Other,
}

impl Why {
    /// Whether they may know where the thread is.
    fn may_look(self) -> bool {
        !matches!(self, Self::NotThere | Self::OtherAddress)
    }
}

/// An answer was not taken. Told once a day at most, whatever came in.
#[derive(Serialize, Deserialize)]
pub struct NotTaken {
    /// The thread it was for.
    pub thread: ThreadId,
    /// Why.
    pub why: Why,
    /// Message-ID of the answer.
    pub answer: String,
}

impl Email for NotTaken {
    const KIND: &'static str = "by_mail/not_taken";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = false;
    const KEEPS_FOR: i64 = 24 * 60;

    fn subject(&self) -> String {
        self.answer.clone()
    }

    async fn letter(&self, _: &Desk<'_>, _: &Recipient) -> Result<Option<Letter>> {
        let place = if self.why.may_look() { format!("/threads/{}", self.thread) } else { "/home".to_owned() };
        Ok(Some(Letter::new(json!({ "why": self.why }), place).in_answer_to(Some(self.answer.clone()))))
    }
}

/// An answer was taken, and what was attached to it was not.
#[derive(Serialize, Deserialize)]
pub struct LeftOut {
    /// The answer as it stands.
    pub post: PostId,
    /// Message-ID of the answer.
    pub answer: String,
}

impl Email for LeftOut {
    const KIND: &'static str = "by_mail/left_out";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = false;
    const KEEPS_FOR: i64 = 24 * 60;

    fn subject(&self) -> String {
        self.answer.clone()
    }

    async fn letter(&self, desk: &Desk<'_>, _: &Recipient) -> Result<Option<Letter>> {
        let Some(post) = post::Entity::find_by_id(self.post).one(desk.store.read()).await? else { return Ok(None) };
        let place = format!("/threads/{}/posts/{}", post.thread_id, post.id);
        Ok(Some(Letter::new(json!({}), place).in_answer_to(Some(self.answer.clone()))))
    }
}
