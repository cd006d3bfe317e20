//! Anybody matches their people with a file.

use std::{fs, path::Path};

use super::{good, refusal, run};

/// Eight people: a to d garden, e to h run; odd letters in Berlin, even ones in Stuttgart.
const PEOPLE: &str = "\u{FEFF}Key;Name;Languages;Zone;Interests;Department;Shoe size\r\n\
    a;Ada;de;Europe/Berlin;gardens;it;40\r\nb;Bo;\"de;en\";Europe/Berlin;gardens;hr;41\r\n\
    c;Cem;de;Europe/Berlin;gardens;it;42\r\nd;Dora;de;Europe/Berlin;gardens;hr;38\r\n\
    e;Eva;en;Europe/Berlin;running;it;37\r\nf;Finn;en;Europe/Berlin;running;hr;44\r\n\
    g;Gül;en;Europe/Berlin;running;it;39\r\nh;Hugo;en;Europe/Berlin;running;hr;43\r\n";

fn people(folder: &Path, text: &str) {
    fs::write(folder.join("people.csv"), text).unwrap();
}

fn matched<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["match", "--in", "people.csv", "--out", "groups.csv", "--day", "2027-01-06"], more].concat()
}

/// The groups that were written, by key, and the whole file.
fn groups(folder: &Path, name: &str) -> (Vec<Vec<String>>, String) {
    let text = fs::read_to_string(folder.join(name)).unwrap();
    let rows = text.lines().skip(1).map(|line| line.trim_matches('"').split("\",\"").nth(1).unwrap().to_owned());
    (rows.map(|members| members.split("; ").map(str::to_owned).collect()).collect(), text)
}

#[test]
fn eight_people_meet_somebody_with_their_interest_from_another_department() {
    let folder = tempfile::tempdir().unwrap();
    people(folder.path(), PEOPLE);
    let said = good(run(folder.path(), &matched(&["--explain"])));
    assert!(said.starts_with("Not used: Shoe size.\nPeople: 8. Pairs: 4.\n"), "{said}");
    assert!(said.ends_with("No way to match these people is better.\n"), "{said}");
    let (found, text) = groups(folder.path(), "groups.csv");
    for pair in &found {
        let place = |key: &str| "abcdefgh".find(key).unwrap();
        let (one, other) = (place(&pair[0]), place(&pair[1]));
        assert!((one < 4) == (other < 4) && one % 2 != other % 2, "{pair:?}");
    }
    assert!(text.contains("departments: ") && text.contains("interested in gardens"), "{text}");
    assert!(text.contains("next_best") && text.contains("a with "), "{text}");
}

#[test]
fn the_same_people_and_seed_give_the_same_bytes_in_any_order() {
    let folder = tempfile::tempdir().unwrap();
    people(folder.path(), PEOPLE);
    good(run(folder.path(), &matched(&["--seed", "7"])));
    let (_, first) = groups(folder.path(), "groups.csv");
    let rows: Vec<&str> = PEOPLE.trim_start_matches('\u{FEFF}').trim_end().split("\r\n").collect();
    let turned: Vec<&str> = rows[..1].iter().chain(rows[1..].iter().rev()).copied().collect();
    people(folder.path(), &(turned.join("\n") + "\n"));
    good(run(folder.path(), &matched(&["--seed", "7"])));
    assert_eq!(groups(folder.path(), "groups.csv").1, first);
    let others = (0..20).filter(|seed| {
        good(run(folder.path(), &matched(&["--seed", &seed.to_string()])));
        groups(folder.path(), "groups.csv").1 != first
    });
    assert!(others.count() > 0, "another seed decides otherwise between what is equal");
}

#[test]
fn nobody_meets_an_earlier_partner_before_everybody_was_met() {
    let folder = tempfile::tempdir().unwrap();
    let everybody: String = (0..8).map(|place| format!("p{place}\n")).collect();
    people(folder.path(), &format!("key\n{everybody}"));
    let mut met = std::collections::BTreeSet::new();
    let mut history: Vec<String> = Vec::new();
    for round in 0..4 {
        let mut arguments = matched(&[]);
        history.iter().for_each(|file| arguments.extend(["--history", file]));
        let said = good(run(folder.path(), &arguments));
        assert!(!said.contains("could not be helped"), "{said}");
        for pair in groups(folder.path(), "groups.csv").0 {
            assert!(met.insert(pair.clone()), "{pair:?} again in round {round}");
        }
        let kept = format!("round-{round}.csv");
        fs::rename(folder.path().join("groups.csv"), folder.path().join(&kept)).unwrap();
        history.push(kept);
    }
}

#[test]
fn what_cannot_be_helped_is_said_and_what_somebody_asked_for_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    people(
        folder.path(),
        "key,name,languages,zone,hours,not_with\na,Ada,de,Europe/Berlin,mon 9-11,\nb,Bo,pl,Asia/Tokyo,mon 9-11,\n",
    );
    let said = good(run(folder.path(), &matched(&[])));
    assert!(said.contains("helped that these have too few hours in common: Ada (a) with Bo (b)."), "{said}");
    assert!(said.contains("helped that these have no language in common: Ada (a) with Bo (b)."), "{said}");
    assert!(groups(folder.path(), "groups.csv").1.contains("\"hours; language\""));
    people(folder.path(), "key,name,not_with\na,Ada,b\nb,Bo,\n");
    let said = good(run(folder.path(), &matched(&[])));
    assert!(said.contains("Left without anybody: Ada (a), Bo (b)."), "{said}");
    assert_eq!(groups(folder.path(), "groups.csv").0.len(), 0);
}

#[test]
fn odd_people_make_one_three() {
    let folder = tempfile::tempdir().unwrap();
    people(folder.path(), "key\na\nb\nc\nd\ne\n");
    assert!(good(run(folder.path(), &matched(&[]))).contains("People: 5. Pairs: 1. Groups of three: 1."));
    people(folder.path(), "key\na\n");
    assert!(good(run(folder.path(), &matched(&[]))).contains("Left without anybody: a."));
    people(folder.path(), "key\n");
    assert!(good(run(folder.path(), &matched(&[]))).starts_with("People: 0. Pairs: 0."));
}

#[test]
fn circles_of_four_to_five_leave_nobody_over() {
    let folder = tempfile::tempdir().unwrap();
    let everybody: String = (0..23).map(|place| format!("p{place:02}\n")).collect();
    people(folder.path(), &format!("key\n{everybody}"));
    let said = good(run(folder.path(), &matched(&["--groups", "4-5"])));
    assert!(said.contains("People: 23. Circles: 5.") && said.contains("percent better"), "{said}");
    let (found, _) = groups(folder.path(), "groups.csv");
    assert!(found.iter().all(|circle| matches!(circle.len(), 4 | 5)), "{found:?}");
    assert_eq!(found.iter().map(Vec::len).sum::<usize>(), 23);
}

#[test]
fn mentors_and_mentees_are_brought_together_across_their_sides() {
    let folder = tempfile::tempdir().unwrap();
    people(folder.path(), "key,side,places\nm1,mentor,2\nm2,mentor,2\na,mentee,\nb,mentee,\nc,mentee,1\n");
    good(run(folder.path(), &matched(&[])));
    let (found, _) = groups(folder.path(), "groups.csv");
    assert_eq!(found.len(), 3);
    assert!(found.iter().all(|pair| pair.iter().filter(|key| key.starts_with('m')).count() == 1), "{found:?}");
}

#[test]
fn every_two_can_be_checked() {
    let folder = tempfile::tempdir().unwrap();
    people(folder.path(), PEOPLE);
    good(run(folder.path(), &matched(&["--bonds", "bonds.csv"])));
    let bonds = fs::read_to_string(folder.path().join("bonds.csv")).unwrap();
    assert_eq!(bonds.lines().count(), 1 + 8 * 7 / 2);
    assert!(bonds.starts_with("\u{FEFF}\"a\",\"b\",\"score\",\"new\",\"hours\",\"line\",\"language\""));
}

#[test]
fn what_is_wrong_is_said_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let of = |text: &str, more: &[&str]| {
        people(folder.path(), text);
        refusal(&run(folder.path(), &matched(more)))
    };
    assert_eq!(of("name\nAda\n", &[]), "people.csv: there is no column key; name it in the first row.");
    assert_eq!(of("key\na\na\n", &[]), "people.csv, row 3: key a stands in row 2 already; leave one of them out.");
    assert_eq!(of("key,name\n,Ada\n", &[]), "people.csv, row 2: key must be there.");
    assert_eq!(
        of("key\n\"a;b\"\n", &[]),
        "people.csv, row 2: key \"a;b\" must stand on one line and have no semicolon."
    );
    assert_eq!(
        of("key,zone\na,Europe/Atlantis\n", &[]),
        "people.csv, row 2: there is no zone \"Europe/Atlantis\"; write it like Europe/Berlin."
    );
    assert_eq!(
        of("key,zone,hours\na,Europe/Berlin,when I can\n", &[]),
        "people.csv, row 2: hours \"when I can\" are none; write them like mon-fri 09:00-17:00."
    );
    assert_eq!(of("key,hours\na,mon 9-17\n", &[]), "people.csv, row 2: hours need a zone.");
    assert_eq!(
        of("key,places\na,many\n", &[]),
        "people.csv, row 2: places must be a number from 1 to 100, not \"many\"."
    );
    assert_eq!(
        of("key,side\na,mentor\nb,\n", &[]),
        "Either nobody has a side, or everybody has one of two: look at the column side."
    );
    assert_eq!(
        of("key,side\na,mentor\nb,mentee\n", &["--groups", "4-5"]),
        "Circles have no sides: leave out the column side, or --groups."
    );
    let off =
        ["department", "background", "interests", "stage", "site", "hours", "wishes"].map(|what| format!("{what}=off"));
    let off: Vec<&str> = off.iter().flat_map(|off| ["--weight", off]).collect();
    assert_eq!(of("key\na\nb\n", &off), "Nothing counts: give at least one --weight another level than off.");
    assert!(of("key\na\nb\n", &["--history", "none.csv"]).starts_with("none.csv cannot be read: "));
    fs::write(folder.path().join("old.csv"), "group\n1\n").unwrap();
    assert_eq!(
        of("key\na\nb\n", &["--history", "old.csv"]),
        "old.csv: there is no column members; name it in the first row."
    );
    let unwritable = run(folder.path(), &["match", "--in", "people.csv", "--out", "no/such/folder.csv"]);
    assert!(refusal(&unwritable).starts_with("no/such/folder.csv cannot be written: "));
}

#[test]
fn arguments_that_make_no_sense_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    people(folder.path(), "key\na\nb\n");
    for wrong in [["--groups", "5-4"], ["--groups", "1-3"], ["--weight", "shoes=much"], ["--weight", "stage=very"]] {
        let output = run(folder.path(), &matched(&wrong));
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
    }
}
