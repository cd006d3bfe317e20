//! The cohorts of a programme in a list.

use std::collections::BTreeMap;

use entity::{
    cohort, cohort_item, cohort_pause,
    ids::{CohortId, ProgrammeId},
    states::Role,
};
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};

use super::super::calendar::RunCalendar;
use crate::{platform::errors::Result, storage::sql};

/// A cohort in a list, with how many are in it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The row.
    pub cohort: cohort::Model,
    /// Its dates.
    pub calendar: RunCalendar,
    /// Participants whose stay lasts.
    pub participants: i64,
    /// Trainers whose stay lasts.
    pub trainers: i64,
}

/// Every cohort of a programme, latest start first. Four queries, however many there are.
pub async fn cohorts_of(db: &DatabaseConnection, programme: ProgrammeId, weeks: u32) -> Result<Vec<Listed>> {
    let cohorts = cohort::Entity::find()
        .filter(cohort::Column::ProgrammeId.eq(programme))
        .order_by_desc(cohort::Column::StartsOn)
        .order_by_asc(cohort::Column::Id)
        .all(db)
        .await?;
    let ids: Vec<CohortId> = cohorts.iter().map(|cohort| cohort.id).collect();
    let pauses =
        cohort_pause::Entity::find().filter(cohort_pause::Column::CohortId.is_in(ids.iter().copied())).all(db).await?;
    #[derive(FromQueryResult)]
    struct Count {
        cohort_id: CohortId,
        role: Role,
        people: i64,
    }
    let text = "select e.cohort_id, e.role, count(*) as people from enrolment e join cohort c on c.id = e.cohort_id
        where c.programme_id = $1 and e.ended_at is null group by e.cohort_id, e.role";
    let counts = Count::find_by_statement(sql(db, text, [programme.into()])).all(db).await?;
    let count = |id, role| {
        counts.iter().find(|count| count.cohort_id == id && count.role == role).map_or(0, |count| count.people)
    };
    let kept = weeks_kept(db, &ids).await?;
    let listed = cohorts.into_iter().map(|cohort| {
        let own: Vec<_> = pauses.iter().filter(|pause| pause.cohort_id == cohort.id).cloned().collect();
        Listed {
            calendar: RunCalendar::of(&cohort, &own, kept.get(&cohort.id).copied().unwrap_or(weeks)),
            participants: count(cohort.id, Role::Participant),
            trainers: count(cohort.id, Role::Trainer),
            cohort,
        }
    });
    Ok(listed.collect())
}

/// How many weeks the cohorts have that keep their own course.
async fn weeks_kept(db: &DatabaseConnection, cohorts: &[CohortId]) -> Result<BTreeMap<CohortId, u32>> {
    let rows: Vec<(CohortId, i32)> = cohort_item::Entity::find()
        .select_only()
        .column(cohort_item::Column::CohortId)
        .column_as(cohort_item::Column::Week.max(), "weeks")
        .filter(cohort_item::Column::CohortId.is_in(cohorts.iter().copied()))
        .group_by(cohort_item::Column::CohortId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(cohort, weeks)| (cohort, u32::try_from(weeks).unwrap_or(0))).collect())
}
