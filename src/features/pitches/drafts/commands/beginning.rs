//! Beginning a pitch.

use entity::{
    ids::{PitchId, PitchMemberId, PitchVersionId},
    pitch, pitch_member, pitch_version,
    states::PitchState,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;

use super::{
    super::{super::queries::own_pitch, policies::BeginPitch, rules::Draft},
    hold_round, take_turns,
};
use crate::{features::cohorts::writable, identity::Permit, platform::errors::Result, storage::Tx};

/// Begins a pitch for a round, with a first version. Who makes one already has that: two presses begin one.
pub async fn begin_pitch(tx: &Tx, may: &Permit<BeginPitch>, draft: &Draft) -> Result<PitchId> {
    let (on, who) = (may.on(), may.who().id);
    writable(on.cohort.cohort.state)?;
    take_turns(tx, on.round.id).await?;
    hold_round(tx, on.round.id).await?;
    if let Some(own) = own_pitch(&**tx, on.round.id, who).await? {
        return Ok(own.row.id);
    }
    let id = PitchId(tx.id());
    let row = pitch::ActiveModel {
        id: Set(id),
        cohort_id: Set(on.cohort.cohort.id),
        round_id: Set(on.round.id),
        person_id: Set(who),
        title: Set(draft.title.clone()),
        language: Set(draft.language.clone()),
        state: Set(PitchState::Draft),
        version: Set(1),
        created_at: Set(tx.now()),
        ready_at: Set(None),
        presented_at: Set(None),
        recording_agreed_at: Set(None),
        recording_url: Set(None),
        shown_since: Set(None),
        change_note: Set(None),
        changed_at: Set(None),
    };
    row.insert(&**tx).await?;
    let member = pitch_member::ActiveModel {
        id: Set(PitchMemberId(tx.id())),
        pitch_id: Set(id),
        round_id: Set(on.round.id),
        person_id: Set(who),
        asked_at: Set(tx.now()),
        joined_at: Set(Some(tx.now())),
        ended_at: Set(None),
    };
    member.insert(&**tx).await?;
    let version = pitch_version::ActiveModel {
        id: Set(PitchVersionId(tx.id())),
        pitch_id: Set(id),
        number: Set(1),
        author_id: Set(who),
        title: Set(draft.title.clone()),
        lines: Set(json!(draft.lines)),
        slides: Set(None),
        slide_count: Set(0),
        link: Set(None),
        written_at: Set(tx.now()),
    };
    version.insert(&**tx).await?;
    Ok(id)
}
