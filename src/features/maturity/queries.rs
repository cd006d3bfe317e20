//! Reading one's own checks.

use chrono::Duration;
use entity::{ids::PersonId, maturity_check, states::Role};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::rules::{Check, Competence, Course, Stage};
use crate::{
    features::{
        cohorts::{CohortOn, stays},
        curriculum::Catalogue,
    },
    platform::errors::Result,
};

fn check(row: &maturity_check::Model) -> Check {
    let value = |competence: Competence| match competence {
        Competence::Strategy => row.strategy,
        Competence::Leadership => row.leadership,
        Competence::Culture => row.culture,
        Competence::Management => row.management,
        Competence::Content => row.content,
        Competence::Policies => row.policies,
        Competence::Tools => row.tools,
        Competence::Metrics => row.metrics,
    };
    let answer = |competence: Competence| Some((competence, Stage::of(value(competence)?)?));
    Check { on: row.said_on, answers: Competence::ALL.into_iter().filter_map(answer).collect(), version: row.version }
}

/// All checks of somebody, in their order.
pub async fn checks_of(db: &impl ConnectionTrait, who: PersonId) -> Result<Vec<Check>> {
    let rows = maturity_check::Entity::find()
        .filter(maturity_check::Column::PersonId.eq(who))
        .order_by_asc(maturity_check::Column::SaidOn)
        .all(db)
        .await?;
    Ok(rows.iter().map(check).collect())
}

/// The days of a cohort a check is told by; none of a course without weeks.
pub fn course_of(on: &CohortOn) -> Option<Course> {
    let weeks = on.calendar.weeks();
    if weeks == 0 {
        return None;
    }
    let first_over_on = if weeks > 1 { on.calendar.opens_on(2) } else { on.calendar.ends_on() + Duration::days(1) };
    Some(Course { first_over_on, last_opens_on: on.calendar.opens_on(weeks) })
}

/// The days of the newest course somebody takes part in.
pub async fn newest_course(db: &impl ConnectionTrait, catalogue: &Catalogue, who: PersonId) -> Result<Option<Course>> {
    let all = stays(db, catalogue, who).await?.into_iter();
    let taken = all.filter(|stay| stay.standing.role == Some(Role::Participant));
    match taken.max_by_key(|stay| stay.cohort.starts_on) {
        Some(stay) => Ok(course_of(&stay.open(db, catalogue).await?)),
        None => Ok(None),
    }
}
