//! What owners may send.

use entity::ids::CohortId;

use super::cost::Cost;
use crate::{
    platform::numbers::number,
    web::{Input, Reader},
};

/// Whether a report is to be counted.
pub struct Switching {
    /// From now on, or no longer.
    pub on: bool,
}

impl Input for Switching {
    const FIELDS: &'static [&'static str] = &["on"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let known = |word: &str| match word {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        Some(Self { on: reader.known("on", "form-choice-unfit", known)? })
    }
}

/// What a cohort cost, and which.
pub struct CostAsked {
    /// Which.
    pub cohort: CohortId,
    /// What it cost.
    pub cost: Cost,
}

impl Input for CostAsked {
    const FIELDS: &'static [&'static str] = &["cohort", "low", "likely", "high"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let cohort = reader.known("cohort", "form-choice-unfit", |id| id.parse().ok());
        let fits = |text: &str| number(text).filter(|money| (1.0..=1_000_000_000.0).contains(money));
        let [low, likely, high] = ["low", "likely", "high"].map(|end| reader.known(end, "returns-number-unfit", fits));
        let cost = Cost { low: low?, likely: likely?, high: high? };
        if cost.low > cost.likely || cost.likely > cost.high {
            reader.mistake("likely", "returns-out-of-order", None);
        }
        Some(Self { cohort: cohort?, cost })
    }
}
