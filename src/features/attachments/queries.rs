//! Files as pages and rules need them. A file that was taken away is not there any more, whatever its row says.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use entity::{
    attachment,
    ids::{AttachmentId, PersonId, PostId},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::rules::Place;
use crate::platform::errors::{Error, Result};

/// The files around a page with posts and a form.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// What waits to be sent with the form, in order.
    pub draft: Vec<attachment::Model>,
    /// By post, in order.
    pub posts: BTreeMap<PostId, Vec<attachment::Model>>,
}

fn present() -> sea_orm::Select<attachment::Entity> {
    attachment::Entity::find()
        .filter(attachment::Column::RemovedAt.is_null())
        .order_by_asc(attachment::Column::Position)
        .order_by_asc(attachment::Column::Id)
}

/// The files of posts, and those `who` is about to send at `place`: one statement, since every thread asks.
pub async fn around(db: &impl ConnectionTrait, who: PersonId, place: &Place, posts: &[PostId]) -> Result<Around> {
    let theirs = attachment::Column::PostId.is_in(posts.iter().copied());
    let found = present().filter(Condition::any().add(theirs).add(place.holds(who))).all(db).await?;
    let mut around = Around::default();
    for file in found {
        match file.post_id {
            Some(post) => around.posts.entry(post).or_default().push(file),
            None => around.draft.push(file),
        }
    }
    Ok(around)
}

/// The files `who` is about to send at `place`, or has sent with the post that is being changed there.
pub async fn of_draft(db: &impl ConnectionTrait, who: PersonId, place: &Place) -> Result<Vec<attachment::Model>> {
    Ok(present().filter(place.holds(who)).all(db).await?)
}

/// A file.
pub async fn find(db: &impl ConnectionTrait, id: AttachmentId) -> Result<attachment::Model> {
    present().filter(attachment::Column::Id.eq(id)).one(db).await?.ok_or(Error::Missing)
}

/// How many files a post has.
pub async fn count_of_post(db: &impl ConnectionTrait, post: PostId) -> Result<u64> {
    Ok(present().filter(attachment::Column::PostId.eq(post)).count(db).await?)
}

/// How many bytes somebody added within a day, those they have taken away again too.
pub async fn added_lately(db: &impl ConnectionTrait, who: PersonId, now: DateTime<Utc>) -> Result<i64> {
    let sizes: Vec<i32> = attachment::Entity::find()
        .select_only()
        .column(attachment::Column::Bytes)
        .filter(attachment::Column::PersonId.eq(who))
        .filter(attachment::Column::AddedAt.gt(now - Duration::days(1)))
        .into_tuple()
        .all(db)
        .await?;
    Ok(sizes.into_iter().map(i64::from).sum())
}
