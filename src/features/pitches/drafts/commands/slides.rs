//! Slides of a pitch. Their bytes are kept before and swept away later, outside of any transaction.

use super::{
    super::{super::policies::MakePitch, queries::newest_of, rules::Draft},
    NOT_OPEN, hold_as_maker,
    writing::{Next, write_next},
};
use crate::{
    identity::Permit,
    platform::errors::Result,
    storage::{FileKey, Tx},
};

/// Slides whose bytes are kept: the whole under their key, each page beside it.
#[derive(Clone, Debug)]
pub struct Slides {
    /// Where they are.
    pub key: FileKey,
    /// How many.
    pub count: i32,
}

/// Puts slides to a pitch, or takes them away: the next version has them, or has none.
pub async fn put_slides(tx: &Tx, may: &Permit<MakePitch>, slides: Option<&Slides>) -> Result<()> {
    let pitch = hold_as_maker(tx, may.on(), may.who().id).await?;
    if !pitch.is_live() {
        return Err(NOT_OPEN.into());
    }
    let newest = newest_of(&**tx, pitch.row.id).await?;
    if slides.is_none() && newest.slides.is_none() {
        return Ok(());
    }
    // The words stay as they stand, whoever wrote them last.
    let draft = Draft::of(&pitch.row, &newest);
    let next = Next {
        slides: slides.map(|slides| slides.key.as_str().to_owned()),
        slide_count: slides.map_or(0, |slides| slides.count),
        draft: &draft,
    };
    write_next(tx, &pitch, &newest, (may.who().id, pitch.row.version), &next).await
}
