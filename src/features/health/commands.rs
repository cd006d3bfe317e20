//! Writing what somebody knows of their own community. Everything here is theirs alone.

use chrono::{Datelike, NaiveDate};
use entity::{community_month, ids::PersonId};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};

use super::{
    queries::{mark_of, months_of},
    rules::{Change, Fate, MOST_MONTHS, Number, Numbers},
};
use crate::{
    platform::errors::{Error, Mistake, Refusal, Result},
    storage::Tx,
};

const CHANGED: Refusal = Refusal::conflict("health-changed");
const THERE: Refusal = Refusal::conflict("health-there");

/// A month as somebody wants it to stand.
#[derive(Clone, Debug)]
pub struct MonthToKeep {
    /// Its first day.
    pub on: NaiveDate,
    /// All that is known of it.
    pub numbers: Numbers,
    /// The version that was seen; 0 where there was none.
    pub seen: i32,
}

/// Keeps a month. `today` is the day it is where they are. Refused, and nothing written, where the month has not
/// begun, is there already, was changed meanwhile, or there are too many.
pub async fn keep_month(tx: &Tx, who: PersonId, month: &MonthToKeep, today: NaiveDate) -> Result<()> {
    if today.with_day(1).is_some_and(|this| month.on > this) {
        let ahead = Mistake { field: "month".into(), key: "health-ahead", limit: None, count: None };
        return Err(Error::Mistakes(vec![ahead]));
    }
    if month.seen > 0 {
        return change(tx, who, month).await;
    }
    tx.take_turns(&turn(who)).await?;
    if months_of(&**tx, who).await?.len() >= MOST_MONTHS {
        return Err(Refusal::conflict("health-too-many").into());
    }
    insert(tx, who, month).await
}

fn turn(who: PersonId) -> String {
    format!("months of {who}")
}

async fn insert(tx: &Tx, who: PersonId, month: &MonthToKeep) -> Result<()> {
    let of = |number| Set(month.numbers.get(number));
    let row = community_month::ActiveModel {
        person_id: Set(who),
        month: Set(month.on),
        asked: of(Number::Asked),
        unanswered: of(Number::Unanswered),
        first_answer: of(Number::FirstAnswer),
        first_posts: of(Number::FirstPosts),
        by_peers: of(Number::ByPeers),
        posted: of(Number::Posted),
        reacted: of(Number::Reacted),
        only_read: of(Number::OnlyRead),
        half_by: of(Number::HalfBy),
        newcomers: of(Number::Newcomers),
        came_again: of(Number::CameAgain),
        invited: of(Number::Invited),
        came: of(Number::Came),
        searches: of(Number::Searches),
        without_hit: of(Number::WithoutHit),
        members: of(Number::Members),
        views: of(Number::Views),
        posts: of(Number::Posts),
        version: Set(1),
        written_at: Set(tx.now()),
    };
    let once = OnConflict::columns([community_month::Column::PersonId, community_month::Column::Month])
        .do_nothing()
        .to_owned();
    let new = community_month::Entity::insert(row).on_conflict(once).exec_without_returning(&**tx).await?;
    if new == 1 { Ok(()) } else { Err(THERE.into()) }
}

fn column(number: Number) -> community_month::Column {
    use community_month::Column;
    match number {
        Number::Asked => Column::Asked,
        Number::Unanswered => Column::Unanswered,
        Number::FirstAnswer => Column::FirstAnswer,
        Number::FirstPosts => Column::FirstPosts,
        Number::ByPeers => Column::ByPeers,
        Number::Posted => Column::Posted,
        Number::Reacted => Column::Reacted,
        Number::OnlyRead => Column::OnlyRead,
        Number::HalfBy => Column::HalfBy,
        Number::Newcomers => Column::Newcomers,
        Number::CameAgain => Column::CameAgain,
        Number::Invited => Column::Invited,
        Number::Came => Column::Came,
        Number::Searches => Column::Searches,
        Number::WithoutHit => Column::WithoutHit,
        Number::Members => Column::Members,
        Number::Views => Column::Views,
        Number::Posts => Column::Posts,
    }
}

async fn change(tx: &Tx, who: PersonId, month: &MonthToKeep) -> Result<()> {
    let mut update = community_month::Entity::update_many()
        .col_expr(community_month::Column::WrittenAt, Expr::value(tx.now()))
        .col_expr(community_month::Column::Version, Expr::col(community_month::Column::Version).add(1));
    for number in Number::ALL {
        update = update.col_expr(column(number), Expr::value(month.numbers.get(number)));
    }
    let changed = update
        .filter(community_month::Column::PersonId.eq(who))
        .filter(community_month::Column::Month.eq(month.on))
        .filter(community_month::Column::Version.eq(month.seen))
        .exec(&**tx)
        .await?;
    if changed.rows_affected == 1 { Ok(()) } else { Err(CHANGED.into()) }
}

/// Deletes a month for good. Refused where it was changed meanwhile.
pub async fn delete_month(tx: &Tx, who: PersonId, on: NaiveDate, seen: i32) -> Result<()> {
    let gone = community_month::Entity::delete_many()
        .filter(community_month::Column::PersonId.eq(who))
        .filter(community_month::Column::Month.eq(on))
        .filter(community_month::Column::Version.eq(seen))
        .exec(&**tx)
        .await?;
    if gone.rows_affected == 1 { Ok(()) } else { Err(CHANGED.into()) }
}

/// Takes over what a table brings, all of it or nothing. Refused where the months are others than those of `seen`.
pub async fn take_months(tx: &Tx, who: PersonId, changes: &[Change], seen: &str) -> Result<()> {
    tx.take_turns(&turn(who)).await?;
    if mark_of(&months_of(&**tx, who).await?) != seen {
        return Err(Refusal::conflict("health-import-changed").into());
    }
    for one in changes {
        let month = MonthToKeep { on: one.on, numbers: one.numbers.clone(), seen: one.version };
        match one.fate {
            Fate::New => insert(tx, who, &month).await?,
            Fate::Changed => change(tx, who, &month).await?,
            Fate::Same => {}
        }
    }
    Ok(())
}

/// Forgets all months of somebody: their account is closed.
pub async fn forget_months(tx: &Tx, who: PersonId) -> Result<()> {
    community_month::Entity::delete_many().filter(community_month::Column::PersonId.eq(who)).exec(&**tx).await?;
    Ok(())
}
