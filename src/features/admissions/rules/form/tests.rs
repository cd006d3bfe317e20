//! One complete application, and what becomes of it when something is taken away.

use chrono::{DateTime, Utc};
use entity::{
    application,
    ids::{ApplicationId, ProgrammeId},
    states::ApplicationState,
};
use serde_json::json;

use super::{Part, gaps, is_time};
use crate::{
    features::curriculum::{ApplicationForm, Choice, DrawRules, Localised, Question, QuestionKind, Section, Site},
    platform::secrets,
};

fn words(text: &str) -> Localised {
    Localised([("en".to_owned(), text.to_owned())].into())
}

fn choices(ids: &[&str]) -> Vec<Choice> {
    ids.iter().map(|id| Choice { id: (*id).to_owned(), label: words(id) }).collect()
}

fn question(id: &str, section: Section, kind: QuestionKind, required: bool) -> Question {
    Question { id: id.to_owned(), section, kind, label: words(id), hint: words(""), required }
}

fn form() -> ApplicationForm {
    ApplicationForm {
        backgrounds: choices(&["garden"]),
        departments: choices(&["north", "south"]),
        sites: vec![Site { id: "berlin".into(), label: words("Berlin"), region: "DE-BE".into(), zone: "UTC".into() }],
        experience: choices(&["new"]),
        questions: vec![
            question("why", Section::Community, QuestionKind::Text { words: (3, 5) }, true),
            question("tool", Section::Offer, QuestionKind::Choice { options: choices(&["spade"]) }, false),
            question("plants", Section::Offer, QuestionKind::Several { options: choices(&["a", "b"]), most: 1 }, true),
            question("weekend", Section::Times, QuestionKind::YesNo, true),
        ],
        rubric: Vec::new(),
        consent: words("I agree."),
        draw: DrawRules::default(),
    }
}

fn complete() -> application::Model {
    let text = |text: &str| Some(text.to_owned());
    application::Model {
        id: ApplicationId(uuid::Uuid::nil()),
        programme_id: ProgrammeId(uuid::Uuid::nil()),
        cohort_id: None,
        code: "K7QM-3FXR".into(),
        state: ApplicationState::Draft,
        state_at: DateTime::<Utc>::UNIX_EPOCH,
        person_id: None,
        name: "Anna".into(),
        name_key: "anna".into(),
        email: "anna@example.org".into(),
        email_key: "anna@example.org".into(),
        locale: "en".into(),
        background: text("garden"),
        department: text("north"),
        site: text("berlin"),
        languages: json!(["en"]),
        experience: text("new"),
        community: text("Balconies"),
        about: text("Forty people."),
        brings: text("Seeds."),
        wants: text("Company."),
        zone: text("Europe/Berlin"),
        times: json!(["mon-am"]),
        answers: json!({ "why": "Because of the beans", "plants": ["a"], "weekend": "no", "once": "asked" }),
        kept_from: None,
        consent_hash: Some(secrets::hash("I agree.")),
        consented_at: Some(DateTime::<Utc>::UNIX_EPOCH),
        created_at: DateTime::<Utc>::UNIX_EPOCH,
        changed_at: DateTime::<Utc>::UNIX_EPOCH,
        submitted_at: None,
        waiting_since: None,
        place: None,
        gives: None,
        asked_again_at: None,
        merged_into: None,
        version: 1,
    }
}

/// Field and sentence of everything that is wrong with a changed application.
fn wrong(change: impl FnOnce(&mut application::Model)) -> Vec<(String, &'static str)> {
    let mut application = complete();
    change(&mut application);
    let found = gaps(&form(), &["en".to_owned(), "de".to_owned()], &application);
    found.into_iter().map(|gap| (gap.field, gap.key)).collect()
}

#[test]
fn nothing_is_missing_from_a_complete_one_whatever_was_asked_once() {
    assert_eq!(wrong(|_| {}), []);
}

#[test]
fn every_field_that_is_empty_is_named_in_the_order_of_the_form() {
    let all = wrong(|of| {
        of.name = " ".into();
        (of.background, of.department, of.site, of.experience) = (None, None, None, None);
        (of.community, of.about, of.brings, of.wants, of.zone) = (None, None, None, None, None);
        (of.languages, of.times, of.answers) = (json!([]), json!([]), json!({}));
        of.consent_hash = None;
    });
    let fields: Vec<&str> = all.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(
        fields,
        [
            "name",
            "background",
            "department",
            "site",
            "language",
            "community",
            "about",
            "experience",
            "q-why",
            "brings",
            "wants",
            "q-plants",
            "zone",
            "times",
            "q-weekend",
            "consent"
        ]
    );
}

#[test]
fn what_cannot_be_chosen_is_a_mistake() {
    let one = |change: fn(&mut application::Model)| wrong(change);
    let unfit = |field: &str| vec![(field.to_owned(), "form-choice-unfit")];
    assert_eq!(one(|of| of.department = Some("moon".into())), unfit("department"));
    assert_eq!(one(|of| of.languages = json!(["nl"])), unfit("language"));
    assert_eq!(one(|of| of.zone = Some("Mars/Base".into())), unfit("zone"));
    assert_eq!(one(|of| of.answers["tool"] = json!("axe")), unfit("q-tool"));
    assert_eq!(one(|of| of.answers["weekend"] = json!("perhaps")), unfit("q-weekend"));
    assert_eq!(one(|of| of.answers["plants"] = json!(["moss"])), unfit("q-plants"));
    assert_eq!(
        one(|of| of.answers["plants"] = json!(["a", "b"])),
        [("q-plants".to_owned(), "admissions-too-many-chosen")]
    );
    assert!(is_time("fri-ev") && !is_time("sat-am") && !is_time("mon") && !is_time("mon-night"));
}

#[test]
fn too_few_and_too_many_words_come_with_their_count() {
    let mut application = complete();
    application.about = Some("word ".repeat(151));
    application.answers["why"] = json!("No.");
    let found = gaps(&form(), &["en".to_owned()], &application);
    let said: Vec<_> = found.iter().map(|gap| (gap.key, gap.words)).collect();
    assert_eq!(said, [("admissions-too-many-words", Some((150, 151))), ("admissions-too-few-words", Some((3, 1)))]);
    assert!(found.iter().all(|gap| gap.part == Part::Of(Section::Community)));
}

#[test]
fn consent_is_to_the_words_as_they_stand() {
    assert_eq!(
        wrong(|of| of.consent_hash = Some(secrets::hash("I agreed."))),
        [("consent".to_owned(), "admissions-consent-missing")]
    );
}

#[test]
fn a_programme_without_choices_does_not_ask_for_them() {
    let bare =
        ApplicationForm { backgrounds: vec![], departments: vec![], sites: vec![], experience: vec![], ..form() };
    let nothing = application::Model { background: None, department: None, site: None, experience: None, ..complete() };
    assert_eq!(gaps(&bare, &["en".to_owned()], &nothing), []);
}

#[test]
fn parts_follow_one_another() {
    assert_eq!(Part::Of(Section::Times).next(), Some(Part::Consent));
    assert_eq!(Part::Consent.next(), None);
}
