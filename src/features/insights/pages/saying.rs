//! Figures in words.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::{
    measures::{Figure, Measure},
    queries::Usual,
};
use crate::{
    platform::{
        errors::Result,
        words::{Args, number},
    },
    web::Visit,
};

/// A figure in words, and as a bar.
#[derive(Clone, Debug, Serialize)]
pub struct Band {
    /// "20 or more of 26"
    pub text: String,
    /// Where it begins, in percent of the whole.
    pub from: u32,
    /// How much further it may go.
    pub more: u32,
}

/// What is said first.
#[derive(Clone, Debug, Serialize)]
pub struct Sentence {
    /// It.
    pub text: String,
    /// How it was before, and usually is.
    pub beside: Vec<String>,
}

/// From this many percent on, one share is another than the usual one.
const DIFFERS: u32 = 10;

/// Who puts figures into words.
pub struct Saying<'a> {
    /// For whom.
    pub visit: &'a Visit,
    /// All figures of the cohort.
    pub figures: &'a [Figure],
    /// How they usually are.
    pub usual: &'a BTreeMap<(Measure, u32), Usual>,
}

impl Saying<'_> {
    /// The figures of a measure that tell anything, by week.
    pub fn all(&self, measure: Measure) -> impl DoubleEndedIterator<Item = &Figure> {
        self.figures.iter().filter(move |one| one.measure == measure && one.part.is_empty() && one.tells())
    }

    /// The figure of a measure in a week.
    pub fn find(&self, measure: Measure, week: u32) -> Option<&Figure> {
        self.all(measure).find(|one| one.week == week)
    }

    /// The newest figure of a measure.
    pub fn newest(&self, measure: Measure) -> Option<&Figure> {
        self.all(measure).next_back()
    }

    /// A message with what stands in it.
    pub fn say(&self, key: &str, numbers: &[(&'static str, u32)], texts: &[(&'static str, &str)]) -> Result<String> {
        let mut args = Args::new();
        for (name, value) in numbers {
            args.set(*name, number(f64::from(*value)));
        }
        for (name, text) in texts {
            args.set(*name, (*text).to_owned());
        }
        Ok(self.visit.house.words.say(self.visit.locale.tag(), key, &args)?)
    }

    /// A figure in words.
    pub fn band(&self, figure: &Figure) -> Result<Band> {
        let (least, most, of) = (figure.at_least, figure.at_most, figure.of);
        let key = match () {
            () if of > 0 && least == of => "insights-band-all",
            () if least == 0 => "insights-band-under",
            () if of > 0 && most >= of => "insights-band-over",
            () => "insights-band-between",
        };
        let bare =
            self.say(key, &[("least", least), ("most", most), ("under", most.saturating_add(1)), ("of", of)], &[])?;
        let text = if of > 0 && key != "insights-band-all" {
            self.say("insights-band-of", &[("of", of)], &[("band", &bare)])?
        } else {
            bare
        };
        let percent = |count: u32| count.saturating_mul(100).checked_div(of).unwrap_or_default().min(100);
        Ok(Band { text, from: percent(least), more: percent(most).saturating_sub(percent(least)) })
    }

    /// The same, where there is one.
    pub fn band_of(&self, figure: Option<&Figure>) -> Result<Option<Band>> {
        figure.map(|figure| self.band(figure)).transpose()
    }

    /// What is said first, of the newest week there is.
    pub fn sentences(&self) -> Result<Vec<Sentence>> {
        let all = [
            self.of_people(Measure::TookPart, "insights-say-took-part")?,
            self.first_answer()?,
            self.waited()?,
            self.of_people(Measure::OnTime, "insights-say-on-time")?,
        ];
        Ok(all.into_iter().flatten().collect())
    }

    fn of_people(&self, measure: Measure, key: &str) -> Result<Option<Sentence>> {
        let Some(figure) = self.newest(measure) else { return Ok(None) };
        let band = self.band(figure)?;
        let text = self.say(key, &[("week", figure.week)], &[("band", &band.text)])?;
        let before = figure.week.checked_sub(1).and_then(|week| self.find(measure, week));
        let mut beside = Vec::new();
        if let Some(before) = before {
            beside.push(self.say(trend(before.at_least, figure.at_least), &[], &[])?);
        }
        if let (Some(usual), Some(share)) = (self.usual.get(&(measure, figure.week)), figure.share()) {
            let key = match () {
                () if share >= usual.share.saturating_add(DIFFERS) => "insights-usual-more",
                () if share.saturating_add(DIFFERS) <= usual.share => "insights-usual-fewer",
                () => "insights-usual-same",
            };
            beside.push(self.say(key, &[("cohorts", usual.cohorts)], &[])?);
        }
        Ok(Some(Sentence { text, beside }))
    }

    fn first_answer(&self) -> Result<Option<Sentence>> {
        let Some(figure) = self.newest(Measure::FirstAnswer) else { return Ok(None) };
        let hours = figure.at_least;
        let key = if hours == 0 { "insights-say-answered-late" } else { "insights-say-answered" };
        let before = figure.week.checked_sub(1).and_then(|week| self.find(Measure::FirstAnswer, week));
        // None within the hours there are is the longest of all.
        let long = |hours: u32| if hours == 0 { u32::MAX } else { hours };
        let beside = before.map(|before| match long(hours).cmp(&long(before.at_least)) {
            std::cmp::Ordering::Less => "insights-trend-faster",
            std::cmp::Ordering::Equal => "insights-trend-same",
            std::cmp::Ordering::Greater => "insights-trend-slower",
        });
        let beside = beside.map(|key| self.say(key, &[], &[])).transpose()?;
        Ok(Some(Sentence { text: self.say(key, &[("hours", hours)], &[])?, beside: beside.into_iter().collect() }))
    }

    fn waited(&self) -> Result<Option<Sentence>> {
        let (Some(asked), Some(waited)) = (self.newest(Measure::Asked), self.newest(Measure::Waited)) else {
            return Ok(None);
        };
        let (of, late) = (self.band(asked)?, self.band(waited)?);
        let text = self.say("insights-say-waited", &[], &[("asked", &of.text), ("band", &late.text)])?;
        Ok(Some(Sentence { text, beside: Vec::new() }))
    }
}

fn trend(before: u32, now: u32) -> &'static str {
    match now.cmp(&before) {
        std::cmp::Ordering::Greater => "insights-trend-more",
        std::cmp::Ordering::Equal => "insights-trend-same",
        std::cmp::Ordering::Less => "insights-trend-fewer",
    }
}
