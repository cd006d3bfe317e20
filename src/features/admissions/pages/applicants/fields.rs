//! The questions of one page of an application: what every programme asks, and what this one asks.

use std::collections::BTreeMap;

use entity::application;
use serde::Serialize;

use super::super::super::rules::{ABOUT_WORDS, DAYS, HOURS, OFFER_WORDS, each};
use crate::{
    features::curriculum::{ApplicationForm, Choice, Programme, Question, QuestionKind, Section},
    platform::zones,
    web::FormState,
};

/// One question.
#[derive(Clone, Debug, Serialize)]
pub struct Field {
    /// What it is sent as.
    pub name: String,
    /// `text`, `area`, `select`, `choice`, `ticks` or `times`.
    pub kind: &'static str,
    /// The question.
    pub label: String,
    /// BCP 47 tag of the language it is in.
    pub lang: String,
    /// What helps to answer it.
    pub hint: String,
    /// Whether one may leave it out.
    pub optional: bool,
    /// What there is to choose; of several, each has a name of its own.
    pub options: Vec<Pick>,
    /// For times: each day with what there is to choose in it.
    pub days: Vec<(String, Vec<Pick>)>,
    /// At least and at most so many words; none where nobody counts.
    pub words: Option<(u32, u32)>,
    /// At most so many of the options.
    pub most: Option<u32>,
}

/// Something to choose.
#[derive(Clone, Debug, Serialize)]
pub struct Pick {
    /// What is sent; of several, the name of the box.
    pub value: String,
    /// How it reads.
    pub label: String,
}

/// Fields of every programme that need a word of explanation.
const HINTED: [&str; 9] =
    ["name", "language", "languages", "kept_from", "community", "about", "brings", "wants", "times"];

/// What the words on a page are made of.
pub struct Wording<'a> {
    /// The course.
    pub programme: &'a Programme,
    /// The language of the page.
    pub locale: &'a str,
    /// A message of the interface.
    pub say: &'a dyn Fn(&str) -> String,
    /// Tags of languages and their names.
    pub languages: &'a [(String, String)],
}

impl Wording<'_> {
    fn field(&self, name: &str, kind: &'static str) -> Field {
        let key = name.replace('_', "-");
        Field {
            name: name.to_owned(),
            kind,
            label: (self.say)(&format!("admissions-field-{key}")),
            lang: self.locale.to_owned(),
            hint: match HINTED.contains(&name) {
                true => (self.say)(&format!("admissions-field-{key}-hint")),
                false => String::new(),
            },
            optional: false,
            options: Vec::new(),
            days: Vec::new(),
            words: None,
            most: None,
        }
    }

    fn area(&self, name: &str, most: u32) -> Field {
        Field { words: Some((0, most)), ..self.field(name, "area") }
    }

    fn of_choices(&self, name: &str, kind: &'static str, choices: &[Choice]) -> Option<Field> {
        let options = choices.iter().map(|one| self.pick(&one.id, one)).collect();
        (!choices.is_empty()).then(|| Field { options, ..self.field(name, kind) })
    }

    fn pick(&self, value: &str, choice: &Choice) -> Pick {
        Pick { value: value.to_owned(), label: self.programme.say(&choice.label, self.locale).text }
    }

    fn language(&self, tag: &str) -> String {
        let named = self.languages.iter().find(|(known, _)| known == tag);
        named.map_or_else(|| tag.to_owned(), |(_, name)| name.clone())
    }

    fn question(&self, question: &Question) -> Field {
        let name = format!("q-{}", question.id);
        let label = self.programme.say(&question.label, self.locale);
        let pick = |(word, key): (&str, &str)| Pick { value: word.to_owned(), label: (self.say)(key) };
        let few = question.kind.options().len() <= 7 && question.required;
        let (kind, options, words, most) = match &question.kind {
            QuestionKind::Text { words } => ("area", Vec::new(), Some(*words), None),
            // A radio button cannot be taken back: what one may leave out is a list with an empty line.
            QuestionKind::Choice { options } => {
                let options = options.iter().map(|one| self.pick(&one.id, one)).collect();
                (if few { "choice" } else { "select" }, options, None, None)
            }
            QuestionKind::Several { options, most } => {
                let options = options.iter().map(|one| self.pick(&format!("{name}.{}", one.id), one)).collect();
                ("ticks", options, None, Some(*most))
            }
            QuestionKind::YesNo => {
                let both = [("yes", "admissions-yes"), ("no", "admissions-no")].map(pick);
                (if question.required { "choice" } else { "select" }, both.to_vec(), None, None)
            }
        };
        Field {
            name,
            kind,
            label: label.text,
            lang: label.language,
            hint: self.programme.say(&question.hint, self.locale).text,
            optional: !question.required,
            options,
            days: Vec::new(),
            words,
            most,
        }
    }

    fn about(&self, form: &ApplicationForm) -> Vec<Option<Field>> {
        let sites = form
            .sites
            .iter()
            .map(|site| Pick { value: site.id.clone(), label: self.programme.say(&site.label, self.locale).text });
        let tongue = |start: &str, tag: &String| Pick { value: format!("{start}{tag}"), label: self.language(tag) };
        let known = &self.programme.languages;
        let preferred = known.iter().map(|tag| tongue("", tag)).collect();
        let others = known.iter().map(|tag| tongue("language.", tag)).collect();
        let several = known.len() > 1;
        vec![
            Some(self.field("name", "text")),
            self.of_choices("background", "select", &form.backgrounds),
            self.of_choices("department", "select", &form.departments),
            (!form.sites.is_empty()).then(|| Field { options: sites.collect(), ..self.field("site", "select") }),
            Some(Field { options: preferred, ..self.field("language", "select") }),
            several.then(|| Field { options: others, optional: true, ..self.field("languages", "ticks") }),
            Some(Field { optional: true, ..self.field("kept_from", "area") }),
        ]
    }

    fn times(&self) -> Vec<Option<Field>> {
        let zones = zones::names().into_iter().map(|name| Pick { value: name.to_owned(), label: name.to_owned() });
        let day = |day: &&str| {
            let word = (self.say)(&format!("admissions-day-{day}"));
            let picks = HOURS.iter().map(|hours| Pick {
                value: format!("time.{day}-{hours}"),
                label: format!("{word}, {}", (self.say)(&format!("admissions-hours-{hours}"))),
            });
            (word.clone(), picks.collect())
        };
        vec![
            Some(Field { options: zones.collect(), ..self.field("zone", "select") }),
            Some(Field { days: DAYS.iter().map(day).collect(), ..self.field("times", "times") }),
        ]
    }
}

/// The questions of a section, in their order.
pub fn fields(section: Section, form: &ApplicationForm, of: &Wording<'_>) -> Vec<Field> {
    let own = match section {
        Section::About => of.about(form),
        Section::Community => vec![
            Some(of.field("community", "text")),
            Some(of.area("about", ABOUT_WORDS)),
            of.of_choices("experience", "choice", &form.experience),
        ],
        Section::Offer => vec![Some(of.area("brings", OFFER_WORDS)), Some(of.area("wants", OFFER_WORDS))],
        Section::Times => of.times(),
    };
    let asked = form.questions_in(section).map(|question| of.question(question));
    own.into_iter().flatten().chain(asked).collect()
}

/// What stands in the fields of a section.
pub fn values(section: Section, form: &ApplicationForm, of: &application::Model) -> FormState {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let mut values: BTreeMap<String, String> = BTreeMap::new();
    let mut set = |name: &str, value: String| {
        if !value.is_empty() {
            values.insert(name.to_owned(), value);
        }
    };
    match section {
        Section::About => {
            set("name", of.name.clone());
            set("background", text(&of.background));
            set("department", text(&of.department));
            set("site", text(&of.site));
            set("language", each(&of.languages).next().unwrap_or_default().to_owned());
            each(&of.languages).skip(1).for_each(|tag| set(&format!("language.{tag}"), "yes".into()));
            set("kept_from", text(&of.kept_from));
        }
        Section::Community => {
            set("community", text(&of.community));
            set("about", text(&of.about));
            set("experience", text(&of.experience));
        }
        Section::Offer => {
            set("brings", text(&of.brings));
            set("wants", text(&of.wants));
        }
        Section::Times => {
            set("zone", text(&of.zone));
            each(&of.times).for_each(|time| set(&format!("time.{time}"), "yes".into()));
        }
    }
    for question in form.questions_in(section) {
        let Some(answer) = of.answers.get(&question.id) else { continue };
        match answer.as_str() {
            Some(text) => set(&format!("q-{}", question.id), text.to_owned()),
            None => each(answer).for_each(|id| set(&format!("q-{}.{id}", question.id), "yes".into())),
        }
    }
    FormState { values, errors: Vec::new() }
}

impl Field {
    /// What was answered, in words; empty where nothing was.
    pub fn said(&self, form: &FormState) -> Vec<String> {
        let value = form.values.get(&self.name);
        match self.kind {
            "select" | "choice" => {
                let label = |value: &String| {
                    let option = self.options.iter().find(|option| option.value == *value);
                    option.map_or_else(|| value.clone(), |option| option.label.clone())
                };
                value.map(label).into_iter().collect()
            }
            "ticks" | "times" => {
                let all = self.options.iter().chain(self.days.iter().flat_map(|(_, picks)| picks));
                all.filter(|pick| form.values.contains_key(&pick.value)).map(|pick| pick.label.clone()).collect()
            }
            _ => value.into_iter().cloned().collect(),
        }
    }
}
