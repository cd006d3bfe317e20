//! The order in which pitches are heard, as somebody sees it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use entity::{
    ids::{PersonId, PitchId, PitchRoundId, PitchSessionId, PitchSlotId},
    pitch_session, pitch_slot, pitch_swap,
    states::{PitchState, Role},
};
use serde::Serialize;

use super::super::{super::queries::Pitch, queries::Hearing, rules::Stage};
use crate::{features::cohorts::CohortOn, web::PersonTag};

/// Who looks, and at what.
pub struct Eye<'a> {
    /// The cohort.
    pub on: &'a CohortOn,
    /// Who is in it.
    pub tags: &'a BTreeMap<PersonId, PersonTag>,
    /// Who looks.
    pub me: PersonId,
    /// The wishes to change places that are open.
    pub swaps: &'a [pitch_swap::Model],
    /// Now.
    pub now: DateTime<Utc>,
}

impl Eye<'_> {
    /// `/cohorts/{cohort}/pitches`
    pub fn base(&self) -> String {
        format!("/cohorts/{}/pitches", self.on.cohort.id)
    }

    /// Whether they are a trainer.
    pub fn leads(&self) -> bool {
        self.on.standing.role == Some(Role::Trainer)
    }
}

/// A pitch in a list.
#[derive(Clone, Debug, Serialize)]
pub struct PitchSight {
    /// It.
    pub id: PitchId,
    /// What it is called; none as long as its makers write it and the reader is none of them.
    pub title: Option<String>,
    /// BCP 47 tag of its title.
    pub language: String,
    /// Where it can be read.
    pub href: Option<String>,
    /// Who makes it.
    pub makers: Vec<PersonTag>,
    /// Whether the reader does.
    pub mine: bool,
    /// Whether it was heard.
    pub presented: bool,
    /// Where it stands.
    pub state: PitchState,
}

impl PitchSight {
    /// A pitch as somebody sees it.
    pub fn of(pitch: &Pitch, eye: &Eye<'_>) -> Self {
        let mine = pitch.is_by(eye.me);
        let shown = mine || eye.leads() || matches!(pitch.row.state, PitchState::Ready | PitchState::Presented);
        Self {
            id: pitch.row.id,
            title: shown.then(|| pitch.row.title.clone()),
            language: pitch.row.language.clone(),
            href: shown.then(|| format!("{}/{}", eye.base(), pitch.row.id)),
            makers: pitch.makers.iter().filter_map(|who| eye.tags.get(who).cloned()).collect(),
            mine,
            presented: pitch.row.state == PitchState::Presented,
            state: pitch.row.state,
        }
    }
}

/// A place in the order.
#[derive(Clone, Debug, Serialize)]
pub struct PlaceRow {
    /// It.
    pub id: PitchSlotId,
    /// Whether it is the one at the end.
    pub fallback: bool,
    /// Whose it is.
    pub pitch: Option<PitchSight>,
    /// `heard`, `now`, or nothing.
    pub state: &'static str,
    /// Whether the reader can take it.
    pub book: bool,
    /// Whether they can give it back.
    pub leave: bool,
    /// Whether they can ask whose it is to change.
    pub ask: bool,
    /// Whether they have.
    pub asked: bool,
    /// Whether a trainer can put somebody in or move them.
    pub open: bool,
    /// Where its forms go.
    pub action: String,
}

impl PlaceRow {
    fn of(slot: &pitch_slot::Model, session: &pitch_session::Model, all: &Hearing, eye: &Eye<'_>) -> Self {
        let writes = !eye.on.is_closed();
        let own = all.own(eye.me).map(|pitch| pitch.row.id);
        let own_place = own.and_then(|own| all.place_of(own));
        let pitch = slot.pitch_id.and_then(|id| all.pitch(id));
        let mine = own.is_some() && slot.pitch_id == own;
        let to_come = writes && all.is_to_come(slot);
        let movable = own_place.is_none_or(|place| all.is_open(place));
        let between = |swap: &&pitch_swap::Model| {
            let pair = [swap.slot_id, swap.other_id];
            own_place.is_some_and(|place| pair.contains(&place.id)) && pair.contains(&slot.id)
        };
        let wish = if mine { None } else { eye.swaps.iter().find(between) };
        let now = session.slot_id == Some(slot.id);
        Self {
            id: slot.id,
            fallback: slot.fallback,
            pitch: pitch.map(|pitch| PitchSight::of(pitch, eye)),
            state: match (now, slot.heard_at) {
                (true, _) => "now",
                (false, Some(_)) => "heard",
                (false, None) => "",
            },
            book: to_come && own.is_some() && movable && !slot.fallback && slot.pitch_id.is_none(),
            leave: mine && writes && all.is_open(slot),
            ask: to_come
                && !mine
                && pitch.is_some()
                && wish.is_none()
                && own_place.is_some_and(|place| all.is_to_come(place)),
            asked: wish.is_some_and(|swap| Some(swap.pitch_id) == own),
            open: writes && all.is_open(slot),
            action: format!("{}/sessions/{}/slots/{}", eye.base(), session.id, slot.id),
        }
    }
}

/// A session and its order.
#[derive(Clone, Debug, Serialize)]
pub struct SessionSight {
    /// It.
    pub id: PitchSessionId,
    /// Its room.
    pub href: String,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// How many minutes a pitch has.
    pub minutes: i32,
    /// Where it stands.
    pub stage: Stage,
    /// Its places.
    pub places: Vec<PlaceRow>,
}

impl SessionSight {
    /// A session as somebody sees it.
    pub fn of(session: &pitch_session::Model, all: &Hearing, eye: &Eye<'_>) -> Self {
        let places = all.places(session.id);
        Self {
            id: session.id,
            href: format!("{}/sessions/{}", eye.base(), session.id),
            starts_at: session.starts_at,
            minutes: session.minutes,
            stage: Stage::at(session, eye.now),
            places: places.iter().map(|slot| PlaceRow::of(slot, session, all, eye)).collect(),
        }
    }
}

/// The number of a place, none for the one at the end, and when its session begins.
fn place_in(all: &Hearing, slot: &pitch_slot::Model) -> Option<(Option<usize>, DateTime<Utc>)> {
    let session = all.session(slot.session_id).ok()?;
    let usual = all.places(session.id);
    let place = usual.iter().filter(|one| !one.fallback).position(|one| one.id == slot.id);
    Some((place.map(|nth| nth + 1), session.starts_at))
}

/// A wish to change places, as one of the two sees it.
#[derive(Clone, Debug, Serialize)]
pub struct SwapRow {
    /// Where its answer goes.
    pub action: String,
    /// Who asked, where the reader is asked.
    pub by: Option<PersonTag>,
    /// Who was asked, where the reader asks.
    pub whom: Vec<PersonTag>,
    /// The place the reader would have: its number, none for the one at the end, and its session.
    pub place: (Option<usize>, DateTime<Utc>),
}

impl SwapRow {
    fn of(swap: &pitch_swap::Model, all: &Hearing, eye: &Eye<'_>) -> Option<Self> {
        let own = all.own(eye.me)?.row.id;
        let asked = match (swap.other_pitch_id == own, swap.pitch_id == own) {
            (true, _) => true,
            (false, true) => false,
            (false, false) => return None,
        };
        let slot = all.slot(if asked { swap.slot_id } else { swap.other_id }).ok()?;
        let place = place_in(all, slot)?;
        let whom = all.pitch(swap.other_pitch_id).map(|pitch| pitch.makers.clone()).unwrap_or_default();
        Some(Self {
            action: format!("{}/swaps/{}", eye.base(), swap.id),
            by: if asked { eye.tags.get(&swap.asked_by).cloned() } else { None },
            whom: if asked { Vec::new() } else { whom.iter().filter_map(|who| eye.tags.get(who).cloned()).collect() },
            place,
        })
    }
}

/// A round as somebody sees it.
#[derive(Clone, Debug, Serialize)]
pub struct RoundSight {
    /// It.
    pub id: PitchRoundId,
    /// Week of the course.
    pub week: i32,
    /// Where trainers change it.
    pub edit_href: Option<String>,
    /// Its sessions.
    pub sessions: Vec<SessionSight>,
    /// The reader's own pitch.
    pub own: Option<PitchSight>,
    /// Whether that has a place.
    pub placed: bool,
    /// That place: its number, none for the one at the end, and when its session begins.
    pub place: Option<(Option<usize>, DateTime<Utc>)>,
    /// Whether one can still have a place.
    pub open: bool,
    /// What comes late.
    pub late: Vec<PitchSight>,
    /// Wishes to change places that concern the reader.
    pub swaps: Vec<SwapRow>,
}

impl RoundSight {
    /// A round as somebody sees it.
    pub fn of(all: &Hearing, eye: &Eye<'_>) -> Self {
        let own = all.own(eye.me);
        let late = all.pitches.iter().filter(|pitch| all.is_late(pitch));
        Self {
            id: all.round.row.id,
            week: all.round.row.week,
            edit_href: eye.leads().then(|| format!("{}/rounds/{}", eye.base(), all.round.row.id)),
            sessions: all.round.sessions.iter().map(|session| SessionSight::of(session, all, eye)).collect(),
            placed: own.is_some_and(|pitch| all.place_of(pitch.row.id).is_some()),
            place: own.and_then(|pitch| place_in(all, all.place_of(pitch.row.id)?)),
            own: own.map(|pitch| PitchSight::of(pitch, eye)),
            open: !all.is_over() && !eye.on.is_closed(),
            late: late.map(|pitch| PitchSight::of(pitch, eye)).collect(),
            swaps: eye.swaps.iter().filter_map(|swap| SwapRow::of(swap, all, eye)).collect(),
        }
    }
}
