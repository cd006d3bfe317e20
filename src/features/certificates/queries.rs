//! Reading what people have done, what is asked for, and who has earned it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::NaiveDate;
use chrono_tz::Tz;
use entity::{
    certificate_terms, completion,
    ids::{CohortId, PersonId},
    signing_key,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};

use super::rules::{Record, counts_until};
use crate::{
    features::{
        cohorts::CohortOn,
        curriculum::{Catalogue, CertificatePlan, Programme, Said},
        discussions::words_in,
        pitches::pitches_done,
    },
    identity::people_of,
    platform::{
        errors::{Error, Result},
        zones::{date_in, zone},
    },
    storage::sql,
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

/// The certificate somebody has earned in a cohort, also where it was taken back.
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

/// How far somebody is with the certificate of a cohort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// There is none, or it was taken back.
    Nothing,
    /// They have earned it; its code.
    Earned(String),
    /// They can still earn it, until the end of this day.
    Until(NaiveDate),
}

/// How far `who` is with the certificate of a cohort that has begun.
pub async fn reach_of(db: &impl ConnectionTrait, on: &CohortOn, who: PersonId) -> Result<Reach> {
    if let Some(earned) = completion_of(db, on.cohort.id, who).await? {
        return Ok(if earned.revoked_at.is_some() { Reach::Nothing } else { Reach::Earned(earned.code) });
    }
    let asked = terms_of(db, on.cohort.id).await?;
    Ok(asked.map_or(Reach::Nothing, |_| Reach::Until(counts_until(on.cohort.starts_on))))
}

/// A certificate with what is said of it.
pub struct Certificate {
    /// The row.
    pub row: completion::Model,
    /// Whose it is; none where their account is closed.
    pub name: Option<String>,
    /// Slug of the programme.
    pub programme: String,
    /// Where the cohort was.
    pub zone: Tz,
    /// The course, where the house still has it.
    pub course: Option<Arc<Programme>>,
    /// What was asked for.
    pub asked: CertificatePlan,
}

impl Certificate {
    /// What the course is called.
    pub fn title(&self, locale: &str) -> Said {
        let said = self.course.as_ref().map(|course| course.say(&course.title, locale));
        said.unwrap_or_else(|| Said { text: self.programme.clone(), language: locale.to_owned(), fallback: false })
    }

    /// What it promises.
    pub fn promise(&self, locale: &str) -> Said {
        let said = self.course.as_ref().map(|course| course.say(&course.promise, locale));
        said.unwrap_or_else(|| Said { text: String::new(), language: locale.to_owned(), fallback: false })
    }

    /// The day it was earned, where the cohort was: for whoever reads it, it is the same.
    pub fn earned_on(&self) -> NaiveDate {
        date_in(self.zone, self.row.earned_at)
    }
}

#[derive(FromQueryResult)]
struct Around {
    name: Option<String>,
    programme: String,
    zone: String,
}

/// The certificate with this code. Three statements.
pub async fn find_certificate(db: &impl ConnectionTrait, catalogue: &Catalogue, code: &str) -> Result<Certificate> {
    let row = completion::Entity::find().filter(completion::Column::Code.eq(code)).one(db).await?;
    let row = row.ok_or(Error::Missing)?;
    let text = "select p.name, g.slug as programme, k.zone from completion c join cohort k on k.id = c.cohort_id
        join programme g on g.id = k.programme_id
        left join person p on p.id = c.person_id and p.deactivated_at is null where c.id = $1";
    let around = Around::find_by_statement(sql(db, text, [row.id.into()])).one(db).await?.ok_or(Error::Missing)?;
    let asked = terms_of(db, row.cohort_id).await?.unwrap_or_default();
    let course = catalogue.programme(&around.programme);
    let zone = zone(&around.zone).unwrap_or(Tz::Europe__Berlin);
    Ok(Certificate { row, name: around.name, programme: around.programme, zone, course, asked })
}

/// Who has earned the certificate of a cohort, by name; those whose account is closed last. Two statements.
pub async fn earned_in(
    db: &impl ConnectionTrait,
    cohort: CohortId,
) -> Result<Vec<(completion::Model, Option<String>)>> {
    let rows = completion::Entity::find().filter(completion::Column::CohortId.eq(cohort)).all(db).await?;
    let ids: Vec<PersonId> = rows.iter().filter_map(|row| row.person_id).collect();
    let open = people_of(db, &ids).await?;
    let names: BTreeMap<PersonId, String> = open.into_iter().map(|person| (person.id, person.name)).collect();
    let mut rows: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let name = row.person_id.and_then(|who| names.get(&who).cloned());
            (row, name)
        })
        .collect();
    // Sorted here: the databases disagree on how names are ordered.
    rows.sort_by_cached_key(|(row, name)| (name.is_none(), name.as_ref().map(|name| name.to_lowercase()), row.id));
    Ok(rows)
}

/// The public halves of all keys the house has signed with.
pub async fn signing_keys(db: &impl ConnectionTrait) -> Result<Vec<String>> {
    let rows = signing_key::Entity::find().order_by_asc(signing_key::Column::Since).all(db).await?;
    Ok(rows.into_iter().map(|row| row.public).collect())
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
    let mut records: BTreeMap<PersonId, Record> =
        answered.iter().map(|(person, questions)| (*person, Record::of(course, questions))).collect();
    for done in pitches_done(db, cohort).await? {
        records.entry(done.person).or_default().add(&done);
    }
    Ok(records)
}
