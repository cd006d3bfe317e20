//! What a post said before, and where it could go.

use chrono::{DateTime, Utc};
use entity::ids::{CohortId, PostId, ThreadId};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{platform::errors::Result, storage::sql};

/// What a post said before it was changed.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Version {
    /// From 1.
    pub version: i32,
    /// Markdown as written.
    pub body: String,
    /// Until when it said so.
    pub replaced_at: DateTime<Utc>,
}

/// What a post said before, newest first.
pub async fn versions_of(db: &impl ConnectionTrait, post: PostId) -> Result<Vec<Version>> {
    let text = "select version, body, replaced_at from post_version where post_id = $1 order by version desc limit 100";
    Ok(Version::find_by_statement(sql(db, text, [post.into()])).all(db).await?)
}

/// A thread one can choose.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Other {
    /// The thread.
    pub id: ThreadId,
    /// Its heading.
    pub title: String,
}

/// The free threads of a cohort but one, the one last written in first: as many as one would look through.
pub async fn other_threads(db: &impl ConnectionTrait, cohort: CohortId, but: ThreadId) -> Result<Vec<Other>> {
    let text = "select id, title from thread where cohort_id = $1 and id <> $2 and kind = 'free' and state <> 'hidden'
        order by last_post_at desc, id desc limit 200";
    Ok(Other::find_by_statement(sql(db, text, [cohort.into(), but.into()])).all(db).await?)
}

/// The threads of a cohort that are hidden and were not merged.
pub async fn hidden_threads(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<Other>> {
    let text = "select id, title from thread where cohort_id = $1 and state = 'hidden' and merged_into is null
        order by last_post_at desc, id desc limit 200";
    Ok(Other::find_by_statement(sql(db, text, [cohort.into()])).all(db).await?)
}
