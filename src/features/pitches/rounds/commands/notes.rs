//! What somebody writes down while a pitch is heard: the draft of their feedback.

use entity::{
    ids::{PitchFeedbackId, PitchId},
    pitch_feedback,
    states::{FeedbackState, Role},
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter, sea_query::Expr};

use super::{super::policies::SeeRoom, hold};
use crate::{
    features::cohorts::writable,
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::{Tx, is_unique_violation},
};

/// What somebody has written down.
#[derive(Clone, Debug)]
pub struct Note {
    /// About which pitch: that of the form, whoever speaks by now.
    pub pitch: PitchId,
    /// What they saw.
    pub saw: String,
    /// What they wonder.
    pub wonder: String,
    /// The version that was shown; 0 where there was none.
    pub version: i32,
}

fn meanwhile() -> Refusal {
    Refusal::conflict("pitch-rounds-note-meanwhile")
}

/// Keeps what somebody writes down about a pitch of this session. Refused for one's own, and where it is
/// another text by now.
pub async fn save_note(tx: &Tx, may: &Permit<SeeRoom>, note: &Note) -> Result<()> {
    use pitch_feedback::Column;
    let (on, who) = (may.on(), may.who().id);
    writable(on.cohort.cohort.state)?;
    let all = hold(tx, on.round.row.id).await?;
    let here = all.place_of(note.pitch).is_some_and(|slot| slot.session_id == on.session.id);
    let pitch = all.pitch(note.pitch).filter(|_| here).ok_or_else(|| Refusal::conflict("pitch-rounds-pitch-gone"))?;
    if pitch.is_by(who) {
        return Err(Refusal::conflict("pitch-rounds-note-own").into());
    }
    if note.version == 0 {
        let row = pitch_feedback::Model {
            id: PitchFeedbackId(tx.id()),
            pitch_id: note.pitch,
            giver_id: who,
            saw: note.saw.clone(),
            wonder: note.wonder.clone(),
            try_next: String::new(),
            clear: None,
            fits_members: None,
            doable: None,
            state: FeedbackState::Draft,
            late: false,
            by_trainer: on.cohort.standing.role == Some(Role::Trainer),
            begun_at: tx.now(),
            given_at: None,
            helped_at: None,
            version: 1,
        };
        return match row.into_active_model().insert(&**tx).await {
            Err(error) if is_unique_violation(&error) => Err(meanwhile().into()),
            other => Ok(other.map(|_| ())?),
        };
    }
    let saved = pitch_feedback::Entity::update_many()
        .col_expr(Column::Saw, Expr::value(note.saw.clone()))
        .col_expr(Column::Wonder, Expr::value(note.wonder.clone()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::PitchId.eq(note.pitch))
        .filter(Column::GiverId.eq(who))
        .filter(Column::State.eq(FeedbackState::Draft))
        .filter(Column::Version.eq(note.version))
        .exec(&**tx)
        .await?;
    if saved.rows_affected == 1 { Ok(()) } else { Err(meanwhile().into()) }
}
