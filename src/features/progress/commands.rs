//! Saying that a lesson is done, and what one means to do in a week.

mod plans;

use entity::{
    ids::{CohortId, PersonId},
    lesson_done,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};

use crate::{
    features::cohorts::{STAY_MOVED, StudyLesson, writable},
    identity::Permit,
    platform::errors::Result,
    storage::{Tx, news::News},
};

pub use plans::{NewPlan, set_week_plan};

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

/// Whoever goes on to another cohort takes along what they have done. What they had
/// said there before stays as it is.
pub async fn carry_over(tx: &Tx, news: &News) -> Result<()> {
    if news.kind != STAY_MOVED {
        return Ok(());
    }
    let (from, to): (CohortId, CohortId) = (news.id("from")?, news.id("to")?);
    let done = lesson_done::Entity::find()
        .filter(lesson_done::Column::CohortId.eq(from))
        .filter(lesson_done::Column::PersonId.eq(PersonId(news.subject)))
        .all(&**tx)
        .await?;
    let there = done.into_iter().map(|row| lesson_done::ActiveModel { cohort_id: Set(to), ..row.into() });
    let columns = [lesson_done::Column::CohortId, lesson_done::Column::PersonId, lesson_done::Column::Lesson];
    let known = OnConflict::columns(columns).do_nothing().to_owned();
    lesson_done::Entity::insert_many(there).on_conflict(known).exec_without_returning(&**tx).await?;
    Ok(())
}
