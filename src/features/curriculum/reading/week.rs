//! The folders `week-1`, `week-2` …: lessons and the other parts of a week.

use std::collections::{BTreeMap, BTreeSet};

use super::{Desk, Texts, checks, is_slug};
use crate::{
    features::curriculum::{
        blocks::questions,
        course::{Lesson, Localised, Piece, PieceKind, Week},
        front_matter::{Document, open},
        source::Source,
    },
    platform::{
        markdown::{Block, Dress, Kind, Outline, outline, render_in},
        yaml::Span,
    },
};

/// No lesson's id: the week as one document stands at this address among its lessons.
const READER: &str = "reader";

/// Reads the weeks of one programme.
pub struct WeekReader<'d, 'a, 'p> {
    desk: &'d mut Desk<'p>,
    texts: &'a Texts<'a>,
    languages: &'a [String],
    /// How many hours a week the programme promises, from and to.
    hours: (u32, u32),
    /// Where each lesson id was first seen.
    ids: BTreeMap<String, String>,
    /// Where each question id was first seen.
    question_ids: BTreeMap<String, String>,
    sources: Vec<Source>,
}

/// The files of one thing, by language: path and text.
type Twins<'a> = BTreeMap<&'a str, (&'a str, &'a str)>;

impl<'d, 'a, 'p> WeekReader<'d, 'a, 'p> {
    /// A reader of `texts`, the files of one programme.
    pub fn new(desk: &'d mut Desk<'p>, texts: &'a Texts<'a>, languages: &'a [String], hours: (u32, u32)) -> Self {
        let (ids, question_ids) = (BTreeMap::new(), BTreeMap::new());
        Self { desk, texts, languages, hours, ids, question_ids, sources: Vec::new() }
    }

    /// The weeks, and what they were read from.
    pub fn weeks(mut self) -> (Vec<Week>, Vec<Source>) {
        let mut numbers = BTreeSet::new();
        let below = self.texts.keys().filter_map(|path| path.strip_prefix(self.desk.folder.as_str()));
        let folders: BTreeSet<&str> = below.filter_map(|path| path.split_once('/')).map(|(folder, _)| folder).collect();
        for folder in folders {
            match folder.strip_prefix("week-").and_then(|number| number.parse::<u32>().ok()) {
                Some(number) if (1..=99).contains(&number) && folder == format!("week-{number}") => {
                    numbers.insert(number);
                }
                _ => self.desk.problems.of(
                    &format!("{}{folder}/", self.desk.folder),
                    "this folder is no week",
                    "name week folders `week-1`, `week-2` and so on",
                ),
            }
        }
        let folder = &self.desk.folder;
        if numbers.is_empty() {
            let first = self.first_language();
            let help = format!("make a folder `week-1` with a `week.{first}.md` and a lesson");
            self.desk.problems.of(folder, "there is no week", help);
        }
        for (expected, number) in (1..).zip(&numbers) {
            if expected != *number {
                let missing = format!("{folder}week-{expected}/");
                self.desk.problems.of(&missing, "there is no such week", "number weeks from 1 without gaps");
                break;
            }
        }
        let weeks: Vec<Week> = numbers.into_iter().map(|number| self.week(number)).collect();
        checks::links_between(self.desk.problems, &self.desk.folder, self.texts, &self.ids);
        (weeks, self.sources)
    }

    /// The language examples are named in.
    fn first_language(&self) -> &'a str {
        self.languages.first().map_or("en", String::as_str)
    }

    fn week(&mut self, number: u32) -> Week {
        let folder = format!("{}week-{number}/", self.desk.folder);
        let mut names = self.things(&folder);
        let week = names.remove("week").unwrap_or_default();
        if week.is_empty() {
            let first = self.first_language();
            let help = format!("write `week.{first}.md` with `question` and `outcome`");
            self.desk.problems.of(&folder, "the week has no question", help);
        } else {
            self.keep(format!("week/{number}"), number, 0, &week);
        }
        let (mut question, mut outcome, mut intro) = <(Localised, Localised, Localised)>::default();
        for (language, (file, text)) in week {
            let mut document = open(file, text, self.desk.problems);
            if document.fields.is_broken() {
                continue;
            }
            let asked = document.fields.text("question", 120, self.desk.problems);
            let reached = document.fields.text("outcome", 240, self.desk.problems);
            let (html, _, _) = self.body(file, language, "week-", &document);
            document.fields.finish(self.desk.problems);
            put(&mut question, language, asked.map(|(text, _)| text));
            put(&mut outcome, language, reached.map(|(text, _)| text));
            put(&mut intro, language, Some(html));
        }
        let mut pieces = Vec::new();
        for kind in PieceKind::ALL {
            if let Some(twins) = names.remove(kind.file()) {
                pieces.push(self.piece(kind, number, twins));
            }
        }
        let facilitator =
            names.remove(PieceKind::Facilitator.file()).map(|twins| self.piece(PieceKind::Facilitator, number, twins));
        let mut lessons: Vec<Lesson> = Vec::new();
        let none = names.is_empty();
        for (name, twins) in names {
            let place = u32::try_from(lessons.len()).unwrap_or(u32::MAX).saturating_add(1);
            lessons.extend(self.lesson(name, number, place, twins));
        }
        if none {
            let help = format!("write `01-title.{}.md`", self.first_language());
            self.desk.problems.of(&folder, "the week has no lesson", help);
        }
        let week = Week { number, question, outcome, intro, lessons, pieces, facilitator };
        checks::time_of_week(self.desk.problems, &folder, &week, self.hours);
        week
    }

    /// The files of a week, by what they are about; says which translations are missing.
    fn things(&mut self, folder: &str) -> BTreeMap<&'a str, Twins<'a>> {
        let mut names: BTreeMap<&str, Twins<'a>> = BTreeMap::new();
        let own = self.texts.iter().filter(|(path, _)| path.starts_with(folder));
        for (path, text) in own {
            let Some(name) = path.strip_prefix(folder).and_then(|name| name.strip_suffix(".md")) else { continue };
            match name.rsplit_once('.') {
                Some((name, language)) if self.languages.iter().any(|known| known == language) => {
                    names.entry(name).or_default().insert(language, (path, text));
                }
                _ => self.desk.problems.of(
                    path,
                    "the file's name does not say its language",
                    format!("name it like `01-title.{}.md`", self.first_language()),
                ),
            }
        }
        for (name, twins) in &names {
            for language in self.languages.iter().filter(|language| !twins.contains_key(language.as_str())) {
                let file = format!("{folder}{name}.{language}.md");
                let help = "write it; until then readers see the other language, and a line that says so";
                self.desk.problems.gap_of(&file, format!("there is no translation into {language}"), help);
            }
        }
        names
    }

    fn keep(&mut self, item: String, week: u32, place: u32, twins: &Twins<'a>) -> String {
        let texts = twins.iter().map(|(language, (_, text))| ((*language).to_owned(), (*text).to_owned())).collect();
        let source = Source::new(item, week, place, texts);
        let hash = source.hash.clone();
        self.sources.push(source);
        hash
    }

    fn lesson(&mut self, name: &str, week: u32, place: u32, twins: Twins<'a>) -> Option<Lesson> {
        let numbered = name
            .split_once('-')
            .is_some_and(|(number, _)| number.len() == 2 && number.bytes().all(|b| b.is_ascii_digit()));
        if !numbered {
            let file = twins.values().next().map_or(name, |(file, _)| file);
            let known = PieceKind::EVERY.map(PieceKind::file).join(", ");
            let first = self.first_language();
            let help = format!("name lessons like `01-title.{first}.md`; the other parts are {known}");
            self.desk.problems.of(file, "the file is neither a lesson nor a known part", help);
            return None;
        }
        let mut lesson = Lesson {
            id: String::new(),
            title: Localised::default(),
            minutes: 0,
            question: Localised::default(),
            question_id: String::new(),
            html: Localised::default(),
            hash: String::new(),
            note: None,
        };
        for (language, (file, text)) in &twins {
            let mut document = open(file, text, self.desk.problems);
            if document.fields.is_broken() {
                continue;
            }
            if let Some((id, span)) = document.fields.text("id", 60, self.desk.problems) {
                self.lesson_id(file, &id, span, &mut lesson.id, name);
            }
            let title = document.fields.text("title", 80, self.desk.problems);
            let minutes = document.fields.number("minutes", 1..=60, self.desk.problems);
            let (html, outline, sound) = self.body(file, language, &format!("{}-", lesson.id), &document);
            let start = document.body_start;
            document.fields.finish(self.desk.problems);
            let problems = &mut *self.desk.problems;
            if sound {
                checks::questions_of_lesson(problems, file, start, &outline);
            }
            checks::time_to_read(problems, file, &outline, minutes);
            if let Some(asked) = questions(&outline).next().filter(|_| sound) {
                self.question(file, asked, start, &mut lesson.question_id);
                put(&mut lesson.question, language, Some(asked.text.clone()));
            }
            self.same_minutes(file, minutes, &mut lesson.minutes);
            put(&mut lesson.title, language, title.map(|(text, _)| text));
            put(&mut lesson.html, language, Some(html));
        }
        if lesson.id.is_empty() {
            return None;
        }
        if lesson.question_id.is_empty() {
            lesson.question_id = lesson.id.clone();
        }
        lesson.hash = self.keep(lesson.item(), week, place, &twins);
        Some(lesson)
    }

    fn lesson_id(&mut self, file: &str, id: &str, span: Span, known: &mut String, name: &str) {
        let problems = &mut *self.desk.problems;
        if !is_slug(id) {
            problems.at(file, span, format!("`{id}` is no id"), "use lower-case letters, digits and hyphens");
        } else if id == READER {
            let message = format!("the id `{id}` is the address of the whole week");
            problems.at(file, span, message, "choose another id");
        } else if known.is_empty() {
            if let Some(other) = self.ids.insert(id.to_owned(), name.to_owned()) {
                let help = format!("`{other}` has it already; ids are unique in a programme");
                problems.at(file, span, format!("the id `{id}` is taken"), help);
            }
            id.clone_into(known);
        } else if id != known {
            let message = format!("the id is `{id}`, in the other language `{known}`");
            problems.at(file, span, message, "one lesson has one id in all languages");
        }
    }

    fn question(&mut self, file: &str, asked: &Block, start: usize, known: &mut String) {
        let problems = &mut *self.desk.problems;
        let span = checks::moved(asked.at, start);
        let id = asked.words.split_whitespace().next().unwrap_or("");
        if id.is_empty() {
            problems.at(file, span, "the question has no id", "write it after the name: `::: question my-id`");
        } else if !is_slug(&asked.words) {
            let help = "one word after `question`: lower-case letters, digits and hyphens";
            problems.at(file, span, format!("`{}` is no id", asked.words), help);
        } else if known.is_empty() {
            if let Some(other) = self.question_ids.insert(id.to_owned(), file.to_owned()) {
                let help = format!("{other} asks it already; ids of questions are unique in a programme");
                problems.at(file, span, format!("the question id `{id}` is taken"), help);
            }
            id.clone_into(known);
        } else if id != known {
            let message = format!("the question is `{id}`, in the other language `{known}`");
            problems.at(file, span, message, "one question has one id in all languages");
        }
        let count = asked.text.chars().count();
        if count == 0 {
            problems.at(file, span, "the question is empty", "write it between the fences");
        } else if count > 240 {
            problems.at(file, span, format!("the question has {count} characters"), "at most 240 fit");
        }
    }

    fn same_minutes(&mut self, file: &str, minutes: Option<u32>, known: &mut u32) {
        match minutes {
            Some(minutes) if *known == 0 => *known = minutes,
            Some(minutes) if minutes != *known => {
                let message = format!("{minutes} minutes here, {known} in the other language");
                self.desk.problems.of(file, message, "give the same minutes in all languages");
            }
            _ => {}
        }
    }

    fn piece(&mut self, kind: PieceKind, week: u32, twins: Twins<'a>) -> Piece {
        let (title, html) = <(Localised, Localised)>::default();
        let mut piece = Piece { kind, title, minutes: 0, due_day: None, html, note: None };
        for (seen, (language, (file, text))) in twins.iter().enumerate() {
            let mut document = open(file, text, self.desk.problems);
            if document.fields.is_broken() {
                continue;
            }
            let title = document.fields.text("title", 80, self.desk.problems);
            let timed = kind != PieceKind::Facilitator;
            let minutes = if timed { document.fields.number("minutes", 1..=180, self.desk.problems) } else { Some(0) };
            if kind == PieceKind::Task {
                let there = document.fields.has("due_day");
                let due = document.fields.optional_number("due_day", 1..=31, self.desk.problems);
                if seen > 0 && (due.is_some() || !there) && due != piece.due_day {
                    let help = "give the same day in all languages";
                    self.desk.problems.of(file, "`due_day` is another in the other language", help);
                }
                piece.due_day = piece.due_day.or(due);
            }
            let (html, outline, sound) = self.body(file, language, &format!("{}-", kind.file()), &document);
            let start = document.body_start;
            document.fields.finish(self.desk.problems);
            let problems = &mut *self.desk.problems;
            if sound {
                checks::no_questions(problems, file, start, &outline);
                checks::run_sheets(problems, file, start, &outline, minutes);
            }
            self.same_minutes(file, minutes, &mut piece.minutes);
            put(&mut piece.title, language, title.map(|(text, _)| text));
            put(&mut piece.html, language, Some(html));
        }
        self.keep(format!("week/{week}/{}", kind.file()), week, 0, &twins);
        piece
    }

    /// The body as HTML, what is in it, and whether its blocks can be told apart.
    fn body(&mut self, file: &str, language: &str, prefix: &str, document: &Document<'_>) -> (String, Outline, bool) {
        if document.body.trim().is_empty() {
            self.desk.problems.of(file, "there is no text below the front matter", "write some");
        }
        let found = outline(document.body);
        let sound = checks::body(self.desk, file, document.body_start, &found);
        let below = self.desk.below(file);
        let dress = Dress {
            prefix,
            footnote_back: self.desk.labels.footnote_back(language),
            block: &|name, words| self.desk.labels.dressing(language, name, words),
            picture: &|path| self.desk.pictures.shown(self.desk.slug, below, path),
        };
        (render_in(document.body, Kind::Lesson, &dress), found, sound)
    }
}

fn put(localised: &mut Localised, language: &str, text: Option<String>) {
    if let Some(text) = text {
        localised.0.insert(language.to_owned(), text);
    }
}
