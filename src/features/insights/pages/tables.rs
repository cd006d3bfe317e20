//! Figures in tables.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use entity::ids::CohortId;
use serde::Serialize;

use super::{
    super::{
        facts::OTHERS,
        measures::{Figure, Measure},
    },
    saying::{Band, Saying},
};
use crate::{
    features::curriculum::{Dimension, Programme},
    platform::{errors::Result, tables::Cell},
};

/// A step from applying to helping.
#[derive(Serialize)]
pub struct Path {
    /// Words: `insights-step-<key>`.
    pub key: &'static str,
    /// The week, where it is one.
    pub week: Option<u32>,
    /// How many.
    pub band: Band,
}

/// The steps there are, in their order.
pub fn path(saying: &Saying<'_>) -> Result<Vec<Path>> {
    let mut steps = Vec::new();
    for measure in [Measure::Applied, Measure::Offered, Measure::Started] {
        let own = |one: &&Figure| one.measure == measure && (measure == Measure::Started || one.tells());
        if let Some(figure) = saying.figures.iter().find(own) {
            // Everybody who started started: how many that is may be told.
            let whole = Figure { at_least: figure.of, at_most: figure.of, ..figure.clone() };
            let figure = if measure == Measure::Started { &whole } else { figure };
            steps.push(Path { key: measure.word(), week: None, band: saying.band(figure)? });
        }
    }
    if steps.is_empty() {
        return Ok(steps);
    }
    for figure in saying.all(Measure::TookPart) {
        steps.push(Path { key: figure.measure.word(), week: Some(figure.week), band: saying.band(figure)? });
    }
    for measure in [Measure::Completed, Measure::Helpers] {
        if let Some(figure) = saying.newest(measure) {
            steps.push(Path { key: measure.word(), week: None, band: saying.band(figure)? });
        }
    }
    Ok(steps)
}

/// A column of the table of weeks.
#[derive(Serialize)]
pub struct Column {
    /// Words: `insights-column-<key>`.
    pub key: &'static str,
}

/// What a week's row may hold.
const WEEKLY: [Measure; 6] =
    [Measure::TookPart, Measure::OnTime, Measure::OptedOut, Measure::Asked, Measure::Waited, Measure::FirstAnswer];

fn has(saying: &Saying<'_>, measure: Measure) -> bool {
    saying.newest(measure).is_some()
}

/// The columns that have anything in them.
pub fn columns(saying: &Saying<'_>) -> Vec<Column> {
    let there = WEEKLY.into_iter().filter(|measure| has(saying, *measure));
    there.map(|measure| Column { key: measure.word() }).collect()
}

/// A week.
#[derive(Serialize)]
pub struct WeekRow {
    /// Its number.
    pub week: u32,
    /// In the order of the columns; none where nothing may be told.
    pub cells: Vec<Option<Band>>,
}

/// The weeks there are.
pub fn weeks(saying: &Saying<'_>) -> Result<Vec<WeekRow>> {
    let weekly = saying.figures.iter().filter(|figure| WEEKLY.contains(&figure.measure) && figure.tells());
    let last = weekly.map(|figure| figure.week).max().unwrap_or_default();
    let columns: Vec<Measure> = WEEKLY.into_iter().filter(|measure| has(saying, *measure)).collect();
    let cell = |measure: Measure, week: u32| match (measure, saying.find(measure, week)) {
        (_, None) => Ok(None),
        (Measure::FirstAnswer, Some(figure)) => {
            let key = if figure.at_least == 0 { "insights-hours-more" } else { "insights-hours" };
            let text = saying.say(key, &[("hours", figure.at_least)], &[])?;
            Ok(Some(Band { text, from: 0, more: 0 }))
        }
        (_, Some(figure)) => saying.band(figure).map(Some),
    };
    (1..=last)
        .map(|week| {
            let cells = columns.iter().map(|measure| cell(*measure, week)).collect::<Result<_>>()?;
            Ok(WeekRow { week, cells })
        })
        .collect()
}

/// Everybody who applied and who is in, by one thing they say.
#[derive(Serialize)]
pub struct Pool {
    /// Words: `board-<word>`.
    pub word: &'static str,
    /// Its values.
    pub rows: Vec<PartRow>,
}

/// A value.
#[derive(Serialize)]
pub struct PartRow {
    /// What it is called; none for those that are few.
    pub label: Option<String>,
    /// Of everybody who applied.
    pub pool: Band,
    /// Of the cohort.
    pub joined: Option<Band>,
}

/// What a value is called in the language of the page.
fn label(course: Option<&Programme>, languages: &[(String, String)], locale: &str, part: (Dimension, &str)) -> String {
    let form = course.and_then(|course| course.application.as_deref());
    let (dimension, value) = part;
    let said = match dimension {
        Dimension::Language => languages.iter().find(|(tag, _)| tag == value).map(|(_, name)| name.clone()),
        Dimension::Site => form
            .and_then(|form| form.site(value))
            .zip(course)
            .map(|(site, course)| course.say(&site.label, locale).text),
        other => form
            .and_then(|form| form.choices(other).iter().find(|choice| choice.id == value))
            .zip(course)
            .map(|(choice, course)| course.say(&choice.label, locale).text),
    };
    said.unwrap_or_else(|| value.to_owned())
}

/// The parts there are.
pub fn pools(saying: &Saying<'_>, course: Option<&Programme>) -> Result<Vec<Pool>> {
    let languages = saying.visit.languages();
    let mut pools: BTreeMap<Dimension, Vec<PartRow>> = BTreeMap::new();
    for figure in saying.figures.iter().filter(|one| one.measure == Measure::Pool) {
        let Some((dimension, value)) = parts(&figure.part) else { continue };
        let joined = |one: &&Figure| one.measure == Measure::Joined && one.part == figure.part && one.tells();
        let joined = saying.figures.iter().find(joined);
        let row = PartRow {
            label: (value != OTHERS).then(|| label(course, &languages, saying.visit.locale.tag(), (dimension, value))),
            pool: saying.band(figure)?,
            joined: saying.band_of(joined)?,
        };
        pools.entry(dimension).or_default().push(row);
    }
    for rows in pools.values_mut() {
        // Those that are few stand last.
        rows.sort_by_cached_key(|row| (row.label.is_none(), row.label.clone()));
    }
    Ok(pools.into_iter().map(|(dimension, rows)| Pool { word: dimension.word(), rows }).collect())
}

/// What a part is: `site:north`.
pub fn parts(part: &str) -> Option<(Dimension, &str)> {
    let (word, value) = part.split_once(':')?;
    Some((Dimension::named(word)?, value))
}

/// Figures of cohorts as a table to take along: what stands on the page and nothing else.
pub fn sheet(
    cohorts: &BTreeMap<CohortId, (String, NaiveDate)>,
    figures: &[Figure],
    say: impl Fn(&str) -> String,
) -> (Vec<String>, Vec<Vec<Cell>>) {
    let keys = ["cohort", "starts", "week", "figure", "part", "at-least", "at-most", "of"];
    let header = keys.iter().map(|key| say(&format!("insights-sheet-{key}"))).collect();
    let row = |figure: &Figure| {
        let (name, starts_on) = cohorts.get(&figure.cohort)?;
        let part = match parts(&figure.part) {
            Some((dimension, OTHERS)) => {
                format!("{}: {}", say(&format!("board-{}", dimension.word())), say("insights-others"))
            }
            Some((dimension, value)) => format!("{}: {value}", say(&format!("board-{}", dimension.word()))),
            None => String::new(),
        };
        Some(vec![
            Cell::from(name.as_str()),
            Cell::from(*starts_on),
            Cell::from(figure.week),
            Cell::from(say(&format!("insights-figure-{}", figure.measure.word()))),
            Cell::from(part),
            Cell::from(figure.at_least),
            Cell::from(figure.at_most),
            Cell::from((figure.of > 0).then_some(figure.of)),
        ])
    };
    let mut rows: Vec<_> =
        figures.iter().filter_map(|figure| Some((cohorts.get(&figure.cohort)?.1, row(figure)?))).collect();
    // The newest cohort first; what belongs together stays so.
    rows.sort_by_key(|(starts_on, _)| std::cmp::Reverse(*starts_on));
    (header, rows.into_iter().map(|(_, row)| row).collect())
}
