//! What may be used to find somebody a partner.

use entity::ids::PersonId;
use serde::Serialize;

use super::super::{
    forms::{LONGEST, MOST_INTERESTS},
    queries::Participant,
    rules::Facts,
};
use crate::{
    features::{
        admissions::{DAYS, HOURS},
        curriculum::{Choice, Programme},
        people::LANGUAGES,
    },
    web::{CohortStrip, FormState, View},
};

/// The form.
#[derive(Serialize)]
pub struct WishesPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Where it is sent.
    pub action: String,
    /// The page about partners.
    pub back_href: String,
    /// Tag and name of each language.
    pub languages: Vec<(&'static str, &'static str)>,
    /// The days of a working week.
    pub days: [&'static str; 5],
    /// The parts of a day.
    pub parts: [&'static str; 3],
    /// What there is to choose from: name, and value and label of each option.
    pub choices: Vec<(&'static str, Vec<(String, String)>)>,
    /// The others, by name.
    pub others: Vec<(PersonId, String)>,
    /// How many interests there may be.
    pub most_interests: usize,
    /// How long each may be.
    pub longest: usize,
    /// What stands in it.
    pub form: FormState,
}

impl View for WishesPage {
    const FILE: &'static str = "sparring/wishes.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

impl WishesPage {
    /// The form for somebody in `course`.
    pub fn new(
        strip: CohortStrip,
        cohort: entity::ids::CohortId,
        course: Option<&Programme>,
        others: Vec<(PersonId, String)>,
        locale: &str,
        form: FormState,
    ) -> Self {
        let options = |choices: &[Choice]| {
            let label = |choice: &Choice| course.map(|course| course.say(&choice.label, locale).text);
            choices.iter().filter_map(|one| Some((one.id.clone(), label(one)?))).collect::<Vec<_>>()
        };
        let asked = course.and_then(|course| course.application.as_deref());
        let choices = asked.map(|asked| {
            let site = |site: &crate::features::curriculum::Site| {
                Some((site.id.clone(), course.map(|course| course.say(&site.label, locale).text)?))
            };
            let sites = asked.sites.iter().filter_map(site).collect();
            vec![
                ("department", options(&asked.departments)),
                ("background", options(&asked.backgrounds)),
                ("site", sites),
                ("stage", options(&asked.experience)),
            ]
        });
        Self {
            strip,
            action: format!("/cohorts/{cohort}/sparring/wishes"),
            back_href: format!("/cohorts/{cohort}/sparring"),
            languages: LANGUAGES.to_vec(),
            days: DAYS,
            parts: HOURS,
            choices: choices.unwrap_or_default().into_iter().filter(|(_, options)| !options.is_empty()).collect(),
            others,
            most_interests: MOST_INTERESTS,
            longest: LONGEST,
            form,
        }
    }
}

/// What somebody's facts look like in the form.
pub fn typed(one: &Participant) -> FormState {
    let Facts { languages, times, interests, department, background, site, stage, team, with, not_with } = &one.facts;
    let ticks = |prefix: &str, words: Vec<String>| {
        words.into_iter().map(|word| (format!("{prefix}.{word}"), "yes".to_owned())).collect::<Vec<_>>()
    };
    let ids = |ids: &[PersonId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    let text = |name: &str, value: &Option<String>| value.clone().map(|value| (name.to_owned(), value));
    let mut values = ticks("language", languages.clone());
    values.extend(ticks("time", times.clone()));
    values.extend(ticks("with", ids(with)));
    values.extend(ticks("not_with", ids(not_with)));
    values.push(("interests".to_owned(), interests.join("\n")));
    values.push(("version".to_owned(), one.version.to_string()));
    values.extend(
        [
            text("department", department),
            text("background", background),
            text("site", site),
            text("stage", stage),
            text("team", team),
        ]
        .into_iter()
        .flatten(),
    );
    FormState { values: values.into_iter().collect(), errors: Vec::new() }
}
