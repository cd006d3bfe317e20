//! Reading what is done.

use std::collections::{BTreeMap, BTreeSet};

use entity::{
    ids::{CohortId, PersonId},
    lesson_done,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::platform::errors::Result;

/// Ids of the lessons somebody says are done.
pub async fn done_lessons(db: &impl ConnectionTrait, cohort: CohortId, who: PersonId) -> Result<BTreeSet<String>> {
    let rows: Vec<String> = lesson_done::Entity::find()
        .select_only()
        .column(lesson_done::Column::Lesson)
        .filter(lesson_done::Column::CohortId.eq(cohort))
        .filter(lesson_done::Column::PersonId.eq(who))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// How many lessons each member of a cohort says are done; who says none is absent.
pub async fn done_counts(db: &impl ConnectionTrait, cohort: CohortId) -> Result<BTreeMap<PersonId, i64>> {
    let rows: Vec<(PersonId, i64)> = lesson_done::Entity::find()
        .select_only()
        .column(lesson_done::Column::PersonId)
        .column_as(lesson_done::Column::Lesson.count(), "lessons")
        .filter(lesson_done::Column::CohortId.eq(cohort))
        .group_by(lesson_done::Column::PersonId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}
