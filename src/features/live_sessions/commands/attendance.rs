//! Who was there. They say so themselves; nothing is read from anywhere else.

use entity::{session_answer, states::Attending};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    super::{
        policies::JoinSession,
        queries::{answer_of, times_of},
        rules::{may_check_in, takes_place},
    },
    places::{hold_session, no_answer_yet, write_answer},
};
use crate::{
    features::cohorts::hold_stay,
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::Tx,
};

/// Says that one was there, or takes it back: from when the door opens until the next day is over.
/// Also for who had not said that they would come.
pub async fn say_here(tx: &Tx, may: &Permit<JoinSession>, here: bool) -> Result<()> {
    let (on, who) = (may.on(), may.who().id);
    hold_stay(tx, on.cohort.cohort.id, who).await?;
    let session = hold_session(tx, on.session.id).await?;
    takes_place(&session)?;
    let slots = times_of(&**tx, session.id).await?;
    if !slots.iter().any(|slot| may_check_in(slot, tx.now())) {
        return Err(Refusal::conflict("sessions-check-in-closed").into());
    }
    if answer_of(&**tx, session.id, who).await?.is_none() {
        write_answer(tx, &no_answer_yet(session.id, who), Attending::No, None, None).await?;
    }
    session_answer::Entity::update_many()
        .col_expr(session_answer::Column::Here, Expr::value(here))
        .filter(session_answer::Column::SessionId.eq(session.id))
        .filter(session_answer::Column::PersonId.eq(who))
        .exec(&**tx)
        .await?;
    Ok(())
}
