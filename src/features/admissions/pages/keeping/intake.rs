//! When people apply for a cohort, and where an application can go.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use chrono_tz::Tz;
use entity::{cohort, intake};
use serde::Serialize;

use crate::{
    platform::zones,
    web::{CohortStrip, FormState, View},
};

/// When people apply, and by which rules seats are given.
#[derive(Serialize)]
pub struct IntakePage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// The cohort's settings.
    pub back_href: String,
    /// What the cohort is called.
    pub name: String,
    /// Where the form goes.
    pub action: String,
    /// The form.
    pub form: FormState,
    /// IANA name of the zone its times are in.
    pub zone: String,
    /// The hash of the seed; none before the first time.
    pub commitment: Option<String>,
    /// How seats are given, for everybody to read.
    pub seats_href: String,
    /// Where applications of another system come in.
    pub import_href: String,
}

impl View for IntakePage {
    const FILE: &'static str = "admissions/keeping/intake.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// Days from the end of a window to the first day.
const CLOSES_BEFORE: i64 = 28;
/// Days from when everybody hears to the first day.
const DECIDES_BEFORE: i64 = 21;

fn ticked(yes: bool) -> String {
    if yes { "yes".to_owned() } else { String::new() }
}

/// What usually works; dates that would be over already are left to whoever fills it in.
pub fn usual(cohort: &cohort::Model, now: DateTime<Utc>) -> FormState {
    let today = zones::date_in(zones::zone(&cohort.zone).unwrap_or(Tz::UTC), now);
    let before = |days: i64| {
        let day = cohort.starts_on - Duration::days(days);
        if day > today { day.to_string() } else { String::new() }
    };
    FormState::with([
        ("opens_on", today.to_string()),
        ("opens_at", "08:00".to_owned()),
        ("closes_on", before(CLOSES_BEFORE)),
        ("closes_at", "18:00".to_owned()),
        ("decides_on", before(DECIDES_BEFORE)),
        ("answer_days", "5".to_owned()),
        ("waitlist", "automatic".to_owned()),
        ("refill_until", "1".to_owned()),
        ("after_lapse", "end".to_owned()),
        ("own_first", ticked(true)),
    ])
}

/// What is true now, by the clock of the cohort.
pub fn current(intake: &intake::Model, zone: Tz) -> FormState {
    let local = |at: DateTime<Utc>| at.with_timezone(&zone).naive_local();
    let (opens, closes) = (local(intake.opens_at), local(intake.closes_at));
    let (day, time) = (|day: NaiveDate| day.to_string(), |at: chrono::NaiveTime| at.format("%H:%M").to_string());
    FormState::with([
        ("opens_on", day(opens.date())),
        ("opens_at", time(opens.time())),
        ("closes_on", day(closes.date())),
        ("closes_at", time(closes.time())),
        ("decides_on", day(intake.decides_on)),
        ("answer_days", intake.answer_days.to_string()),
        ("waitlist", intake.waitlist.word().to_owned()),
        ("refill_until", intake.refill_until.to_string()),
        ("after_lapse", intake.after_lapse.word().to_owned()),
        ("blind", ticked(intake.blind)),
        ("own_first", ticked(intake.own_first)),
    ])
}

/// Where an application can go.
#[derive(Serialize)]
pub struct TransferPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// The programme's applications.
    pub back_href: String,
    /// How the application is known.
    pub code: String,
    /// Who applied; none where names are hidden.
    pub name: Option<String>,
    /// Where the form goes.
    pub action: String,
    /// The form.
    pub form: FormState,
    /// Other cohorts that take people: id and name.
    pub cohorts: Vec<(String, String)>,
}

impl View for TransferPage {
    const FILE: &'static str = "admissions/keeping/transfer.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}
