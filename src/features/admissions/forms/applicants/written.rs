//! One page of an application as it was sent. Its questions stand in the content, so that what
//! it means is only known once the programme is.

use entity::{application, states::ApplicationState};
use serde_json::{Value, json};

use super::super::super::{
    commands::Filled,
    rules::{ABOUT_WORDS, DAYS, Gap, HOURS, OFFER_WORDS, is_time},
};
use crate::{
    features::curriculum::{ApplicationForm, Question, QuestionKind, Section},
    platform::{
        errors::Mistake,
        text::{Body, EmailAddress, Line, Name, Text},
    },
    web::{Input, Reader},
};

/// One page, as typed.
pub struct Written {
    fields: Vec<(String, String)>,
}

impl Input for Written {
    const FIELDS: &'static [&'static str] = &[
        "then",
        "name",
        "background",
        "department",
        "site",
        "language",
        "kept_from",
        "community",
        "about",
        "experience",
        "brings",
        "wants",
        "zone",
    ];

    fn knows(name: &str) -> bool {
        Self::FIELDS.contains(&name) || ["language.", "time.", "q-"].iter().any(|start| name.starts_with(start))
    }

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let fields = reader.starting("").map(|(name, value)| (name.to_owned(), value.to_owned()));
        Some(Self { fields: fields.collect() })
    }
}

/// Letters a word has at most, on the average of a text: nobody writes a hundred words of a page each.
const LETTERS_A_WORD: usize = 20;
/// People one can keep from reading one's application.
const MOST_KEPT_FROM: usize = 20;

impl Written {
    /// Whether it is only to be kept: of a draft, half of a page may be.
    pub fn is_strict(&self, state: ApplicationState) -> bool {
        self.raw("then") != "later" || state != ApplicationState::Draft
    }

    fn raw(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// The rest of the names of all boxes that are ticked and begin with `start`.
    fn ticked(&self, start: &str) -> Vec<&str> {
        let ticked = self.fields.iter().filter(|(_, value)| !value.is_empty());
        ticked.filter_map(|(name, _)| name.strip_prefix(start)).collect()
    }

    /// The application as it would be with what was written, and what can never be so. Whether it is
    /// complete is for the form's rule to say.
    pub fn onto(
        &self,
        section: Section,
        form: &ApplicationForm,
        languages: &[String],
        was: &application::Model,
    ) -> (application::Model, Vec<Mistake>) {
        let mut page = Page { written: self, now: was.clone(), mistakes: Vec::new() };
        match section {
            Section::About => page.about(form, languages),
            Section::Community => {
                page.now.community = page.line("community");
                page.now.about = page.text("about", ABOUT_WORDS);
                page.now.experience = page.one_of("experience", |id| form.experience.iter().any(|one| one.id == id));
            }
            Section::Offer => {
                page.now.brings = page.text("brings", OFFER_WORDS);
                page.now.wants = page.text("wants", OFFER_WORDS);
            }
            Section::Times => page.times(),
        }
        for question in form.questions_in(section) {
            page.answer(question);
        }
        (page.now, page.mistakes)
    }
}

/// A page that is being read.
struct Page<'a> {
    written: &'a Written,
    now: application::Model,
    mistakes: Vec<Mistake>,
}

impl Page<'_> {
    fn mistake(&mut self, field: &str, key: &'static str, limit: Option<usize>) {
        self.mistakes.push(Mistake { field: field.to_owned(), key, limit, count: None });
    }

    fn parsed<T: Text>(&mut self, field: &str) -> Option<T> {
        let raw = self.written.raw(field);
        if raw.trim().is_empty() {
            return None;
        }
        match T::parse(raw) {
            Ok(text) => Some(text),
            Err(unfit) => {
                self.mistake(field, unfit.key, unfit.limit);
                None
            }
        }
    }

    fn line(&mut self, field: &str) -> Option<String> {
        self.parsed::<Line>(field).map(String::from)
    }

    fn text(&mut self, field: &str, words: u32) -> Option<String> {
        let text = self.parsed::<Body>(field).map(String::from)?;
        // A text in progress may be too long; it is said when the page is done. This is against books.
        let most = usize::try_from(words).unwrap_or(usize::MAX).saturating_mul(LETTERS_A_WORD).max(1_000);
        if text.chars().count() > most {
            self.mistake(field, "form-too-long", Some(most));
            return None;
        }
        Some(text)
    }

    fn one_of(&mut self, field: &str, fits: impl FnOnce(&str) -> bool) -> Option<String> {
        let chosen = self.written.raw(field);
        if chosen.is_empty() {
            return None;
        }
        if !fits(chosen) {
            self.mistake(field, "form-choice-unfit", None);
        }
        Some(chosen.to_owned())
    }

    fn about(&mut self, form: &ApplicationForm, languages: &[String]) {
        let name = self.parsed::<Name>("name");
        self.now.name = name.map(String::from).unwrap_or_default();
        self.now.background = self.one_of("background", |id| form.backgrounds.iter().any(|one| one.id == id));
        self.now.department = self.one_of("department", |id| form.departments.iter().any(|one| one.id == id));
        self.now.site = self.one_of("site", |id| form.site(id).is_some());
        let known = |tag: &str| languages.iter().any(|language| language == tag);
        let preferred = self.one_of("language", known);
        let others = self.written.ticked("language.");
        if others.iter().any(|tag| !known(tag)) {
            self.mistake("languages", "form-choice-unfit", None);
        }
        // In the order of the programme, the preferred one first.
        let others = languages.iter().filter(|tag| others.contains(&tag.as_str()) && Some(*tag) != preferred.as_ref());
        self.now.languages = json!(preferred.iter().chain(others).collect::<Vec<_>>());
        self.now.kept_from = self.kept_from();
    }

    /// The addresses folded, one per line, each once.
    fn kept_from(&mut self) -> Option<String> {
        let mut keys: Vec<String> = Vec::new();
        for line in self.written.raw("kept_from").lines().map(str::trim).filter(|line| !line.is_empty()) {
            match EmailAddress::parse(line) {
                Ok(address) if keys.iter().any(|key| key == address.key()) => {}
                Ok(address) => keys.push(address.key().to_owned()),
                Err(unfit) => {
                    self.mistake("kept_from", unfit.key, unfit.limit);
                    return None;
                }
            }
        }
        if keys.len() > MOST_KEPT_FROM {
            self.mistake("kept_from", "admissions-too-many-kept-from", Some(MOST_KEPT_FROM));
        }
        (!keys.is_empty()).then(|| keys.join("\n"))
    }

    fn times(&mut self) {
        self.now.zone = self.one_of("zone", |name| crate::platform::zones::zone(name).is_some());
        let ticked = self.written.ticked("time.");
        if ticked.iter().any(|word| !is_time(word)) {
            self.mistake("times", "form-choice-unfit", None);
        }
        let all = DAYS.iter().flat_map(|day| HOURS.iter().map(move |hours| format!("{day}-{hours}")));
        self.now.times = json!(all.filter(|word| ticked.contains(&word.as_str())).collect::<Vec<_>>());
    }

    fn answer(&mut self, question: &Question) {
        let field = format!("q-{}", question.id);
        let answer = match &question.kind {
            QuestionKind::Text { words } => self.text(&field, words.1).map(Value::from),
            QuestionKind::Choice { options } => {
                self.one_of(&field, |id| options.iter().any(|option| option.id == id)).map(Value::from)
            }
            QuestionKind::YesNo => self.one_of(&field, |word| ["yes", "no"].contains(&word)).map(Value::from),
            QuestionKind::Several { options, .. } => {
                let ticked = self.written.ticked(&format!("{field}."));
                if ticked.iter().any(|id| options.iter().all(|option| option.id != *id)) {
                    self.mistake(&field, "form-choice-unfit", None);
                }
                let chosen = options.iter().map(|option| option.id.as_str()).filter(|id| ticked.contains(id));
                let chosen: Vec<&str> = chosen.collect();
                (!chosen.is_empty()).then(|| json!(chosen))
            }
        };
        if let Some(answers) = self.now.answers.as_object_mut() {
            answers.insert(question.id.clone(), answer.unwrap_or(Value::Null));
        }
    }
}

impl From<Gap> for Mistake {
    fn from(gap: Gap) -> Self {
        let (limit, count) = gap.words.unzip();
        Self { field: gap.field, key: gap.key, limit, count }
    }
}

/// What a section holds now, as the command takes it.
pub fn filled(section: Section, form: &ApplicationForm, now: &application::Model) -> Filled {
    use application::Column;
    let text = |text: &Option<String>| text.clone().map(Value::from);
    let columns = match section {
        Section::About => vec![
            (Column::Background, text(&now.background)),
            (Column::Department, text(&now.department)),
            (Column::Site, text(&now.site)),
            (Column::Languages, Some(now.languages.clone())),
            (Column::KeptFrom, text(&now.kept_from)),
        ],
        Section::Community => vec![
            (Column::Community, text(&now.community)),
            (Column::About, text(&now.about)),
            (Column::Experience, text(&now.experience)),
        ],
        Section::Offer => vec![(Column::Brings, text(&now.brings)), (Column::Wants, text(&now.wants))],
        Section::Times => vec![(Column::Zone, text(&now.zone)), (Column::Times, Some(now.times.clone()))],
    };
    let answer =
        |question: &Question| (question.id.clone(), now.answers.get(&question.id).cloned().unwrap_or(Value::Null));
    Filled {
        columns,
        answers: form.questions_in(section).map(answer).collect(),
        // Half a page may lack the name; the one that is there stays.
        name: (section == Section::About).then(|| Name::parse(&now.name).ok()).flatten(),
    }
}
