//! The cohorts somebody is in, each with all that is needed to reckon its dates.

use std::cmp::Reverse;

use chrono::NaiveDate;
use entity::{
    cohort, cohort_pause,
    ids::PersonId,
    states::{CohortState, EnrolmentState, Role},
};
use sea_orm::{ConnectionTrait, FromQueryResult, QueryResult, Value};

use super::{Away, CohortOn, Standing};
use crate::{
    features::{cohorts::calendar::RunCalendar, curriculum::Catalogue},
    platform::errors::Result,
    storage::sql,
};

/// A cohort as somebody found it, before its course is looked up.
#[derive(Clone, Debug)]
pub struct Stay {
    /// The row.
    pub cohort: cohort::Model,
    /// Slug of its programme.
    pub programme: String,
    /// Its pauses, in order.
    pub pauses: Vec<cohort_pause::Model>,
    /// What the asking person is to it.
    pub standing: Standing,
}

impl Stay {
    /// The cohort with its course. A course it has kept is read once; from then on the
    /// process knows it.
    pub async fn open(self, db: &impl ConnectionTrait, catalogue: &Catalogue) -> Result<CohortOn> {
        let Self { cohort, programme, pauses, standing } = self;
        let course = catalogue.of_cohort(db, cohort.id, &programme, cohort.content_version).await?;
        let weeks = course.as_ref().map_or(0, |course| course.week_count());
        let calendar = RunCalendar::of(&cohort, &pauses, weeks);
        Ok(CohortOn { calendar, cohort, programme, course, pauses, standing })
    }

    /// The one that matters now stands first: running before what comes before what was, and
    /// where one takes part before where one moderates.
    fn rank(&self) -> (u8, bool) {
        let state = match self.cohort.state {
            CohortState::Running | CohortState::Paused => 0,
            CohortState::Confirmed | CohortState::Open | CohortState::Planned => 1,
            CohortState::Finished => 2,
            CohortState::Archived | CohortState::Cancelled => 3,
        };
        (state, self.standing.role != Some(Role::Participant))
    }
}

/// Cohorts that are as `wanted` says, with the standing of `$1`. The pauses come along, a row
/// each; a cohort without any has one row.
pub(super) async fn found(
    db: &impl ConnectionTrait,
    wanted: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Vec<Stay>> {
    let text = format!(
        "select c.*, p.slug, e.role, e.started_at as since, e.state as stay_state, e.back_on,
            cp.id as pause_id, cp.cohort_id as pause_cohort_id, cp.starts_on as pause_starts_on,
            cp.days_for as pause_days_for, cp.kind as pause_kind, cp.reason as pause_reason, cp.created_at as pause_created_at,
            (select count(*) from programme_owner o
              where o.programme_id = p.id and o.person_id = $1 and o.until is null and o.role <> 'assessor') as owner
        from cohort c join programme p on p.id = c.programme_id
        left join enrolment e on e.cohort_id = c.id and e.person_id = $1 and e.ended_at is null
        left join cohort_pause cp on cp.cohort_id = c.id
        where {wanted} order by c.id, cp.starts_on"
    );
    let mut found: Vec<Stay> = Vec::new();
    for row in db.query_all_raw(sql(db, &text, values)).await? {
        let pause = cohort_pause::Model::from_query_result_optional(&row, "pause_")?;
        let stay = stay(&row)?;
        match found.last_mut().filter(|last| last.cohort.id == stay.cohort.id) {
            Some(last) => last.pauses.extend(pause),
            None => found.push(Stay { pauses: pause.into_iter().collect(), ..stay }),
        }
    }
    Ok(found)
}

fn stay(row: &QueryResult) -> Result<Stay> {
    let owner: i64 = row.try_get("", "owner")?;
    let state: Option<EnrolmentState> = row.try_get("", "stay_state")?;
    let back_on = row.try_get("", "back_on")?;
    Ok(Stay {
        cohort: cohort::Model::from_query_result(row, "")?,
        programme: row.try_get("", "slug")?,
        pauses: Vec::new(),
        standing: Standing {
            role: row.try_get("", "role")?,
            owner: owner > 0,
            since: row.try_get("", "since")?,
            away: state.and_then(|state| Away::of(state, back_on)),
        },
    })
}

/// The cohorts somebody is in, the one that matters now first. A cohort whose course is no
/// longer in the content, and that kept nothing of it, has no pages and is left out.
pub async fn stays(db: &impl ConnectionTrait, catalogue: &Catalogue, who: PersonId) -> Result<Vec<Stay>> {
    let mut found = found(db, "e.person_id = $1", [who.into()]).await?;
    found.retain(|stay| stay.cohort.content_version > 0 || catalogue.programme(&stay.programme).is_some());
    found.sort_by_key(|stay| (stay.rank(), Reverse(stay.cohort.starts_on), stay.cohort.id));
    Ok(found)
}

/// The cohorts that are about to begin or have begun and are not over, as nobody in particular finds them.
pub async fn under_way(db: &impl ConnectionTrait, catalogue: &Catalogue) -> Result<Vec<CohortOn>> {
    opened(db, catalogue, "c.state in ('confirmed', 'running', 'paused')", None).await
}

/// The same, and those that have begun since `since` and are over by now.
pub async fn under_way_or_over(
    db: &impl ConnectionTrait,
    catalogue: &Catalogue,
    since: NaiveDate,
) -> Result<Vec<CohortOn>> {
    let wanted = "(c.state in ('confirmed', 'running', 'paused') or (c.state = 'finished' and c.starts_on >= $2))";
    opened(db, catalogue, wanted, Some(since.into())).await
}

async fn opened(
    db: &impl ConnectionTrait,
    catalogue: &Catalogue,
    wanted: &str,
    value: Option<Value>,
) -> Result<Vec<CohortOn>> {
    let nobody = PersonId(uuid::Uuid::nil());
    let mut all = Vec::new();
    for stay in found(db, wanted, std::iter::once(nobody.into()).chain(value)).await? {
        all.push(stay.open(db, catalogue).await?);
    }
    Ok(all)
}
