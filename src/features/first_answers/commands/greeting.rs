//! Who greets somebody who wrote for the first time.

use chrono::{DateTime, Utc};
use entity::{
    ids::{CohortId, PersonId, PostId},
    welcome_turn,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::planning::hours_of;
use crate::{
    features::first_answers::{policies::SeeTurn, queries::least_asked, rules::GREETING},
    identity::Permit,
    platform::errors::Result,
    storage::Tx,
};

/// How many greet one newcomer.
const GREETERS: i64 = 2;

/// Gives two people the turn to greet whoever wrote `post`.
pub(super) async fn give_turns(tx: &Tx, cohort: CohortId, post: PostId, author: PersonId) -> Result<()> {
    let until_at = hours_of(tx, cohort).await?.due_after(tx.now(), GREETING);
    give(tx, cohort, (post, author), until_at, GREETERS).await
}

/// The next ones in turn. Two first posts at once are dealt with one after the other, or both would
/// find the same people to have had the fewest turns.
async fn give(
    tx: &Tx,
    cohort: CohortId,
    (post, author): (PostId, PersonId),
    until_at: DateTime<Utc>,
    most: i64,
) -> Result<()> {
    if tx.is_guarded() {
        tx.take_turns(&format!("greeting:{cohort}")).await?;
    }
    let next = least_asked(&**tx, cohort, post, author, most).await?;
    let rows = next.into_iter().map(|person| welcome_turn::ActiveModel {
        post_id: Set(post),
        person_id: Set(person),
        cohort_id: Set(cohort),
        given_at: Set(tx.now()),
        until_at: Set(until_at),
        declined_at: Set(None),
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        welcome_turn::Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    }
    Ok(())
}

/// Says "not me": the next one gets the turn. Said twice, it passes on once.
pub async fn pass_on_turn(tx: &Tx, may: &Permit<SeeTurn>) -> Result<()> {
    let (on, turn) = (may.on(), &may.on().turn);
    let passed = welcome_turn::Entity::update_many()
        .col_expr(welcome_turn::Column::DeclinedAt, Expr::value(tx.now()))
        .filter(welcome_turn::Column::PostId.eq(turn.post_id))
        .filter(welcome_turn::Column::PersonId.eq(turn.person_id))
        .filter(welcome_turn::Column::DeclinedAt.is_null())
        .exec(&**tx)
        .await?;
    if passed.rows_affected == 1 && turn.until_at > tx.now() {
        give(tx, turn.cohort_id, (on.post.id, on.post.author_id), turn.until_at, 1).await?;
    }
    Ok(())
}
