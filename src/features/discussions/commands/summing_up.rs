//! What a thread has come to: anybody may write it, everybody's versions stay.

use entity::thread_summary;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

use super::{placing::hold, written::Written};
use crate::{
    features::{
        cohorts::writable,
        discussions::{policies::ReadThread, queries::reads_others},
    },
    identity::Permit,
    platform::{
        errors::{Refusal, Result},
        markdown::RENDERER,
    },
    storage::Tx,
};

/// Writes the next version of a thread's summary. Refused where somebody wrote one since
/// `version` was shown; 0 where there was none.
pub async fn write_summary(tx: &Tx, may: &Permit<ReadThread>, version: i32, written: &Written) -> Result<()> {
    let on = may.on();
    writable(on.cohort.cohort.state)?;
    if !reads_others(on) {
        return Err(Refusal::conflict("discussions-write-first").into());
    }
    hold(tx, on.thread.id).await?;
    let newest = thread_summary::Entity::find()
        .filter(thread_summary::Column::ThreadId.eq(on.thread.id))
        .order_by_desc(thread_summary::Column::Version)
        .one(&**tx)
        .await?;
    if newest.as_ref().is_some_and(|newest| newest.body == written.body.as_str()) {
        return Ok(());
    }
    if newest.map_or(0, |newest| newest.version) != version {
        return Err(Refusal::conflict("discussions-summary-changed").into());
    }
    let row = thread_summary::ActiveModel {
        thread_id: Set(on.thread.id),
        version: Set(version + 1),
        author_id: Set(may.who().id),
        language: Set(written.language.clone()),
        body: Set(written.body.to_string()),
        body_html: Set(written.html.clone()),
        renderer: Set(RENDERER),
        written_at: Set(tx.now()),
    };
    row.insert(&**tx).await?;
    let facts = json!({ "version": version + 1 });
    tx.record(Some(may.who().id), "write_summary", ("thread", on.thread.id), facts).await
}
