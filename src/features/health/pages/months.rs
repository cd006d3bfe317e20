//! One month, to be written.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::super::rules::{Group, Month, Number, month_word};
use super::Telling;
use crate::web::{FormState, View};

/// A month.
#[derive(Serialize)]
pub struct MonthPage {
    /// The form: `month`, `version` and the numbers.
    pub form: FormState,
    /// Words of its fields, for the list of what is wrong.
    pub labels: BTreeMap<&'static str, String>,
    /// Its parts: words `health-group-<word>`, and the numbers in each: words `health-number-<word>`.
    pub groups: Vec<(&'static str, Vec<&'static str>)>,
    /// The month, once it is there.
    pub on: Option<NaiveDate>,
    /// Where it is deleted.
    pub delete_action: Option<String>,
    /// What stands there by now and is not what was typed, where both were changed: words of the number, and it.
    pub crossed: Vec<(&'static str, Option<String>)>,
}

impl View for MonthPage {
    const FILE: &'static str = "health/month.html";
}

/// What each field is called.
pub fn labels(telling: &Telling<'_>) -> BTreeMap<&'static str, String> {
    let number = |number: Number| (number.word(), telling.visit.say(&format!("health-number-{}", number.word())));
    let all = Number::ALL.into_iter().map(number);
    all.chain([("month", telling.visit.say("health-month"))]).collect()
}

/// The form as a month stands.
pub fn form_of(month: &Month, comma: bool) -> FormState {
    let head = [("month", month_word(month.on)), ("version", month.version.to_string())];
    let numbers = month.numbers.iter().map(|(number, value)| (number.word(), number.written(value, comma)));
    FormState::with(head.into_iter().chain(numbers))
}

/// What stands in a month and is not what was typed.
pub fn stands(month: Option<&Month>, form: &FormState, comma: bool) -> Vec<(&'static str, Option<String>)> {
    let Some(month) = month else { return Vec::new() };
    let typed = |number: Number| form.values.get(number.word()).and_then(|typed| number.read(typed));
    let other = Number::ALL.into_iter().filter(|number| typed(*number) != month.numbers.get(*number));
    other.map(|number| (number.word(), month.numbers.get(number).map(|value| number.written(value, comma)))).collect()
}

impl MonthPage {
    /// The page with this form, where `month` is what stands by now.
    pub fn new(telling: &Telling<'_>, form: FormState, month: Option<&Month>) -> Self {
        let groups = Group::WORTH.into_iter().chain([Group::Vanity]);
        let numbers = |group: Group| group.numbers().iter().map(|number| number.word()).collect();
        Self {
            form,
            labels: labels(telling),
            groups: groups.map(|group| (group.word(), numbers(group))).collect(),
            on: month.map(|month| month.on),
            delete_action: month.map(|month| format!("/me/community/health/{}/deletion", month_word(month.on))),
            crossed: Vec::new(),
        }
    }
}
