//! What one person who looks after a community today has cost.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    super::{
        cost::{Cost, Each, each},
        measures::{Figure, Measure},
        shown::Shown,
    },
    saying::{Band, Saying},
};
use crate::{
    features::curriculum::Said,
    platform::{errors::Result, numbers::grouped},
    web::{FormState, View},
};

/// The page.
#[derive(Serialize)]
pub struct CostPage {
    /// Title of the programme.
    pub title: Said,
    /// Its other figures.
    pub insights_href: String,
    /// Where the form asks.
    pub action: String,
    /// The form: `cohort`, `low`, `likely` and `high`.
    pub form: FormState,
    /// What each field is called.
    pub labels: BTreeMap<&'static str, String>,
    /// Cohorts to choose from: id and name.
    pub cohorts: Vec<(String, String)>,
    /// Whether what became of it is counted.
    pub counts: bool,
    /// What comes out; none before anything fits was put in.
    pub result: Option<CostView>,
}

impl View for CostPage {
    const FILE: &'static str = "insights/cost.html";
}

/// What comes out.
#[derive(Serialize)]
pub struct CostView {
    /// What the cohort is called.
    pub name: String,
    /// By when it was said; none where nothing may be told.
    pub moments: Vec<MomentCost>,
}

/// What comes out by one moment.
#[derive(Serialize)]
pub struct MomentCost {
    /// Words: `afterwards-<key>`.
    pub key: &'static str,
    /// How many looked back; none where that may not be told.
    pub answered: Option<Band>,
    /// How many look after a community.
    pub tending: Band,
    /// Money for each, at the least.
    pub least: String,
    /// And at the most; none where there is no end to it.
    pub most: Option<String>,
    /// The same with the likely cost.
    pub likely: (String, Option<String>),
}

/// Money in two figures that matter, as neither end may be told more exactly than it is known.
fn rough(money: f64, round: fn(f64) -> f64) -> String {
    let step = if money >= 100.0 { 10_f64.powf(money.log10().floor() - 1.0) } else { 1.0 };
    grouped(round(money / step) * step, 0)
}

fn moment(saying: &Saying<'_>, cost: Cost, key: &'static str, figure: &Figure) -> Result<Option<MomentCost>> {
    let active = Shown { at_least: figure.at_least, at_most: figure.at_most };
    let Some(Each { least, likely, most }) = each(cost, active) else { return Ok(None) };
    let answered = saying.find(Measure::LookedBack, figure.week);
    Ok(Some(MomentCost {
        key,
        answered: saying.band_of(answered)?,
        tending: saying.band(figure)?,
        least: rough(least, f64::floor),
        most: most.map(|most| rough(most, f64::ceil)),
        likely: (rough(likely.0, f64::floor), likely.1.map(|most| rough(most, f64::ceil))),
    }))
}

impl CostView {
    /// What comes out of what is told of a cohort of so many weeks.
    pub fn new(saying: &Saying<'_>, name: &str, weeks: u32, cost: Cost) -> Result<Self> {
        let mut moments = Vec::new();
        for (key, week) in [("ninety-days", weeks + 2), ("twelve-months", weeks + 3)] {
            if let Some(figure) = saying.find(Measure::Tending, week) {
                moments.extend(moment(saying, cost, key, figure)?);
            }
        }
        Ok(Self { name: name.to_owned(), moments })
    }
}

#[cfg(test)]
mod tests {
    use super::rough;

    #[test]
    fn money_is_told_no_more_exactly_than_it_is_known() {
        assert_eq!(rough(1_052.6, f64::floor), "1\u{202f}000");
        assert_eq!(rough(2_876.0, f64::ceil), "2\u{202f}900");
        assert_eq!(rough(12_340.0, f64::floor), "12\u{202f}000");
        assert_eq!(rough(42.4, f64::ceil), "43");
        assert_eq!(rough(100.0, f64::floor), "100");
    }
}
