//! Twelve hours on: looking for peers who may know something.

use chrono::Duration;
use entity::{ids::ThreadId, peer_ask, states::AskReason, waiting_thread, welcome_turn};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter,
    sea_query::{Expr, OnConflict},
};

use crate::{
    features::first_answers::{
        queries::{Known, Opening, opening_of, peers_of, waits},
        rules::{MOST_A_WEEK, Peer, Question, fitting},
    },
    platform::errors::Result,
    storage::{Store, Tx, sql},
};

/// How many are asked who wrote about it, and how many where nobody did.
const BY_WORDS: usize = 3;
const BY_TURN: usize = 2;

/// Nobody is asked about what was asked so long ago: they would not know why now.
const OLD: Duration = Duration::days(14);

/// How many questions one run takes on.
const AT_ONCE: i64 = 200;

/// How long asks and turns are kept.
const KEPT_FOR: Duration = Duration::days(90);

/// Shows questions nobody has answered in time to peers, each question in a transaction of its own.
pub async fn seek_peers(store: &Store) -> Result<()> {
    #[derive(FromQueryResult)]
    struct Due {
        id: ThreadId,
    }
    let text = concat!(
        "select t.id from waiting_thread w join thread t on t.id = w.thread_id join post q on q.thread_id = t.id
        join cohort c on c.id = t.cohort_id
        where w.sought_at is null and w.peers_at <= $1 and w.peers_at > $2
            and c.state in ('confirmed', 'running', 'paused') and ",
        waits!(),
        " order by w.peers_at, t.id limit $3"
    );
    let (db, now) = (store.read(), store.now());
    let values = [now.into(), (now - OLD).into(), AT_ONCE.into()];
    for due in Due::find_by_statement(sql(db, text, values)).all(db).await? {
        store.write(async |tx| seek(tx, due.id).await).await?;
    }
    Ok(())
}

async fn seek(tx: &Tx, thread: ThreadId) -> Result<()> {
    let Some(opening) = opening_of(&**tx, thread).await? else { return Ok(()) };
    let claimed = waiting_thread::Entity::update_many()
        .col_expr(waiting_thread::Column::SoughtAt, Expr::value(tx.now()))
        .filter(waiting_thread::Column::ThreadId.eq(thread))
        .filter(waiting_thread::Column::SoughtAt.is_null())
        .exec(&**tx)
        .await?;
    if claimed.rows_affected == 0 {
        return Ok(());
    }
    // Who has been asked how often is counted: one question after the other.
    tx.take_turns(&format!("asking:{}", opening.cohort_id)).await?;
    let known = peers_of(&**tx, thread, &opening, tx.now()).await?;
    let rows = chosen(&opening, known).into_iter().map(|(person, reason, words)| peer_ask::ActiveModel {
        thread_id: Set(thread),
        person_id: Set(person),
        reason: Set(reason),
        words: Set(words),
        asked_by: Set(None),
        asked_at: Set(tx.now()),
        declined_at: Set(None),
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return Ok(());
    }
    peer_ask::Entity::insert_many(rows)
        .on_conflict(
            OnConflict::columns([peer_ask::Column::ThreadId, peer_ask::Column::PersonId]).do_nothing().to_owned(),
        )
        .exec_without_returning(&**tx)
        .await?;
    Ok(())
}

/// Whoever wrote about it; where nobody did, whoever has been asked least. Nobody more than twice a
/// week, and nobody again about the same.
fn chosen(opening: &Opening, known: Vec<Known>) -> Vec<(entity::ids::PersonId, AskReason, String)> {
    let free = known.into_iter().filter(|one| one.lately < MOST_A_WEEK && one.asked_at.is_none());
    let peers: Vec<Peer> = free.map(|one| one.peer).collect();
    let text = opening.text();
    let fits = fitting(&Question { text: &text, language: &opening.language }, &peers);
    if fits.is_empty() {
        let next = peers.into_iter().take(BY_TURN);
        return next.map(|peer| (peer.person, AskReason::Rota, String::new())).collect();
    }
    fits.into_iter().take(BY_WORDS).map(|fit| (fit.person, AskReason::Match, fit.words.join(", "))).collect()
}

/// Forgets asks and turns after three months, and words out of profiles once their question no longer waits.
pub async fn forget_asks(tx: &Tx) -> Result<()> {
    let old = tx.now() - KEPT_FOR;
    peer_ask::Entity::delete_many().filter(peer_ask::Column::AskedAt.lt(old)).exec(&**tx).await?;
    welcome_turn::Entity::delete_many().filter(welcome_turn::Column::GivenAt.lt(old)).exec(&**tx).await?;
    let text = concat!(
        "update peer_ask set words = '' where words <> '' and not exists (
            select 1 from thread t join post q on q.thread_id = t.id where t.id = peer_ask.thread_id and ",
        waits!(),
        ")"
    );
    tx.execute_raw(sql(&**tx, text, [])).await?;
    Ok(())
}
