//! Reading what is done, and what is planned.

use std::collections::BTreeMap;

use entity::{
    ids::{CohortId, PersonId},
    lesson_done,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};

use crate::{features::curriculum::Lesson, platform::errors::Result, storage::sql};

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

/// What somebody means to do in a week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekPlan {
    /// What follows "if" and "then I will"; none where they would rather not say.
    pub sentence: Option<(String, String)>,
    /// From 1.
    pub version: i32,
}

/// What somebody has done so far, and means to do in week `week`. One query.
pub async fn done_and_planned(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    who: PersonId,
    week: u32,
) -> Result<(DoneLessons, Option<WeekPlan>)> {
    /// A lesson and its hash, or, with a version, a sentence.
    #[derive(FromQueryResult)]
    struct Found {
        version: Option<i32>,
        first: Option<String>,
        second: Option<String>,
    }
    let text = "select cast(null as integer) as version, lesson as first, hash as second
        from lesson_done where cohort_id = $1 and person_id = $2
        union all select version, cue, deed from week_plan where cohort_id = $1 and person_id = $2 and week = $3";
    let week = i32::try_from(week).unwrap_or(i32::MAX);
    let rows = Found::find_by_statement(sql(db, text, [cohort.into(), who.into(), week.into()])).all(db).await?;
    let (mut done, mut plan) = (BTreeMap::new(), None);
    for row in rows {
        match (row.version, row.first) {
            (Some(version), first) => plan = Some(WeekPlan { sentence: first.zip(row.second), version }),
            (None, Some(lesson)) => drop(done.insert(lesson, row.second)),
            (None, None) => {}
        }
    }
    Ok((DoneLessons(done), plan))
}
