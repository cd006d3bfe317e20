//! What an application says, in the words of the reader.

use entity::application;
use serde::Serialize;
use serde_json::Value;

use super::{
    super::super::rules::{each, is_time},
    Wording,
};
use crate::{
    features::curriculum::{Dimension, Question, QuestionKind, Said, Section},
    web::Visit,
};

/// A section of the form with what was written in it.
#[derive(Serialize)]
pub struct Part {
    /// Its word; `former` for what is no longer asked.
    pub word: &'static str,
    /// Question by question.
    pub answers: Vec<Answer>,
}

/// A question and its answer.
#[derive(Serialize)]
pub struct Answer {
    /// The question.
    pub label: Said,
    /// One text, or several things chosen; empty where nothing was said.
    pub values: Vec<Said>,
    /// Whether it is a text of several lines.
    pub long: bool,
}

/// What an application says, section by section; what is no longer asked comes last.
pub fn parts(words: &Wording<'_>, visit: &Visit, application: &application::Model) -> Vec<Part> {
    let part = |section: Section| {
        let mut answers = fixed(words, visit, application, section);
        let asked = words.form.questions_in(section);
        answers.extend(asked.map(|question| answer(words, visit, application, question)));
        Part { word: section.word(), answers }
    };
    let mut parts: Vec<Part> = Section::ALL.into_iter().map(part).collect();
    let given = application.answers.as_object().into_iter().flatten();
    let former = given.filter(|(id, _)| words.form.question(id).is_none());
    let former: Vec<Answer> = former
        .map(|(id, value)| Answer { label: words.plain(id), values: theirs(application, value), long: true })
        .collect();
    if !former.is_empty() {
        parts.push(Part { word: "former", answers: former });
    }
    parts
}

/// What every course asks.
fn fixed(words: &Wording<'_>, visit: &Visit, application: &application::Model, section: Section) -> Vec<Answer> {
    let label = |key: &str| words.plain(&visit.say(key));
    let chosen = |key: &str, dimension, value: &Option<String>| Answer {
        label: label(key),
        values: value.iter().map(|value| words.value(dimension, value)).collect(),
        long: false,
    };
    let text = |key: &str, value: &Option<String>| Answer {
        label: label(key),
        values: value.iter().map(|text| own(application, text)).collect(),
        long: true,
    };
    let several = |key: &str, values: Vec<String>| Answer {
        label: label(key),
        values: values.iter().map(|value| words.plain(value)).collect(),
        long: false,
    };
    match section {
        Section::About => vec![
            chosen("board-background", Dimension::Background, &application.background),
            chosen("board-department", Dimension::Department, &application.department),
            chosen("board-site", Dimension::Site, &application.site),
            several("board-languages", super::languages_of(words, application)),
        ],
        Section::Community => vec![
            text("board-community", &application.community),
            text("board-about", &application.about),
            chosen("board-experience", Dimension::Experience, &application.experience),
        ],
        Section::Offer => vec![text("board-brings", &application.brings), text("board-wants", &application.wants)],
        Section::Times => vec![
            chosen("board-zone", Dimension::Zone, &application.zone),
            several("board-times", each(&application.times).map(|time| spelled(visit, time)).collect()),
        ],
    }
}

/// `mon-am` in the words of the form; a word it does not know as it is kept.
fn spelled(visit: &Visit, time: &str) -> String {
    match time.split_once('-').filter(|_| is_time(time)) {
        Some((day, hours)) => {
            let words = [format!("admissions-day-{day}"), format!("admissions-hours-{hours}")];
            words.map(|key| visit.say(&key)).join(" ")
        }
        None => time.to_owned(),
    }
}

/// A text of the applicant's, in the language they read.
fn own(application: &application::Model, text: &str) -> Said {
    Said { text: text.to_owned(), language: application.locale.clone(), fallback: false }
}

/// The answer to a question of the course's own.
fn answer(words: &Wording<'_>, visit: &Visit, application: &application::Model, question: &Question) -> Answer {
    let given = application.answers.get(&question.id).unwrap_or(&Value::Null);
    let values = match &question.kind {
        QuestionKind::Text { .. } => theirs(application, given),
        QuestionKind::YesNo => {
            let yes = given.as_bool().or_else(|| given.as_str().map(|word| word == "yes"));
            let key = |yes| if yes { "board-yes" } else { "board-no" };
            yes.map(|yes| words.plain(&visit.say(key(yes)))).into_iter().collect()
        }
        kind @ (QuestionKind::Choice { .. } | QuestionKind::Several { .. }) => {
            let label = |said: Said| match kind.options().iter().find(|option| option.id == said.text) {
                Some(option) => words.say(&option.label),
                None => words.plain(&said.text),
            };
            theirs(application, given).into_iter().map(label).collect()
        }
    };
    Answer { label: words.say(&question.label), values, long: matches!(question.kind, QuestionKind::Text { .. }) }
}

/// Whatever was kept as an answer, text by text.
fn theirs(application: &application::Model, value: &Value) -> Vec<Said> {
    match value {
        Value::Null => Vec::new(),
        Value::String(text) => vec![own(application, text)],
        Value::Array(list) => list.iter().flat_map(|one| theirs(application, one)).collect(),
        other => vec![own(application, &other.to_string())],
    }
}
