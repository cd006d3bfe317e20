//! Readers who let their day pass: it is not theirs alone any more, and somebody else is asked.

use entity::{
    ids::{PersonId, PitchId},
    pitch_reading, pitch_reading_late,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use super::{
    super::{
        super::queries::pitch_with,
        emails::PassedOn,
        queries::{late_of, overdue_readings},
        rules::{MOST_LATE, is_open},
    },
    reading::ask,
};
use crate::{
    platform::errors::Result,
    storage::{Store, Tx},
};

/// Looks after every draft that waits for a word: where a day has passed without one, somebody else is asked.
pub async fn keep_readings(store: &Store) -> Result<()> {
    for (pitch, reader) in overdue_readings(store.read(), store.now()).await? {
        store.write(async |tx| pass_on(tx, pitch, reader).await).await?;
    }
    Ok(())
}

/// A few times for each draft. Where nobody is left to be asked it stays theirs, and they hear nothing.
async fn pass_on(tx: &Tx, id: PitchId, reader: PersonId) -> Result<()> {
    tx.take_turns(&format!("pitch {id}")).await?;
    let Some(pitch) = pitch_with(&**tx, id).await?.filter(|pitch| is_open(pitch.row.state)) else { return Ok(()) };
    let reading = pitch_reading::Entity::find_by_id((id, reader)).one(&**tx).await?;
    let waits = reading.is_some_and(|one| one.commented_at.is_none() && one.declined_at.is_none());
    let late = late_of(&**tx, id).await?;
    if !waits || late.contains(&reader) || late.len() >= MOST_LATE || ask(tx, &pitch, 1).await? == 0 {
        return Ok(());
    }
    let row = pitch_reading_late::ActiveModel { pitch_id: Set(id), person_id: Set(reader), late_at: Set(tx.now()) };
    row.insert(&**tx).await?;
    tx.post(reader, &PassedOn { pitch: id }).await
}
