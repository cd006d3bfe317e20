//! Reading the months of one's own community.

use chrono::NaiveDate;
use entity::{community_month, ids::PersonId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use sha2::{Digest, Sha256};

use super::rules::{Month, Number, Numbers};
use crate::platform::errors::Result;

fn numbers(row: &community_month::Model) -> Numbers {
    let value = |number: Number| match number {
        Number::Asked => row.asked,
        Number::Unanswered => row.unanswered,
        Number::FirstAnswer => row.first_answer,
        Number::FirstPosts => row.first_posts,
        Number::ByPeers => row.by_peers,
        Number::Posted => row.posted,
        Number::Reacted => row.reacted,
        Number::OnlyRead => row.only_read,
        Number::HalfBy => row.half_by,
        Number::Newcomers => row.newcomers,
        Number::CameAgain => row.came_again,
        Number::Invited => row.invited,
        Number::Came => row.came,
        Number::Searches => row.searches,
        Number::WithoutHit => row.without_hit,
        Number::Members => row.members,
        Number::Views => row.views,
        Number::Posts => row.posts,
    };
    Number::ALL.into_iter().filter_map(|number| Some((number, value(number)?))).collect()
}

fn month(row: &community_month::Model) -> Month {
    Month { on: row.month, numbers: numbers(row), version: row.version }
}

/// All months of somebody, in their order.
pub async fn months_of(db: &impl ConnectionTrait, who: PersonId) -> Result<Vec<Month>> {
    let rows = community_month::Entity::find()
        .filter(community_month::Column::PersonId.eq(who))
        .order_by_asc(community_month::Column::Month)
        .all(db)
        .await?;
    Ok(rows.iter().map(month).collect())
}

/// One of them.
pub async fn month_on(db: &impl ConnectionTrait, who: PersonId, on: NaiveDate) -> Result<Option<Month>> {
    Ok(community_month::Entity::find_by_id((who, on)).one(db).await?.as_ref().map(month))
}

/// Enough of these months to tell whether anything about them has changed.
pub fn mark_of(months: &[Month]) -> String {
    let mut sha = Sha256::new();
    for month in months {
        sha.update(format!("{} {};", month.on, month.version));
    }
    sha.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
