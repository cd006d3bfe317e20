//! What people say about their week.

use super::commands::NewPlan;
use crate::web::{Input, Reader};

/// The sentence for a week, or that there is to be none.
pub struct PlanForm {
    /// What they say.
    pub plan: NewPlan,
    /// The version they had before them; 0 where there was none.
    pub version: i32,
}

impl Input for PlanForm {
    const FIELDS: &'static [&'static str] = &["cue", "deed", "version", "way"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let version = reader.number("version", 0..=i32::MAX);
        if reader.raw("way") == "skip" {
            return Some(Self { plan: NewPlan::Skip, version: version? });
        }
        let (cue, deed) = (reader.text("cue"), reader.text("deed"));
        Some(Self { plan: NewPlan::Sentence { cue: cue?, deed: deed? }, version: version? })
    }
}
