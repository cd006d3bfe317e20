//! Who comes late is heard all the same.

use entity::{ids::PitchId, pitch_slot};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::{super::policies::LeadRound, hold, room::present};
use crate::{
    features::cohorts::writable,
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::Tx,
};

/// A pitch that is late was heard by its recording or read: from now on it gets feedback as every other.
pub async fn mark_heard(tx: &Tx, may: &Permit<LeadRound>, id: PitchId) -> Result<()> {
    let on = may.on();
    writable(on.cohort.cohort.state)?;
    let all = hold(tx, on.round.row.id).await?;
    let pitch = all.pitch(id).filter(|pitch| all.is_late(pitch));
    let pitch = pitch.ok_or_else(|| Refusal::conflict("pitch-rounds-not-late"))?.row.id;
    pitch_slot::Entity::update_many()
        .col_expr(pitch_slot::Column::HeardAt, Expr::value(tx.now()))
        .filter(pitch_slot::Column::PitchId.eq(pitch))
        .filter(pitch_slot::Column::HeardAt.is_null())
        .exec(&**tx)
        .await?;
    present(tx, &all, pitch).await?;
    tx.record(Some(may.who().id), "pitches.late_heard", ("pitch", pitch), json!({})).await
}
