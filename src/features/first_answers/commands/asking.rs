//! What people say about a thread that waits: "you may know", "not me".

use entity::{ids::PersonId, peer_ask, states::AskReason};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};
use serde_json::json;

use crate::{
    features::{
        cohorts::writable,
        discussions::LeadThread,
        first_answers::{
            emails::Asked,
            policies::SeeAsk,
            queries::{opening_of, peers_of},
        },
    },
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::Tx,
};

/// A trainer thinks that somebody knows: it stands on their Home, and they are told by e-mail.
/// Refused where the thread has its answer, where they are not there to be asked, and where they
/// have said that it is nothing for them.
pub async fn ask_peer(tx: &Tx, may: &Permit<LeadThread>, person: PersonId) -> Result<()> {
    let (on, who) = (may.on(), may.who().id);
    writable(on.cohort.cohort.state)?;
    let opening = opening_of(&**tx, on.thread.id).await?.ok_or(Refusal::conflict("answers-waits-no-more"))?;
    let peers = peers_of(&**tx, on.thread.id, &opening, tx.now()).await?;
    if !peers.iter().any(|one| one.peer.person == person) {
        return Err(Refusal::conflict("answers-peer-gone").into());
    }
    let row = peer_ask::ActiveModel {
        thread_id: Set(on.thread.id),
        person_id: Set(person),
        reason: Set(AskReason::Trainer),
        words: Set(String::new()),
        asked_by: Set(Some(who)),
        asked_at: Set(tx.now()),
        declined_at: Set(None),
    };
    // Whom the house has asked hears of it once more: a person who means one is another thing.
    let asked = OnConflict::columns([peer_ask::Column::ThreadId, peer_ask::Column::PersonId])
        .update_columns([peer_ask::Column::Reason, peer_ask::Column::AskedBy, peer_ask::Column::AskedAt])
        .action_and_where(Expr::col((peer_ask::Entity, peer_ask::Column::DeclinedAt)).is_null())
        .to_owned();
    let written = peer_ask::Entity::insert(row).on_conflict(asked).exec_without_returning(&**tx).await?;
    if written == 0 {
        return Err(Refusal::conflict("answers-said-not-me").into());
    }
    tx.post(person, &Asked { thread: on.thread.id }).await?;
    tx.record(Some(who), "ask_peer", ("thread", on.thread.id), json!({ "person": person })).await
}

/// Says "not me" about a thread one was asked to look at.
pub async fn decline_ask(tx: &Tx, may: &Permit<SeeAsk>) -> Result<()> {
    let ask = &may.on().ask;
    peer_ask::Entity::update_many()
        .col_expr(peer_ask::Column::DeclinedAt, Expr::value(tx.now()))
        .filter(peer_ask::Column::ThreadId.eq(ask.thread_id))
        .filter(peer_ask::Column::PersonId.eq(ask.person_id))
        .filter(peer_ask::Column::DeclinedAt.is_null())
        .exec(&**tx)
        .await?;
    Ok(())
}
