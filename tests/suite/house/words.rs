//! No phrase is missing, in no language.

use std::collections::BTreeSet;

use lernweg::{
    app::kinds,
    platform::{files::Files, letters::Letters, words::Words},
};

use super::{files, root, without_tests};

const LOCALES: [&str; 2] = ["de", "en"];

fn keys(locale: &str) -> BTreeSet<String> {
    Words::keys(&Files::Content, locale).unwrap()
}

/// Keys a text names as `key="…"` or as a whole string that looks like one.
fn named(text: &str) -> BTreeSet<String> {
    let strings = text.split('"').skip(1).step_by(2);
    let looks_like_one = |word: &&str| {
        word.contains('-')
            && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && word.starts_with(|c: char| c.is_ascii_lowercase())
            && !word.ends_with('-')
    };
    strings.filter(looks_like_one).map(str::to_owned).collect()
}

fn prefixes() -> BTreeSet<String> {
    keys("en").iter().filter_map(|key| key.split('-').next().map(str::to_owned)).collect()
}

#[test]
fn every_language_has_the_same_messages() {
    let [first, second] = LOCALES.map(keys);
    assert_eq!(first.difference(&second).collect::<Vec<_>>(), Vec::<&String>::new(), "only in {}", LOCALES[0]);
    assert_eq!(second.difference(&first).collect::<Vec<_>>(), Vec::<&String>::new(), "only in {}", LOCALES[1]);
    assert!(first.len() > 100);
}

#[test]
fn every_message_a_template_or_a_rule_names_is_there() {
    let (known, prefixes) = (keys("en"), prefixes());
    let is_message = |key: &String| prefixes.contains(key.split('-').next().unwrap());
    let mut missing = Vec::new();
    for (path, text) in files(&root().join("templates"), ".html") {
        for part in text.split("key=\"").skip(1) {
            // `key="frame-theme-" ~ theme` names a family, checked where it is drawn.
            let key = part.split('"').next().unwrap().to_owned();
            let family = key.ends_with('-') || part[key.len() + 1..].trim_start().starts_with('~');
            if !family && !known.contains(&key) {
                missing.push(format!("{path}: {key}"));
            }
        }
    }
    for (path, text) in files(&root().join("src"), ".rs") {
        for key in named(without_tests(&text)) {
            let refusal = text.contains(&format!("(\"{key}\"")) || text.contains(&format!("\"{key}\","));
            if is_message(&key) && refusal && !known.contains(&key) && !is_something_else(&key) {
                missing.push(format!("{path}: {key}"));
            }
        }
    }
    for said in said() {
        if !known.contains(&format!("said-{said}")) {
            missing.push(format!("said-{said}"));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// Words with hyphens in the source that are no messages.
fn is_something_else(key: &str) -> bool {
    ["form-action", "form-data"].contains(&key) || key.starts_with("frame-src") || key.starts_with("frame-ancestors")
}

/// What handlers say was done: `Outcome::to(…, "…")`.
fn said() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (_, text) in files(&root().join("src"), ".rs") {
        for part in without_tests(&text).split("Outcome::to(").skip(1) {
            let call: String = part.chars().take(160).collect();
            let call = call.split(';').next().unwrap().split("))").next().unwrap().to_owned();
            if let Some(last) =
                call.rsplit('"').nth(1).filter(|word| word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'))
            {
                found.insert(last.to_owned());
            }
        }
    }
    assert!(found.contains("profile-changed"), "the reader of source finds what it must");
    found
}

#[test]
fn every_email_is_written_in_every_language() {
    let letters = Letters::load(&Files::Content).unwrap();
    let mut kinds: Vec<String> = lernweg::app::cli::mail_kinds().into_iter().map(str::to_owned).collect();
    kinds.sort();
    for locale in LOCALES {
        assert_eq!(letters.kinds(locale), kinds, "{locale}");
        for kind in &kinds {
            let reason = format!("mail-reason-{}", kind.replace(['/', '_'], "-"));
            assert!(keys(locale).contains(&reason), "{locale}: {reason}");
            // What fills its text in an example fills all of it.
            assert!(letters.sample(kind, locale).is_some(), "{kind} has no sample");
            assert_eq!(letters.proof(kind, locale, letters.shipped(kind, locale).unwrap()), [], "{locale}: {kind}");
        }
    }
}

#[test]
fn every_kind_of_email_says_what_it_is_and_what_it_ends_with() {
    for locale in LOCALES {
        let keys = keys(locale);
        for kind in kinds().all() {
            let mut needed = vec![format!("mail-kind-{}", kind.key()), format!("mail-ends-{}", kind.key())];
            needed.extend(kind.stoppable.then(|| format!("mail-kind-{}-hint", kind.key())));
            needed.push(format!("choices-room-{}", kind.room().replace('_', "-")));
            for key in needed {
                assert!(keys.contains(&key), "{locale}: {key}");
            }
        }
    }
}

#[test]
fn a_missing_phrase_is_found() {
    assert_eq!(
        named(r#"x("form-nope", 3); t(key="frame-nope")"#),
        ["form-nope", "frame-nope"].map(str::to_owned).into()
    );
    let words = Words::load(&Files::Content, "en").unwrap();
    assert!(words.say("de", "frame-nope", &Default::default()).is_err());
}
