//! Files in threads: added and taken away while one writes, read by whoever may read the post.

mod handlers;
mod policies;

pub use handlers::{compose, of_new, of_post, of_reply, show, small, to_new, to_post, to_thread};

use entity::{
    cohort,
    ids::{CohortId, PostId, ThreadId},
    post, thread,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    features::{attachments::Place, discussions::queries::PostOn},
    platform::errors::{Error, Result},
};

/// Where a reply is being written.
pub fn reply_place(thread: &thread::Model) -> Place {
    Place::new(thread.cohort_id, "thread", thread.id)
}

/// Where a new thread is being written.
pub fn new_place(cohort: &cohort::Model) -> Place {
    Place::new(cohort.id, "new", cohort.id)
}

/// Where a post is being changed.
pub fn post_place(on: &PostOn) -> Place {
    Place::of_post(on.thread.thread.cohort_id, on.post.id)
}

/// Where the answer to a lesson's question is being written.
pub fn answer_place(cohort: CohortId, question: &str) -> Place {
    Place::new(cohort, "question", question)
}

/// The post a thread began with.
pub async fn first_post(db: &impl ConnectionTrait, thread: ThreadId) -> Result<PostId> {
    let first = post::Entity::find()
        .filter(post::Column::ThreadId.eq(thread))
        .order_by_asc(post::Column::Position)
        .one(db)
        .await?;
    first.map(|post| post.id).ok_or(Error::Missing)
}
