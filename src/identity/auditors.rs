//! Auditors: who may read the record of who did what in the whole house, and nothing else for it. A data protection
//! officer, or somebody of the works council; everybody can read who they are.

use chrono::{DateTime, Utc};
use entity::{
    auditor,
    ids::{AuditorId, PersonId},
    person,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait,
    QueryFilter, sea_query::Expr,
};
use serde_json::json;

use super::still_open;
use crate::{
    platform::errors::{Refusal, Result},
    storage::{Tx, is_unique_violation, sql},
};

/// Somebody who may read the record.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Auditor {
    /// Who.
    pub id: PersonId,
    /// What they are called.
    pub name: String,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// Makes somebody an auditor. The operator's command line asks for it; no page does. Refused where they are one, or
/// their account is closed.
pub async fn appoint_auditor(tx: &Tx, person: person::Model) -> Result<()> {
    let who = still_open(person)?.id;
    let row = auditor::ActiveModel {
        id: Set(AuditorId(tx.id())),
        person_id: Set(who),
        since: Set(tx.now()),
        until: Set(None),
    };
    match row.insert(&**tx).await {
        Ok(_) => tx.record(None, "appoint_auditor", ("person", who), json!({})).await,
        Err(error) if is_unique_violation(&error) => Err(Refusal::conflict("auditing-already").into()),
        Err(error) => Err(error.into()),
    }
}

/// They are no auditor any more. Refused where they are none.
pub async fn dismiss_auditor(tx: &Tx, who: PersonId) -> Result<()> {
    if end_auditing(tx, who).await? { Ok(()) } else { Err(Refusal::conflict("auditing-not-one").into()) }
}

/// They are no auditor any more, if they were.
pub(super) async fn end_auditing(tx: &Tx, who: PersonId) -> Result<bool> {
    let ended = auditor::Entity::update_many()
        .col_expr(auditor::Column::Until, Expr::value(Some(tx.now())))
        .filter(auditor::Column::PersonId.eq(who))
        .filter(auditor::Column::Until.is_null())
        .exec(&**tx)
        .await?;
    if ended.rows_affected == 0 {
        return Ok(false);
    }
    tx.record(None, "dismiss_auditor", ("person", who), json!({})).await?;
    Ok(true)
}

/// Whether somebody may read the record.
pub async fn is_auditor(db: &impl ConnectionTrait, who: PersonId) -> Result<bool> {
    let live =
        auditor::Entity::find().filter(auditor::Column::PersonId.eq(who)).filter(auditor::Column::Until.is_null());
    Ok(live.count(db).await? > 0)
}

/// Everybody who may, by name.
pub async fn auditors(db: &impl ConnectionTrait) -> Result<Vec<Auditor>> {
    let text = "select p.id, p.name, a.since from auditor a join person p on p.id = a.person_id where a.until is null";
    let mut found = Auditor::find_by_statement(sql(db, text, [])).all(db).await?;
    found.sort_by_cached_key(|one| (one.name.to_lowercase(), one.id));
    Ok(found)
}
