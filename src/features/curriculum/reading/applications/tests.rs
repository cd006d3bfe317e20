use std::{path::Path, sync::Arc};

use crate::{
    features::curriculum::{
        ApplicationForm, Dimension, DrawRules, Labels, Problems, Programme, QuestionKind, Section, Weight, read,
    },
    platform::{files::Files, words::Words},
};

/// What stands above the section: five lines.
const HEAD: &str = "languages: [nl, en]
title: {nl: Klein, en: Small}
promise: {nl: Kort, en: Short}
summary: {nl: Heel kort, en: Very short}
hours_per_week: [1, 2]
";

/// A full section, from line 6.
const SECTION: &str = "applications:
  backgrounds:
    - {id: lab, label: {nl: Lab, en: Laboratory}}
    - {id: no, label: {nl: Geen, en: None}}
  departments:
    - {id: north, label: {nl: Noord, en: North}}
    - {id: south, label: {nl: Zuid, en: South}}
  sites:
    - {id: delft, label: {nl: Delft, en: Delft}, region: NL, zone: Europe/Amsterdam}
    - {id: oslo, label: {nl: Oslo, en: Oslo}, region: AU, zone: Europe/Oslo}
  experience:
    - {id: new, label: {nl: Nieuw, en: New}}
    - {id: old, label: {nl: Oud, en: Old}}
  questions:
    - id: why
      section: community
      kind: text
      words: [50, 200]
      label: {nl: Waarom?, en: Why?}
      hint: {nl: In het kort, en: In short}
    - id: tool
      section: offer
      kind: choice
      required: no
      options:
        - {id: pen, label: {nl: Pen, en: Pen}}
        - {id: ink, label: {nl: Inkt, en: Ink}}
      label: {nl: Waarmee?, en: With what?}
    - id: things
      section: about
      kind: several
      most: 1
      options:
        - {id: pen, label: {nl: Pen, en: Pen}}
        - {id: ink, label: {nl: Inkt, en: Ink}}
      label: {nl: Wat?, en: What?}
    - id: friday
      section: times
      kind: yes_no
      label: {nl: Vrijdag?, en: Friday?}
  rubric:
    - id: ready
      label: {nl: Klaar, en: Ready}
      question: {nl: Kan het?, en: Can it be?}
      weight: 2
      anchors:
        - {nl: Nee, en: No}
        - {nl: Half, en: Half}
        - {nl: Ja, en: Yes}
  consent: {nl: Akkoord, en: Agreed}
  draw:
    bonus: 2
    most_losses: 4
    quotas:
      - {field: department, value: north, at_least: 1, at_most: 3}
      - {field: language, value: en, at_most: 5}
      - {field: zone, value: Europe/Oslo, at_least: 1}
";

fn read_from(root: &Path) -> (Vec<Programme>, Problems) {
    let labels = Labels::new(&Words::load(&Files::Content, "en").unwrap());
    let (programmes, problems) = read(&Files::Folder(root.into()), &labels).unwrap();
    (programmes.into_iter().map(|(programme, _)| programme).collect(), problems)
}

/// A course of one lesson with this below its head, and what is said of it.
fn course(below: &str) -> (Programme, Problems) {
    course_with(HEAD, below)
}

fn course_with(head: &str, below: &str) -> (Programme, Problems) {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("programmes/tiny");
    std::fs::create_dir_all(folder.join("week-1")).unwrap();
    std::fs::write(folder.join("programme.yaml"), format!("{head}{below}")).unwrap();
    for language in ["nl", "en"] {
        let week = "---\nquestion: Waarom?\noutcome: Daarom.\n---\nHallo.\n";
        let lesson = "---\nid: een\ntitle: Een\nminutes: 3\n---\nTekst.\n\n::: question een\nEn jij?\n:::\n";
        std::fs::write(folder.join(format!("week-1/week.{language}.md")), week).unwrap();
        std::fs::write(folder.join(format!("week-1/01-een.{language}.md")), lesson).unwrap();
    }
    let (mut programmes, problems) = read_from(root.path());
    (programmes.remove(0), problems)
}

fn form(below: &str) -> Arc<ApplicationForm> {
    let (programme, problems) = course(below);
    assert!(problems.mistakes().is_empty(), "{}", problems.report());
    programme.application.unwrap()
}

#[test]
fn a_full_section_is_read_as_it_is_written() {
    let (programme, problems) = course(SECTION);
    assert!(problems.none(), "{}", problems.report());
    let form = programme.application.unwrap();
    let ids = |dimension| form.choices(dimension).iter().map(|one| one.id.as_str()).collect::<Vec<_>>();
    assert_eq!(ids(Dimension::Background), ["lab", "no"], "a no is no untruth");
    assert_eq!((ids(Dimension::Department), ids(Dimension::Experience)), (vec!["north", "south"], vec!["new", "old"]));
    let oslo = form.site("oslo").unwrap();
    assert_eq!((oslo.region.as_str(), oslo.zone.as_str()), ("AU", "Europe/Oslo"));

    let why = form.question("why").unwrap();
    assert_eq!((why.section, why.required), (Section::Community, true));
    assert_eq!(why.kind, QuestionKind::Text { words: (50, 200) });
    assert_eq!(why.hint.say("en", &[]).text, "In short");
    let tool = form.question("tool").unwrap();
    assert!(!tool.required && tool.hint.0.is_empty());
    assert_eq!(tool.kind.options().iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["pen", "ink"]);
    assert!(matches!(form.question("things").unwrap().kind, QuestionKind::Several { most: 1, .. }));
    assert_eq!(form.questions_in(Section::Times).map(|one| &one.kind).collect::<Vec<_>>(), [&QuestionKind::YesNo]);

    let ready = form.criterion("ready").unwrap();
    assert_eq!((ready.weight, ready.anchors[2].say("nl", &[]).text.as_str()), (2, "Ja"));
    assert_eq!((form.draw.bonus, form.draw.most_losses, form.draw.quotas.len()), (2, 4, 3));
    let north = &form.draw.quotas[0];
    assert_eq!((north.field, north.value.as_str()), (Dimension::Department, "north"));
    assert_eq!((north.at_least, north.at_most), (1, Some(3)));
    assert_eq!((form.draw.quotas[1].at_least, form.draw.quotas[2].at_most), (0, None));
}

#[test]
fn values_read_in_the_language_of_the_reader() {
    let form = form(SECTION);
    let languages = ["nl".to_owned(), "en".to_owned()];
    for (dimension, value, expected) in [
        (Dimension::Background, "lab", "Laboratory"),
        (Dimension::Site, "oslo", "Oslo"),
        (Dimension::Language, "nl", "nl"),
        (Dimension::Zone, "Asia/Kolkata", "Asia/Kolkata"),
        (Dimension::Department, "long-gone", "long-gone"),
    ] {
        assert_eq!(form.label_of(dimension, value, "en", &languages), expected);
    }
}

#[test]
fn what_is_optional_may_be_left_out() {
    let cut = |text: &str, from: &str, to: &str| {
        let (start, end) = (text.find(from).unwrap(), text.find(to).unwrap());
        format!("{}{}", &text[..start], &text[end..])
    };
    let short = cut(SECTION, "  questions:", "  consent:");
    let short = &short[..short.find("  draw:").unwrap()];
    let plain = form(short);
    assert!(plain.questions.is_empty() && plain.rubric.is_empty());
    assert_eq!(plain.draw, DrawRules { bonus: 1, most_losses: 3, quotas: Vec::new() });
    let loose = form(&SECTION.replace("      most: 1\n", "").replace("      weight: 2\n", ""));
    assert!(matches!(loose.question("things").unwrap().kind, QuestionKind::Several { most: 2, .. }));
    assert_eq!(loose.criterion("ready").unwrap().weight, 1);
}

#[test]
fn without_the_section_nobody_is_asked_anything() {
    let (programme, problems) = course("");
    assert!(problems.none() && programme.application.is_none(), "{}", problems.report());
}

#[test]
fn a_missing_translation_is_a_gap_and_the_form_stands() {
    let (programme, problems) = course(&SECTION.replace("{nl: Delft, en: Delft}", "{nl: Delft}"));
    let said: Vec<_> = problems.list().iter().map(|one| (one.weight, one.to_string())).collect();
    let expected = "programmes/tiny/programme.yaml:14:26: `label` has no text in en".to_owned();
    assert_eq!(said, [(Weight::Gap, expected)]);
    assert!(programme.application.is_some());
}

#[test]
fn a_region_whose_holidays_nobody_knows_is_a_gap() {
    let (programme, problems) = course(&SECTION.replace("region: AU", "region: GL"));
    let said: Vec<_> = problems.list().iter().map(|one| (one.weight, one.to_string())).collect();
    let expected = "programmes/tiny/programme.yaml: the public holidays of `GL`, the region of `oslo`, are not known";
    assert_eq!(said, [(Weight::Gap, expected.to_owned())]);
    assert!(programme.application.is_some());
}

/// Every slip: what is written, what is written instead, and what is said of it.
const SLIPS: &[(&str, &str, &str)] = &[
    ("  backgrounds:", "  background:", "7:3: `background` is not known here"),
    ("  backgrounds:", "  background:", "7:3: `backgrounds` is missing"),
    ("  consent: {nl: Akkoord, en: Agreed}\n", "", "7:3: `consent` is missing"),
    ("  consent: {nl: Akkoord, en: Agreed}", "  consent: {}", "55:12: `consent` says nothing"),
    ("    - {id: no, label: {nl: Geen, en: None}}\n", "", "7:3: `backgrounds` has 1 entry"),
    ("id: no,", "id: lab,", "9:12: the id `lab` is taken"),
    ("id: no,", "id: No!,", "9:12: `No!` is no id"),
    ("id: no,", "", "9:7: `id` is missing"),
    (", label: {nl: Geen, en: None}", "", "9:7: `label` is missing"),
    ("{nl: Geen, en: None}", "{nl: Geen, en: None, fr: Rien}", "9:44: `fr` is not known here"),
    ("{nl: Geen, en: None}", "Geen", "9:23: these are no keys"),
    ("region: NL", "region: Holland", "14:58: `Holland` is no region"),
    ("region: NL", "region: nl-NH", "14:58: `nl-NH` is no region"),
    ("region: NL", "region: NL-", "14:58: `NL-` is no region"),
    ("zone: Europe/Amsterdam", "zone: Europe/Delft", "14:68: `Europe/Delft` is no time zone"),
    ("region: NL, ", "", "14:7: `region` is missing"),
    ("id: oslo", "id: delft", "15:12: the id `delft` is taken"),
    ("section: community", "section: family", "21:16: `family` is no section"),
    ("kind: text", "kind: essay", "22:13: `essay` is no kind"),
    ("      kind: text\n", "", "20:7: `kind` is missing"),
    ("words: [50, 200]", "words: [200, 50]", "23:14: `words` goes from more to less"),
    ("words: [50, 200]", "words: [0, 50]", "23:15: `words` does not fit"),
    ("words: [50, 200]", "words: [50, 601]", "23:19: `words` does not fit"),
    ("words: [50, 200]", "words: 50", "23:14: `words` is not two numbers"),
    ("      words: [50, 200]\n", "", "20:7: `words` is missing"),
    ("words: [50, 200]", "word: [50, 200]", "23:7: `word` is not known here"),
    ("required: no", "required: perhaps", "29:17: `required` does not fit"),
    ("id: tool", "id: why", "26:11: the id `why` is taken"),
    ("      kind: choice\n", "      kind: choice\n      words: [1, 2]\n", "29:7: `words` is not known here"),
    ("kind: yes_no", "kind: yes_no\n      options: []", "45:7: `options` is not known here"),
    ("      most: 1", "      most: 3", "37:13: `most` does not fit"),
    ("      most: 1", "      most: 0", "37:13: `most` does not fit"),
    ("weight: 2", "weight: 6", "50:15: `weight` does not fit"),
    ("        - {nl: Half, en: Half}\n", "", "51:7: `anchors` has 2 entries"),
    (
        "        - {nl: Half, en: Half}\n",
        "        - {nl: 1, en: 1}\n        - {nl: 2, en: 2}\n",
        "51:7: `anchors` has 4",
    ),
    ("      question: {nl: Kan het?, en: Can it be?}\n", "", "47:7: `question` is missing"),
    ("bonus: 2", "bonus: 6", "57:12: `bonus` does not fit"),
    ("most_losses: 4", "most_losses: 11", "58:18: `most_losses` does not fit"),
    ("bonus: 2", "bonuses: 2", "57:5: `bonuses` is not known here"),
    ("field: department", "field: floor", "60:17: `floor` is no field"),
    ("value: north", "value: west", "60:36: nobody has the department `west`"),
    ("value: en", "value: fr", "61:34: nobody has the language `fr`"),
    ("value: Europe/Oslo", "value: Oslo", "62:30: nobody has the zone `Oslo`"),
    ("at_least: 1, at_most: 3", "at_least: 4, at_most: 3", "60:43: at least 4 and at most 3"),
    (", at_least: 1, at_most: 3", "", "60:9: this quota asks for nothing"),
    ("at_least: 1, at_most: 3", "at_most: 0", "60:52: `at_most` does not fit"),
    ("field: language, value: en", "field: department, value: north", "61:36: a second quota for department `north`"),
];

#[test]
fn every_slip_is_named_at_its_place_and_leaves_no_form() {
    for (written, instead, expected) in SLIPS {
        assert!(SECTION.contains(written), "{written}");
        let (programme, problems) = course(&SECTION.replacen(written, instead, 1));
        let said: Vec<String> = problems.mistakes().iter().map(ToString::to_string).collect();
        let expected = format!("programmes/tiny/programme.yaml:{expected}");
        assert!(said.iter().any(|line| line.starts_with(&expected)), "{expected} is not said of\n{instead}\n{said:#?}");
        assert!(programme.application.is_none(), "{instead}");
        // A misspelt key is missing and unknown, whatever it is.
        let most = if said.iter().any(|line| line.contains("is not known here")) { 2 } else { 1 };
        assert!(said.len() <= most, "{said:#?}");
        assert!(problems.list().iter().all(|one| !one.help.is_empty()));
    }
}

#[test]
fn too_many_are_named_where_the_list_begins() {
    let many = |count: usize| -> String {
        (0..count).map(|nth| format!("    - {{id: x{nth}, label: {{nl: X, en: X}}}}\n")).collect()
    };
    // Quotas would be about what is written here no longer.
    let section = &SECTION[..SECTION.find("  draw:").unwrap()];
    for (list, most) in [("backgrounds", 30), ("departments", 60), ("experience", 10)] {
        let (before, after) = section.split_once(&format!("  {list}:\n")).unwrap();
        let after: String = after.split_inclusive('\n').skip(2).collect();
        let with = |count| format!("{before}  {list}:\n{}{after}", many(count));
        assert!(course(&with(most)).1.none(), "{}", course(&with(most)).1.report());
        let said = course(&with(most + 1)).1.report();
        assert!(said.contains(&format!("`{list}` has {} entries", most + 1)), "{said}");
    }
}

#[test]
fn an_empty_section_is_told_what_it_lacks() {
    let said = course("applications:\n").1.report();
    assert!(said.contains("programme.yaml:6:") && said.contains("these are no keys"), "{said}");
    let said = course("applications: {}\n").1;
    for list in ["backgrounds", "departments", "sites", "experience", "consent"] {
        assert!(said.report().contains(&format!("6:15: `{list}` is missing")), "{}", said.report());
    }
    assert_eq!(said.list().len(), 5);
}

#[test]
fn a_long_form_of_another_kind_of_programme_fits() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/admissions/content");
    let (programmes, problems) = read_from(&folder);
    assert!(problems.none(), "{}", problems.report());
    let form = programmes[0].application.clone().unwrap();
    assert_eq!((form.questions.len(), form.rubric.len()), (20, 5));
    let long = QuestionKind::Text { words: (100, 200) };
    assert_eq!(form.questions.iter().filter(|question| question.kind == long).count(), 8);
    assert_eq!(form.question("goal").unwrap().kind, form.question("status").unwrap().kind);
}

#[test]
fn what_ships_and_what_is_tested_with_asks_something() {
    for (folder, slug, questions) in [
        ("content", "community-manager", 5),
        ("tests/suite/content", "gardening", 4),
        ("tests/suite/content", "cooking", 0),
    ] {
        let (programmes, problems) = read_from(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
        assert!(problems.mistakes().is_empty(), "{}", problems.report());
        let programme = programmes.iter().find(|programme| programme.slug == slug).unwrap();
        let asked = programme.application.as_ref().map_or(0, |form| form.questions.len());
        assert_eq!(asked, questions, "{slug}");
    }
}

#[test]
fn what_the_guides_show_is_read() {
    for guide in ["README.md", "LIESMICH.md"] {
        let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("content").join(guide)).unwrap();
        let example = text.lines().skip_while(|line| *line != "    applications:");
        let example: String =
            example.map_while(|line| line.strip_prefix("    ")).map(|line| format!("{line}\n")).collect();
        let head = HEAD.replace("nl", "de");
        let (programme, problems) = course_with(&head, &example);
        let said: Vec<String> = problems.list().iter().map(ToString::to_string).collect();
        let here: Vec<&String> = said.iter().filter(|line| line.contains("programme.yaml:")).collect();
        assert!(here.is_empty(), "{guide}: {here:#?}");
        assert!(programme.application.is_some(), "{guide}");
    }
}
