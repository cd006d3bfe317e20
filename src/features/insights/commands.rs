//! Counting weeks that are over, and switching reports.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Duration, Utc};
use entity::{
    ids::{CohortId, ProgrammeId},
    insight_count, insight_figure, insight_switch,
    states::{CohortState, Moment},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::OnConflict,
};
use serde_json::json;

use super::{
    facts::Closed,
    measures::{Figure, Report},
    shown::{FLOOR, USUAL},
};
use crate::{
    features::{
        afterwards::opens_on,
        cohorts::{CohortOn, OwnProgramme, under_way_or_over},
        curriculum::Catalogue,
    },
    identity::Permit,
    platform::{errors::Result, zones},
    storage::{Store, Tx},
};

/// How long after its end a cohort is counted once more: by then most of what is added late is there.
const AFTER: Duration = Duration::days(28);
/// No cohort that began longer ago is looked at: a year and four weeks after the end, and as long as a course may go.
const LOOKED_AT: Duration = Duration::days(700);

/// Counts every week that is over and that nobody has counted, of every cohort, where somebody had switched a report
/// on before it began. What was not switched on then is never counted.
pub async fn keep_figures(store: &Store, catalogue: &Catalogue) -> Result<()> {
    let (db, now) = (store.read(), store.now());
    let switches = all_switches(db).await?;
    if switches.is_empty() {
        return Ok(());
    }
    for on in under_way_or_over(db, catalogue, (now - LOOKED_AT).date_naive()).await? {
        let begun = matches!(on.cohort.state, CohortState::Running | CohortState::Paused | CohortState::Finished);
        if let Some(since) = switches.get(&on.cohort.programme_id).filter(|_| begun) {
            let said = catalogue.programme(&on.programme).and_then(|course| course.smallest_group);
            keep(store, &on, since, said.unwrap_or(USUAL).max(FLOOR)).await?;
        }
    }
    Ok(())
}

type Since = BTreeMap<Report, DateTime<Utc>>;

async fn keep(store: &Store, on: &CohortOn, since: &Since, smallest: u32) -> Result<()> {
    let now = store.now();
    let counted = weeks_counted(store.read(), on.cohort.id).await?;
    let weeks = on.calendar.weeks();
    for week in 1..=weeks + 3 {
        let (from, until) = span(on, week, weeks);
        // What became of it is asked long after the end, and only then.
        let late = week > weeks + 1;
        let agreed = since.iter().filter(|(report, since)| **since <= from && (**report == Report::Afterwards) == late);
        let wanted: BTreeSet<Report> = agreed.map(|(report, _)| *report).collect();
        if until > now || counted.contains(&week) || wanted.is_empty() {
            continue;
        }
        store
            .write(async |tx| {
                if !tx.count_once(on.cohort.id, week).await? {
                    return Ok(());
                }
                let started = started(&**tx, on.cohort.id).await?;
                let closed = Closed { on, week, from, until, smallest, started };
                let figures = closed.figures(&**tx, &wanted).await?;
                tx.keep(on.cohort.programme_id, figures).await
            })
            .await?;
    }
    Ok(())
}

/// From when to when a week goes: until the next opens, the last until the end, and four weeks beyond that. What became
/// of it may be said from a day on; who has not said it four weeks later is not waited for.
fn span(on: &CohortOn, week: u32, weeks: u32) -> (DateTime<Utc>, DateTime<Utc>) {
    let end = on.calendar.ends_at();
    let asked = |moment| {
        let day = opens_on(moment, on.calendar.ends_on());
        zones::instant(on.calendar.zone(), day, chrono::NaiveTime::MIN)
    };
    let from = match week.saturating_sub(weeks) {
        0 => return (on.calendar.opens_at(week), if week == weeks { end } else { on.calendar.opens_at(week + 1) }),
        1 => end,
        2 => asked(Moment::NinetyDays),
        _ => asked(Moment::TwelveMonths),
    };
    (from, from + AFTER)
}

async fn all_switches(db: &impl ConnectionTrait) -> Result<BTreeMap<ProgrammeId, Since>> {
    let mut all: BTreeMap<ProgrammeId, Since> = BTreeMap::new();
    for row in insight_switch::Entity::find().all(db).await? {
        if let Some(report) = Report::named(&row.report) {
            all.entry(row.programme_id).or_default().insert(report, row.since_at);
        }
    }
    Ok(all)
}

async fn weeks_counted(db: &impl ConnectionTrait, cohort: CohortId) -> Result<BTreeSet<u32>> {
    let rows = insight_count::Entity::find().filter(insight_count::Column::CohortId.eq(cohort)).all(db).await?;
    Ok(rows.into_iter().filter_map(|row| u32::try_from(row.week).ok()).collect())
}

/// How many had started, as it was told before: whoever is forgotten meanwhile does not show as one fewer.
async fn started(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Option<u32>> {
    let row: Option<i32> = insight_figure::Entity::find()
        .select_only()
        .column(insight_figure::Column::OutOf)
        .filter(insight_figure::Column::CohortId.eq(cohort))
        .filter(insight_figure::Column::OutOf.gt(0))
        .into_tuple()
        .one(db)
        .await?;
    Ok(row.and_then(|whole| u32::try_from(whole).ok()))
}

impl Tx {
    /// Whether nobody has counted this week; if so, from now on somebody has.
    async fn count_once(&self, cohort: CohortId, week: u32) -> Result<bool> {
        let row = insight_count::ActiveModel {
            cohort_id: Set(cohort),
            week: Set(i32::try_from(week).unwrap_or(i32::MAX)),
            counted_at: Set(self.now()),
        };
        let once = OnConflict::columns([insight_count::Column::CohortId, insight_count::Column::Week]);
        let once = once.to_owned().do_nothing().to_owned();
        let new = insight_count::Entity::insert(row).on_conflict(once).exec_without_returning(&**self).await?;
        Ok(new > 0)
    }

    async fn keep(&self, programme: ProgrammeId, figures: Vec<Figure>) -> Result<()> {
        if figures.is_empty() {
            return Ok(());
        }
        let number = |number: u32| Set(i32::try_from(number).unwrap_or(i32::MAX));
        let rows = figures.into_iter().map(|figure| insight_figure::ActiveModel {
            cohort_id: Set(figure.cohort),
            week: number(figure.week),
            measure: Set(figure.measure.word().to_owned()),
            part: Set(figure.part),
            programme_id: Set(programme),
            at_least: number(figure.at_least),
            at_most: number(figure.at_most),
            out_of: number(figure.of),
        });
        insight_figure::Entity::insert_many(rows).exec_without_returning(&**self).await?;
        Ok(())
    }
}

/// Switches a report of a programme on, from now on, or off. What is so already stays as it is.
pub async fn switch(tx: &Tx, may: &Permit<OwnProgramme>, report: Report, on: bool) -> Result<()> {
    let (programme, who) = (may.on().programme.id, may.who().id);
    let changed = if on {
        let row = insight_switch::ActiveModel {
            programme_id: Set(programme),
            report: Set(report.word().to_owned()),
            since_at: Set(tx.now()),
            switched_by: Set(Some(who)),
        };
        let once = OnConflict::columns([insight_switch::Column::ProgrammeId, insight_switch::Column::Report])
            .do_nothing()
            .to_owned();
        insight_switch::Entity::insert(row).on_conflict(once).exec_without_returning(&**tx).await?
    } else {
        let gone = insight_switch::Entity::delete_many()
            .filter(insight_switch::Column::ProgrammeId.eq(programme))
            .filter(insight_switch::Column::Report.eq(report.word()))
            .exec(&**tx)
            .await?;
        gone.rows_affected
    };
    if changed == 0 {
        return Ok(());
    }
    let facts = json!({ "report": report.word(), "on": on });
    tx.record(Some(who), "switch_report", ("programme", programme), facts).await
}
