//! Saying that a lesson is done.

use entity::lesson_done;
use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};

use crate::{
    features::cohorts::{StudyLesson, writable},
    identity::Permit,
    platform::errors::Result,
    storage::Tx,
};

/// Says that a lesson is done, or is not after all. Saying it twice changes nothing.
pub async fn set_done(tx: &Tx, may: &Permit<StudyLesson>, done: bool) -> Result<()> {
    let on = may.on();
    let cohort = &on.week.cohort.cohort;
    writable(cohort.state)?;
    let key = (cohort.id, may.who().id, on.lesson.clone());
    if !done {
        lesson_done::Entity::delete_by_id(key).exec(&**tx).await?;
        return Ok(());
    }
    let row = lesson_done::ActiveModel {
        cohort_id: Set(key.0),
        person_id: Set(key.1),
        lesson: Set(key.2),
        done_at: Set(tx.now()),
    };
    lesson_done::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(&**tx)
        .await?;
    Ok(())
}
