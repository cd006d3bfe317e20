//! Shares over time as lines. The table beside them says the same in numbers.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::super::rules::{Month, Share};
use super::Telling;
use crate::platform::errors::Result;

/// So many months are shown, up to the newest.
const SHOWN: i32 = 36;
/// The drawing, in its own units: 320 wide, and so far from its edges.
const WIDTH: f64 = 320.0;
const EDGE: f64 = 8.0;
/// Where all is, and where nothing is.
const TOP: f64 = 8.0;
const BOTTOM: f64 = 80.0;

/// A share over time.
#[derive(Serialize)]
pub struct Line {
    /// Words: `health-topic-<key>`.
    pub key: &'static str,
    /// From where to where it goes, in words.
    pub says: String,
    /// Month by month, in words, for who does not see it.
    pub described: String,
    /// Its parts: a month nobody knows of breaks it. Each is a list of points.
    pub parts: Vec<String>,
    /// The points.
    pub dots: Vec<(String, String)>,
}

/// Months since the year 0.
fn count(on: NaiveDate) -> i32 {
    on.year() * 12 + i32::try_from(on.month0()).unwrap_or_default()
}

struct Point {
    at: i32,
    on: NaiveDate,
    percent: i64,
}

fn points(share: Share, months: &[Month]) -> Vec<Point> {
    let newest = months.last().map_or(0, |month| count(month.on));
    let point = |month: &Month| {
        let percent = share.of(&month.numbers)?.percent()?;
        Some(Point { at: count(month.on), on: month.on, percent })
    };
    months.iter().filter(|month| count(month.on) > newest - SHOWN).filter_map(point).collect()
}

impl Line {
    /// The line of a share; none where there are not two months to join, or their wholes are too small.
    pub fn of(telling: &Telling<'_>, share: Share, months: &[Month]) -> Result<Option<Self>> {
        let points = points(share, months);
        let (Some(first), Some(last)) = (points.first(), points.last()) else { return Ok(None) };
        if first.at == last.at {
            return Ok(None);
        }
        let place = |point: &Point| {
            let along = f64::from(point.at - first.at) / f64::from(last.at - first.at);
            #[allow(clippy::cast_precision_loss, reason = "at most a hundred")]
            let up = point.percent as f64 / 100.0;
            let (x, y) = (EDGE + along * (WIDTH - 2.0 * EDGE), BOTTOM - up * (BOTTOM - TOP));
            (format!("{x:.1}"), format!("{y:.1}"))
        };
        let mut parts: Vec<Vec<String>> = Vec::new();
        let mut before = None;
        for point in &points {
            let (x, y) = place(point);
            match parts.last_mut().filter(|_| before == Some(point.at - 1)) {
                Some(part) => part.push(format!("{x},{y}")),
                None => parts.push(vec![format!("{x},{y}")]),
            }
            before = Some(point.at);
        }
        let said = |point: &Point| {
            telling
                .say("health-line-point", &[("month", telling.month(point.on)), ("percent", point.percent.to_string())])
        };
        let described = points.iter().map(said).collect::<Result<Vec<_>>>()?.join("; ");
        let says = telling.say(
            "health-line",
            &[
                ("first", telling.month(first.on)),
                ("last", telling.month(last.on)),
                ("from", first.percent.to_string()),
                ("to", last.percent.to_string()),
            ],
        )?;
        Ok(Some(Self {
            key: share.word(),
            says,
            described,
            parts: parts.into_iter().filter(|part| part.len() > 1).map(|part| part.join(" ")).collect(),
            dots: points.iter().map(place).collect(),
        }))
    }
}
