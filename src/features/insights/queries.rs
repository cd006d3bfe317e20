//! Reading what may be told. Nothing here looks at what people did.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    ids::{CohortId, ProgrammeId},
    insight_figure, insight_switch,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter};

use super::measures::{Figure, Measure, Report};
use crate::{
    platform::errors::Result,
    storage::{big, sql},
};

/// A cohort something is told of.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Counted {
    /// It.
    pub id: CohortId,
    /// What it is called.
    pub name: String,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// The newest of its weeks that was counted.
    pub week: i32,
    /// When.
    pub counted_at: DateTime<Utc>,
}

/// The cohorts of a programme that were counted, the newest first, and how many there are.
pub async fn counted(
    db: &impl ConnectionTrait,
    programme: ProgrammeId,
    (page, a_page): (u64, u64),
) -> Result<(Vec<Counted>, u64)> {
    #[derive(FromQueryResult)]
    struct Many {
        many: i64,
    }
    let text = "select c.id, c.name, c.starts_on, k.week, k.counted_at from cohort c
        join insight_count k on k.cohort_id = c.id
            and k.week = (select max(l.week) from insight_count l where l.cohort_id = c.id)
        where c.programme_id = $1 order by c.starts_on desc, c.id desc limit $2 offset $3";
    let rows = Counted::find_by_statement(sql(
        db,
        text,
        [programme.into(), big(a_page), big(page.saturating_sub(1).saturating_mul(a_page))],
    ))
    .all(db)
    .await?;
    let text = "select count(*) as many from cohort c where c.programme_id = $1
        and exists (select 1 from insight_count k where k.cohort_id = c.id)";
    let many = Many::find_by_statement(sql(db, text, [programme.into()])).one(db).await?;
    Ok((rows, many.and_then(|many| u64::try_from(many.many).ok()).unwrap_or_default()))
}

/// One of them.
pub async fn counted_one(
    db: &impl ConnectionTrait,
    programme: ProgrammeId,
    cohort: CohortId,
) -> Result<Option<Counted>> {
    let text = "select c.id, c.name, c.starts_on, k.week, k.counted_at from cohort c
        join insight_count k on k.cohort_id = c.id
        where c.programme_id = $1 and c.id = $2 order by k.week desc limit 1";
    Ok(Counted::find_by_statement(sql(db, text, [programme.into(), cohort.into()])).one(db).await?)
}

fn figure(row: insight_figure::Model) -> Option<Figure> {
    let number = |number: i32| u32::try_from(number).unwrap_or_default();
    Some(Figure {
        cohort: row.cohort_id,
        week: number(row.week),
        measure: Measure::named(&row.measure)?,
        part: row.part,
        at_least: number(row.at_least),
        at_most: number(row.at_most),
        of: number(row.out_of),
    })
}

/// Everything that may be told of these cohorts.
pub async fn figures(db: &impl ConnectionTrait, cohorts: &[CohortId]) -> Result<Vec<Figure>> {
    let rows = insight_figure::Entity::find()
        .filter(insight_figure::Column::CohortId.is_in(cohorts.iter().copied()))
        .all(db)
        .await?;
    let mut found: Vec<Figure> = rows.into_iter().filter_map(figure).collect();
    found.sort_by(|a, b| (a.cohort, a.week, a.measure, &a.part).cmp(&(b.cohort, b.week, b.measure, &b.part)));
    Ok(found)
}

/// How a measure usually stood in a week: the mean of what is told of other cohorts, in percent, and of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usual {
    /// In percent of those who started.
    pub share: u32,
    /// Of how many cohorts.
    pub cohorts: u32,
}

/// That of every measure and week of a programme, but for one cohort. Made of what is told, so it tells no more; cohorts
/// of which nothing is told do not count.
pub async fn usual(
    db: &impl ConnectionTrait,
    programme: ProgrammeId,
    but: CohortId,
) -> Result<BTreeMap<(Measure, u32), Usual>> {
    #[derive(FromQueryResult)]
    struct Mean {
        measure: String,
        week: i32,
        shares: i64,
        cohorts: i64,
    }
    // The sum of whole percents: both databases divide whole numbers alike.
    let text = "select measure, week, cast(sum(at_least * 100 / out_of) as bigint) as shares, count(*) as cohorts
        from insight_figure where programme_id = $1 and cohort_id <> $2 and part = '' and out_of > 0
            and not (at_least = 0 and at_most >= out_of)
        group by measure, week";
    let rows = Mean::find_by_statement(sql(db, text, [programme.into(), but.into()])).all(db).await?;
    let mean = |row: Mean| {
        let share = u32::try_from(row.shares / row.cohorts.max(1)).ok()?;
        let (week, cohorts) = (u32::try_from(row.week).ok()?, u32::try_from(row.cohorts).ok()?);
        Some(((Measure::named(&row.measure)?, week), Usual { share, cohorts }))
    };
    Ok(rows.into_iter().filter_map(mean).collect())
}

/// Which reports of a programme are counted, and since when.
pub async fn switches(db: &impl ConnectionTrait, programme: ProgrammeId) -> Result<BTreeMap<Report, DateTime<Utc>>> {
    let rows = insight_switch::Entity::find().filter(insight_switch::Column::ProgrammeId.eq(programme)).all(db).await?;
    Ok(rows.into_iter().filter_map(|row| Some((Report::named(&row.report)?, row.since_at))).collect())
}
