//! Somebody does not hear from a partner: they ask once more, take somebody else, or tell a trainer.

use chrono::Duration;
use entity::{
    ids::{PersonId, SparringStepId},
    sparring_step,
    states::{PartnerEnding, RoundState, SilenceStep},
};
use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};
use serde_json::json;

use super::{
    super::{
        emails::AskedGently,
        policies::HavePartner,
        queries::{Together, round_at},
        rules::{PATIENCE, Silence},
    },
    appointments::hold,
    groups::end,
    repair::mend_and_tell,
};
use crate::{
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::Tx,
};

/// What somebody has with their partners, as long as they do not hear from them.
async fn hold_silent(tx: &Tx, may: &Permit<HavePartner>) -> Result<(Together, Silence)> {
    let have = hold(tx, may).await?;
    let silence = have.silence(may.who().id, &may.on().calendar, tx.now());
    let silence = silence.ok_or(Refusal::conflict("sparring-not-silent"))?;
    Ok((have, silence))
}

async fn note(tx: &Tx, have: &Together, by: PersonId, kind: SilenceStep, silence: &Silence) -> Result<()> {
    let rows = silence.from.iter().map(|person| sparring_step::ActiveModel {
        id: Set(SparringStepId(tx.id())),
        group_id: Set(have.group),
        by_id: Set(by),
        person_id: Set(*person),
        kind: Set(kind),
        since_at: Set(silence.since),
        taken_at: Set(tx.now()),
    });
    // Of the same silence a trainer is told once; the index holds it.
    sparring_step::Entity::insert_many(rows)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(&**tx)
        .await?;
    Ok(())
}

/// Asks who has not been heard from, by e-mail. Refused where somebody of the group has within five days.
pub async fn ask_gently(tx: &Tx, may: &Permit<HavePartner>) -> Result<()> {
    let (have, silence) = hold_silent(tx, may).await?;
    if have.asked_since(&silence, tx.now() - Duration::days(PATIENCE)) {
        return Err(Refusal::too_often("sparring-asked-before").into());
    }
    let who = may.who().id;
    note(tx, &have, who, SilenceStep::Asked, &silence).await?;
    for person in &silence.from {
        tx.post(*person, &AskedGently { group: have.group, by: who, at: tx.now() }).await?;
    }
    Ok(())
}

/// Takes somebody else, because one does not hear from one's partner: both get others. It is not the one
/// time one may decline. Refused where there is nobody else.
pub async fn leave_silent(tx: &Tx, may: &Permit<HavePartner>) -> Result<()> {
    let (have, silence) = hold_silent(tx, may).await?;
    let (cohort, who) = (may.on().cohort.id, may.who().id);
    let round = round_at(&**tx, cohort, RoundState::Published).await?;
    let Some(round) = round.filter(|round| round.groups.len() > 1) else {
        return Err(Refusal::conflict("sparring-nobody-else").into());
    };
    let number = round.row.number;
    end(tx, have.round, who, PartnerEnding::Moved).await?;
    mend_and_tell(tx, round.without(&[who])).await?;
    let facts = json!({ "round": number, "days": (tx.now() - silence.since).num_days() });
    tx.record(Some(who), "sparring.left_silent", ("cohort", cohort), facts).await
}

/// Tells the trainers that the partners have not found each other, and nothing else. Told of the same
/// silence twice, they read it once.
pub async fn tell_trainers(tx: &Tx, may: &Permit<HavePartner>) -> Result<()> {
    let (have, silence) = hold_silent(tx, may).await?;
    note(tx, &have, may.who().id, SilenceStep::Told, &silence).await
}
