//! Who is in a cohort, as far as a discussion needs to know.

use entity::ids::{CohortId, PersonId};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{platform::errors::Result, storage::sql};

/// Somebody whose stay lasts.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Member {
    /// Who.
    pub id: PersonId,
    /// What they are called.
    pub name: String,
}

/// Everybody whose stay in a cohort lasts and whose account is open, by name.
pub async fn members_of(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<Member>> {
    let text = "select p.id, p.name from enrolment e join person p on p.id = e.person_id
        where e.cohort_id = $1 and e.ended_at is null and p.deactivated_at is null order by p.name, p.id";
    Ok(Member::find_by_statement(sql(db, text, [cohort.into()])).all(db).await?)
}
