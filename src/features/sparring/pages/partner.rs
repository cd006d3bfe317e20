//! Who somebody's partner is.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::Serialize;

use super::{
    super::matching::{Hours, Stretch},
    TogetherBox, WhyRow,
};
use crate::{
    features::curriculum::Said,
    web::{CohortStrip, FormState, PersonTag, View},
};

/// One's partner, or what will be used to find them.
#[derive(Serialize)]
pub struct PartnerPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Who they are; none as long as nobody is found.
    pub partners: Vec<PartnerRow>,
    /// Why them; up to four.
    pub why: Vec<WhyRow>,
    /// When all of them can be met: on the reader's clock first, then on others that differ.
    pub common: Vec<CommonHours>,
    /// Why somebody has none.
    pub missing: Option<MissingPartner>,
    /// Since when the round runs.
    pub since: Option<DateTime<Utc>>,
    /// When the next round begins that the course plans.
    pub next_at: Option<DateTime<Utc>>,
    /// What they do together; none as long as nobody is found.
    pub together: Option<TogetherBox>,
    /// What to talk about this week: heading, minutes, HTML.
    pub prompt: Option<(Said, u32, Said)>,
    /// Where one says what may be used.
    pub wishes_href: String,
    /// Where one takes a break.
    pub break_href: String,
    /// Whether one has looked at it.
    pub wished: bool,
    /// Where one declines; none where one did before.
    pub decline_action: Option<String>,
    /// Notes somebody was writing whose partner is not there any more.
    pub kept: Option<String>,
    /// What was refused, if something was.
    pub form: FormState,
}

/// Somebody's partner.
#[derive(Serialize)]
pub struct PartnerRow {
    /// Who.
    pub person: PersonTag,
    /// Their photo, where they show one.
    pub photo: Option<String>,
    /// Their profile.
    pub href: String,
    /// Which community they run, as far as they say it: language and words.
    pub community: Option<(String, String)>,
    /// What they wonder: language and words.
    pub wonder: Option<(String, String)>,
    /// What their clock shows.
    pub zone: String,
}

/// When partners can be met, on one clock.
#[derive(Serialize)]
pub struct CommonHours {
    /// Whose clock it is; the reader's where there is no name.
    pub whose: Option<String>,
    /// The time of some days.
    pub times: Vec<CommonTime>,
}

/// The same time on one day or several in a row.
#[derive(Serialize)]
pub struct CommonTime {
    /// The first day, `mon` to `sun`, and the last.
    pub days: (&'static str, &'static str),
    /// From when, until when: `09:00`.
    pub from: String,
    pub until: String,
}

impl CommonHours {
    /// As a clock of `zone` shows it in the week of `date`.
    pub fn new(whose: Option<String>, hours: &Hours, zone: Tz, date: NaiveDate) -> Self {
        let clock = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
        let day = |day: u32| WEEK.get(day as usize).copied().unwrap_or_default();
        let mut rows: Vec<(u32, Stretch)> = Vec::new();
        for one in hours.stretches(zone, date) {
            let same = |(_, row): &&mut (u32, Stretch)| (row.from, row.until) == (one.from, one.until);
            match rows.iter_mut().filter(same).find(|(last, _)| *last + 1 == one.day) {
                Some((last, _)) => *last = one.day,
                None => rows.push((one.day, one)),
            }
        }
        let time = |(last, row): (u32, Stretch)| CommonTime {
            days: (day(row.day), day(last)),
            from: clock(row.from),
            until: clock(row.until),
        };
        Self { whose, times: rows.into_iter().map(time).collect() }
    }
}

const WEEK: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Why somebody has no partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingPartner {
    /// Nobody has been matched yet.
    NotYet,
    /// A round runs, and nobody was there for them.
    Nobody,
    /// They take a break.
    Away,
}

impl View for PartnerPage {
    const FILE: &'static str = "sparring/show.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}
