//! Whether an application is complete: what its programme asks, against what was written.

use entity::application;
use serde_json::Value;

use super::words_in;
use crate::{
    features::curriculum::{ApplicationForm, Choice, Dimension, Question, QuestionKind, Section},
    platform::{secrets, zones},
};

/// A page of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A part of the form.
    Of(Section),
    /// What one agrees to.
    Consent,
}

impl Part {
    /// All of them, in their order.
    pub const ALL: [Self; 5] = [
        Self::Of(Section::About),
        Self::Of(Section::Community),
        Self::Of(Section::Offer),
        Self::Of(Section::Times),
        Self::Consent,
    ];

    /// The word addresses and locale files know it by.
    pub fn word(self) -> &'static str {
        match self {
            Self::Of(section) => section.word(),
            Self::Consent => "consent",
        }
    }

    /// The one after it.
    pub fn next(self) -> Option<Self> {
        Self::ALL.into_iter().skip_while(|part| *part != self).nth(1)
    }
}

/// Something that is missing, or does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The page it is on.
    pub part: Part,
    /// The field that leads to it.
    pub field: String,
    /// Key of the sentence that says what is wrong.
    pub key: &'static str,
    /// The number of words it speaks of, and how many there are.
    pub words: Option<(usize, usize)>,
}

/// Words about one's community, at most.
pub const ABOUT_WORDS: u32 = 150;
/// Words about what one brings, and about what one wants, at most.
pub const OFFER_WORDS: u32 = 100;
/// The days somebody can have time on.
pub const DAYS: [&str; 5] = ["mon", "tue", "wed", "thu", "fri"];
/// The parts of such a day.
pub const HOURS: [&str; 3] = ["am", "pm", "ev"];

/// Whether a word like `mon-am` names a time.
pub fn is_time(word: &str) -> bool {
    word.split_once('-').is_some_and(|(day, hours)| DAYS.contains(&day) && HOURS.contains(&hours))
}

/// The texts in a list a column holds.
pub fn each(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().map(Vec::as_slice).unwrap_or_default().iter().filter_map(Value::as_str)
}

/// What an application says about one of the things every form asks; of several languages the one
/// they would rather work in comes first.
pub fn said_of(application: &application::Model, dimension: Dimension) -> Vec<String> {
    let one = match dimension {
        Dimension::Background => &application.background,
        Dimension::Department => &application.department,
        Dimension::Site => &application.site,
        Dimension::Experience => &application.experience,
        Dimension::Zone => &application.zone,
        Dimension::Language => return each(&application.languages).map(str::to_owned).collect(),
    };
    one.iter().cloned().collect()
}

/// What is wrong with one field: a key, and words allowed and there.
type Wrong = (&'static str, Option<(usize, usize)>);

const MISSING: Wrong = ("form-missing", None);
const UNKNOWN: Wrong = ("form-choice-unfit", None);

/// Everything that is missing or does not fit, in the order of the form. What the programme asked
/// once and asks no more is not looked at.
pub fn gaps(form: &ApplicationForm, languages: &[String], application: &application::Model) -> Vec<Gap> {
    let mut found = Vec::new();
    for part in Part::ALL {
        let mut note = |field: &str, wrong: Option<Wrong>| {
            if let Some((key, words)) = wrong {
                found.push(Gap { part, field: field.to_owned(), key, words });
            }
        };
        match part {
            Part::Of(section) => {
                own_fields(section, form, languages, application, &mut note);
                for question in form.questions_in(section) {
                    note(&format!("q-{}", question.id), answered(question, application.answers.get(&question.id)));
                }
            }
            Part::Consent => {
                let agreed = application.consent_hash.as_deref();
                let stands = form.consent.0.values().any(|words| agreed == Some(secrets::hash(words).as_str()));
                note("consent", (!stands).then_some(("admissions-consent-missing", None)));
            }
        }
    }
    found
}

/// What every programme asks.
fn own_fields(
    section: Section,
    form: &ApplicationForm,
    languages: &[String],
    of: &application::Model,
    note: &mut impl FnMut(&str, Option<Wrong>),
) {
    match section {
        Section::About => {
            note("name", of.name.trim().is_empty().then_some(MISSING));
            note("background", one_of(&form.backgrounds, of.background.as_deref()));
            note("department", one_of(&form.departments, of.department.as_deref()));
            let site = of.site.as_deref();
            note("site", known(site, form.sites.is_empty(), |id| form.site(id).is_some()));
            let preferred = each(&of.languages).next();
            note("language", known(preferred, false, |tag| languages.iter().any(|known| known == tag)));
        }
        Section::Community => {
            note("community", of.community.is_none().then_some(MISSING));
            note("about", in_words(of.about.as_deref(), (1, ABOUT_WORDS), true));
            note("experience", one_of(&form.experience, of.experience.as_deref()));
        }
        Section::Offer => {
            note("brings", in_words(of.brings.as_deref(), (1, OFFER_WORDS), true));
            note("wants", in_words(of.wants.as_deref(), (1, OFFER_WORDS), true));
        }
        Section::Times => {
            note("zone", known(of.zone.as_deref(), false, |name| zones::zone(name).is_some()));
            note("times", each(&of.times).next().is_none().then_some(MISSING));
        }
    }
}

/// A choice that has to be made, unless there is nothing to choose.
fn known(chosen: Option<&str>, nothing: bool, fits: impl FnOnce(&str) -> bool) -> Option<Wrong> {
    match chosen {
        _ if nothing => None,
        None => Some(MISSING),
        Some(chosen) => (!fits(chosen)).then_some(UNKNOWN),
    }
}

fn one_of(choices: &[Choice], chosen: Option<&str>) -> Option<Wrong> {
    known(chosen, choices.is_empty(), |id| choices.iter().any(|choice| choice.id == id))
}

fn in_words(text: Option<&str>, (least, most): (u32, u32), required: bool) -> Option<Wrong> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return required.then_some(MISSING) };
    let (count, size) = (words_in(text), |limit: u32| usize::try_from(limit).unwrap_or(usize::MAX));
    if count > size(most) {
        Some(("admissions-too-many-words", Some((size(most), count))))
    } else if count < size(least) {
        Some(("admissions-too-few-words", Some((size(least), count))))
    } else {
        None
    }
}

/// What is wrong with the answer to a programme's own question.
fn answered(question: &Question, answer: Option<&Value>) -> Option<Wrong> {
    let text = answer.and_then(Value::as_str);
    match &question.kind {
        QuestionKind::Text { words } => in_words(text, *words, question.required),
        QuestionKind::Choice { options } => match text {
            None => question.required.then_some(MISSING),
            Some(_) => one_of(options, text),
        },
        QuestionKind::YesNo => match text {
            None => question.required.then_some(MISSING),
            Some(_) => known(text, false, |word| ["yes", "no"].contains(&word)),
        },
        QuestionKind::Several { options, most } => {
            let chosen: Vec<&str> = answer.map(|answer| each(answer).collect()).unwrap_or_default();
            let most = usize::try_from(*most).unwrap_or(usize::MAX);
            if chosen.is_empty() {
                question.required.then_some(MISSING)
            } else if chosen.iter().any(|id| options.iter().all(|option| option.id != *id)) {
                Some(UNKNOWN)
            } else {
                (chosen.len() > most).then_some(("admissions-too-many-chosen", Some((most, chosen.len()))))
            }
        }
    }
}

#[cfg(test)]
mod tests;
