//! The top level is what it is meant to be, and the house keeps its own rules.

use std::fs;

use super::{files, root, without_tests};

const GIVEN: [&str; 11] = [
    "Cargo.toml",
    "Cargo.lock",
    "src",
    "entity",
    "migration",
    "templates",
    "content",
    "tests",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
];

fn surplus<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    names.into_iter().filter(|name| !name.starts_with('.') && !GIVEN.contains(name) && *name != "target").collect()
}

#[test]
fn nothing_stands_at_the_top_that_does_not_belong_there() {
    let names: Vec<String> =
        fs::read_dir(root()).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    // What a person leaves lying about while they work is their own affair; git does not see it.
    let ignored =
        |name: &str| ["demo-mail", "lernweg-files", "mail", "lernweg.toml"].contains(&name) || name.contains(".db");
    let names: Vec<&str> = names.iter().map(String::as_str).filter(|name| !ignored(name)).collect();
    assert_eq!(surplus(names), Vec::<&str>::new());
    assert_eq!(surplus(["src", "scripts", ".ci", "docs"]), ["scripts", "docs"], "and the check can tell");
}

#[test]
fn names_say_something() {
    for (path, _) in files(&root().join("src"), ".rs") {
        for empty in ["util", "helper", "common", "misc", "manager"] {
            assert!(!path.contains(empty), "{path}");
        }
    }
}

#[test]
fn one_place_trusts_html() {
    let mut found = Vec::new();
    for (path, text) in files(&root().join("templates"), ".html") {
        let without_comments: String = text
            .split("{#")
            .enumerate()
            .map(|(nth, part)| if nth == 0 { part } else { part.split_once("#}").map_or("", |(_, rest)| rest) })
            .collect();
        found.extend(without_comments.matches("| safe").map(|_| path.clone()));
    }
    assert_eq!(found, ["components/ui.html"]);
}

#[test]
fn every_policy_has_a_name_of_its_own() {
    let mut names: Vec<String> = Vec::new();
    for (path, text) in files(&root().join("src"), ".rs") {
        for part in without_tests(&text).split("impl Policy for ").skip(1) {
            let policy = part.split_whitespace().next().unwrap().to_owned();
            assert!(part.contains(&format!("const NAME: &'static str = \"{policy}\"")), "{path}: {policy}");
            assert!(!names.contains(&policy), "{policy} twice");
            names.push(policy);
        }
    }
    assert!(names.len() > 5);
}

#[test]
fn only_the_storage_floor_begins_and_commits() {
    for (path, text) in files(&root().join("src"), ".rs") {
        if path.starts_with("storage/") {
            continue;
        }
        for word in [".begin(", ".begin_with", ".commit(", "TransactionTrait"] {
            assert!(!without_tests(&text).contains(word), "{path} has {word}");
        }
    }
}
