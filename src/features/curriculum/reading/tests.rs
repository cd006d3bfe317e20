use std::{fs, path::Path};

use super::read;
use crate::{
    features::curriculum::{Labels, PieceKind, Problems, Programme, Weight, measure, read_kept},
    platform::{files::Files, words::Words},
};

fn labels() -> Labels {
    Labels::new(&Words::load(&Files::Content, "en").unwrap())
}

fn read_folder(root: &Path) -> (Vec<Programme>, Problems) {
    let (programmes, problems) = read(&Files::Folder(root.into()), &labels()).unwrap();
    (programmes.into_iter().map(|(programme, _)| programme).collect(), problems)
}

#[test]
fn what_ships_has_no_mistake_and_keeps_its_promise() {
    let (programmes, problems) = read(&Files::Content, &labels()).unwrap();
    assert!(problems.none(), "{}", problems.report());
    let (programme, _) = programmes.iter().find(|(programme, _)| programme.slug == "community-manager").unwrap();
    assert_eq!(programme.languages, ["de", "en"]);
    assert_eq!(programme.week_count(), 7);
    for week in &programme.weeks {
        assert!((4..=6).contains(&week.lessons.len()), "week {}", week.number);
        assert_eq!(week.pieces.len(), PieceKind::ALL.len(), "week {}", week.number);
        assert!(week.facilitator.is_some(), "week {}", week.number);
        assert!((180..=300).contains(&week.minutes()), "week {} takes {} minutes", week.number, week.minutes());
        let task = week.pieces.iter().find(|piece| piece.kind == PieceKind::Task).unwrap();
        assert!(task.due_day.is_some_and(|day| (1..=7).contains(&day)), "week {}", week.number);
        for lesson in &week.lessons {
            assert!((3..=8).contains(&lesson.minutes), "{}", lesson.id);
            assert_eq!(lesson.question.0.len(), 2, "{}", lesson.id);
        }
    }
    for week in measure(programme) {
        let (de, en) = (week.words["de"], week.words["en"]);
        assert!(de.abs_diff(en) * 5 < de, "week {}: {de} words in German, {en} in English", week.number);
    }
}

fn write(root: &Path, path: &str, text: &str) {
    let file = root.join("programmes/tiny").join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

const LESSON: &str = "---\nid: een\ntitle: Een\nminutes: 3\n---\nTekst.\n\n::: question een\nEn jij?\n:::\n";

/// A course of one week with one lesson, in Dutch.
fn tiny(root: &Path) {
    write(
        root,
        "programme.yaml",
        "languages: [nl]\ntitle: {nl: Klein}\npromise: {nl: Kort}\nsummary: {nl: Heel kort}\nhours_per_week: [1, 2]\n",
    );
    write(root, "week-1/week.nl.md", "---\nquestion: Waarom?\noutcome: Daarom.\n---\nHallo.\n");
    write(root, "week-1/01-een.nl.md", LESSON);
}

/// What is said of a course of which one file was replaced.
fn said_of(path: &str, text: &str) -> Vec<String> {
    let root = tempfile::tempdir().unwrap();
    tiny(root.path());
    write(root.path(), path, text);
    read_folder(root.path()).1.list().iter().map(ToString::to_string).collect()
}

#[test]
fn another_course_has_its_own_weeks_and_languages() {
    let root = tempfile::tempdir().unwrap();
    tiny(root.path());
    let (programmes, problems) = read_folder(root.path());
    assert!(problems.none(), "{}", problems.report());
    assert_eq!((programmes[0].week_count(), programmes[0].lesson_count()), (1, 1));
    assert_eq!(programmes[0].say(&programmes[0].title, "de").language, "nl");
    let lesson = &programmes[0].weeks[0].lessons[0];
    assert_eq!(lesson.question.say("nl", &[]).text, "En jij?");
    assert!(!lesson.html.say("nl", &[]).text.contains("En jij?"), "it is shown below, with the answers");
}

/// Every line a lesson may be wrong in, with what is said of it.
const WRONG_LESSONS: &[(&str, &str)] = &[
    ("no front matter\n", "01-een.nl.md:1:1: no front matter"),
    ("---\nid: een\n", "01-een.nl.md:1:1: the front matter does not end"),
    ("---\nid: een\ntitle: \"open\nminutes: 3\n---\nTekst\n\n::: question een\nJij?\n:::\n", "01-een.nl.md:"),
    (
        "---\nid: Een!\ntitle: Een\nminutes: 3\n---\nT\n\n::: question een\nJij?\n:::\n",
        "01-een.nl.md:2:5: `Een!` is no id",
    ),
    (
        "---\nid: reader\ntitle: Een\nminutes: 3\n---\nT\n\n::: question een\nJij?\n:::\n",
        "01-een.nl.md:2:5: the id `reader` is the address of the whole week",
    ),
    ("---\ntitle: Een\nminutes: 3\n---\nT\n\n::: question een\nJij?\n:::\n", "01-een.nl.md:2:1: `id` is missing"),
    (
        "---\nid: een\ntitel: Een\nminutes: 3\n---\nT\n\n::: question een\nJij?\n:::\n",
        "01-een.nl.md:3:1: `titel` is not known here",
    ),
    (
        "---\nid: een\ntitle: Een\nminutes: veel\n---\nT\n\n::: question een\nJij?\n:::\n",
        "01-een.nl.md:4:10: `minutes` does not fit",
    ),
    ("---\nid: een\ntitle: Een\nminutes: 3\n---\nTekst.\n", "01-een.nl.md: the lesson asks no question"),
    (
        "---\nid: een\ntitle: Een\nminutes: 3\n---\nT\n\n::: question\nJij?\n:::\n",
        "01-een.nl.md:8:1: the question has no id",
    ),
    (
        "---\nid: een\ntitle: Een\nminutes: 3\n---\nT\n\n::: question Een en al\nJij?\n:::\n",
        "01-een.nl.md:8:1: `Een en al` is no id",
    ),
    (
        "---\nid: een\ntitle: Een\nminutes: 3\n---\n::: callout Een en al\nTekst.\n:::\n\n::: question Een en al\nJij?\n:::\n",
        "01-een.nl.md:10:1: `Een en al` is no id",
    ),
    (
        "---\nid: een\ntitle: Een\nminutes: 3\n---\nT\n\n::: question een\nJij?\n:::\n\nNog iets.\n",
        "01-een.nl.md:8:1: something follows the question",
    ),
    (
        "---\nid: een\ntitle: Een\nminutes: 3\n---\nT\n\n::: question een\nJij?\n:::\n\n::: question twee\nWij?\n:::\n",
        "01-een.nl.md:12:1: a second question",
    ),
    (
        "---\nid: een\ntitle: Een\nminutes: 3\n---\n::: tip Let op\nT\n:::\n\n::: question een\nJij?\n:::\n",
        "01-een.nl.md:6:1: `tip` is no block",
    ),
    (
        "---\nid: een\ntitle: Een\nminutes: 3\n---\nT\n\n::: question een\nJij?\n",
        "01-een.nl.md:8:1: the block does not end",
    ),
    (
        "---\nid: een\ntitle: Een\nminutes: 3\n---\n::: callout\nT\n:::\n\n::: question een\nJij?\n:::\n",
        "01-een.nl.md:6:1: the callout has no title",
    ),
    (
        "---\nid: een\ntitle: Een\nminutes: 3\n---\n::: task X\n:::\n\n::: question een\nJij?\n:::\n",
        "01-een.nl.md:6:1: the block is empty",
    ),
    (
        "---\nid: een\ntitle: Een\nminutes: 3\n---\n- ::: task X\n  T\n  :::\n\n::: question een\nJij?\n:::\n",
        "01-een.nl.md:6:3: a block inside something else",
    ),
    (
        "---\nid: een\ntitle: Een\nminutes: 3\n---\n\n\n::: question een\nJij?\n:::\n\n# Kop\n",
        "01-een.nl.md:12:1: a heading of the first level",
    ),
];

/// The same for what a reader would stumble over, in the body of a lesson.
const GAPS: &[(&str, &str)] = &[
    ("# Kop", "01-een.nl.md:6:1: a heading of the first level"),
    ("## Kop\n\n#### Diep", "01-een.nl.md:8:1: a heading of level 4 below level 2"),
    ("![](../images/plan.svg)", "01-een.nl.md:6:1: nothing is said of this picture"),
    ("![Een plan](../images/weg.svg)", "01-een.nl.md:6:1: there is no picture `../images/weg.svg`"),
    ("![Een plan](https://example.org/plan.svg)", "01-een.nl.md:6:1: the picture lies elsewhere"),
    ("[daar](twee.md)", "01-een.nl.md:6:1: `twee.md` leads nowhere"),
    ("[daar](https://)", "01-een.nl.md:6:1: `https://` leads nowhere"),
    ("Lees [daar](/lessons/twee).", "01-een.nl.md:6:6: there is no lesson `twee`"),
];

#[test]
fn every_way_a_lesson_can_be_wrong_is_named_with_its_place() {
    for (text, expected) in WRONG_LESSONS {
        let said = said_of("week-1/01-een.nl.md", text);
        assert!(said.iter().any(|line| line.contains(expected)), "{expected} is not said of\n{text}\n{said:#?}");
    }
    for (body, expected) in GAPS {
        let text = LESSON.replace("Tekst.", body);
        let said = said_of("week-1/01-een.nl.md", &text);
        assert!(said.iter().any(|line| line.contains(expected)), "{expected} is not said of\n{text}\n{said:#?}");
    }
}

#[test]
fn every_way_a_week_can_be_wrong_is_named() {
    let session = |table: &str| format!("---\ntitle: S\nminutes: 20\n---\n::: run-sheet\n{table}\n:::\n");
    let table = "| Minuut | Wat |\n|---|---|\n| 0–5 | A |\n";
    for (path, text, expected) in [
        ("week-1/01-een.fr.md", LESSON.to_owned(), "01-een.fr.md: the file's name does not say its language"),
        ("week-1/praatje.nl.md", LESSON.to_owned(), "praatje.nl.md: the file is neither a lesson nor a known part"),
        ("week-1/02-een.nl.md", LESSON.to_owned(), "02-een.nl.md:2:5: the id `een` is taken"),
        (
            "week-1/02-twee.nl.md",
            LESSON.replace("id: een", "id: twee"),
            "02-twee.nl.md:8:1: the question id `een` is taken",
        ),
        ("week-1/task.nl.md", LESSON.replace("id: een\n", ""), "task.nl.md:7:1: a question outside a lesson"),
        ("week-1/session.nl.md", session("Geen tabel"), "session.nl.md:5:1: the run sheet has no table"),
        ("week-1/session.nl.md", session(&format!("{table}| straks | B |")), "`straks` is no time in the run sheet"),
        ("week-1/session.nl.md", session(&format!("{table}| 6–20 | B |")), "goes from minute 5 to minute 6"),
        ("week-1/session.nl.md", session(&format!("{table}| 5–15 | B |")), "ends at minute 15, the session has 20"),
        (
            "week-1/session.nl.md",
            "---\ntitle: S\nminutes: 170\n---\nLang.\n".to_owned(),
            "week-1/: the week takes 173 minutes",
        ),
        (
            "week-1/week.nl.md",
            "---\noutcome: Daarom.\n---\nHallo.\n".to_owned(),
            "week.nl.md:2:1: `question` is missing",
        ),
        (
            "week-1/week.nl.md",
            "---\nquestion: Waarom?\noutcome: D.\nextra: x\n---\n".to_owned(),
            "week.nl.md:4:1: `extra` is not known here",
        ),
        (
            "week-1/week.nl.md",
            "---\nquestion: Waarom?\noutcome: D.\n---\n".to_owned(),
            "there is no text below the front matter",
        ),
        ("week-3/week.nl.md", "---\nquestion: W?\noutcome: D.\n---\nH\n".to_owned(), "week-2/: there is no such week"),
        ("week-3/week.nl.md", "---\nquestion: W?\noutcome: D.\n---\nH\n".to_owned(), "week-3/: the week has no lesson"),
        ("weken/week.nl.md", "x".to_owned(), "weken/: this folder is no week"),
    ] {
        let said = said_of(path, &text);
        assert!(said.iter().any(|line| line.contains(expected)), "{expected} is not said of {path}\n{text}\n{said:#?}");
    }
    let root = tempfile::tempdir().unwrap();
    tiny(root.path());
    fs::remove_file(root.path().join("programmes/tiny/week-1/week.nl.md")).unwrap();
    let said = read_folder(root.path()).1.report();
    assert!(said.contains("the week has no question"), "{said}");
}

#[test]
fn a_text_that_takes_longer_than_it_says_is_named() {
    let long = LESSON.replace("Tekst.", &"woord ".repeat(700));
    let said = said_of("week-1/01-een.nl.md", &long);
    assert!(said.iter().any(|line| line.contains("702 words take about 4 minutes, not 3")), "{said:#?}");
}

#[test]
fn a_missing_translation_is_a_gap_and_the_other_language_is_there() {
    let root = tempfile::tempdir().unwrap();
    tiny(root.path());
    let yaml = "languages: [nl, pt-BR]\ntitle: {nl: Klein, pt-BR: Pequeno}\npromise: {nl: Kort}\nsummary: {nl: Kort}\n\
                hours_per_week: [1, 2]\n";
    write(root.path(), "programme.yaml", yaml);
    write(root.path(), "week-1/01-een.pt-BR.md", &LESSON.replace("minutes: 3", "minutes: 4"));
    write(root.path(), "week-1/task.pt-BR.md", "---\ntitle: T\nminutes: 5\n---\nFazer.\n");
    let (programmes, problems) = read_folder(root.path());
    let gaps: Vec<String> =
        problems.list().iter().filter(|one| one.weight == Weight::Gap).map(ToString::to_string).collect();
    for expected in [
        "programme.yaml:3:10: `promise` has no text in pt-BR",
        "week-1/week.pt-BR.md: there is no translation into pt-BR",
        "week-1/task.nl.md: there is no translation into nl",
    ] {
        assert!(gaps.iter().any(|line| line.contains(expected)), "{expected} is not in\n{gaps:#?}");
    }
    assert!(
        problems.mistakes().iter().any(|one| one.message.contains("in the other language")),
        "{}",
        problems.report()
    );
    let week = &programmes[0].weeks[0];
    let said = programmes[0].say(&week.question, "pt-BR");
    assert_eq!((said.text.as_str(), said.language.as_str(), said.fallback), ("Waarom?", "nl", true));
}

#[test]
fn all_mistakes_are_said_at_once_with_the_line_they_are_in() {
    let root = tempfile::tempdir().unwrap();
    tiny(root.path());
    write(root.path(), "week-1/01-een.nl.md", "---\nid: Een!\ntitel: Een\nminutes: veel\n---\n# Kop\n");
    write(root.path(), "week-1/02-twee.nl.md", "geen kop\n");
    let (_, problems) = read_folder(root.path());
    assert!(problems.list().len() >= 7, "{}", problems.report());
    assert!(problems.report().contains("minutes: veel"), "the report shows the line itself");
}

#[test]
fn what_a_cohort_kept_reads_like_the_course_it_came_from() {
    let root = tempfile::tempdir().unwrap();
    tiny(root.path());
    write(
        root.path(),
        "week-1/02-twee.nl.md",
        &LESSON.replace("een", "twee").replace("Tekst", "![Een plan](../images/p.svg)"),
    );
    write(root.path(), "images/p.svg", "<svg viewBox=\"0 0 8 4\"></svg>");
    let (mut programmes, problems) = read(&Files::Folder(root.path().into()), &labels()).unwrap();
    assert!(problems.none(), "{}", problems.report());
    let (programme, pictures) = programmes.remove(0);
    let kept = programme.sources.iter().flat_map(|source| source.files());
    let kept = kept.map(|(path, text)| (path, text.to_owned())).collect();
    let again = read_kept("tiny", &kept, &labels(), &pictures).unwrap();
    assert_eq!(format!("{again:?}"), format!("{programme:?}"));
    let html = &again.weeks[0].lessons[1].html.say("nl", &[]).text;
    assert!(
        html.contains("<img src=\"/programmes/tiny/images/") && html.contains("width=\"8\" height=\"4\""),
        "{html}"
    );
}

/// Everything that is said of a course of which one file was replaced, without repeating the file.
fn only(path: &str, text: &str) -> Vec<String> {
    said_of(path, text).into_iter().map(|line| line.rsplit_once("programmes/tiny/").unwrap().1.to_owned()).collect()
}

#[test]
fn one_slip_is_one_message() {
    for (path, text, expected) in [
        ("programme.yaml", "languages: [nl]\n\ttitle: {nl: x}\n", "programme.yaml:2:2: there is a tab here"),
        ("programme.yaml", "languages: [nl]\n  title: {nl: x}\n", "programme.yaml:2:"),
        ("week-1/01-een.nl.md", "", "week-1/01-een.nl.md: the file is empty"),
        (
            "week-1/01-een.nl.md",
            &LESSON.replace("title: Een", "title: Een\ntitle: Twee"),
            "week-1/01-een.nl.md:4:1: `title` stands here twice",
        ),
        ("week-1/01-een.nl.md", &LESSON.replace("title: Een", "title:"), "week-1/01-een.nl.md:3:6: `title` is empty"),
        (
            "week-1/01-een.nl.md",
            &LESSON.replace("Tekst.", "Tekst.\n\n::: task Doen\nDoe.\n"),
            "week-1/01-een.nl.md:8:1: this block does not end before the next one begins",
        ),
        (
            "week-1/01-een.nl.md",
            &LESSON.replace("Tekst.", "::: task Doen\n\n::: callout In\nDoe.\n:::\n\n:::"),
            "week-1/01-een.nl.md:6:1: this block does not end before the next one begins",
        ),
        (
            "programme.yaml",
            "languages: [english]\ntitle: {english: x}\n",
            "programme.yaml:1:13: `english` is no language tag",
        ),
        (
            "programme.yaml",
            "languages: [pt_BR]\ntitle: {pt-BR: x}\n",
            "programme.yaml:1:13: `pt_BR` is not how the tag is written",
        ),
    ] {
        let said = only(path, text);
        assert_eq!(said.len(), 1, "{text}\n{said:#?}");
        assert!(said[0].starts_with(expected), "{expected} is not said of\n{text}\n{said:#?}");
    }
}

#[test]
fn what_nobody_would_read_is_named() {
    for (path, expected) in [
        ("week-1/02-twee.nl.MD", "week-1/02-twee.nl.MD: nobody reads this file"),
        ("week-1/02-twee.nl.txt", "week-1/02-twee.nl.txt: nobody reads this file"),
        ("programme.yml", "programme.yml: nobody reads this file"),
        ("images/plan.bmp", "images/plan.bmp: nobody reads this file"),
    ] {
        assert_eq!(only(path, LESSON), [expected]);
    }
    let root = tempfile::tempdir().unwrap();
    tiny(root.path());
    let inside = root.path().join("programmes/tiny");
    let said = read_folder(&inside).1.report();
    assert!(said.contains("this is a programme itself"), "{said}");
}

#[test]
fn footnotes_are_no_end_and_belong_to_their_text() {
    let text = LESSON.replace("Tekst.", "Tekst.[^1] En [verder](#verder).\n\n[^1]: Bron.\n\n## Verder\n\nMeer.");
    let root = tempfile::tempdir().unwrap();
    tiny(root.path());
    write(root.path(), "week-1/01-een.nl.md", &text);
    let (programmes, problems) = read_folder(root.path());
    assert!(problems.none(), "{}", problems.report());
    let html = &programmes[0].weeks[0].lessons[0].html.say("nl", &[]).text;
    for part in [
        "id=\"een-fn-1\"",
        "href=\"#een-fn-1\"",
        "id=\"een-fnref-1\"",
        "href=\"#part-een-verder\"",
        "id=\"part-een-verder\"",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    let said = only("week-1/01-een.nl.md", &LESSON.replace("Tekst.", "[verder](#nergens)"));
    assert!(said[0].contains("`#nergens` leads nowhere"), "{said:#?}");
}

#[test]
fn html_and_headings_without_a_space_are_named() {
    for (body, expected) in [
        ("<aside>\nTip\n</aside>", "01-een.nl.md:6:1: HTML is shown as it is written"),
        ("Een <br> twee", "01-een.nl.md:6:5: HTML is shown as it is written"),
        ("##Kop", "01-een.nl.md:6:1: this is no heading"),
        ("| | b |\n|---|---|\n| 1 | 2 |", "01-een.nl.md:6:1: a column of this table has no name"),
    ] {
        let said = only("week-1/01-een.nl.md", &LESSON.replace("Tekst.", body));
        assert!(said.iter().any(|line| line.contains(expected)), "{expected} is not said of\n{body}\n{said:#?}");
    }
}

#[test]
fn a_line_as_long_as_a_book_is_no_reason_to_stop() {
    let text = LESSON.replace("Tekst.", &format!("{} [x](nergens)", "woord ".repeat(20_000)));
    let root = tempfile::tempdir().unwrap();
    tiny(root.path());
    write(root.path(), "week-1/01-een.nl.md", &text);
    let report = read_folder(root.path()).1.report();
    assert!(report.contains("`nergens` leads nowhere") && report.len() < 3_000, "{}", report.len());
    write(root.path(), "week-1/01-een.nl.md", &LESSON.replace("Tekst.", "Größe übermäßig: [x](nergens)"));
    let report = read_folder(root.path()).1.report();
    assert!(report.contains("01-een.nl.md:6:18"), "{report}");
}
