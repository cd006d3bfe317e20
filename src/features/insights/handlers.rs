//! From requests of owners to figures that may be told.

mod cost;

use std::collections::BTreeMap;

use actix_web::{
    HttpResponse,
    http::StatusCode,
    web::{Data, Path},
};
use chrono::NaiveDate;
pub use cost::cost;
use entity::ids::CohortId;
use sea_orm::DatabaseConnection;
use serde::Deserialize;

use super::{
    commands::switch,
    forms::Switching,
    measures::{Figure, Measure, Report},
    pages::{CohortRow, InsightsPage, ReportRow, Saying, Shown, columns, path, pools, sheet, weeks},
    queries::{Counted, counted, counted_one, figures, switches, usual},
    shown::{FLOOR, USUAL},
};
use crate::{
    features::{
        cohorts::{OwnProgramme, ProgrammeOn},
        curriculum::{Catalogue, Programme},
    },
    identity::Permit,
    platform::{
        errors::{Error, Result},
        tables::{Cell, csv_bytes, xlsx_bytes},
        zones::date_in,
    },
    storage::{Tx, idempotency::Outcome},
    web::{CSV, Form, FormState, Pager, Query, Visit, XLSX, download},
};

/// How many cohorts stand on a page.
const A_PAGE: u64 = 50;
/// How many cohorts a file holds: every cohort of a hundred programmes like ours in ten years.
const A_FILE: u64 = 5_000;

/// What an address asks.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    cohort: String,
    #[serde(default)]
    page: String,
}

fn base(on: &ProgrammeOn) -> String {
    format!("/programmes/{}/insights", on.programme.slug)
}

/// `GET /programmes/{programme}/insights`
pub async fn show(
    may: Permit<OwnProgramme>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    asked: Query<Asked>,
) -> Result<HttpResponse> {
    page(may.on(), &visit, &catalogue, &asked, (StatusCode::OK, FormState::blank())).await
}

async fn page(
    on: &ProgrammeOn,
    visit: &Visit,
    catalogue: &Catalogue,
    asked: &Asked,
    (status, form): (StatusCode, FormState),
) -> Result<HttpResponse> {
    let (db, programme) = (visit.house.store.read(), on.programme.id);
    let course = catalogue.programme(&on.programme.slug).ok_or(Error::Missing)?;
    let nth = Pager::number(&asked.page)?;
    let (cohorts, many) = counted(db, programme, (nth, A_PAGE)).await?;
    let pages = many.div_ceil(A_PAGE).max(1);
    if nth > pages {
        return Err(Error::Missing);
    }
    let chosen = match asked.cohort.as_str() {
        "" => cohorts.first().cloned(),
        id => Some(chosen(db, on, id).await?),
    };
    let ids: Vec<CohortId> = cohorts.iter().chain(&chosen).map(|one| one.id).collect();
    let all = figures(db, &ids).await?;
    let shown = match &chosen {
        Some(one) => Some(shown(visit, on, &course, one, &all).await?),
        None => None,
    };
    let current = chosen.map(|one| one.id);
    let rows = cohorts.iter().map(|one| cohort_row(visit, on, one, (&all, current))).collect::<Result<_>>()?;
    let since = switches(db, programme).await?;
    let report = |report: Report| ReportRow {
        key: report.word(),
        since: since.get(&report).copied(),
        action: format!("{}/reports/{}", base(on), report.word()),
    };
    visit.draw_as(
        status,
        &InsightsPage {
            title: course.say(&course.title, visit.locale.tag()),
            cohorts_href: format!("/programmes/{}/cohorts", on.programme.slug),
            smallest: course.smallest_group.unwrap_or(USUAL).max(FLOOR),
            shown,
            cohorts: rows,
            pager: Pager::new(nth, pages, format!("{}?page=", base(on))),
            reports: Report::ALL.into_iter().map(report).collect(),
            cost_href: format!("{}/cost", base(on)),
            files: ["csv", "xlsx"].into_iter().map(|kind| (kind, format!("{}.{kind}", base(on)))).collect(),
            form,
        },
    )
}

async fn chosen(db: &DatabaseConnection, on: &ProgrammeOn, id: &str) -> Result<Counted> {
    let id = id.parse().map_err(|_| Error::Missing)?;
    counted_one(db, on.programme.id, id).await?.ok_or(Error::Missing)
}

async fn shown(visit: &Visit, on: &ProgrammeOn, course: &Programme, one: &Counted, all: &[Figure]) -> Result<Shown> {
    let own: Vec<Figure> = all.iter().filter(|figure| figure.cohort == one.id).cloned().collect();
    let usual = usual(visit.house.store.read(), on.programme.id, one.id).await?;
    let saying = Saying { visit, figures: &own, usual: &usual };
    let last = saying.newest(Measure::TookPart).map(|figure| figure.week);
    let mut shown = Shown {
        name: one.name.clone(),
        week: last.filter(|last| i32::try_from(*last).is_ok_and(|last| last == one.week)),
        counted_at: one.counted_at,
        started: started(&own),
        sentences: saying.sentences()?,
        path: path(&saying)?,
        weeks: weeks(&saying)?,
        columns: columns(&saying),
        parts: pools(&saying, Some(course))?,
        report: String::new(),
    };
    shown.report = in_plain_words(&saying, &shown, &course.say(&course.title, visit.locale.tag()).text)?;
    Ok(shown)
}

fn started(own: &[Figure]) -> Option<u32> {
    own.iter().map(|figure| figure.of).find(|of| *of > 0)
}

/// The report to pass on.
fn in_plain_words(saying: &Saying<'_>, shown: &Shown, title: &str) -> Result<String> {
    let mut lines = vec![format!("{title}: {}", shown.name)];
    if let Some(started) = shown.started {
        lines.push(saying.say("insights-started", &[("count", started)], &[])?);
    }
    for sentence in &shown.sentences {
        lines.push(format!("- {} {}", sentence.text, sentence.beside.join(" ")).trim_end().to_owned());
    }
    if !shown.path.is_empty() {
        lines.push(String::new());
    }
    for step in &shown.path {
        let word = match step.week {
            Some(week) => saying.say("insights-step-week", &[("week", week)], &[])?,
            None => saying.say(&format!("insights-step-{}", step.key), &[], &[])?,
        };
        lines.push(format!("{word}: {}", step.band.text));
    }
    lines.push(String::new());
    lines.push(saying.say("insights-report-foot", &[], &[])?);
    Ok(lines.join("\n"))
}

fn cohort_row(
    visit: &Visit,
    on: &ProgrammeOn,
    one: &Counted,
    (all, current): (&[Figure], Option<CohortId>),
) -> Result<CohortRow> {
    let own: Vec<Figure> = all.iter().filter(|figure| figure.cohort == one.id).cloned().collect();
    let usual = BTreeMap::new();
    let saying = Saying { visit, figures: &own, usual: &usual };
    Ok(CohortRow {
        name: one.name.clone(),
        starts_on: one.starts_on,
        href: format!("{}?cohort={}", base(on), one.id),
        current: current == Some(one.id),
        started: started(&own),
        first: saying.band_of(saying.find(Measure::TookPart, 1))?,
        last: saying.band_of(saying.newest(Measure::TookPart))?,
        completed: saying.band_of(saying.newest(Measure::Completed))?,
        helpers: saying.band_of(saying.newest(Measure::Helpers))?,
    })
}

/// `POST /programmes/{programme}/insights/reports/{report}`
pub async fn switch_report(
    may: Permit<OwnProgramme>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    at: Path<(String, String)>,
    form: Form<Switching>,
) -> Result<HttpResponse> {
    let report = Report::named(&at.1).ok_or(Error::Missing)?;
    let work = async |tx: &Tx, switching: &Switching| {
        switch(tx, &may, report, switching.on).await?;
        let word = if switching.on { "report-on" } else { "report-off" };
        Ok(Outcome::to(format!("{}#reports", base(may.on())), word))
    };
    let nothing = Asked { cohort: String::new(), page: String::new() };
    let again = async |status, state| page(may.on(), &visit, &catalogue, &nothing, (status, state)).await;
    visit.submit(&form, work, again).await
}

type Sheet = (Vec<String>, Vec<Vec<Cell>>);

async fn everything(may: &Permit<OwnProgramme>, visit: &Visit) -> Result<Sheet> {
    let db = visit.house.store.read();
    let (cohorts, _) = counted(db, may.on().programme.id, (1, A_FILE)).await?;
    let mut all = Vec::new();
    // A query names no more cohorts than a database takes values.
    for some in cohorts.chunks(500) {
        let ids: Vec<CohortId> = some.iter().map(|one| one.id).collect();
        all.extend(figures(db, &ids).await?);
    }
    let names: BTreeMap<CohortId, (String, NaiveDate)> =
        cohorts.into_iter().map(|one| (one.id, (one.name, one.starts_on))).collect();
    Ok(sheet(&names, &all, |key| visit.say(key)))
}

/// Course and day: a name of a file names nobody.
fn name_of(may: &Permit<OwnProgramme>, visit: &Visit, ending: &str) -> String {
    format!("{}-insights-{}.{ending}", may.on().programme.slug, date_in(visit.zone, visit.now()))
}

/// `GET /programmes/{programme}/insights.csv`
pub async fn csv(may: Permit<OwnProgramme>, visit: Visit) -> Result<HttpResponse> {
    let (header, rows) = everything(&may, &visit).await?;
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    Ok(download(csv_bytes(&header, rows)?, CSV, &name_of(&may, &visit, "csv")))
}

/// `GET /programmes/{programme}/insights.xlsx`
pub async fn xlsx(may: Permit<OwnProgramme>, visit: Visit) -> Result<HttpResponse> {
    let (header, rows) = everything(&may, &visit).await?;
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    let bytes = xlsx_bytes(&visit.say("insights-title"), &header, rows)?;
    Ok(download(bytes, XLSX, &name_of(&may, &visit, "xlsx")))
}
