//! Saying that a lesson is done.

use entity::lesson_done;
use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};

use crate::{
    features::cohorts::{StudyLesson, writable},
    identity::Permit,
    platform::errors::Result,
    storage::Tx,
};

/// Says that a lesson is done as it is now, or is not done after all. Saying it twice changes
/// nothing; saying it of a lesson that has changed since says that the change was read.
pub async fn set_done(tx: &Tx, may: &Permit<StudyLesson>, done: bool) -> Result<()> {
    let on = may.on();
    let cohort = &on.week.cohort.cohort;
    writable(cohort.state)?;
    let hash = on.lesson()?.hash.clone();
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
        hash: Set(Some(hash)),
    };
    let columns = [lesson_done::Column::CohortId, lesson_done::Column::PersonId, lesson_done::Column::Lesson];
    let read_again = OnConflict::columns(columns).update_column(lesson_done::Column::Hash).to_owned();
    lesson_done::Entity::insert(row).on_conflict(read_again).exec_without_returning(&**tx).await?;
    Ok(())
}
