//! Whether somebody is in a cohort, and who in it a path names.

use actix_web::HttpRequest;
use entity::{
    enrolment,
    ids::{CohortId, PersonId},
    states::Role,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Select};

use super::{CohortOn, Member, app, find_cohort_of, members};
use crate::{
    identity::Actor,
    platform::errors::{Error, Result},
    web::House,
};

fn stays_of(cohort: CohortId, who: PersonId) -> Select<enrolment::Entity> {
    enrolment::Entity::find()
        .filter(enrolment::Column::CohortId.eq(cohort))
        .filter(enrolment::Column::PersonId.eq(who))
        .filter(enrolment::Column::EndedAt.is_null())
}

/// Whether somebody's stay in a cohort lasts.
pub async fn is_member(db: &impl ConnectionTrait, cohort: CohortId, who: PersonId) -> Result<bool> {
    Ok(stays_of(cohort, who).count(db).await? > 0)
}

/// Whether somebody's stay in a cohort lasts, in a role.
pub async fn is_member_as(db: &impl ConnectionTrait, cohort: CohortId, who: PersonId, role: Role) -> Result<bool> {
    Ok(stays_of(cohort, who).filter(enrolment::Column::Role.eq(role)).count(db).await? > 0)
}

/// Somebody in a cohort, as another one found them.
#[derive(Clone, Debug)]
pub struct MemberOn {
    /// The cohort.
    pub cohort: CohortOn,
    /// Them.
    pub member: Member,
}

/// The person a request's path names, in the cohort it names. Absent: who left, whose account is closed.
pub async fn find_member_of(req: &HttpRequest, who: &Actor) -> Result<MemberOn> {
    let cohort = find_cohort_of(req, who).await?;
    let id: PersonId = req.match_info().query("person").parse().map_err(|_| Error::Missing)?;
    let found = members(app::<House>(req)?.store.read(), cohort.cohort.id).await?;
    let member = found.into_iter().find(|one| one.person == id && one.deactivated_at.is_none());
    Ok(MemberOn { cohort, member: member.ok_or(Error::Missing)? })
}
