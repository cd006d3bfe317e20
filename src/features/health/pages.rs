//! What the pages about the health of one's own community show. Nobody but their owner sees any of it.

mod import;
mod lines;
mod months;
mod telling;

pub use import::{ImportPage, known_columns, report, wrong_table};
pub use months::{MonthPage, form_of, stands};
use serde::Serialize;
pub use telling::Telling;

use self::lines::Line;
use super::rules::{Group, Month, Number, SMALL, Share, Topic, Value, month_word, sentences};
use crate::{
    platform::{errors::Result, numbers::grouped},
    web::View,
};

/// How the community is doing.
#[derive(Serialize)]
pub struct HealthPage {
    /// Up to three sentences about the newest month.
    pub says: Vec<String>,
    /// Shares over time, where there are at least two months to join.
    pub lines: Vec<Line>,
    /// Words `health-topic-<word>` of the columns that have anything in them.
    pub topics: Vec<&'static str>,
    /// Month by month, the newest first.
    pub months: Vec<MonthRow>,
    /// Months of which a number is known that says little: with members, views and posts.
    pub vain: Vec<VainRow>,
    /// Words `health-group-<word>` of what is worth knowing.
    pub groups: Vec<&'static str>,
    /// Of fewer than so many no share is told.
    pub small: i64,
}

impl View for HealthPage {
    const FILE: &'static str = "health/index.html";
}

/// A month.
#[derive(Serialize)]
pub struct MonthRow {
    /// Its first day.
    pub on: chrono::NaiveDate,
    /// Where it is changed.
    pub href: String,
    /// In the order of the columns; none where it is not known.
    pub cells: Vec<Option<Cell>>,
}

/// What is known in a month.
#[derive(Serialize)]
pub struct Cell {
    /// "12 of 24", or hours.
    pub text: String,
    /// In percent, where that means anything.
    pub percent: Option<String>,
}

/// A month in numbers that say little.
#[derive(Serialize)]
pub struct VainRow {
    /// Its first day.
    pub on: chrono::NaiveDate,
    /// Where it is changed.
    pub href: String,
    /// Members, views and posts; none where they are not known.
    pub cells: Vec<Option<String>>,
}

/// What is told of a month, column by column.
const TOPICS: [Topic; 8] = [
    Topic::Share(Share::Unanswered),
    Topic::FirstAnswer,
    Topic::Share(Share::ByPeers),
    Topic::Share(Share::CameAgain),
    Topic::Share(Share::Writing),
    Topic::Share(Share::HalfBy),
    Topic::Share(Share::Came),
    Topic::Share(Share::WithoutHit),
];

fn href(month: &Month) -> String {
    format!("/me/community/health/{}", month_word(month.on))
}

fn vain(month: &Month) -> Option<VainRow> {
    let numbers = Group::Vanity.numbers();
    let text = |number: &Number| month.numbers.get(*number).map(|value| grouped(value.into(), 0));
    let cells: Vec<Option<String>> = numbers.iter().map(text).collect();
    cells.iter().any(Option::is_some).then(|| VainRow { on: month.on, href: href(month), cells })
}

impl HealthPage {
    /// The page about these months, which come in their order.
    pub fn new(telling: &Telling<'_>, months: &[Month]) -> Result<Self> {
        let topics: Vec<Topic> =
            TOPICS.into_iter().filter(|topic| months.iter().any(|month| topic.of(month).is_some())).collect();
        let cell = |value: Value| match value {
            Value::Share(fraction) => Ok(Cell {
                text: telling.counted(fraction)?,
                percent: fraction.percent().map(|percent| format!("{percent}\u{a0}%")),
            }),
            Value::Hours(tenths) => Ok(Cell { text: telling.hours(tenths)?, percent: None }),
        };
        let row = |month: &Month| {
            let cells = topics.iter().map(|topic| topic.of(month).map(cell).transpose());
            Ok(MonthRow { on: month.on, href: href(month), cells: cells.collect::<Result<_>>()? })
        };
        Ok(Self {
            says: sentences(months).iter().map(|sentence| telling.sentence(sentence)).collect::<Result<_>>()?,
            lines: Share::ALL
                .into_iter()
                .filter_map(|share| Line::of(telling, share, months).transpose())
                .collect::<Result<_>>()?,
            months: months.iter().rev().map(row).collect::<Result<_>>()?,
            topics: topics.iter().map(|topic| topic.word()).collect(),
            vain: months.iter().rev().filter_map(vain).collect(),
            groups: Group::WORTH.iter().map(|group| group.word()).collect(),
            small: SMALL,
        })
    }
}
