//! Reading what is done.

use std::collections::BTreeMap;

use entity::{
    ids::{CohortId, PersonId},
    lesson_done,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::{features::curriculum::Lesson, platform::errors::Result};

/// The lessons somebody says are done, and the text each had then.
#[derive(Clone, Debug, Default)]
pub struct DoneLessons(BTreeMap<String, Option<String>>);

impl DoneLessons {
    /// Whether this lesson is done.
    pub fn contains(&self, lesson: &str) -> bool {
        self.0.contains_key(lesson)
    }

    /// The hash of the text they had read, where the lesson has another now.
    pub fn read_before(&self, lesson: &Lesson) -> Option<&str> {
        self.0.get(&lesson.id)?.as_deref().filter(|hash| *hash != lesson.hash)
    }
}

/// The lessons somebody says are done.
pub async fn done_lessons(db: &impl ConnectionTrait, cohort: CohortId, who: PersonId) -> Result<DoneLessons> {
    let rows: Vec<(String, Option<String>)> = lesson_done::Entity::find()
        .select_only()
        .column(lesson_done::Column::Lesson)
        .column(lesson_done::Column::Hash)
        .filter(lesson_done::Column::CohortId.eq(cohort))
        .filter(lesson_done::Column::PersonId.eq(who))
        .into_tuple()
        .all(db)
        .await?;
    Ok(DoneLessons(rows.into_iter().collect()))
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
