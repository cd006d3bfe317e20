use std::fs;

use crate::{
    features::curriculum::{Labels, Problems, SparringPlan, read},
    platform::{files::Files, words::Words},
};

/// What is read of a course of one week with such a section, which begins in line 6.
fn read_with(section: &str) -> (Option<SparringPlan>, Problems) {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("programmes/tiny");
    fs::create_dir_all(folder.join("week-1")).unwrap();
    let head =
        "languages: [nl]\ntitle: {nl: Klein}\npromise: {nl: Kort}\nsummary: {nl: Kort}\nhours_per_week: [1, 2]\n";
    fs::write(folder.join("programme.yaml"), format!("{head}{section}")).unwrap();
    fs::write(folder.join("week-1/week.nl.md"), "---\nquestion: Waarom?\noutcome: Daarom.\n---\nHallo.\n").unwrap();
    let lesson = "---\nid: een\ntitle: Een\nminutes: 3\n---\nTekst.\n\n::: question een\nEn jij?\n:::\n";
    fs::write(folder.join("week-1/01-een.nl.md"), lesson).unwrap();
    let labels = Labels::new(&Words::load(&Files::Content, "en").unwrap());
    let (programmes, problems) = read(&Files::Folder(root.path().into()), &labels).unwrap();
    (programmes.into_iter().next().and_then(|(programme, _)| programme.sparring.map(|plan| (*plan).clone())), problems)
}

#[test]
fn a_section_says_when_rounds_begin_and_what_counts() {
    let (plan, problems) = read_with(
        "sparring:\n  rounds: [1]\n  partners: same\n  weights: {hours: much, interests: off}\n  stage: other\n  site: same\n",
    );
    assert!(problems.none(), "{}", problems.report());
    let weights = [("hours", "much"), ("interests", "off")].map(|(of, level)| (of.to_owned(), level.to_owned()));
    let all = SparringPlan {
        rounds: vec![1],
        same_partners: true,
        weights: weights.into(),
        other_stage: true,
        same_site: true,
    };
    assert_eq!(plan, Some(all));
}

#[test]
fn all_but_the_rounds_may_be_left_out() {
    let (plan, problems) = read_with("sparring:\n  rounds: []\n");
    assert!(problems.none(), "{}", problems.report());
    assert_eq!(plan, Some(SparringPlan::default()));
    assert_eq!(read_with("").0, None, "without the section nothing happens by itself");
}

#[test]
fn every_way_it_can_be_wrong_is_named_with_its_line() {
    let cases = [
        ("sparring:\n  partners: new\n", "`rounds` is missing"),
        ("sparring:\n  rounds: 1\n", "`rounds` is not a list"),
        ("sparring:\n  rounds: [0]\n", "programme.yaml:7"),
        ("sparring:\n  rounds: [x]\n", "programme.yaml:7"),
        ("sparring:\n  rounds: [1, 1]\n", "`rounds` are not in order"),
        ("sparring:\n  rounds: [1, 4]\n", "`rounds` names week 4, which is not there"),
        ("sparring:\n  rounds: [1]\n  partners: old\n", "`old` is no word for `partners`"),
        ("sparring:\n  rounds: [1]\n  stage: near\n", "`near` is no word for `stage`"),
        ("sparring:\n  rounds: [1]\n  weights: {hours: lots}\n", "`lots` is no word for `hours`"),
        ("sparring:\n  rounds: [1]\n  weights: {shoes: much}\n", "`shoes`"),
        ("sparring:\n  rounds: [1]\n  colour: red\n", "`colour`"),
    ];
    for (section, wanted) in cases {
        let (plan, problems) = read_with(section);
        let said: Vec<String> = problems.mistakes().iter().map(ToString::to_string).collect();
        assert_eq!(said.len(), 1, "{section}{said:?}");
        assert!(said[0].contains(wanted), "{section}{said:?}");
        assert!(plan.is_none() || section.contains("[1, 4]"), "{section}");
    }
}
