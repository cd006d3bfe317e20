//! Writing a draft: a save is a version, and none writes over another one unseen.

use entity::{
    ids::{PersonId, PitchVersionId},
    pitch, pitch_version,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::{
    super::{
        super::{policies::MakePitch, queries::Pitch},
        queries::{is_commented, newest_of},
        rules::{Draft, goes_into},
    },
    NOT_OPEN, hold_as_maker,
};
use crate::{
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::Tx,
};

/// Writes a draft. Refused where somebody wrote since version `seen` of the pitch was shown, unless they
/// wrote the same.
pub async fn write_draft(tx: &Tx, may: &Permit<MakePitch>, seen: i32, draft: &Draft) -> Result<()> {
    let pitch = hold_as_maker(tx, may.on(), may.who().id).await?;
    if !pitch.is_live() {
        return Err(NOT_OPEN.into());
    }
    let newest = newest_of(&**tx, pitch.row.id).await?;
    if Draft::of(&pitch.row, &newest) == *draft {
        return Ok(());
    }
    let next = Next { slides: newest.slides.clone(), slide_count: newest.slide_count, draft };
    write_next(tx, &pitch, &newest, (may.who().id, seen), &next).await
}

/// What the next version is to hold.
pub(super) struct Next<'a> {
    pub slides: Option<String>,
    pub slide_count: i32,
    pub draft: &'a Draft,
}

pub(super) async fn write_next(
    tx: &Tx,
    pitch: &Pitch,
    newest: &pitch_version::Model,
    (author, seen): (PersonId, i32),
    next: &Next<'_>,
) -> Result<()> {
    let draft = next.draft;
    // A link stands only as long as its recording is agreed to: whoever gives it agrees.
    let agreed = draft.link.is_some().then_some(pitch.row.recording_agreed_at.unwrap_or(tx.now()));
    let held = pitch::Entity::update_many()
        .col_expr(pitch::Column::Title, Expr::value(draft.title.clone()))
        .col_expr(pitch::Column::Language, Expr::value(draft.language.clone()))
        .col_expr(pitch::Column::RecordingAgreedAt, Expr::value(agreed.or(pitch.row.recording_agreed_at)))
        .col_expr(pitch::Column::Version, Expr::col(pitch::Column::Version).add(1))
        .filter(pitch::Column::Id.eq(pitch.row.id))
        .filter(pitch::Column::Version.eq(seen))
        .exec(&**tx)
        .await?;
    if held.rows_affected != 1 {
        return Err(Refusal::conflict("drafts-changed-meanwhile").into());
    }
    let commented = is_commented(&**tx, pitch.row.id, newest.number).await?;
    if goes_into(newest, author, tx.now(), commented, pitch.row.presented_at) {
        let row = pitch_version::ActiveModel {
            title: Set(draft.title.clone()),
            lines: Set(json!(draft.lines)),
            slides: Set(next.slides.clone()),
            slide_count: Set(next.slide_count),
            link: Set(draft.link.clone()),
            ..Default::default()
        };
        let update = pitch_version::Entity::update_many().set(row).filter(pitch_version::Column::Id.eq(newest.id));
        update.exec(&**tx).await?;
        return Ok(());
    }
    let row = pitch_version::ActiveModel {
        id: Set(PitchVersionId(tx.id())),
        pitch_id: Set(pitch.row.id),
        number: Set(newest.number + 1),
        author_id: Set(author),
        title: Set(draft.title.clone()),
        lines: Set(json!(draft.lines)),
        slides: Set(next.slides.clone()),
        slide_count: Set(next.slide_count),
        link: Set(draft.link.clone()),
        written_at: Set(tx.now()),
    };
    row.insert(&**tx).await?;
    Ok(())
}
