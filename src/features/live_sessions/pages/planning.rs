//! Planning a session, and changing one.

use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    ids::{PersonId, SessionSlotId},
    live_session, session_slot,
    states::{Role, SessionKind, SessionState},
};
use serde::Serialize;

use super::{
    super::{
        forms::MOST_PURPOSE,
        queries::SessionOn,
        rules::{is_to_come, parts_of, write_run_sheet, zone_of},
    },
    There,
};
use crate::{
    features::cohorts::{CohortOn, Member, cohort_strip},
    platform::zones,
    web::{CohortStrip, FormState, View, Visit},
};

/// What forms about times offer.
#[derive(Serialize)]
pub struct Offers {
    /// Those who moderate: id and name.
    pub hosts: Vec<(PersonId, String)>,
    /// Zones.
    pub zones: Vec<&'static str>,
    /// When each week is: its number, its first and its last day.
    pub weeks: Vec<(u32, NaiveDate, NaiveDate)>,
    /// The kinds of session.
    pub kinds: Vec<SessionKind>,
    /// The most characters what it is for may have.
    pub most: usize,
}

impl Offers {
    fn new(on: &CohortOn, members: &[Member]) -> Self {
        let trainers = members.iter().filter(|member| member.role == Role::Trainer);
        let week = |week| {
            let days = i32::try_from(on.calendar.shape().days_of(week)).unwrap_or(7);
            (week, on.calendar.opens_on(week), on.calendar.day_of(week, days))
        };
        Self {
            hosts: trainers.map(|member| (member.person, member.name.clone())).collect(),
            zones: zones::names(),
            weeks: (1..=on.calendar.weeks()).map(week).collect(),
            kinds: SessionKind::ALL.to_vec(),
            most: MOST_PURPOSE,
        }
    }
}

/// Planning a session.
#[derive(Serialize)]
pub struct NewPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Where its form goes, which is the list.
    pub list_href: String,
    /// What its forms offer.
    pub offers: Offers,
    /// Its form.
    pub form: FormState,
}

impl View for NewPage {
    const FILE: &'static str = "live_sessions/new.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

impl NewPage {
    /// The page.
    pub fn new(on: &CohortOn, members: &[Member], now: DateTime<Utc>, form: FormState) -> Self {
        Self {
            strip: cohort_strip(on, "nav-sessions", now),
            list_href: format!("/cohorts/{}/sessions", on.cohort.id),
            offers: Offers::new(on, members),
            form,
        }
    }
}

/// Which form of a time was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// How it goes.
    Terms,
    /// When it is.
    Moment,
    /// The button that cancels it.
    Off,
}

/// The forms of the page that changes a session, where one was refused.
#[derive(Default)]
pub struct EditForms {
    /// Its words.
    pub wording: Option<FormState>,
    /// What the words are by now, where somebody else changed them meanwhile.
    pub current: Option<live_session::Model>,
    /// Another time.
    pub adding: Option<FormState>,
    /// One of its times.
    pub slot: Option<(SessionSlotId, Which, FormState)>,
    /// That it does not take place.
    pub off: FormState,
}

/// The words of a session as they stand now.
#[derive(Serialize)]
pub struct Current {
    /// What kind it is.
    pub kind: SessionKind,
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// Its parts, a line each.
    pub run_sheet: String,
    /// Where one joins.
    pub join_url: Option<String>,
}

/// The forms of one time.
#[derive(Serialize)]
pub struct SlotForms {
    /// Its id.
    pub id: SessionSlotId,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// The same where it takes place.
    pub there: Option<There>,
    /// Week and day of the cohort's calendar.
    pub week: (i32, i32),
    /// Whether it can still change.
    pub open: bool,
    /// Whether it was cancelled.
    pub cancelled: bool,
    /// How many come.
    pub taken: i32,
    /// How it goes.
    pub terms: FormState,
    /// When it is.
    pub moment: FormState,
    /// What was wrong with cancelling it.
    pub off: FormState,
}

/// Changing a session.
#[derive(Serialize)]
pub struct EditPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// What it is called.
    pub title: String,
    /// Its page.
    pub href: String,
    /// The list.
    pub list_href: String,
    /// Its words.
    pub form: FormState,
    /// The words that stand there now, where somebody else was faster.
    pub current: Option<Current>,
    /// Its times.
    pub slots: Vec<SlotForms>,
    /// Another time.
    pub adding: FormState,
    /// That it does not take place.
    pub off: FormState,
    /// Whether all of it can still be cancelled.
    pub can_cancel: bool,
    /// Whether something was wrong with any form: the title says so.
    pub refused: bool,
    /// What its forms offer.
    pub offers: Offers,
}

impl View for EditPage {
    const FILE: &'static str = "live_sessions/edit.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// A form that holds the words of a session.
fn wording_form(session: &live_session::Model) -> FormState {
    FormState::with([
        ("kind", session.kind.word().to_owned()),
        ("title", session.title.clone()),
        ("purpose", session.purpose.clone()),
        ("run_sheet", write_run_sheet(&parts_of(session))),
        ("join_url", session.join_url.clone().unwrap_or_default()),
        ("version", session.version.to_string()),
    ])
}

/// A form that holds how a time goes.
fn terms_form(slot: &session_slot::Model) -> FormState {
    FormState::with([
        ("minutes", slot.minutes.to_string()),
        ("capacity", slot.capacity.map(|capacity| capacity.to_string()).unwrap_or_default()),
        ("host", slot.host_id.map(|host| host.to_string()).unwrap_or_default()),
    ])
}

/// A form that holds when a time is.
fn moment_form(slot: &session_slot::Model) -> FormState {
    FormState::with([
        ("on", zones::date_in(zone_of(slot), slot.starts_at).to_string()),
        ("at", slot.at.format("%H:%M").to_string()),
        ("zone", slot.zone.clone()),
    ])
}

impl EditPage {
    /// The page, with the form that was refused as it was typed.
    pub fn new(on: &SessionOn, members: &[Member], visit: &Visit, mut forms: EditForms) -> Self {
        let now = visit.now();
        let refused = [&forms.wording, &forms.adding].into_iter().flatten();
        let refused = refused.chain(forms.slot.as_ref().map(|(_, _, form)| form)).chain([&forms.off]);
        let refused = refused.into_iter().any(|form| !form.errors.is_empty());
        let current = forms.current.take().map(|session| Current {
            kind: session.kind,
            run_sheet: write_run_sheet(&parts_of(&session)),
            title: session.title,
            purpose: session.purpose,
            join_url: session.join_url,
        });
        let adding = forms.adding.take().unwrap_or_else(|| empty_slot(on));
        let planned = on.slots.iter().filter(|slot| slot.state == SessionState::Planned);
        let begun = planned.clone().any(|slot| slot.starts_at <= now);
        let slots = on.slots.iter().map(|slot| slot_forms(slot, &mut forms, visit)).collect();
        Self {
            strip: cohort_strip(&on.cohort, "nav-sessions", now),
            title: on.session.title.clone(),
            href: on.href(),
            list_href: format!("/cohorts/{}/sessions", on.cohort.cohort.id),
            form: forms.wording.take().unwrap_or_else(|| wording_form(&on.session)),
            current,
            slots,
            adding,
            can_cancel: !begun || !forms.off.errors.is_empty(),
            off: std::mem::take(&mut forms.off),
            refused,
            offers: Offers::new(&on.cohort, members),
        }
    }
}

/// Another time starts like the last one.
fn empty_slot(on: &SessionOn) -> FormState {
    let last = on.slots.last();
    let zone = last.map_or_else(|| on.cohort.cohort.zone.clone(), |slot| slot.zone.clone());
    let minutes = last.map_or(60, |slot| slot.minutes);
    FormState::with([("zone", zone), ("minutes", minutes.to_string())])
}

fn slot_forms(slot: &session_slot::Model, forms: &mut EditForms, visit: &Visit) -> SlotForms {
    let mut typed = |which: Which| match &forms.slot {
        Some((id, of, _)) if *id == slot.id && *of == which => forms.slot.take().map(|(_, _, form)| form),
        _ => None,
    };
    SlotForms {
        id: slot.id,
        starts_at: slot.starts_at,
        there: There::of(slot.starts_at, &slot.zone, (visit.zone, visit.locale.tag())),
        week: (slot.week, slot.day),
        open: is_to_come(slot, visit.now()).is_ok(),
        cancelled: slot.state == SessionState::Cancelled,
        taken: slot.taken,
        terms: typed(Which::Terms).unwrap_or_else(|| terms_form(slot)),
        moment: typed(Which::Moment).unwrap_or_else(|| moment_form(slot)),
        off: typed(Which::Off).unwrap_or_default(),
    }
}
