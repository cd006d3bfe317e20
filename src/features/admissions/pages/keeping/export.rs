//! Applications as a table to take along.

use std::collections::BTreeMap;

use entity::{application, draw, ids::ApplicationId};

use super::super::super::{
    draw::{DRAW_FIELDS, Entrant},
    queries::{AdmissionOn, BoardRow, score},
    rules::{each, mean, said_of},
};
use crate::{
    features::curriculum::{ApplicationForm, Choice, Dimension, Question, QuestionKind},
    platform::{
        errors::{Error, Result},
        tables::Cell,
    },
};

/// A table: names of its columns, and its rows.
pub struct Sheet {
    /// The names.
    pub header: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// What the table needs besides the applications.
pub struct Beside<'a> {
    /// The admission they belong to.
    pub on: &'a AdmissionOn,
    /// Lost draws, by application.
    pub losses: BTreeMap<ApplicationId, u32>,
    /// Places on the waitlist, by application.
    pub places: BTreeMap<ApplicationId, u32>,
    /// The language of its words.
    pub locale: &'a str,
}

/// Every application the board has. Names and addresses only where they are not hidden; of what the
/// reader must not read only that it is there.
pub fn sheet(rows: &[BoardRow], beside: &Beside<'_>, say: impl Fn(&str) -> String) -> Result<Sheet> {
    let form = beside.on.form()?;
    let languages = beside.on.course.as_ref().map(|course| course.languages.clone()).unwrap_or_default();
    let mut columns = vec!["code"];
    if !beside.on.blind() {
        columns.extend(["name", "email"]);
    }
    columns.extend(["state", "pending"]);
    columns.extend(["background", "department", "site", "language", "languages", "experience", "zone"]);
    columns.extend(["losses", "reviews", "mean", "submitted", "place"]);
    columns.extend(["community", "about", "brings", "wants"]);
    let named = columns.iter().map(|column| say(&format!("seats-column-{column}")));
    let asked = form.questions.iter().map(|question| question.label.say(beside.locale, &languages).text);
    let header: Vec<String> = named.chain(asked).collect();
    let row = |row: &BoardRow| {
        let line = Line { row, form, beside, languages: &languages, say: &say };
        let cells = columns.iter().map(|column| line.cell(column));
        cells.chain(form.questions.iter().map(|question| line.answer(question))).collect()
    };
    Ok(Sheet { rows: rows.iter().map(row).collect(), header })
}

struct Line<'a, S> {
    row: &'a BoardRow,
    form: &'a ApplicationForm,
    beside: &'a Beside<'a>,
    languages: &'a [String],
    say: &'a S,
}

impl<S: Fn(&str) -> String> Line<'_, S> {
    fn cell(&self, column: &str) -> Cell {
        let one = &self.row.application;
        match column {
            "code" => one.code.as_str().into(),
            "name" => one.name.as_str().into(),
            "email" => one.email.as_str().into(),
            "state" => (self.say)(&format!("seats-state-{}", one.state.word())).into(),
            "submitted" => one.submitted_at.into(),
            "place" => self.beside.places.get(&one.id).copied().into(),
            // What somebody must not read does not come to them in a table either.
            _ if self.row.excluded => Cell::Text(String::new()),
            "pending" => {
                self.row.pending.as_ref().map(|d| (self.say)(&format!("seats-verdict-{}", d.verdict.word()))).into()
            }
            "losses" => self.beside.losses.get(&one.id).copied().unwrap_or(0).into(),
            "reviews" => u32::try_from(self.row.reviews.len()).unwrap_or(u32::MAX).into(),
            "mean" => self.mean(),
            "languages" => each(&one.languages).collect::<Vec<_>>().join(", ").into(),
            "community" => one.community.clone().into(),
            "about" => one.about.clone().into(),
            "brings" => one.brings.clone().into(),
            "wants" => one.wants.clone().into(),
            other => Dimension::named(other).and_then(|dimension| self.kind(one, dimension)).into(),
        }
    }

    fn kind(&self, one: &application::Model, dimension: Dimension) -> Option<String> {
        let value = said_of(one, dimension).into_iter().next();
        value.map(|value| self.form.label_of(dimension, &value, self.beside.locale, self.languages))
    }

    fn mean(&self) -> Cell {
        let scores: Vec<u32> = self.row.reviews.iter().filter_map(|review| score(self.form, review)).collect();
        mean(&scores).map(|hundredths| Cell::Number(f64::from(hundredths) / 100.0)).into()
    }

    fn answer(&self, question: &Question) -> Cell {
        if self.row.excluded {
            return Cell::Text(String::new());
        }
        let Some(answer) = self.row.application.answers.get(&question.id) else { return Cell::Text(String::new()) };
        let label = |id: &str| {
            let known = question.kind.options().iter().find(|option: &&Choice| option.id == id);
            known.map_or_else(|| id.to_owned(), |o| o.label.say(self.beside.locale, self.languages).text)
        };
        match (&question.kind, answer.as_str()) {
            (QuestionKind::YesNo, Some("yes")) => (self.say)("seats-yes").into(),
            (QuestionKind::YesNo, Some(_)) => (self.say)("seats-no").into(),
            (QuestionKind::Choice { .. }, Some(id)) => label(id).into(),
            (_, Some(text)) => text.into(),
            (_, None) => each(answer).map(label).collect::<Vec<_>>().join(", ").into(),
        }
    }
}

/// Everybody who was in a draw, as `lernweg draw` reads it: names of columns and values are ids.
pub fn draw_sheet(draw: &draw::Model) -> Result<Sheet> {
    let entrants: Vec<Entrant> =
        serde_json::from_value(draw.entrants.clone()).map_err(|error| Error::Broken(error.into()))?;
    let header = ["code", "losses"].iter().chain(&DRAW_FIELDS).map(|name| (*name).to_owned()).collect();
    let row = |entrant: &Entrant| {
        let values = DRAW_FIELDS.iter().map(|field| entrant.values.get(*field).cloned().into());
        [entrant.code.as_str().into(), entrant.losses.into()].into_iter().chain(values).collect()
    };
    Ok(Sheet { header, rows: entrants.iter().map(row).collect() })
}
