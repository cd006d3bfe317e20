//! The question of a month, and what people say to it.

use chrono::{DateTime, Utc};
use entity::ids::PersonId;
use serde::Serialize;

use super::{
    super::{
        queries::{AlumniOn, AnswerRow, MonthRow},
        rules::{MOST_ANSWER, Month},
    },
    Wrong,
    list::{page_of, pages},
    written,
};
use crate::{
    features::curriculum::{Localised, Programme, Said},
    web::{FormState, Pager, PersonTag, View},
};

/// A month, as pages name it: the words are `alumni-month-…`.
#[derive(Clone, Debug, Serialize)]
pub struct MonthView {
    /// `01` to `12`.
    pub number: String,
    /// As text: a year is no amount.
    pub year: String,
    /// Where it is.
    pub href: String,
    /// How many have answered.
    pub answers: i64,
}

impl MonthView {
    fn new(on: &AlumniOn, month: Month, answers: i64) -> Self {
        let text = month.to_string();
        let (year, number) = text.split_once('-').unwrap_or_default();
        Self {
            number: number.to_owned(),
            year: year.to_owned(),
            href: format!("{}/months/{month}", on.href()),
            answers,
        }
    }
}

/// An answer.
#[derive(Clone, Debug, Serialize)]
pub struct AnswerView {
    /// Who; whoever is in the network no more has no name.
    pub person: PersonTag,
    /// Where they are met.
    pub href: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Sanitised HTML.
    pub html: String,
    /// BCP 47 tag.
    pub language: String,
    /// Whether it is the reader's.
    pub me: bool,
}

/// A month.
#[derive(Serialize)]
pub struct MonthPage {
    /// Title of the programme.
    pub title: Said,
    /// The network.
    pub network_href: String,
    /// Which month.
    pub month: MonthView,
    /// What is asked.
    pub question: Said,
    /// The answers of this page, the first one first.
    pub answers: Vec<AnswerView>,
    /// Pages.
    pub pager: Pager,
    /// Whether it is this month's, and can be answered.
    pub open: bool,
    /// Where one's own goes, and below that is taken back.
    pub action: String,
    /// One's own: `body`, `version`.
    pub form: FormState,
    /// Whether there is one.
    pub answered: bool,
    /// What stands there by now, where it was changed in another window meanwhile.
    pub current: Option<Said>,
    /// The most characters.
    pub most: usize,
    /// Other months somebody said something in, latest first.
    pub others: Vec<MonthView>,
    /// What is wrong with the form.
    pub wrong: FormState,
}

impl View for MonthPage {
    const FILE: &'static str = "alumni/month.html";
}

/// The question a course asks in a month; none where it asks nothing.
pub fn asked_in(course: &Programme, month: Month) -> Option<&Localised> {
    course.alumni_questions.get(month.turn(course.alumni_questions.len())?)
}

/// The question of a month as its readers read it. Where those who answered read another, because the course has
/// changed since, it is theirs.
pub fn question(course: &Programme, month: Month, answers: &[AnswerRow], locale: &str) -> Option<Said> {
    let now = asked_in(course, month);
    let read = answers.first().filter(|first| now.is_none_or(|now| now.0.values().all(|text| *text != first.question)));
    match (read, now) {
        (Some(first), _) => Some(written(&first.question, &first.language)),
        (None, now) => now.map(|question| course.say(question, locale)),
    }
}

/// What was read for the page.
pub struct MonthRead {
    /// The month.
    pub month: Month,
    /// This one.
    pub now: Month,
    /// What is asked.
    pub question: Said,
    /// All answers.
    pub answers: Vec<AnswerRow>,
    /// The months with answers.
    pub months: Vec<MonthRow>,
}

impl MonthPage {
    /// Page `page` of a month; none where there is no such page.
    pub fn new(
        on: &AlumniOn,
        read: MonthRead,
        page: u64,
        (wrong, crossed): (&Wrong, bool),
        (reader, locale): (PersonId, &str),
    ) -> Option<Self> {
        let range = page_of(read.answers.len(), page)?;
        let own = read.answers.iter().find(|answer| answer.person == reader);
        let (body, version) = own.map_or(("", 0), |own| (own.body.as_str(), own.version));
        let at_first = || FormState::with([("body", body.to_owned()), ("version", version.to_string())]);
        let mut form = wrong.form("answer", at_first);
        if crossed {
            // The next attempt is made upon what its writer has now seen.
            form.values.insert("version".into(), version.to_string());
        }
        let month = MonthView::new(on, read.month, read.answers.len() as i64);
        let view = |answer: &AnswerRow| AnswerView {
            person: PersonTag::new(
                answer.person,
                answer.name.as_deref().unwrap_or_default(),
                None,
                answer.name.is_none(),
            ),
            href: format!("{}/{}", on.href(), answer.person),
            at: answer.written_at,
            html: answer.body_html.clone(),
            language: answer.language.clone(),
            me: answer.person == reader,
        };
        let others = read.months.iter().filter_map(|row| Some((Month::parse(&row.month)?, row.answers)));
        Some(Self {
            title: on.course.say(&on.course.title, locale),
            network_href: on.href(),
            question: read.question,
            pager: Pager::new(page, pages(read.answers.len()), format!("{}?page=", month.href)),
            open: read.month == read.now,
            action: format!("{}/answer", month.href),
            answered: own.is_some(),
            current: own.filter(|_| crossed).map(|own| written(&own.body, &own.language)),
            most: MOST_ANSWER,
            others: others
                .filter(|(other, _)| *other != read.month)
                .map(|(other, answers)| MonthView::new(on, other, answers))
                .collect(),
            answers: read.answers.get(range).unwrap_or_default().iter().map(view).collect(),
            wrong: wrong.split().1,
            form,
            month,
        })
    }
}
