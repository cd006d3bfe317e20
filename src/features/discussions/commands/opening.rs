//! Opening a thread.

use entity::{
    ids::{LiveSessionId, ThreadId},
    states::{ThreadKind, ThreadState},
    thread,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::{
    limits::{SLIP, written_lately},
    placing::{insert_post, take_place},
    reading::read_until_now,
    written::Written,
};
use crate::{
    features::{
        cohorts::{TakePart, hold_stay, writable},
        discussions::drafts::{Place, forget_draft},
    },
    identity::Permit,
    platform::{errors::Result, text::Title},
    storage::Tx,
};

/// A thread to be.
#[derive(Clone, Debug)]
pub struct NewThread {
    /// In the asker's words.
    pub title: Title,
    /// The opening post.
    pub written: Written,
    /// The live session it is about, if one of this cohort.
    pub session: Option<LiveSessionId>,
}

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
    let lately = written_lately(tx, who, &new.written, SLIP).await?;
    if let Some(same) = same_title.iter().find(|thread| lately.slip(thread.id, None).is_some()) {
        return Ok(same.id);
    }
    lately.keep_limits(cohort.id, &new.written)?;
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
        posts: Set(0),
        answers: Set(0),
        session_id: Set(new.session),
        ..Default::default()
    };
    let thread = row.insert(&**tx).await?;
    let place = take_place(tx, thread.id, who).await?;
    insert_post(tx, &thread, &place, who, None, &new.written).await?;
    read_until_now(tx, thread.id, who).await?;
    forget_draft(tx, who, &Place::New(cohort.id)).await?;
    tx.record(Some(who), "open_thread", ("thread", thread.id), json!({})).await?;
    Ok(thread.id)
}
