//! Giving e-mails another try, and dropping them.

use entity::{ids::PersonId, outbox, states::MailState};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::policies::{HandleMail, SeeMail};
use crate::{
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::{Tx, outbox::Kind},
};

/// What was given up on and is still worth sending is tried again, as if for the first time.
fn again(tx: &Tx) -> sea_orm::UpdateMany<outbox::Entity> {
    outbox::Entity::update_many()
        .col_expr(outbox::Column::State, Expr::value(MailState::Queued))
        .col_expr(outbox::Column::NotBefore, Expr::value(tx.now()))
        .col_expr(outbox::Column::Attempts, Expr::value(0))
        .filter(outbox::Column::State.eq(MailState::Parked))
        .filter(outbox::Column::ExpiresAt.gt(tx.now()))
}

/// Sends an e-mail again that was given up on. Refused where somebody did, or it is not worth sending any more.
pub async fn retry(tx: &Tx, may: &Permit<HandleMail>) -> Result<()> {
    let row = &may.on().row;
    let done = again(tx).filter(outbox::Column::Id.eq(row.id)).exec(&**tx).await?;
    if done.rows_affected != 1 {
        return Err(Refusal::conflict("mailroom-gone").into());
    }
    record(tx, may.who().id, "retry_mail", json!({ "mail": row.id, "kind": row.kind })).await
}

/// Sends everything again that was given up on and is still worth sending.
pub async fn retry_all(tx: &Tx, may: &Permit<SeeMail>) -> Result<()> {
    let done = again(tx).exec(&**tx).await?;
    record(tx, may.who().id, "retry_all_mail", json!({ "count": done.rows_affected })).await
}

/// Drops an e-mail that was given up on. Refused where it was sent again, or dropped.
pub async fn drop_mail(tx: &Tx, may: &Permit<HandleMail>) -> Result<()> {
    let row = &may.on().row;
    let done = outbox::Entity::update_many()
        .col_expr(outbox::Column::State, Expr::value(MailState::Cancelled))
        .filter(outbox::Column::Id.eq(row.id))
        .filter(outbox::Column::State.eq(MailState::Parked))
        .exec(&**tx)
        .await?;
    if done.rows_affected != 1 {
        return Err(Refusal::conflict("mailroom-gone").into());
    }
    record(tx, may.who().id, "drop_mail", json!({ "mail": row.id, "kind": row.kind })).await
}

/// Lets a kind of e-mail go on that stopped because too many said no to it. Refused where somebody did already.
pub async fn let_go(tx: &Tx, may: &Permit<SeeMail>, kind: &Kind) -> Result<()> {
    tx.let_kind_go(may.who().id, kind.name).await
}

async fn record(tx: &Tx, who: PersonId, action: &'static str, facts: serde_json::Value) -> Result<()> {
    tx.record(Some(who), action, ("house", "mail"), facts).await
}
