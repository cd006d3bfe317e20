//! The room of a session while it is live.

use chrono::{DateTime, Utc};
use entity::{
    ids::{PitchId, PitchSlotId},
    pitch_feedback, pitch_session, pitch_slot,
    states::FeedbackState,
};
use serde::Serialize;

use super::{
    super::{
        super::queries::Pitch,
        queries::Hearing,
        rules::{Stage, clock, left},
    },
    Eye,
    order::{PitchSight, PlaceRow, SessionSight},
};
use crate::{
    features::cohorts::cohort_strip,
    web::{CohortStrip, FormState, View},
};

/// Who speaks.
#[derive(Serialize)]
pub struct Speaker {
    /// Whose turn it is; none where the place is free by now.
    pub pitch: Option<PitchSight>,
    /// How many seconds are left; less than none where the time is over.
    pub left: i64,
    /// The same as a clock shows it.
    pub clock: String,
}

/// The form for what one writes down.
#[derive(Serialize)]
pub struct NoteForm {
    /// About which pitch.
    pub pitch: PitchSight,
    /// Where it goes.
    pub action: String,
    /// What it holds.
    pub form: FormState,
    /// What stands there, where it is another text by now.
    pub current: Option<(String, String)>,
    /// Whether it was given already, and is changed elsewhere.
    pub given: bool,
}

/// What one can write about, or has.
#[derive(Serialize)]
pub struct NoteRow {
    /// About which pitch.
    pub pitch: PitchSight,
    /// Where it can be written.
    pub href: String,
    /// Whether there is something.
    pub written: bool,
}

/// The room.
#[derive(Serialize)]
pub struct RoomPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Week of the course.
    pub week: i32,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// When one can come in.
    pub opens_at: DateTime<Utc>,
    /// How many minutes a pitch has.
    pub minutes: i32,
    /// Where it stands.
    pub stage: Stage,
    /// Its address.
    pub href: String,
    /// The rounds there are.
    pub list_href: String,
    /// Where one joins the call.
    pub join_url: Option<String>,
    /// What was seen, for the buttons and the stream.
    pub version: i32,
    /// Where the stream is; none where nothing changes any more.
    pub events: Option<String>,
    /// Who speaks.
    pub now: Option<Speaker>,
    /// Who is next.
    pub next: Option<PitchSight>,
    /// The order.
    pub places: Vec<PlaceRow>,
    /// Whether the reader leads it.
    pub leads: bool,
    /// The form for what one writes down.
    pub note: Option<NoteForm>,
    /// The other pitches one can write about.
    pub notes: Vec<NoteRow>,
    /// What somebody typed about a pitch that is no longer there to be written about: theirs to take along.
    pub typed: Option<(String, String)>,
    /// What was refused, if a button was.
    pub form: FormState,
    /// Whether something was wrong with any form.
    pub refused: bool,
}

impl View for RoomPage {
    const FILE: &'static str = "pitches/rounds/room.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// A form that was refused.
#[derive(Default)]
pub struct Refused {
    /// A button.
    pub press: FormState,
    /// What somebody wrote down, and whether it is another text by now.
    pub note: Option<(FormState, bool)>,
}

/// What of a room is shown.
pub struct Seen<'a> {
    /// The session.
    pub session: &'a pitch_session::Model,
    /// Its round.
    pub all: &'a Hearing,
    /// What the reader has written down.
    pub notes: &'a [pitch_feedback::Model],
    /// The pitch they want to write about.
    pub about: Option<PitchId>,
}

impl Seen<'_> {
    fn speaking(&self) -> Option<&pitch_slot::Model> {
        self.session.slot_id.and_then(|id| self.all.slot(id).ok())
    }

    /// The pitches of this session one can write about by now, those one makes left out.
    fn heard(&self, eye: &Eye<'_>) -> Vec<&Pitch> {
        let there = |slot: &&pitch_slot::Model| {
            slot.session_id == self.session.id && (slot.heard_at.is_some() || self.session.slot_id == Some(slot.id))
        };
        let pitches = self.all.slots.iter().filter(there).filter_map(|slot| self.all.pitch(slot.pitch_id?));
        pitches.filter(|pitch| !pitch.is_by(eye.me)).collect()
    }

    fn note_of(&self, pitch: PitchId) -> Option<&pitch_feedback::Model> {
        self.notes.iter().find(|note| note.pitch_id == pitch)
    }

    /// The next place after who speaks in which somebody waits to be heard.
    fn next(&self, after: Option<PitchSlotId>) -> Option<&Pitch> {
        let places = self.all.slots.iter().filter(|slot| slot.session_id == self.session.id);
        let waits = |slot: &&pitch_slot::Model| slot.heard_at.is_none() && slot.pitch_id.is_some();
        let position = after.and_then(|id| self.all.slot(id).ok()).map_or(0, |slot| slot.position);
        let next = places.filter(waits).find(|slot| slot.position > position && Some(slot.id) != after)?;
        self.all.pitch(next.pitch_id?)
    }

    fn form(&self, eye: &Eye<'_>, refused: Option<(FormState, bool)>) -> Option<NoteForm> {
        let named = refused.as_ref().and_then(|(form, _)| form.values.get("pitch")?.parse::<PitchId>().ok());
        let speaking = self.speaking().and_then(|slot| slot.pitch_id);
        // What was typed belongs to the pitch it was written for, whoever speaks by now.
        let wanted = named.or(self.about).or(speaking)?;
        let pitch = match named {
            Some(named) => self.all.pitch(named).filter(|pitch| !pitch.is_by(eye.me))?,
            None => self.heard(eye).into_iter().find(|pitch| pitch.row.id == wanted)?,
        };
        let note = self.note_of(pitch.row.id);
        let given = note.is_some_and(|note| note.state == FeedbackState::Given);
        let (crossed, mut form) = match refused {
            Some((form, crossed)) => (crossed, form),
            None => (
                false,
                FormState::with([
                    ("saw", note.map(|note| note.saw.clone()).unwrap_or_default()),
                    ("wonder", note.map(|note| note.wonder.clone()).unwrap_or_default()),
                    ("version", note.map_or(0, |note| note.version).to_string()),
                ]),
            ),
        };
        if crossed {
            // Both texts are shown, and the next attempt is against what stands now.
            form.values.insert("version".to_owned(), note.map_or(0, |note| note.version).to_string());
        }
        Some(NoteForm {
            pitch: PitchSight::of(pitch, eye),
            action: format!("{}/sessions/{}/notes", eye.base(), self.session.id),
            form,
            current: note.filter(|_| crossed).map(|note| (note.saw.clone(), note.wonder.clone())),
            given,
        })
    }
}

impl RoomPage {
    /// The page.
    pub fn new(eye: &Eye<'_>, seen: &Seen<'_>, refused: Refused) -> Self {
        let (session, now) = (seen.session, eye.now);
        let sight = SessionSight::of(session, seen.all, eye);
        let stage = sight.stage;
        let wrong =
            !refused.press.errors.is_empty() || refused.note.as_ref().is_some_and(|(form, _)| !form.errors.is_empty());
        let writes = !eye.on.is_closed();
        let mut press = refused.press;
        let note = if writes { seen.form(eye, refused.note.clone()) } else { None };
        // Nothing anybody typed is lost, whatever became of the pitch.
        let typed = refused.note.filter(|_| note.is_none()).map(|(form, _)| {
            press.errors.extend(form.errors);
            let text = |name: &str| form.values.get(name).cloned().unwrap_or_default();
            (text("saw"), text("wonder"))
        });
        let speaker = |slot: &pitch_slot::Model| {
            let left = left(session, now).unwrap_or(0);
            let pitch = slot.pitch_id.and_then(|id| seen.all.pitch(id));
            Speaker { pitch: pitch.map(|pitch| PitchSight::of(pitch, eye)), left, clock: clock(left) }
        };
        let row = |pitch: &Pitch| NoteRow {
            pitch: PitchSight::of(pitch, eye),
            href: format!("{}?about={}#note", sight.href, pitch.row.id),
            written: seen.note_of(pitch.row.id).is_some(),
        };
        let shown = note.as_ref().map(|note| note.pitch.id);
        let others = seen.heard(eye).into_iter().filter(|pitch| Some(pitch.row.id) != shown && writes);
        let running = stage == Stage::Running;
        Self {
            strip: cohort_strip(eye.on, "nav-pitches", now),
            week: seen.all.round.row.week,
            starts_at: session.starts_at,
            opens_at: session.starts_at - super::super::rules::DOOR_OPENS,
            minutes: session.minutes,
            stage,
            list_href: eye.base(),
            join_url: session.join_url.clone().filter(|_| stage.is_joinable()),
            version: session.version,
            events: (stage != Stage::Over).then(|| format!("{}/events?after={}", sight.href, session.version)),
            now: seen.speaking().map(speaker),
            next: seen.next(session.slot_id).filter(|_| stage != Stage::Over).map(|pitch| PitchSight::of(pitch, eye)),
            leads: eye.leads() && writes && (running || stage == Stage::Open),
            notes: others.map(row).collect(),
            note,
            href: sight.href.clone(),
            places: sight.places,
            typed,
            form: press,
            refused: wrong,
        }
    }
}
