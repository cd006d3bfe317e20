//! What the calculator shows.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    forms::{Ranges, fields_of},
    rules::{Factor, Outcome, Verdict, work_out},
};
use crate::{
    platform::numbers::grouped,
    web::{FormState, View},
};

/// The calculator, and what comes out.
#[derive(Serialize)]
pub struct ReturnsPage {
    /// The form.
    pub form: FormState,
    /// What each field is called, for the list of what is wrong.
    pub labels: BTreeMap<&'static str, String>,
    /// Its rows.
    pub rows: Vec<InputRow>,
    /// What comes out; none before anything fits was put in.
    pub result: Option<ResultView>,
    /// The same page with an example.
    pub example_href: &'static str,
}

impl View for ReturnsPage {
    const FILE: &'static str = "returns/show.html";
}

/// An input.
#[derive(Serialize)]
pub struct InputRow {
    /// Words: `returns-<key>` and `returns-<key>-hint`.
    pub key: &'static str,
    /// Names of its fields, from the lowest to the highest.
    pub fields: [&'static str; 3],
}

/// The inputs.
pub fn rows() -> Vec<InputRow> {
    Factor::ALL.into_iter().map(|factor| InputRow { key: factor.word(), fields: fields_of(factor) }).collect()
}

/// What each field is called: "Searches a month: likely".
pub fn labels(say: impl Fn(&str) -> String) -> BTreeMap<&'static str, String> {
    let one = |factor: Factor| {
        let of = say(&format!("returns-{}", factor.word()));
        let ends = ["low", "likely", "high"].map(|end| say(&format!("returns-{end}")));
        fields_of(factor).into_iter().zip(ends).map(move |(name, end)| (name, format!("{of}: {end}")))
    };
    Factor::ALL.into_iter().flat_map(one).collect()
}

/// What comes out.
#[derive(Serialize)]
pub struct ResultView {
    /// `always`, `never`, `one` or `together`: whether it pays, and what that hangs on.
    pub verdict: &'static str,
    /// Words `returns-low` and so on, with what comes out.
    pub lines: Vec<Line>,
    /// Words `returns-turns-<key>`, and where it turns.
    pub turning: Vec<(&'static str, String)>,
}

/// What came out with one set of numbers, as it is written.
#[derive(Serialize)]
pub struct Line {
    /// `low`, `likely` or `high`.
    pub key: &'static str,
    /// What answers are worth.
    pub direct: String,
    /// What is found without asking is worth.
    pub networked: String,
    /// What it costs.
    pub cost: String,
    /// What comes back, with a sign.
    pub percent: String,
}

fn signed(percent: f64) -> String {
    let text = grouped(percent, 0);
    if percent >= 0.5 { format!("+{text}") } else { text }
}

fn line(key: &'static str, outcome: &Outcome) -> Line {
    Line {
        key,
        direct: grouped(outcome.direct, 0),
        networked: grouped(outcome.networked, 0),
        cost: grouped(outcome.cost, 0),
        percent: signed(outcome.percent),
    }
}

impl ResultView {
    /// What comes out of these ranges; `comma` where fractions are written with one.
    pub fn of(ranges: &Ranges, comma: bool) -> Self {
        let Verdict { low, likely, high, turning } = work_out(|factor| ranges.of(factor));
        let verdict = match () {
            () if low.percent >= 0.0 => "always",
            () if high.percent < 0.0 => "never",
            () if turning.is_empty() => "together",
            () => "one",
        };
        let written = |number: f64| {
            let text = grouped(number, if number < 100.0 { 1 } else { 0 });
            if comma { text.replace('.', ",") } else { text }
        };
        Self {
            verdict,
            lines: vec![line("low", &low), line("likely", &likely), line("high", &high)],
            turning: turning.iter().map(|one| (one.factor.word(), written(one.even))).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::signed;

    #[test]
    fn what_comes_back_has_a_sign() {
        assert_eq!(signed(-22.4), "−22");
        assert_eq!(signed(194.0), "+194");
        assert_eq!(signed(0.0), "0");
    }
}
