//! What of a pitch others see after it was heard: a recording, and that it stands in the gallery.

use entity::{
    pitch, pitch_version,
    states::{ConsentKind, PitchState},
};
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};

use super::{super::super::policies::MakePitch, NOT_OPEN, hold_as_maker};
use crate::{
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::{Tx, consents::Said},
};

/// Agrees that a pitch is recorded, asked with `words`, and says where the recording is once there is one.
pub async fn agree_to_recording(tx: &Tx, may: &Permit<MakePitch>, words: &str, url: Option<&str>) -> Result<()> {
    let pitch = hold_as_maker(tx, may.on(), may.who().id).await?;
    if !pitch.is_live() {
        return Err(NOT_OPEN.into());
    }
    keep(tx, may, words, true).await?;
    pitch::Entity::update_many()
        .col_expr(pitch::Column::RecordingAgreedAt, Expr::value(pitch.row.recording_agreed_at.or(Some(tx.now()))))
        .col_expr(pitch::Column::RecordingUrl, Expr::value(url.map(str::to_owned)))
        .filter(pitch::Column::Id.eq(pitch.row.id))
        .exec(&**tx)
        .await?;
    Ok(())
}

async fn keep(tx: &Tx, may: &Permit<MakePitch>, words: &str, agrees: bool) -> Result<()> {
    let said = Said { kind: ConsentKind::PitchRecording, subject: may.on().pitch.row.id.0, words, agrees };
    tx.keep_consent(may.who().id, said).await
}

/// Takes that back: no link to a recording stands any more, in no version.
pub async fn take_recording_back(tx: &Tx, may: &Permit<MakePitch>, words: &str) -> Result<()> {
    let pitch = hold_as_maker(tx, may.on(), may.who().id).await?;
    keep(tx, may, words, false).await?;
    // Whoever has the old link in an open form comes second.
    pitch::Entity::update_many()
        .col_expr(pitch::Column::RecordingAgreedAt, Expr::value(None::<chrono::DateTime<chrono::Utc>>))
        .col_expr(pitch::Column::RecordingUrl, Expr::value(None::<String>))
        .col_expr(pitch::Column::Version, Expr::col(pitch::Column::Version).add(1))
        .filter(pitch::Column::Id.eq(pitch.row.id))
        .exec(&**tx)
        .await?;
    pitch_version::Entity::update_many()
        .col_expr(pitch_version::Column::Link, Expr::value(None::<String>))
        .filter(pitch_version::Column::PitchId.eq(pitch.row.id))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Shows a pitch that was heard in the gallery of its cohort, or takes it out: any of its makers may.
pub async fn show_in_gallery(tx: &Tx, may: &Permit<MakePitch>, shown: bool) -> Result<()> {
    let pitch = hold_as_maker(tx, may.on(), may.who().id).await?;
    if shown && pitch.row.state != PitchState::Presented {
        return Err(Refusal::conflict("drafts-not-heard-yet").into());
    }
    let since = shown.then_some(pitch.row.shown_since.unwrap_or(tx.now()));
    pitch::Entity::update_many()
        .col_expr(pitch::Column::ShownSince, Expr::value(since))
        .filter(pitch::Column::Id.eq(pitch.row.id))
        .exec(&**tx)
        .await?;
    Ok(())
}
