//! Where an application stands, and the answer to an offer.

use chrono::NaiveDate;
use entity::states::ApplicationState;
use serde::Serialize;

use super::{
    super::super::rules::{Band, Expected},
    Head,
};
use crate::{
    features::curriculum::Said,
    web::{FormState, View},
};

/// Where an application stands.
#[derive(Serialize)]
pub struct StatusPage {
    /// Which application.
    pub head: Head,
    /// What the applicant may know of its state.
    pub state: ApplicationState,
    /// How it is known in the draw.
    pub code: String,
    /// Whether what was written may still change.
    pub editable: bool,
    /// Whether it can be withdrawn.
    pub withdrawable: bool,
    /// While one waits.
    pub waiting: Option<Waiting>,
    /// Where an offer is answered, and the last day for it.
    pub offer: Option<(String, NaiveDate)>,
    /// Where an offer that lapsed says what is still possible.
    pub lapsed_href: Option<String>,
    /// Whether the start was moved and they have yet to say whether it still suits.
    pub asked_again: bool,
    /// The cohort's address, once they are in.
    pub cohort_href: Option<String>,
    /// Whether somebody is signed in.
    pub signed_in: bool,
    /// Why something was not done.
    pub form: FormState,
}

impl View for StatusPage {
    const FILE: &'static str = "admissions/status.html";
}

/// What somebody on the waitlist can count on.
#[derive(Serialize)]
pub struct Waiting {
    /// Places one of which is theirs.
    pub band: Option<Band>,
    /// When it may be, and what that rests on.
    pub forecast: Option<Forecast>,
}

/// The cohorts in which somebody may get a seat.
#[derive(Serialize)]
pub struct Forecast {
    /// If things go well: name and first day; none where that is beyond all that is planned.
    pub earliest: Option<(String, NaiveDate)>,
    /// If they do not.
    pub latest: Option<(String, NaiveDate)>,
    /// Seats free now.
    pub free: u32,
    /// Offers still open.
    pub open: u32,
    /// Offers in a hundred that come back.
    pub back_in_hundred: u32,
    /// Whether that was counted here; else it is an assumption.
    pub counted: bool,
}

impl Forecast {
    /// What `expected` means in the row of cohorts `row`, the one they wait for first.
    pub fn new(
        expected: Option<Expected>,
        row: &[(String, NaiveDate)],
        (free, open): (u32, u32),
        (back_in_hundred, counted): (u32, bool),
    ) -> Self {
        let nth = |nth: u32| usize::try_from(nth).ok().and_then(|nth| row.get(nth)).cloned();
        Self {
            earliest: expected.and_then(|expected| nth(expected.earliest)),
            latest: expected.and_then(|expected| expected.latest).and_then(nth),
            free,
            open,
            back_in_hundred,
            counted,
        }
    }
}

/// An offer, open or answered.
#[derive(Serialize)]
pub struct OfferPage {
    /// `open`, `over` (its time, but nobody has noticed yet), `accepted`, `declined`, `later`, `lapsed`, `withdrawn`.
    pub state: &'static str,
    /// Where it is answered.
    pub action: String,
    /// The programme's title.
    pub title: Said,
    /// The programme's address.
    pub programme_href: String,
    /// The cohort.
    pub cohort: String,
    /// Its address.
    pub cohort_href: String,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// IANA name of its zone.
    pub zone: String,
    /// The last day to answer, where they are.
    pub last_day: NaiveDate,
    /// The cohort they wait for now, where they do.
    pub waits_for: Option<String>,
    /// Whether they wait at all.
    pub waits: bool,
    /// Places one of which is theirs.
    pub band: Option<Band>,
    /// Whether a seat is free at this moment.
    pub free: bool,
    /// Whether somebody is signed in.
    pub signed_in: bool,
    /// What they give, and why an answer was not taken.
    pub form: FormState,
}

impl View for OfferPage {
    const FILE: &'static str = "admissions/offer.html";
}
