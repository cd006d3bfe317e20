//! Somebody is forgotten: recordings of them, and what they wrote if they want that.

use entity::ids::PersonId;
use sea_orm::ConnectionTrait;

use crate::{
    identity::Forgotten,
    platform::errors::Result,
    storage::{Tx, news::News, sql},
};

/// Pitches somebody makes or made.
const OF_THEIRS: &str =
    "(person_id = $1 or id in (select pitch_id from pitch_member where person_id = $1 and joined_at is not null))";

/// Pitches nobody makes with them.
const THEIRS_ALONE: &str = "(person_id = $1 and not exists (select 1 from pitch_member m
    where m.pitch_id = pitch.id and m.person_id <> $1 and m.joined_at is not null))";

/// What pitches do when somebody is forgotten.
pub async fn forget(tx: &Tx, news: &News) -> Result<()> {
    let Some(gone) = Forgotten::read(news)? else { return Ok(()) };
    // A recording shows and lets hear who speaks: it goes in any case.
    run(tx, gone.who, &format!("update pitch set recording_agreed_at = null, recording_url = null where {OF_THEIRS}"))
        .await?;
    run(
        tx,
        gone.who,
        &format!("update pitch_version set link = null where pitch_id in (select id from pitch where {OF_THEIRS})"),
    )
    .await?;
    if !gone.takes_words() {
        return Ok(());
    }
    for text in [
        &format!(
            "update pitch_version set title = '', lines = '[]', slides = null, slide_count = 0
                where pitch_id in (select id from pitch where {THEIRS_ALONE})"
        ),
        &format!(
            "update pitch set title = '…', change_note = null, changed_at = null, shown_since = null where {THEIRS_ALONE}"
        ),
        "update pitch_comment set body = '', removed_at = coalesce(removed_at, written_at) where author_id = $1",
    ] {
        run(tx, gone.who, text).await?;
    }
    Ok(())
}

async fn run(tx: &Tx, who: PersonId, text: &str) -> Result<()> {
    tx.execute_raw(sql(&**tx, text, [who.into()])).await?;
    Ok(())
}
