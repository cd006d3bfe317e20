//! What people put in.

use super::rules::{Factor, Range};
use crate::{
    platform::numbers::number,
    web::{Input, Reader},
};

/// The ranges of all inputs.
pub struct Ranges {
    of: [Range; 5],
}

/// Fifteen numbers: `answers_low`, `answers_likely`, `answers_high` and so on.
const FIELDS: [[&str; 3]; 5] = [
    ["answers_low", "answers_likely", "answers_high"],
    ["searches_low", "searches_likely", "searches_high"],
    ["success_low", "success_likely", "success_high"],
    ["value_low", "value_likely", "value_high"],
    ["cost_low", "cost_likely", "cost_high"],
];

impl Ranges {
    /// That of an input.
    pub fn of(&self, factor: Factor) -> Range {
        that_of(factor, self.of)
    }
}

/// The names of the fields of an input, from the lowest to the highest.
pub fn fields_of(factor: Factor) -> [&'static str; 3] {
    that_of(factor, FIELDS)
}

/// What belongs to an input, of what stands in the order of all of them.
fn that_of<T>(factor: Factor, all: [T; 5]) -> T {
    let [answers, searches, success, value, cost] = all;
    match factor {
        Factor::Answers => answers,
        Factor::Searches => searches,
        Factor::Success => success,
        Factor::Value => value,
        Factor::Cost => cost,
    }
}

fn read(reader: &mut Reader<'_>, factor: Factor) -> Option<Range> {
    let most = match factor {
        Factor::Success => 100.0,
        _ => 1_000_000_000.0,
    };
    let least = if factor == Factor::Cost { 1.0 } else { 0.0 };
    let mut one = |name: &'static str| {
        let fits = |text: &str| number(text).filter(|number| (least..=most).contains(number));
        reader.known(name, "returns-number-unfit", fits)
    };
    let [low, likely, high] = fields_of(factor).map(&mut one);
    let range = Range { low: low?, likely: likely?, high: high? };
    if range.low <= range.likely && range.likely <= range.high {
        return Some(range);
    }
    let [_, likely, _] = fields_of(factor);
    reader.mistake(likely, "returns-out-of-order", None);
    None
}

impl Input for Ranges {
    const FIELDS: &'static [&'static str] = &[
        "answers_low",
        "answers_likely",
        "answers_high",
        "searches_low",
        "searches_likely",
        "searches_high",
        "success_low",
        "success_likely",
        "success_high",
        "value_low",
        "value_likely",
        "value_high",
        "cost_low",
        "cost_likely",
        "cost_high",
    ];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        // All of them, so that every mistake is said at once.
        let [answers, searches, success, value, cost] = Factor::ALL.map(|factor| read(reader, factor));
        Some(Self { of: [answers?, searches?, success?, value?, cost?] })
    }
}
