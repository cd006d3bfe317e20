//! From a content folder to a [`Catalogue`], or to every mistake in it.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    catalogue::{Lesson, Localised, Piece, PieceKind, Programme, Week},
    front_matter::{Document, fields, open},
    problems::Problems,
};
use crate::platform::{
    files::Files,
    markdown::{Kind, render},
    yaml::Span,
};

/// The folder below the content folder that holds one folder per programme.
const ROOT: &str = "programmes/";

/// Reads every programme in `files`.
pub fn read(files: &Files) -> std::io::Result<(Vec<Programme>, Problems)> {
    let mut problems = Problems::default();
    let texts = texts(files, &mut problems)?;
    for (path, text) in &texts {
        problems.source(path, text);
    }
    let slugs: BTreeSet<&str> =
        texts.keys().filter_map(|path| path.strip_prefix(ROOT)?.split_once('/')).map(|(slug, _)| slug).collect();
    if slugs.is_empty() {
        problems.of(ROOT, "there is no programme", "make a folder `programmes/my-course` with a `programme.yaml`");
    }
    let programmes = slugs.iter().filter_map(|slug| programme(slug, &texts, &mut problems)).collect();
    Ok((programmes, problems))
}

fn texts(files: &Files, problems: &mut Problems) -> std::io::Result<BTreeMap<String, String>> {
    let mut texts = BTreeMap::new();
    for path in files.list(ROOT)? {
        if !(path.ends_with(".md") || path.ends_with(".yaml")) {
            continue;
        }
        match String::from_utf8(files.read(&path)?.unwrap_or_default().into_owned()) {
            Ok(text) => {
                let text = text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text);
                texts.insert(path, text);
            }
            Err(_) => problems.of(&path, "this is not UTF-8 text", "save it as UTF-8"),
        }
    }
    Ok(texts)
}

fn programme(slug: &str, texts: &BTreeMap<String, String>, problems: &mut Problems) -> Option<Programme> {
    let folder = format!("{ROOT}{slug}/");
    let file = format!("{folder}programme.yaml");
    if !is_slug(slug) {
        problems.of(&folder, "the folder's name is no address", "use lower-case letters, digits and hyphens");
    }
    let Some(text) = texts.get(&file) else {
        problems.of(&file, "there is no such file", "every programme has a `programme.yaml`");
        return None;
    };
    let mut yaml = fields(&file, text, 0, problems);
    let languages: Vec<String> = match yaml.texts("languages", 35, problems) {
        Some(tags) => {
            for (tag, span) in &tags {
                if tag.parse::<unic_langid::LanguageIdentifier>().is_err() {
                    problems.at(&file, *span, format!("`{tag}` is no language tag"), "write it like de, en or pt-BR");
                }
            }
            tags.into_iter().map(|(tag, _)| tag).collect()
        }
        None => Vec::new(),
    };
    let title = yaml.localised("title", &languages, 80, problems);
    let promise = yaml.localised("promise", &languages, 200, problems);
    let summary = yaml.localised("summary", &languages, 1_000, problems);
    let makes = yaml.localised_list("makes", &languages, 200, problems);
    let certificate = yaml.localised("certificate", &languages, 400, problems);
    let run_by = yaml.localised("run_by", &languages, 400, problems);
    let hours_per_week = yaml.from_to("hours_per_week", problems);
    let questions_asked = yaml.maps("questions_asked", problems).map(|maps| {
        let pairs = maps.into_iter().filter_map(|mut map| {
            let question = map.localised("question", &languages, 200, problems);
            let answer = map.localised("answer", &languages, 1_000, problems);
            map.finish(problems);
            Some((question?, answer?))
        });
        pairs.collect()
    });
    yaml.finish(problems);
    let mut reader = WeekReader { folder: &folder, texts, languages: &languages, ids: BTreeMap::new(), problems };
    let weeks = reader.weeks();
    Some(Programme {
        slug: slug.to_owned(),
        title: title?,
        promise: promise?,
        summary: summary?,
        makes: makes?,
        certificate: certificate?,
        run_by: run_by?,
        hours_per_week: hours_per_week?,
        questions_asked: questions_asked?,
        languages,
        weeks,
    })
}

fn is_slug(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !text.is_empty() && text.len() <= 60 && text.chars().all(fits) && !text.starts_with('-') && !text.ends_with('-')
}

struct WeekReader<'a> {
    folder: &'a str,
    texts: &'a BTreeMap<String, String>,
    languages: &'a [String],
    /// Where each lesson id was first seen.
    ids: BTreeMap<String, String>,
    problems: &'a mut Problems,
}

/// The files of one thing, by language.
type Twins<'a> = BTreeMap<&'a str, (&'a str, &'a str)>;

impl<'a> WeekReader<'a> {
    fn weeks(&mut self) -> Vec<Week> {
        let mut numbers = BTreeSet::new();
        for path in self.texts.keys().filter_map(|path| path.strip_prefix(self.folder)) {
            let Some((folder, _)) = path.split_once('/') else { continue };
            match folder.strip_prefix("week-").and_then(|number| number.parse::<u32>().ok()) {
                Some(number) if number > 0 && folder == format!("week-{number}") => {
                    numbers.insert(number);
                }
                _ => self.problems.of(
                    &format!("{}{folder}/", self.folder),
                    "this folder is no week",
                    "name week folders `week-1`, `week-2` and so on",
                ),
            }
        }
        if numbers.is_empty() {
            self.problems.of(
                self.folder,
                "there is no week",
                "make a folder `week-1` with a `week.de.md` and a lesson",
            );
        }
        for (expected, number) in (1..).zip(&numbers) {
            if expected != *number {
                let missing = format!("{}week-{expected}/", self.folder);
                self.problems.of(&missing, "there is no such week", "number weeks from 1 without gaps");
                break;
            }
        }
        numbers.into_iter().map(|number| self.week(number)).collect()
    }

    fn week(&mut self, number: u32) -> Week {
        let folder = format!("{}week-{number}/", self.folder);
        let mut names: BTreeMap<&str, Twins<'a>> = BTreeMap::new();
        for (path, text) in self.texts.range(folder.clone()..).take_while(|(path, _)| path.starts_with(&folder)) {
            let Some(name) = path.strip_prefix(&folder).and_then(|name| name.strip_suffix(".md")) else { continue };
            match name.rsplit_once('.') {
                Some((name, language)) if self.languages.iter().any(|known| known == language) => {
                    names.entry(name).or_default().insert(language, (path.as_str(), text.as_str()));
                }
                _ => self.problems.of(
                    path,
                    "the file's name does not say its language",
                    format!("name it like `01-title.{}.md`", self.languages.first().map_or("en", String::as_str)),
                ),
            }
        }
        for (name, twins) in &names {
            for language in self.languages.iter().filter(|language| !twins.contains_key(language.as_str())) {
                let file = format!("{folder}{name}.{language}.md");
                self.problems.of(&file, format!("there is no translation into {language}"), "write it");
            }
        }
        let week = names.remove("week").unwrap_or_default();
        if week.is_empty() {
            self.problems.of(&folder, "the week has no question", "write `week.de.md` with `question` and `outcome`");
        }
        let mut question = Localised::default();
        let mut outcome = Localised::default();
        let mut intro = Localised::default();
        for (language, (file, text)) in week {
            let mut document = open(file, text, self.problems);
            let asked = document.fields.text("question", 120, self.problems);
            let reached = document.fields.text("outcome", 240, self.problems);
            let html = self.body(file, &document);
            document.fields.finish(self.problems);
            put(&mut question, language, asked.map(|(text, _)| text));
            put(&mut outcome, language, reached.map(|(text, _)| text));
            put(&mut intro, language, Some(html));
        }
        let mut pieces = Vec::new();
        for kind in PieceKind::ALL {
            if let Some(twins) = names.remove(kind.file()) {
                pieces.extend(self.piece(kind, twins));
            }
        }
        let lessons: Vec<Lesson> = names.into_iter().filter_map(|(name, twins)| self.lesson(name, twins)).collect();
        if lessons.is_empty() {
            self.problems.of(&folder, "the week has no lesson", "write `01-title.de.md`");
        }
        Week { number, question, outcome, intro, lessons, pieces }
    }

    fn lesson(&mut self, name: &str, twins: Twins<'a>) -> Option<Lesson> {
        let numbered = name
            .split_once('-')
            .is_some_and(|(number, _)| number.len() == 2 && number.bytes().all(|b| b.is_ascii_digit()));
        if !numbered {
            let file = twins.values().next().map_or(name, |(file, _)| file);
            self.problems.of(
                file,
                "the file is neither a lesson nor a known part",
                "name lessons like `01-title.de.md`",
            );
            return None;
        }
        let mut lesson = Lesson {
            id: String::new(),
            title: Localised::default(),
            minutes: 0,
            question: Localised::default(),
            html: Localised::default(),
        };
        for (language, (file, text)) in twins {
            let mut document = open(file, text, self.problems);
            if let Some((id, span)) = document.fields.text("id", 60, self.problems) {
                self.lesson_id(file, &id, span, &mut lesson.id, name);
            }
            let title = document.fields.text("title", 80, self.problems);
            let minutes = document.fields.number("minutes", 1..=60, self.problems);
            let question = document.fields.text("question", 240, self.problems);
            let html = self.body(file, &document);
            document.fields.finish(self.problems);
            self.same_minutes(file, minutes, &mut lesson.minutes);
            put(&mut lesson.title, language, title.map(|(text, _)| text));
            put(&mut lesson.question, language, question.map(|(text, _)| text));
            put(&mut lesson.html, language, Some(html));
        }
        (!lesson.id.is_empty()).then_some(lesson)
    }

    fn lesson_id(&mut self, file: &str, id: &str, span: Span, known: &mut String, name: &str) {
        if !is_slug(id) {
            self.problems.at(file, span, format!("`{id}` is no id"), "use lower-case letters, digits and hyphens");
        } else if known.is_empty() {
            if let Some(other) = self.ids.insert(id.to_owned(), name.to_owned()) {
                let help = format!("`{other}` has it already; ids are unique in a programme");
                self.problems.at(file, span, format!("the id `{id}` is taken"), help);
            }
            id.clone_into(known);
        } else if id != known {
            let message = format!("the id is `{id}`, in the other language `{known}`");
            self.problems.at(file, span, message, "one lesson has one id in all languages");
        }
    }

    fn same_minutes(&mut self, file: &str, minutes: Option<u32>, known: &mut u32) {
        match minutes {
            Some(minutes) if *known == 0 => *known = minutes,
            Some(minutes) if minutes != *known => {
                let message = format!("{minutes} minutes here, {known} in the other language");
                self.problems.of(file, message, "give the same minutes in all languages");
            }
            _ => {}
        }
    }

    fn piece(&mut self, kind: PieceKind, twins: Twins<'a>) -> Option<Piece> {
        let mut piece = Piece { kind, title: Localised::default(), minutes: 0, html: Localised::default() };
        for (language, (file, text)) in twins {
            let mut document = open(file, text, self.problems);
            let title = document.fields.text("title", 80, self.problems);
            let minutes = document.fields.number("minutes", 1..=180, self.problems);
            let html = self.body(file, &document);
            document.fields.finish(self.problems);
            self.same_minutes(file, minutes, &mut piece.minutes);
            put(&mut piece.title, language, title.map(|(text, _)| text));
            put(&mut piece.html, language, Some(html));
        }
        Some(piece)
    }

    /// The body as HTML. A first-level heading would be the page's second.
    fn body(&mut self, file: &str, document: &Document<'_>) -> String {
        let mut at = document.body_start;
        let mut fenced = false;
        for line in document.body.split_inclusive('\n') {
            fenced ^= line.trim_start().starts_with("```");
            if !fenced && line.starts_with("# ") {
                let span = Span { start: at, len: line.trim_end().len() };
                self.problems.at(file, span, "a heading of the first level", "the title is that; begin with `##`");
            }
            at += line.len();
        }
        if document.body.trim().is_empty() {
            self.problems.of(file, "there is no text below the front matter", "write some");
        }
        render(document.body, Kind::Lesson)
    }
}

fn put(localised: &mut Localised, language: &str, text: Option<String>) {
    if let Some(text) = text {
        localised.0.insert(language.to_owned(), text);
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::read;
    use crate::platform::files::Files;

    #[test]
    fn what_ships_has_no_mistake() {
        let (programmes, problems) = read(&Files::Content).unwrap();
        assert!(problems.none(), "{}", problems.report());
        let programme = programmes.iter().find(|programme| programme.slug == "community-manager").unwrap();
        assert_eq!(programme.languages, ["de", "en"]);
        for week in &programme.weeks {
            assert!((4..=6).contains(&week.lessons.len()), "week {}", week.number);
            assert_eq!(week.pieces.len(), 5, "week {}", week.number);
            assert!((180..=300).contains(&week.minutes()), "week {} takes {} minutes", week.number, week.minutes());
        }
    }

    fn write(root: &Path, path: &str, text: &str) {
        let file = root.join("programmes/tiny").join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    fn tiny(root: &Path) {
        write(
            root,
            "programme.yaml",
            "languages: [nl]\ntitle: {nl: Klein}\npromise: {nl: Kort}\nsummary: {nl: Heel kort}\nmakes: []\n\
             certificate: {nl: Geen}\nrun_by: {nl: Wij}\nhours_per_week: [1, 2]\nquestions_asked: []\n",
        );
        write(root, "week-1/week.nl.md", "---\nquestion: Waarom?\noutcome: Daarom.\n---\nHallo.\n");
        write(root, "week-1/01-een.nl.md", "---\nid: een\ntitle: Een\nminutes: 3\nquestion: En jij?\n---\nTekst.\n");
    }

    #[test]
    fn another_course_has_its_own_weeks_and_languages() {
        let root = tempfile::tempdir().unwrap();
        tiny(root.path());
        let (programmes, problems) = read(&Files::Folder(root.path().into())).unwrap();
        assert!(problems.none(), "{}", problems.report());
        assert_eq!((programmes[0].week_count(), programmes[0].lesson_count()), (1, 1));
        assert_eq!(programmes[0].say(&programmes[0].title, "de").language, "nl");
    }

    #[test]
    fn every_mistake_is_named_at_once_with_its_place() {
        let root = tempfile::tempdir().unwrap();
        tiny(root.path());
        write(root.path(), "week-1/01-een.nl.md", "---\nid: Een!\ntitel: Een\nminutes: veel\n---\n# Kop\n");
        write(root.path(), "week-1/02-twee.nl.md", "geen kop\n");
        write(root.path(), "week-1/03-drie.nl.md", "---\nid: drie\ntitle: \"open\n---\nTekst\n");
        write(root.path(), "week-1/04-vier.fr.md", "---\nid: vier\n---\n");
        write(root.path(), "week-3/week.nl.md", "---\nquestion: Waarom?\noutcome: Daarom.\nextra: x\n---\n");
        let (_, problems) = read(&Files::Folder(root.path().into())).unwrap();
        let list: Vec<String> = problems.list().iter().map(ToString::to_string).collect();
        for expected in [
            "week-1/01-een.nl.md:2:5: `Een!` is no id",
            "week-1/01-een.nl.md:3:1: `titel` is not known here",
            "week-1/01-een.nl.md:2:1: `title` is missing",
            "week-1/01-een.nl.md:4:10: `minutes` does not fit",
            "week-1/01-een.nl.md:2:1: `question` is missing",
            "week-1/01-een.nl.md:6:1: a heading of the first level",
            "week-1/02-twee.nl.md:1:1: no front matter",
            "week-1/03-drie.nl.md:",
            "week-1/04-vier.fr.md: the file's name does not say its language",
            "week-2/: there is no such week",
            "week-3/week.nl.md:4:1: `extra` is not known here",
            "week-3/week.nl.md: there is no text below the front matter",
            "week-3/: the week has no lesson",
        ] {
            assert!(list.iter().any(|line| line.contains(expected)), "{expected} is not in\n{}", list.join("\n"));
        }
        assert!(problems.report().contains("minutes: veel"), "the report shows the line itself");
    }
}
