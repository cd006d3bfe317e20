//! What people put in.

use super::rules::{Factor, Range};
use crate::web::{Input, Reader};

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

/// A number as people write it: `0,5` and `0.5`, `30 000`, `30.000` and `30,000`.
fn number(text: &str) -> Option<f64> {
    let bare: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\'' && *c != '’').collect();
    let grouped = |mark: char| {
        let mut parts = bare.split(mark);
        let first = parts.next().is_some_and(|part| (1..=3).contains(&part.len()));
        let rest: Vec<&str> = parts.collect();
        first && !rest.is_empty() && rest.iter().all(|part| part.len() == 3) && !bare.starts_with('0')
    };
    let plain = match (bare.contains('.'), bare.contains(',')) {
        // The last of both is where the fraction begins.
        (true, true) if bare.rfind(',') > bare.rfind('.') => bare.replace('.', "").replace(',', "."),
        (true, true) => bare.replace(',', ""),
        (true, false) if grouped('.') => bare.replace('.', ""),
        (false, true) if grouped(',') => bare.replace(',', ""),
        _ => bare.replace(',', "."),
    };
    let digits = !plain.is_empty() && plain.chars().all(|c| c.is_ascii_digit() || c == '.');
    plain.parse::<f64>().ok().filter(|number| digits && number.is_finite())
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

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, expected) in [
            ("0,5", 0.5),
            ("0.5", 0.5),
            ("30 000", 30_000.0),
            ("30.000", 30_000.0),
            ("30,000", 30_000.0),
            ("1.234.567", 1_234_567.0),
            ("1.234,56", 1_234.56),
            ("1,234.56", 1_234.56),
            ("12.5", 12.5),
            ("0.125", 0.125),
            ("30’000", 30_000.0),
            ("7", 7.0),
        ] {
            assert_eq!(number(text), Some(expected), "{text}");
        }
        for text in ["", "-3", "1e9", "ten", "inf", "NaN", "3 €", "."] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
