//! The pages of those who read applications, and of those who give the seats.

mod answers;
mod composition;
mod history;
mod index;
mod letters;
mod reading;

use entity::{application, states::ProgrammeRole};
use serde::Serialize;

pub use composition::{CompositionPage, Drawn, Pool, Seats, bars};
pub use history::{Event, HistoryPage, Labels};
pub use index::{Found, IndexPage};
pub use letters::{Group, LetterPage, Mailing, OutboxPage, RoundRow, Sheet};
pub use reading::{Forms, Known, ReadingPage};

use super::super::{queries::AdmissionOn, rules::each};
use crate::{
    features::curriculum::{ApplicationForm, Choice, Dimension, Localised, Programme, Said},
    platform::errors::{Error, Result},
    web::{CohortStrip, NavItem, Tab, Visit},
};

/// Where the applications of a cohort are.
pub fn base(on: &AdmissionOn) -> String {
    format!("/cohorts/{}/applications", on.cohort.id)
}

/// Whether somebody gives the seats, and does not only read.
pub fn decides(on: &AdmissionOn) -> bool {
    matches!(on.role, Some(ProgrammeRole::Owner | ProgrammeRole::Deputy))
}

/// The strip of these pages: four rooms, which is what a phone has room for in German. An assessor has no
/// business in the cohort itself: no link leads there.
pub fn strip(on: &AdmissionOn) -> CohortStrip {
    let cohort = format!("/cohorts/{}", on.cohort.id);
    let item = |key, href: String| NavItem { key, current: key == "board-applications", href };
    let mut nav = vec![item("nav-home", "/home".to_owned())];
    if decides(on) {
        nav.push(item("nav-cohort", cohort.clone()));
    }
    nav.push(item("board-applications", base(on)));
    if decides(on) {
        nav.push(item("nav-settings", format!("{cohort}/settings")));
    }
    let href = if decides(on) { cohort } else { base(on) };
    CohortStrip { name: on.cohort.name.clone(), href, week: None, weeks: 0, nav }
}

/// What every page of the board shows above its own.
#[derive(Clone, Debug, Serialize)]
pub struct Head {
    /// Where the applications are.
    pub href: String,
    /// What the cohort is called.
    pub cohort: String,
    /// Whether the reader gives the seats.
    pub owner: bool,
    /// Whether names are hidden.
    pub blind: bool,
    /// The pages there are.
    pub tabs: Vec<Tab>,
}

impl Head {
    /// The head of the page with this key.
    pub fn new(on: &AdmissionOn, visit: &Visit, current: &str) -> Self {
        let href = base(on);
        let owner = decides(on);
        let pages = [
            ("board-tab-applications", href.clone()),
            ("board-tab-composition", format!("{href}/composition")),
            ("board-tab-decisions", format!("{href}/decisions")),
            ("board-tab-history", format!("{href}/history")),
        ];
        let tab = |(key, href): (&str, String)| Tab { label: visit.say(key), href, current: key == current };
        let tabs = if owner { pages.into_iter().map(tab).collect() } else { Vec::new() };
        Self { cohort: on.cohort.name.clone(), blind: on.blind(), href, owner, tabs }
    }
}

/// How an application is named: by its code as long as names are hidden, and to whoever must not read it.
pub fn name_of(on: &AdmissionOn, application: &application::Model, excluded: bool) -> String {
    if on.blind() || excluded { application.code.clone() } else { application.name.clone() }
}

/// The words of a course, in the language of the page.
pub struct Wording<'a> {
    course: &'a Programme,
    /// What people are asked.
    pub form: &'a ApplicationForm,
    locale: &'a str,
    languages: Vec<(String, String)>,
}

impl<'a> Wording<'a> {
    /// The words of the course of this admission; missing where it asks nothing.
    pub fn new(on: &'a AdmissionOn, visit: &'a Visit) -> Result<Self> {
        let course = on.course.as_deref().ok_or(Error::Missing)?;
        Ok(Self { course, form: on.form()?, locale: visit.locale.tag(), languages: visit.languages() })
    }

    /// A text of the course.
    pub fn say(&self, text: &Localised) -> Said {
        self.course.say(text, self.locale)
    }

    /// How a value reads. One that is no longer offered reads as it is kept.
    pub fn value(&self, dimension: Dimension, value: &str) -> Said {
        let label = match dimension {
            Dimension::Site => self.form.site(value).map(|site| &site.label),
            Dimension::Language => return self.plain(&self.language(value)),
            Dimension::Zone => return self.plain(value),
            other => self.form.choices(other).iter().find(|choice| choice.id == value).map(|choice| &choice.label),
        };
        label.map_or_else(|| self.plain(value), |label| self.say(label))
    }

    /// The name of a language in itself, or its tag.
    pub fn language(&self, tag: &str) -> String {
        self.languages.iter().find(|(known, _)| known == tag).map_or(tag, |(_, name)| name).to_owned()
    }

    /// A text that is in no language, or in that of the page.
    pub fn plain(&self, text: &str) -> Said {
        Said { text: text.to_owned(), language: self.locale.to_owned(), fallback: false }
    }

    fn options(&self, choices: &[Choice]) -> Vec<Pick> {
        choices.iter().map(|one| Pick { value: one.id.clone(), label: self.say(&one.label).text }).collect()
    }

    /// The sites to choose from.
    fn sites(&self) -> Vec<Pick> {
        self.form.sites.iter().map(|one| Pick { value: one.id.clone(), label: self.say(&one.label).text }).collect()
    }

    /// Hundredths as people write them: `2,33` or `2.33`.
    pub fn hundredths(&self, number: u32) -> String {
        let mark = if self.locale.starts_with("de") { ',' } else { '.' };
        format!("{}{mark}{:02}", number / 100, number % 100)
    }
}

/// Something to choose in a form.
#[derive(Clone, Debug, Serialize)]
pub struct Pick {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
}

/// What an application says of its languages, as they are called.
fn languages_of(words: &Wording<'_>, application: &application::Model) -> Vec<String> {
    each(&application.languages).map(|tag| words.language(tag)).collect()
}
