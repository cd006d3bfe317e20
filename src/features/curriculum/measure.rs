//! How much there is to read and to do in a week.

use std::collections::BTreeMap;

use super::{course::Programme, front_matter::open, problems::Problems};
use crate::platform::markdown::outline;

/// The size of a week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekSize {
    /// From 1.
    pub number: u32,
    /// Of everything participants read, do and meet for.
    pub minutes: u32,
    /// Words of everything participants read, by language.
    pub words: BTreeMap<String, usize>,
}

/// Words and minutes of every week.
pub fn measure(programme: &Programme) -> Vec<WeekSize> {
    let size = |week: &super::Week| {
        let mut words: BTreeMap<String, usize> = BTreeMap::new();
        let read = |source: &&super::Source| source.week == week.number && !source.item.ends_with("/facilitator");
        for (language, text) in programme.sources.iter().filter(read).flat_map(|source| &source.texts) {
            let found = outline(open("", text, &mut Problems::default()).body).words;
            *words.entry(language.clone()).or_default() += found;
        }
        WeekSize { number: week.number, minutes: week.minutes(), words }
    };
    programme.weeks.iter().map(size).collect()
}
