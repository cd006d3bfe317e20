//! Asking everybody whether they come.

use chrono::{DateTime, Utc};
use entity::{live_session, session_answer};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::{
    super::{emails::Invitation, policies::LeadSession, queries::times_of, rules::is_to_come},
    places::hold_planned,
};
use crate::{
    features::cohorts::members,
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::Tx,
};

/// Sends everybody in the cohort who has not answered one mail with a link per time. Pressed again,
/// it reaches those who came in since.
pub async fn invite(tx: &Tx, may: &Permit<LeadSession>) -> Result<()> {
    let session = hold_planned(tx, may).await?;
    let slots = times_of(&**tx, session.id).await?;
    if !slots.iter().any(|slot| is_to_come(slot, tx.now()).is_ok()) {
        return Err(Refusal::conflict("sessions-begun").into());
    }
    live_session::Entity::update_many()
        .col_expr(live_session::Column::InvitedAt, Expr::value(tx.now()))
        .filter(live_session::Column::Id.eq(session.id))
        .filter(live_session::Column::InvitedAt.is_null())
        .exec(&**tx)
        .await?;
    for person in unanswered(tx, &session).await?.into_iter().filter(|person| *person != may.who().id) {
        tx.post(person, &Invitation { session: session.id }).await?;
    }
    tx.record(Some(may.who().id), "invite_to_session", ("live_session", session.id), json!({})).await
}

/// Everybody in the cohort who has not answered.
pub async fn unanswered(tx: &Tx, session: &live_session::Model) -> Result<Vec<entity::ids::PersonId>> {
    let answered: Vec<_> = session_answer::Entity::find()
        .filter(session_answer::Column::SessionId.eq(session.id))
        .all(&**tx)
        .await?
        .into_iter()
        .map(|answer| answer.person_id)
        .collect();
    let members = members(&**tx, session.cohort_id).await?;
    let open = members.into_iter().filter(|member| member.deactivated_at.is_none()).map(|member| member.person);
    Ok(open.filter(|person| !answered.contains(person)).collect())
}

/// Those who were asked and have not answered: nobody as long as nobody was asked.
pub async fn asked(tx: &Tx, session: &live_session::Model) -> Result<Vec<entity::ids::PersonId>> {
    let invited: Option<DateTime<Utc>> = session.invited_at;
    if invited.is_some() { unanswered(tx, session).await } else { Ok(Vec::new()) }
}
