//! Months, shares and hours in the words of the reader.

use chrono::NaiveDate;

use super::super::rules::{Fraction, Number, Sentence, Told, Value};
use crate::{
    platform::{
        errors::{Error, Result},
        numbers::grouped,
        words::Args,
        zones::{Style, date_words},
    },
    web::Visit,
};

/// Whoever reads.
#[derive(Clone, Copy)]
pub struct Telling<'a> {
    /// Their visit.
    pub visit: &'a Visit,
}

impl Telling<'_> {
    /// A message with what goes into it.
    pub fn say(&self, key: &str, with: &[(&'static str, String)]) -> Result<String> {
        let mut args = Args::new();
        for (name, text) in with {
            args.set(*name, text.clone());
        }
        self.visit.house.words.say(self.visit.locale.tag(), key, &args).map_err(Error::Broken)
    }

    /// Whether fractions have a comma.
    pub fn comma(&self) -> bool {
        self.visit.locale.tag().starts_with("de")
    }

    /// `May 2026`.
    pub fn month(&self, on: NaiveDate) -> String {
        date_words(on, self.comma(), Style::Month)
    }

    /// `3.5 h`.
    pub fn hours(&self, tenths: i32) -> Result<String> {
        self.say("health-hours", &[("hours", Number::FirstAnswer.written(tenths, self.comma()))])
    }

    /// `12 of 24`.
    pub fn counted(&self, fraction: Fraction) -> Result<String> {
        self.say("health-of", &parts(fraction))
    }

    /// `a third (8 of 24)`, or `1 of 3` where they are few. `key` begins the messages that say of what.
    fn share(&self, fraction: Fraction, key: &str) -> Result<String> {
        let portion = match fraction.told() {
            Told::Counted => return self.say(key, &parts(fraction)),
            Told::Word(word) => self.say(&format!("health-portion-{word}"), &[])?,
            Told::Percent(percent) => format!("{percent}\u{a0}%"),
        };
        let with: Vec<_> = parts(fraction).into_iter().chain([("portion", portion)]).collect();
        self.say(&format!("{key}-portion"), &with)
    }

    fn value(&self, value: Value, key: &str) -> Result<String> {
        match value {
            Value::Share(fraction) => self.share(fraction, key),
            Value::Hours(tenths) => self.hours(tenths),
        }
    }

    /// A sentence about the newest month.
    pub fn sentence(&self, sentence: &Sentence) -> Result<String> {
        let word = sentence.topic.word();
        let (on, now) = sentence.now;
        let mut with = vec![("month", self.month(on)), ("now", self.value(now, &format!("health-of-{word}"))?)];
        let Some((earlier, before)) = sentence.before else { return self.say(&format!("health-says-{word}"), &with) };
        with.extend([("earlier", self.month(earlier)), ("before", self.value(before, "health-of")?)]);
        self.say(&format!("health-says-{word}-beside"), &with)
    }
}

fn parts(fraction: Fraction) -> Vec<(&'static str, String)> {
    #[allow(clippy::cast_precision_loss, reason = "no larger than three thousand million")]
    let written = |number: i64| grouped(number as f64, 0);
    vec![("part", written(fraction.part)), ("whole", written(fraction.whole))]
}
