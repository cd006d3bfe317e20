//! A course once it is read.

use std::{collections::BTreeMap, sync::Arc};

use serde::Serialize;

use super::{
    application_form::ApplicationForm, certificate_plan::CertificatePlan, circle_plan::CirclePlan,
    pitch_plan::PitchPlan, pitch_sample::PitchSample, source::Source, sparring_plan::SparringPlan,
};

/// A text in several languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Localised(pub BTreeMap<String, String>);

/// A text in the language it was found in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Said {
    /// The text.
    pub text: String,
    /// BCP 47 tag of the language it is in.
    pub language: String,
    /// Whether it should have been in another language.
    pub fallback: bool,
}

/// What there is in a language, or in the one it is a variety of (`de` for `de-AT`), and which it was.
pub fn in_language<'a, T>(all: &'a BTreeMap<String, T>, language: &str) -> Option<(&'a String, &'a T)> {
    let base = language.split('-').next().unwrap_or(language);
    all.get_key_value(language).or_else(|| all.get_key_value(base))
}

impl Localised {
    /// The text in `locale`; where there is none, in the programme's first
    /// language that has it, and it says so.
    pub fn say(&self, locale: &str, languages: &[String]) -> Said {
        let exact = in_language(&self.0, locale);
        let found = exact.or_else(|| languages.iter().find_map(|language| self.0.get_key_value(language)));
        match found {
            Some((language, text)) => {
                Said { text: text.clone(), language: language.clone(), fallback: exact.is_none() }
            }
            None => Said { text: String::new(), language: locale.to_owned(), fallback: true },
        }
    }
}

/// A course.
#[derive(Clone, Debug)]
pub struct Programme {
    /// Name of its folder, and its place in addresses.
    pub slug: String,
    /// BCP 47 tags; the first is the one used where another is missing.
    pub languages: Vec<String>,
    /// What it is called.
    pub title: Localised,
    /// What it promises, in one sentence.
    pub promise: Localised,
    /// Whom it is for and how it goes.
    pub summary: Localised,
    /// What one makes in it.
    pub makes: Vec<Localised>,
    /// What the certificate asks for.
    pub certificate: Localised,
    /// The same in numbers; none where there is no certificate.
    pub requires: Option<CertificatePlan>,
    /// The smallest group of whom anything is told to owners; none where the house decides.
    pub smallest_group: Option<u32>,
    /// Who runs it.
    pub run_by: Localised,
    /// Hours a week, from and to.
    pub hours_per_week: (u32, u32),
    /// Questions people ask, with answers.
    pub questions_asked: Vec<(Localised, Localised)>,
    /// What people are asked when they apply; none where nobody can.
    pub application: Option<Arc<ApplicationForm>>,
    /// How partners are brought together; none where nobody does so by the calendar.
    pub sparring: Option<Arc<SparringPlan>>,
    /// How circles are made; none where there are none.
    pub circles: Option<CirclePlan>,
    /// When pitches are heard; none where there are none.
    pub pitches: Option<Arc<PitchPlan>>,
    /// A pitch to practise on; none where there is none.
    pub pitch_sample: Option<Arc<PitchSample>>,
    /// Questions to those who took part, one a month, in turn; none where nobody asks.
    pub alumni_questions: Vec<Localised>,
    /// Week 1 first.
    pub weeks: Vec<Week>,
    /// What it was read from, thing by thing.
    pub sources: Vec<Source>,
}

impl Programme {
    /// The week with this number, from 1.
    pub fn week(&self, number: u32) -> Option<&Week> {
        self.weeks.iter().find(|week| week.number == number)
    }

    /// How many weeks there are.
    pub fn week_count(&self) -> u32 {
        u32::try_from(self.weeks.len()).unwrap_or(u32::MAX)
    }

    /// The lesson that asks a question, and the week it lies in.
    pub fn asking(&self, question: &str) -> Option<(&Week, &Lesson)> {
        let asks = |lesson: &&Lesson| lesson.question_id == question;
        self.weeks.iter().find_map(|week| week.lessons.iter().find(asks).map(|lesson| (week, lesson)))
    }

    /// What a thing of the course was read from.
    pub fn source(&self, item: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.item == item)
    }

    /// A lesson and the week it lies in.
    pub fn lesson(&self, id: &str) -> Option<(&Week, &Lesson)> {
        self.weeks.iter().find_map(|week| week.lesson(id).map(|lesson| (week, lesson)))
    }

    /// How many lessons there are.
    pub fn lesson_count(&self) -> usize {
        self.weeks.iter().map(|week| week.lessons.len()).sum()
    }

    /// What a week gives people of one kind: heading, minutes and HTML.
    pub fn piece(&self, week: u32, kind: PieceKind, locale: &str) -> Option<(Said, u32, Said)> {
        let piece = self.week(week)?.pieces.iter().find(|piece| piece.kind == kind)?;
        Some((self.say(&piece.title, locale), piece.minutes, self.say(&piece.html, locale)))
    }

    /// A text in `locale`, or in the first language that has it.
    pub fn say(&self, text: &Localised, locale: &str) -> Said {
        text.say(locale, &self.languages)
    }
}

/// One week of a course.
#[derive(Clone, Debug)]
pub struct Week {
    /// From 1.
    pub number: u32,
    /// The question the week asks.
    pub question: Localised,
    /// What one has at its end.
    pub outcome: Localised,
    /// Introduction, HTML.
    pub intro: Localised,
    /// In the order of their files.
    pub lessons: Vec<Lesson>,
    /// Task, sparring prompt and so on, in the order of a week.
    pub pieces: Vec<Piece>,
    /// What trainers should know about it; participants do not see it.
    pub facilitator: Option<Piece>,
}

impl Week {
    /// The lesson with this id.
    pub fn lesson(&self, id: &str) -> Option<&Lesson> {
        self.lessons.iter().find(|lesson| lesson.id == id)
    }

    /// Minutes of everything in it.
    pub fn minutes(&self) -> u32 {
        self.lessons.iter().map(|lesson| lesson.minutes).sum::<u32>()
            + self.pieces.iter().map(|piece| piece.minutes).sum::<u32>()
    }
}

/// Something to read that ends in a question to the cohort.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// Stable: answers and progress hang on it, whatever becomes of the title.
    pub id: String,
    /// Heading.
    pub title: Localised,
    /// To read it, minutes.
    pub minutes: u32,
    /// What it asks the cohort.
    pub question: Localised,
    /// Stable: the answers hang on it, whatever becomes of its words or its lesson.
    pub question_id: String,
    /// HTML, made and sanitised when the content was read.
    pub html: Localised,
    /// Of everything it says, in all languages: another text has another hash.
    pub hash: String,
    /// What a cohort's trainers add to it.
    pub note: Option<Note>,
}

impl Lesson {
    /// Its name among the things of a course.
    pub fn item(&self) -> String {
        format!("lesson/{}", self.id)
    }
}

/// What the trainers of a cohort add to a part of the course.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// Sanitised HTML.
    pub html: String,
    /// BCP 47 tag of the language it is in.
    pub language: String,
}

/// A part of a week that is no lesson.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Which part.
    pub kind: PieceKind,
    /// Heading.
    pub title: Localised,
    /// Minutes.
    pub minutes: u32,
    /// The day of the week it is due, counted from 1, the day the week opens.
    pub due_day: Option<u32>,
    /// HTML, made and sanitised when the content was read.
    pub html: Localised,
    /// What a cohort's trainers add to it.
    pub note: Option<Note>,
}

/// The parts a week may have besides its lessons, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PieceKind {
    /// Practice on one's own community.
    Task,
    /// A prompt for two.
    Sparring,
    /// An hour of a few people without a trainer, minute by minute.
    Circle,
    /// The session everybody meets in, with its run sheet.
    Session,
    /// A minute for oneself.
    Pause,
    /// Where to read on.
    Reading,
    /// What trainers should know; not for participants.
    Facilitator,
}

impl PieceKind {
    /// Those for everybody, in the order of a week.
    pub const ALL: [Self; 6] = [Self::Task, Self::Sparring, Self::Circle, Self::Session, Self::Pause, Self::Reading];

    /// All of them, in the order of a week.
    pub const EVERY: [Self; 7] =
        [Self::Task, Self::Sparring, Self::Circle, Self::Session, Self::Pause, Self::Reading, Self::Facilitator];

    /// Name of its file, without language and ending.
    pub fn file(self) -> &'static str {
        match self {
            Self::Task => "task",
            Self::Sparring => "sparring",
            Self::Circle => "circle",
            Self::Session => "session",
            Self::Pause => "pause",
            Self::Reading => "reading",
            Self::Facilitator => "facilitator",
        }
    }

    /// The part whose files have this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::EVERY.into_iter().find(|kind| kind.file() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::Localised;

    #[test]
    fn a_missing_translation_says_so() {
        let text = Localised([("de".to_owned(), "Hallo".to_owned())].into());
        let languages = ["en".to_owned(), "de".to_owned()];
        let said = text.say("en", &languages);
        assert_eq!((said.text.as_str(), said.language.as_str(), said.fallback), ("Hallo", "de", true));
        assert!(!text.say("de-AT", &languages).fallback);
    }
}
