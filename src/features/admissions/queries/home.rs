//! What of admissions concerns somebody right now, for their home page.

use entity::{
    ids::{ApplicationId, CohortId, PersonId},
    states::ApplicationState,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{platform::errors::Result, storage::sql};

/// A live application of somebody's own.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Mine {
    /// Which.
    pub id: ApplicationId,
    /// Slug of the programme.
    pub slug: String,
    /// Where it stands.
    pub state: ApplicationState,
}

/// Applications of a cohort that somebody is to read.
#[derive(Clone, Debug, FromQueryResult)]
pub struct ToRead {
    /// The cohort.
    pub id: CohortId,
    /// What it is called.
    pub name: String,
    /// How many.
    pub count: i64,
}

/// Somebody's own live applications.
pub async fn applications_of(db: &impl ConnectionTrait, who: PersonId) -> Result<Vec<Mine>> {
    let text = "select a.id, p.slug, a.state from application a join programme p on p.id = a.programme_id
        where a.person_id = $1 and a.state in ('draft', 'submitted', 'in_review', 'waitlisted', 'offered') order by a.id";
    Ok(Mine::find_by_statement(sql(db, text, [who.into()])).all(db).await?)
}

/// By cohort, how many applications somebody is to read and has not.
pub async fn readings_of(db: &impl ConnectionTrait, who: PersonId) -> Result<Vec<ToRead>> {
    let text = "select c.id, c.name, count(*) as count from application a
        join cohort c on c.id = a.cohort_id
        join programme_owner o on o.programme_id = a.programme_id and o.person_id = $1 and o.until is null
        where a.state in ('submitted', 'in_review') and (a.person_id is null or a.person_id <> $1)
          and not exists (select 1 from review r where r.application_id = a.id and r.assessor_id = $1)
          and not exists (select 1 from review_exclusion x where x.application_id = a.id and x.assessor_id = $1)
        group by c.id, c.name, c.starts_on order by c.starts_on, c.id";
    Ok(ToRead::find_by_statement(sql(db, text, [who.into()])).all(db).await?)
}
