//! Planning a round, and changing one.

use chrono::NaiveDate;
use entity::{
    ids::{PitchId, PitchSessionId},
    pitch_session,
};
use serde::Serialize;

use super::{
    super::{queries::Hearing, rules::MOST_PLACES},
    Eye, RoundSight,
    order::{PitchSight, SessionSight},
};
use crate::{
    features::cohorts::{CohortOn, cohort_strip},
    platform::zones,
    web::{CohortStrip, FormState, View},
};

/// What forms about sessions offer.
#[derive(Serialize)]
pub struct Offers {
    /// Zones.
    pub zones: Vec<&'static str>,
    /// When each week is: its number, its first and its last day.
    pub weeks: Vec<(u32, NaiveDate, NaiveDate)>,
    /// The most places.
    pub most: i32,
}

impl Offers {
    fn new(on: &CohortOn) -> Self {
        let week = |week| {
            let days = i32::try_from(on.calendar.shape().days_of(week)).unwrap_or(7);
            (week, on.calendar.opens_on(week), on.calendar.day_of(week, days))
        };
        Self { zones: zones::names(), weeks: (1..=on.calendar.weeks()).map(week).collect(), most: MOST_PLACES }
    }
}

/// Planning a round.
#[derive(Serialize)]
pub struct NewPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// The rounds there are.
    pub list_href: String,
    /// What its form offers.
    pub offers: Offers,
    /// Its form.
    pub form: FormState,
}

impl View for NewPage {
    const FILE: &'static str = "pitches/rounds/new.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

impl NewPage {
    /// The page.
    pub fn new(eye: &Eye<'_>, form: FormState) -> Self {
        Self {
            strip: cohort_strip(eye.on, "nav-pitches", eye.now),
            list_href: eye.base(),
            offers: Offers::new(eye.on),
            form,
        }
    }
}

/// The forms of the page that changes a round, where one was refused.
#[derive(Default)]
pub struct RoundForms {
    /// One of its sessions.
    pub session: Option<(PitchSessionId, FormState)>,
    /// Another session.
    pub adding: Option<FormState>,
    /// Any of its buttons.
    pub other: FormState,
}

/// A session with its form.
#[derive(Serialize)]
pub struct SessionEdit {
    /// It.
    pub sight: SessionSight,
    /// Its form.
    pub form: FormState,
    /// Whether it can still be changed.
    pub open: bool,
}

/// A pitch a trainer can put into a place.
#[derive(Serialize)]
pub struct Offered {
    /// It.
    pub value: PitchId,
    /// Who makes it.
    pub label: String,
    /// Whether it has no place so far.
    pub unplaced: bool,
}

/// Changing a round.
#[derive(Serialize)]
pub struct RoundPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Week of the course.
    pub week: i32,
    /// The rounds there are.
    pub list_href: String,
    /// Where its own forms go.
    pub href: String,
    /// Its sessions.
    pub sessions: Vec<SessionEdit>,
    /// Another session.
    pub adding: FormState,
    /// Whether one can be added.
    pub can_add: bool,
    /// Whether it can be cancelled.
    pub can_cancel: bool,
    /// What comes late.
    pub late: Vec<PitchSight>,
    /// What can be put into a place.
    pub offered: Vec<Offered>,
    /// Whether anybody still writes here.
    pub writable: bool,
    /// What was wrong with a button.
    pub form: FormState,
    /// Whether something was wrong with any form.
    pub refused: bool,
    /// What its forms offer.
    pub offers: Offers,
}

impl View for RoundPage {
    const FILE: &'static str = "pitches/rounds/edit.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// A form that holds a session as it is.
pub fn session_form(session: &pitch_session::Model, places: usize) -> FormState {
    let zone = zones::zone(&session.zone).unwrap_or(chrono_tz::Tz::UTC);
    FormState::with([
        ("on", zones::date_in(zone, session.starts_at).to_string()),
        ("at", session.at.format("%H:%M").to_string()),
        ("zone", session.zone.clone()),
        ("minutes", session.minutes.to_string()),
        ("places", places.to_string()),
        ("join_url", session.join_url.clone().unwrap_or_default()),
        ("version", session.version.to_string()),
    ])
}

impl RoundPage {
    /// The page, with the form that was refused as it was typed.
    pub fn new(eye: &Eye<'_>, all: &Hearing, mut forms: RoundForms) -> Self {
        let sight = RoundSight::of(all, eye);
        let refused = [forms.adding.as_ref(), forms.session.as_ref().map(|(_, form)| form), Some(&forms.other)];
        let refused = refused.into_iter().flatten().any(|form| !form.errors.is_empty());
        let begun = |session: &pitch_session::Model| session.slot_since.is_some() || session.ended_at.is_some();
        let mut edit = |session: &pitch_session::Model, sight: SessionSight| {
            let places = sight.places.iter().filter(|place| !place.fallback).count();
            let typed = forms.session.take_if(|(id, _)| *id == session.id).map(|(_, form)| form);
            let form = typed.unwrap_or_else(|| session_form(session, places));
            SessionEdit { form, sight, open: !begun(session) }
        };
        let sessions = all.round.sessions.iter().zip(sight.sessions).map(|(one, sight)| edit(one, sight)).collect();
        let last = all.round.sessions.last().map(|session| {
            let places = all.places(session.id).iter().filter(|slot| !slot.fallback).count();
            let mut form = session_form(session, places);
            form.values.retain(|name, _| !["on", "at", "version"].contains(&name.as_str()));
            form
        });
        let mut offered: Vec<Offered> = all
            .pitches
            .iter()
            .filter(|pitch| !pitch.makers.is_empty())
            .map(|pitch| {
                let names = pitch.makers.iter().filter_map(|who| eye.tags.get(who)).map(|tag| tag.name.clone());
                Offered {
                    value: pitch.row.id,
                    label: format!("{}: {}", names.collect::<Vec<_>>().join(", "), pitch.row.title),
                    unplaced: all.place_of(pitch.row.id).is_none(),
                }
            })
            .collect();
        offered.sort_by_key(|one| !one.unplaced);
        let writable = !eye.on.is_closed();
        Self {
            strip: cohort_strip(eye.on, "nav-pitches", eye.now),
            week: all.round.row.week,
            list_href: eye.base(),
            href: format!("{}/rounds/{}", eye.base(), all.round.row.id),
            sessions,
            adding: forms.adding.take().or(last).unwrap_or_default(),
            can_add: writable && !all.is_over(),
            can_cancel: writable && !all.round.sessions.iter().any(begun),
            late: sight.late,
            offered,
            writable,
            form: std::mem::take(&mut forms.other),
            refused,
            offers: Offers::new(eye.on),
        }
    }
}
