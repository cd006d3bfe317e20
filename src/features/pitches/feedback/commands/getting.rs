//! What the makers of a pitch do with what was said to it.

use entity::{ids::PitchFeedbackId, pitch, pitch_feedback, states::FeedbackState};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use crate::{
    features::{cohorts::writable, pitches::policies::MakePitch},
    identity::Permit,
    platform::{
        errors::{Error, Refusal, Result},
        text::Statement,
    },
    storage::Tx,
};

/// Marks that a reply helped, or takes the mark back. Whoever gave it is not told; they see it with what
/// they gave. Missing where it was not said to this pitch.
pub async fn mark_helped(tx: &Tx, may: &Permit<MakePitch>, reply: PitchFeedbackId, helped: bool) -> Result<()> {
    writable(may.on().cohort.cohort.state)?;
    let its = || {
        pitch_feedback::Entity::update_many()
            .filter(pitch_feedback::Column::Id.eq(reply))
            .filter(pitch_feedback::Column::PitchId.eq(may.on().pitch.row.id))
            .filter(pitch_feedback::Column::State.eq(FeedbackState::Given))
    };
    let since = Expr::col(pitch_feedback::Column::HelpedAt);
    // Marked twice, the first time counts.
    let value = if helped { Expr::value(tx.now()) } else { Expr::value(None::<entity::Instant>) };
    let value = if helped { sea_orm::sea_query::Func::coalesce([since, value]).into() } else { value };
    let marked = its().col_expr(pitch_feedback::Column::HelpedAt, value).exec(&**tx).await?;
    if marked.rows_affected == 1 { Ok(()) } else { Err(Error::Missing) }
}

/// Says what one changes after what was said, or no longer. Refused where somebody who makes it too
/// changed it since version `seen` was shown.
pub async fn say_change(tx: &Tx, may: &Permit<MakePitch>, note: Option<&Statement>, seen: i32) -> Result<()> {
    let row = &may.on().pitch.row;
    writable(may.on().cohort.cohort.state)?;
    let note = note.map(ToString::to_string);
    let said = pitch::Entity::update_many()
        .col_expr(pitch::Column::ChangedAt, Expr::value(note.as_ref().map(|_| tx.now())))
        .col_expr(pitch::Column::ChangeNote, Expr::value(note))
        .col_expr(pitch::Column::Version, Expr::value(seen.saturating_add(1)))
        .filter(pitch::Column::Id.eq(row.id))
        .filter(pitch::Column::Version.eq(seen))
        .exec(&**tx)
        .await?;
    if said.rows_affected == 1 { Ok(()) } else { Err(Refusal::conflict("feedback-change-meanwhile").into()) }
}
