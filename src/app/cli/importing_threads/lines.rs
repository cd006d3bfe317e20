//! What a file of threads says, line by line.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use serde::Deserialize;
use serde_json::Value;

use crate::{
    features::discussions::Written,
    platform::{
        from_html::to_markdown,
        text::{Body, Text, Title},
    },
};

/// A thread as a line says it.
pub(super) struct Line {
    /// What it is known by.
    pub(super) key: String,
    pub(super) title: Title,
    /// The opening first, then everything below it in the order of its time.
    pub(super) said: Vec<Said>,
}

/// Something that was said in it.
#[derive(Clone)]
pub(super) struct Said {
    pub(super) author: String,
    pub(super) email: Option<String>,
    pub(super) at: DateTime<Utc>,
    pub(super) written: Written,
    /// Which of those below the opening it answers, from 0; none where it answers the opening.
    pub(super) answers: Option<usize>,
}

#[derive(Deserialize)]
struct Row {
    id: Value,
    title: String,
    #[serde(default)]
    language: Option<String>,
    #[serde(flatten)]
    opening: Words,
    #[serde(default)]
    answers: Vec<Words>,
}

#[derive(Deserialize)]
struct Words {
    at: String,
    author: String,
    #[serde(default)]
    email: Option<String>,
    #[serde(default)]
    html: Option<String>,
    #[serde(default, alias = "text")]
    markdown: Option<String>,
    #[serde(default)]
    comments: Vec<Words>,
}

/// The language of a thread that does not say.
const USUAL: &str = "en";

/// The threads of a file, and what is wrong in it.
pub(super) fn read_lines(text: &str) -> (Vec<Line>, Vec<String>) {
    let mut problems = Vec::new();
    let mut lines = Vec::new();
    let text = text.trim_start_matches('\u{feff}');
    for (nth, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let row = serde_json::from_str::<Row>(line).map_err(|error| error.to_string());
        match row.and_then(read) {
            Ok(read) => lines.push(read),
            Err(why) => problems.push(format!("line {}: {why}.", nth + 1)),
        }
    }
    if lines.is_empty() && problems.is_empty() {
        problems.push("line 1: there is no thread".into());
    }
    (lines, problems)
}

fn read(row: Row) -> Result<Line, String> {
    let title = Title::parse(&row.title).map_err(|_| "title: it must have 3 to 140 characters".to_owned())?;
    let language = row.language.as_deref().unwrap_or(USUAL);
    let key = match &row.id {
        Value::String(id) => id.clone(),
        other => other.to_string(),
    };
    let mut said = vec![row.opening.said(language, None)?];
    // What is written, with the answer it stands below, where it stands below one.
    let mut below = Vec::new();
    for comment in &row.opening.comments {
        below.push((None, comment.said(language, None)?));
    }
    for (nth, answer) in row.answers.iter().enumerate() {
        below.push((Some(nth), answer.said(language, None)?));
        for comment in &answer.comments {
            below.push((Some(nth), comment.said(language, Some(nth))?));
        }
    }
    // Stable: an answer stays before its comments, also where a clock was wrong.
    below.sort_by_key(|(_, one)| one.at);
    let place = |answer: usize| below.iter().position(|(of, one)| *of == Some(answer) && one.answers.is_none());
    let placed: Vec<Said> =
        below.iter().map(|(_, one)| Said { answers: one.answers.and_then(place), ..one.clone() }).collect();
    said.extend(placed);
    Ok(Line { key, title, said })
}

impl Words {
    /// Until everything is in its order, `answers` counts the answers of the line.
    fn said(&self, language: &str, answers: Option<usize>) -> Result<Said, String> {
        let words = match (&self.markdown, &self.html) {
            (Some(markdown), _) => markdown.clone(),
            (None, Some(html)) => to_markdown(html),
            (None, None) => return Err(format!("{}: there is neither html nor markdown", self.author)),
        };
        let body = Body::parse(&words).map_err(|unfit| match unfit.limit {
            Some(limit) => format!("{}: the text has more than {limit} characters", self.author),
            None => format!("{}: there is no text", self.author),
        })?;
        let at = moment(&self.at).ok_or_else(|| format!("at: {:?} is no time like 2027-01-05T10:00:00", self.at))?;
        Ok(Said {
            author: self.author.clone(),
            email: self.email.clone(),
            at,
            written: Written::new(body, language),
            answers,
        })
    }
}

/// A time with its zone, or without one, which is then UTC, or a day.
fn moment(written: &str) -> Option<DateTime<Utc>> {
    let written = written.trim();
    let zoned = DateTime::parse_from_rfc3339(written).ok().map(|at| at.to_utc());
    let plain = || written.replace(' ', "T").parse::<NaiveDateTime>().ok().map(|at| at.and_utc());
    let day = || written.parse::<NaiveDate>().ok()?.and_hms_opt(12, 0, 0).map(|at| at.and_utc());
    zoned.or_else(plain).or_else(day)
}
