//! Reading logs, and who sees whose weeks.

use actix_web::HttpRequest;
use entity::{
    ids::{CohortId, LogEntryId, PersonId},
    log_entry, progress_sight,
    states::LogAudience,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::rules::Nearness;
use crate::{
    features::{
        circles::circle_of,
        cohorts::{CohortOn, app, find_cohort_of},
        sparring::partners_of,
    },
    identity::Actor,
    platform::errors::{Error, Result},
    web::House,
};

/// How many entries a page shows.
pub const A_PAGE: u64 = 30;

fn of(cohort: CohortId, person: PersonId) -> sea_orm::Select<log_entry::Entity> {
    log_entry::Entity::find()
        .filter(log_entry::Column::CohortId.eq(cohort))
        .filter(log_entry::Column::PersonId.eq(person))
        .order_by_desc(log_entry::Column::WrittenAt)
        .order_by_desc(log_entry::Column::Id)
}

/// A page of somebody's own entries, the newest first, and how many there are.
pub async fn own_entries(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    person: PersonId,
    page: u64,
) -> Result<(Vec<log_entry::Model>, u64)> {
    let count = of(cohort, person).count(db).await?;
    Ok((of(cohort, person).offset(page.saturating_sub(1) * A_PAGE).limit(A_PAGE).all(db).await?, count))
}

/// All of somebody's entries, the oldest first.
pub async fn all_entries(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    person: PersonId,
) -> Result<Vec<log_entry::Model>> {
    let mut found = of(cohort, person).all(db).await?;
    found.reverse();
    Ok(found)
}

/// The newest entries of somebody that they show to `audiences`.
pub async fn shown_entries(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    person: PersonId,
    audiences: Vec<LogAudience>,
) -> Result<Vec<log_entry::Model>> {
    let find = of(cohort, person).filter(log_entry::Column::ShownTo.is_in(audiences));
    Ok(find.limit(A_PAGE).all(db).await?)
}

/// Who sees somebody's weeks; nobody where they have said nothing.
pub async fn sight_of(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    person: PersonId,
) -> Result<Option<progress_sight::Model>> {
    Ok(progress_sight::Entity::find_by_id((cohort, person)).one(db).await?)
}

/// What `reader` is to `person` in a cohort.
pub async fn nearness(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    person: PersonId,
    reader: PersonId,
) -> Result<Nearness> {
    let partner = partners_of(db, cohort, person).await?.contains(&reader);
    let circle = circle_of(db, cohort, person).await?.is_some_and(|circle| circle.people.contains(&reader));
    Ok(Nearness { partner, circle })
}

/// An entry of a log.
#[derive(Clone, Debug)]
pub struct EntryOn {
    /// The cohort.
    pub cohort: CohortOn,
    /// It.
    pub entry: log_entry::Model,
}

/// The entry a request's path names, in the cohort it names.
pub async fn find_entry_of(req: &HttpRequest, who: &Actor) -> Result<EntryOn> {
    let cohort = find_cohort_of(req, who).await?;
    let id: LogEntryId = req.match_info().query("entry").parse().map_err(|_| Error::Missing)?;
    let entry = log_entry::Entity::find_by_id(id).one(app::<House>(req)?.store.read()).await?;
    let entry = entry.filter(|entry| entry.cohort_id == cohort.cohort.id).ok_or(Error::Missing)?;
    Ok(EntryOn { cohort, entry })
}
