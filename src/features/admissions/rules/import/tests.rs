use std::collections::{BTreeMap, BTreeSet};

use super::{Column, Guide, ReadTable, Trouble, read_applications};
use crate::{
    features::curriculum::{ApplicationForm, Choice, DrawRules, Localised, Site},
    platform::tables::Problem,
};

fn said(de: &str, en: &str) -> Localised {
    Localised(BTreeMap::from([("de".into(), de.into()), ("en".into(), en.into())]))
}

fn choice(id: &str, de: &str, en: &str) -> Choice {
    Choice { id: id.into(), label: said(de, en) }
}

fn read(text: &str) -> ReadTable {
    let site =
        Site { id: "berlin".into(), label: said("Berlin", "Berlin"), region: "DE-BE".into(), zone: "UTC".into() };
    let form = ApplicationForm {
        backgrounds: vec![choice("kitchen", "Küche", "Kitchen")],
        departments: vec![choice("north", "Nord", "North")],
        sites: vec![site],
        experience: vec![choice("new", "Ganz neu", "Brand new")],
        questions: vec![],
        rubric: vec![],
        consent: Localised::default(),
        draw: DrawRules::default(),
    };
    let languages = [("Deutsch", "de"), ("German", "de"), ("English", "en")].map(|(a, b)| (a.into(), b.into()));
    let headings = [("E-Mail", Column::Email), ("Bereich", Column::Department)].map(|(a, b)| (a.to_owned(), b));
    let guide = Guide {
        form: &form,
        languages: &languages,
        headings: &headings,
        applied: &BTreeSet::from(["there@example.org".to_owned()]),
        seated: &BTreeSet::from(["in@example.org".to_owned()]),
    };
    read_applications(text.as_bytes(), &guide)
}

fn troubles(text: &str) -> Vec<Vec<Trouble>> {
    read(text).rows.into_iter().map(|row| row.read.err().unwrap_or_default()).collect()
}

#[test]
fn ids_and_words_of_either_language_mean_the_same() {
    let table = read(
        "Name;E-Mail;language;background;Bereich;site;experience;community;about;zone;Shoe size\n\
         Zoë;zoe@example.org;Deutsch;küche;north;BERLIN;Brand new;Pots;\"Two\nlines\";Asia/Kolkata;41\n\
         Bo;bo@example.org;en;kitchen;Nord;;;;;;\n",
    );
    assert_eq!(table.left_out, ["Shoe size"]);
    let [zoe, bo] = &table.applications().unwrap()[..] else { panic!("two rows") };
    assert_eq!((zoe.language.as_deref(), zoe.zone.as_deref()), (Some("de"), Some("Asia/Kolkata")));
    let ids: Vec<&str> = zoe.choices.values().map(String::as_str).collect();
    assert_eq!(ids, ["kitchen", "north", "berlin", "new"]);
    assert_eq!(zoe.texts[&Column::About], "Two\nlines");
    assert_eq!((bo.choices.len(), bo.texts.len(), bo.zone.clone()), (2, 0, None));
}

#[test]
fn every_mistake_of_a_row_is_named() {
    let found = troubles(
        "name\temail\tlanguage\tsite\tzone\tcommunity\n\
         \tnobody\tnl\tMars\tMars/Base\tPots\n\
         A\tthere@example.org\t\t\t\t\n\
         B\tIN@example.org\t\t\t\t\n\
         C\tc@example.org\t\t\t\t\n\
         D\tC@example.org\t\t\t\t\n",
    );
    let unknown = [Trouble::Unknown(Column::Language), Trouble::Unknown(Column::Zone), Trouble::Unknown(Column::Site)];
    assert_eq!(found[0].len(), 5);
    assert!(unknown.iter().all(|one| found[0].contains(one)), "{:?}", found[0]);
    assert_eq!(found[1], [Trouble::Applied]);
    assert_eq!(found[2], [Trouble::Seated]);
    assert_eq!(found[3], []);
    assert_eq!(found[4], [Trouble::Twice(5)]);
}

#[test]
fn a_damaged_table_says_where() {
    let problem = |text: &str| match &troubles(text)[0][0] {
        Trouble::Table(error) => (error.row, error.problem.clone()),
        other => panic!("{other:?}"),
    };
    assert_eq!(problem(""), (None, Problem::Empty));
    assert_eq!(problem("name\nA\n"), (None, Problem::MissingColumn));
    assert_eq!(problem("name,email,E-Mail\nA,a@example.org,b@example.org\n"), (None, Problem::ColumnTwice));
    assert_eq!(problem("name,email\nA\n").0, Some(2));
    let table = read("name,email\nA\nB,b@example.org\n");
    assert_eq!((table.rows.len(), table.problems()), (2, 1));
    assert!(table.applications().is_none(), "all or nothing");
    assert!(read("name,email\n").applications().is_none(), "nobody is nothing to take over");
}
