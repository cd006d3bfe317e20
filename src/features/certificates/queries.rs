//! Reading what people have done, what is asked for, and who has earned it.

use std::collections::{BTreeMap, BTreeSet};

use entity::{
    certificate_terms, completion,
    ids::{CohortId, PersonId},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::rules::{Record, weeks_shown};
use crate::{
    features::{
        curriculum::{CertificatePlan, Programme},
        discussions::words_in,
        pitches::pitches_done,
    },
    platform::errors::Result,
};

/// What the certificate of a cohort asks for, as it stood when it began; none before that, and where there is none.
pub async fn terms_of(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Option<CertificatePlan>> {
    let row = certificate_terms::Entity::find_by_id(cohort).one(db).await?;
    let number = |number: i32| u32::try_from(number).unwrap_or_default();
    Ok(row.map(|row| CertificatePlan {
        weeks: number(row.weeks),
        pitches: number(row.pitches),
        feedbacks: number(row.feedbacks),
    }))
}

/// Who has earned the certificate of a cohort.
pub async fn completions_of(
    db: &impl ConnectionTrait,
    cohort: CohortId,
) -> Result<BTreeMap<PersonId, completion::Model>> {
    let rows = completion::Entity::find().filter(completion::Column::CohortId.eq(cohort)).all(db).await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.person_id?, row))).collect())
}

/// The certificate somebody has earned in a cohort.
pub async fn completion_of(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    who: PersonId,
) -> Result<Option<completion::Model>> {
    let find = completion::Entity::find()
        .filter(completion::Column::CohortId.eq(cohort))
        .filter(completion::Column::PersonId.eq(who));
    Ok(find.one(db).await?)
}

/// What everybody in a cohort has done; who has done nothing is absent. Two statements.
pub async fn records_of(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    course: &Programme,
) -> Result<BTreeMap<PersonId, Record>> {
    let mut answered: BTreeMap<PersonId, BTreeSet<String>> = BTreeMap::new();
    for word in words_in(db, cohort).await? {
        answered.entry(word.person).or_default().extend(word.question);
    }
    let shown = |questions: &BTreeSet<String>| Record { weeks: weeks_shown(course, questions), ..Record::default() };
    let mut records: BTreeMap<PersonId, Record> =
        answered.iter().map(|(person, questions)| (*person, shown(questions))).collect();
    for done in pitches_done(db, cohort).await? {
        let record = records.entry(done.person).or_default();
        record.pitches = u32::try_from(done.heard).unwrap_or_default();
        record.feedbacks = u32::try_from(done.feedbacks).unwrap_or_default();
    }
    Ok(records)
}
