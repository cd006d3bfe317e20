//! Writing in the margin.

use entity::{ids::MarginNoteId, margin_note};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use super::policies::{RemoveNote, WriteInMargin};
use crate::{
    identity::Permit,
    platform::{
        errors::Result,
        markdown::{Kind, RENDERER, render},
        text::Statement,
    },
    storage::Tx,
};

/// Writes something down beside a week, also once the run is over: that is when one knows.
pub async fn write_note(tx: &Tx, may: &Permit<WriteInMargin>, body: &Statement, language: &str) -> Result<()> {
    let on = may.on();
    let row = margin_note::ActiveModel {
        id: Set(MarginNoteId(tx.id())),
        cohort_id: Set(on.cohort.cohort.id),
        week: Set(i32::try_from(on.number).unwrap_or(i32::MAX)),
        author_id: Set(may.who().id),
        body: Set(body.as_str().to_owned()),
        body_html: Set(render(body.as_str(), Kind::Post)),
        renderer: Set(RENDERER),
        language: Set(language.to_owned()),
        written_at: Set(tx.now()),
    };
    row.insert(&**tx).await?;
    Ok(())
}

/// Takes a note back; a second press finds nothing left to do.
pub async fn remove_note(tx: &Tx, may: &Permit<RemoveNote>) -> Result<()> {
    margin_note::Entity::delete_by_id(may.on().note.id).exec(&**tx).await?;
    Ok(())
}
