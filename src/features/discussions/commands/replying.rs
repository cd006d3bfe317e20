//! Replying in a thread.

use chrono::{DateTime, Utc};
use entity::{
    ids::{PersonId, PostId},
    post,
    states::{PostState, Role, ThreadKind},
};
use sea_orm::EntityTrait;

use super::{
    placing::{insert_post, recount, take_place},
    reading::read_up_to,
    written::Written,
};
use crate::{
    features::{
        cohorts::writable,
        discussions::{
            drafts::{Place, forget_draft},
            emails::Answered,
            policies::ReadThread,
            queries::{ThreadOn, reads_others},
        },
    },
    identity::Permit,
    platform::errors::{Error, Refusal, Result},
    storage::Tx,
};

/// A reply to be.
#[derive(Clone, Debug)]
pub struct Replying {
    /// The post it answers; none for the thread as a whole.
    pub answers_to: Option<PostId>,
    /// Its words.
    pub written: Written,
    /// Up to which post whoever replies has read: what came while they wrote stays new to them.
    pub seen: Option<PostId>,
}

/// Replies in a thread, to a post or to the thread as a whole, and tells whoever was answered.
///
/// Refused where the post was taken back meanwhile, the thread takes no posts,
/// or the replier has not answered the lesson's question themselves.
pub async fn reply(tx: &Tx, may: &Permit<ReadThread>, reply: &Replying) -> Result<PostId> {
    let (on, written) = (may.on(), &reply.written);
    let who = may.who().id;
    writable(on.cohort.cohort.state)?;
    let place = take_place(tx, on.thread.id, who).await?;
    let answered = answered_post(tx, on, reply.answers_to).await?;
    let lesson = on.thread.kind == ThreadKind::LessonQuestion;
    if lesson && answered.is_none() && on.cohort.standing.role == Some(Role::Participant) {
        return Err(Refusal::conflict("discussions-answer-in-lesson").into());
    }
    if !reads_others(on) {
        return Err(Refusal::conflict("discussions-write-first").into());
    }
    let slowed = place.slowed(tx.now());
    let lately = place.written_lately(tx, who, written).await?;
    if let Some(same) = lately.slip(on.thread.id, reply.answers_to) {
        // The place that was taken is given back.
        recount(tx, on.thread.id).await?;
        return Ok(same);
    }
    lately.keep_limits(on.thread.cohort_id, written)?;
    lately.keep_slow(on.thread.id, slowed)?;
    let id = insert_post(tx, &on.thread, &place, who, reply.answers_to, written).await?;
    if let Some(read) = read_before(tx, on, reply, answered.as_ref()).await? {
        read_up_to(tx, on.thread.id, who, read).await?;
    }
    forget_draft(tx, who, &Place::Thread(on.thread.id)).await?;
    tell(tx, on, who, id, answered).await?;
    Ok(id)
}

/// Up to where whoever replies has read: what was on the page, or at the least the post they answer.
/// What came meanwhile is new to them.
async fn read_before(
    tx: &Tx,
    on: &ThreadOn,
    reply: &Replying,
    answered: Option<&post::Model>,
) -> Result<Option<DateTime<Utc>>> {
    let shown = match reply.seen {
        Some(id) => post::Entity::find_by_id(id).one(&**tx).await?.filter(|post| post.thread_id == on.thread.id),
        None => None,
    };
    Ok(shown.as_ref().or(answered).map(|post| post.posted_at))
}

async fn tell(tx: &Tx, on: &ThreadOn, who: PersonId, id: PostId, answered: Option<post::Model>) -> Result<()> {
    let told = answered.map(|post| post.author_id).or(on.thread.opened_by).filter(|told| *told != who);
    match told {
        Some(told) => tx.post(told, &Answered { post: id }).await,
        None => Ok(()),
    }
}

async fn answered_post(tx: &Tx, on: &ThreadOn, answers_to: Option<PostId>) -> Result<Option<post::Model>> {
    let Some(id) = answers_to else { return Ok(None) };
    let post = post::Entity::find_by_id(id).one(&**tx).await?;
    let post = post.filter(|post| post.thread_id == on.thread.id).ok_or(Error::Missing)?;
    if post.state == PostState::Removed || post.hidden_at.is_some() {
        return Err(Refusal::conflict("discussions-post-gone").into());
    }
    Ok(Some(post))
}
