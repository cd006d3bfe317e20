//! What holds for rounds of pitches. Pure: no database, no request.

use chrono::{DateTime, Duration, Utc};
use entity::{
    ids::{PitchId, PitchSlotId},
    pitch_session, pitch_slot,
};
use serde::Serialize;

/// How long before its beginning one can come in.
pub const DOOR_OPENS: Duration = Duration::minutes(10);
/// The most sessions a round may have.
pub const MOST_SESSIONS: usize = 6;
/// The most places a session may have, without the one at its end.
pub const MOST_PLACES: i32 = 40;
/// A session nobody has ended is over after that.
pub const FORGOTTEN: Duration = Duration::hours(12);
/// How long after a change of dates people hear of it: what is changed again meanwhile is told once.
pub const SETTLES: Duration = Duration::minutes(10);

/// Where a session stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// It is still to come.
    Ahead,
    /// One can come in.
    Open,
    /// Pitches are heard.
    Running,
    /// It is over.
    Over,
}

impl Stage {
    /// Where it stands at `now`.
    pub fn at(session: &pitch_session::Model, now: DateTime<Utc>) -> Self {
        match () {
            () if session.ended_at.is_some() => Self::Over,
            () if session.slot_since.is_some() => Self::Running,
            () if now < session.starts_at - DOOR_OPENS => Self::Ahead,
            () => Self::Open,
        }
    }

    /// Whether one can join.
    pub fn is_joinable(self) -> bool {
        matches!(self, Self::Open | Self::Running)
    }
}

/// How many seconds whoever speaks still has; less than none where their time is over.
pub fn left(session: &pitch_session::Model, now: DateTime<Utc>) -> Option<i64> {
    session.slot_id?;
    let until = session.slot_since? + Duration::minutes(session.minutes.into());
    Some((until - now).num_seconds())
}

/// Seconds as a clock shows them: `4:05`.
pub fn clock(seconds: i64) -> String {
    let seconds = seconds.unsigned_abs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// What whoever leads the room presses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The first one speaks.
    Begin,
    /// Who spoke was heard; the next one speaks.
    Next,
    /// Who should speak is not there: later, if there is a place.
    Skip,
    /// Not heard yet after all.
    Back,
    /// A minute more.
    Extend,
    /// It is over.
    End,
}

/// Why a step cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stuck {
    /// It has not begun.
    NotBegun,
    /// It has begun already.
    Begun,
    /// Nobody has a place who was not heard.
    Nobody,
    /// Nobody speaks.
    Silent,
    /// Nobody spoke before.
    First,
    /// Its door is still shut.
    Early,
}

/// What a step does to the order of a session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// Who speaks from now on.
    pub speaks: Option<PitchSlotId>,
    /// Whether their time begins now.
    pub anew: bool,
    /// Who was heard.
    pub heard: Option<PitchSlotId>,
    /// Who was not heard after all.
    pub unheard: Option<PitchSlotId>,
    /// Whose place is now the one at the end: from, to, and which pitch.
    pub moved: Option<(PitchSlotId, PitchSlotId, PitchId)>,
}

/// The first after `position` who waits to be heard.
fn waiting(slots: &[pitch_slot::Model], position: i32) -> Option<&pitch_slot::Model> {
    slots.iter().find(|slot| slot.position > position && slot.pitch_id.is_some() && slot.heard_at.is_none())
}

/// What a step does. `slots` are those of the session, in their order.
pub fn effect(
    session: &pitch_session::Model,
    slots: &[pitch_slot::Model],
    step: Step,
    now: DateTime<Utc>,
) -> Result<Effect, Stuck> {
    let speaking = session.slot_id.and_then(|id| slots.iter().find(|slot| slot.id == id));
    let begun = session.slot_since.is_some();
    if step != Step::Begin && !begun {
        return Err(Stuck::NotBegun);
    }
    let to =
        |next: Option<&pitch_slot::Model>| Effect { speaks: next.map(|slot| slot.id), anew: true, ..Effect::default() };
    match step {
        Step::Begin if begun => Err(Stuck::Begun),
        Step::Begin if now < session.starts_at - DOOR_OPENS => Err(Stuck::Early),
        Step::Begin => waiting(slots, 0).map(|first| to(Some(first))).ok_or(Stuck::Nobody),
        Step::Next => match speaking {
            Some(slot) => {
                let heard = slot.pitch_id.map(|_| slot.id);
                Ok(Effect { heard, ..to(waiting(slots, slot.position)) })
            }
            None => waiting(slots, 0).map(|first| to(Some(first))).ok_or(Stuck::Nobody),
        },
        Step::Skip => skip(slots, speaking.ok_or(Stuck::Silent)?, to),
        Step::Back => {
            let others = slots.iter().filter(|slot| Some(slot.id) != session.slot_id && slot.heard_at.is_some());
            let before = others.max_by_key(|slot| (slot.heard_at, slot.position)).ok_or(Stuck::First)?;
            Ok(Effect { unheard: Some(before.id), ..to(Some(before)) })
        }
        Step::Extend => {
            let slot = speaking.ok_or(Stuck::Silent)?;
            Ok(Effect { speaks: Some(slot.id), ..Effect::default() })
        }
        Step::End => {
            let heard = speaking.filter(|slot| slot.pitch_id.is_some()).map(|slot| slot.id);
            Ok(Effect { heard, ..Effect::default() })
        }
    }
}

/// Who should speak is not there. Where the place at the end is free it becomes theirs; otherwise they
/// keep their place, unheard, and stand among those who are late.
fn skip(
    slots: &[pitch_slot::Model],
    slot: &pitch_slot::Model,
    to: impl Fn(Option<&pitch_slot::Model>) -> Effect,
) -> Result<Effect, Stuck> {
    let end = slots.iter().find(|other| other.fallback && other.pitch_id.is_none() && other.heard_at.is_none());
    match (slot.pitch_id, end.filter(|_| !slot.fallback)) {
        (Some(pitch), Some(end)) => {
            let next = waiting(slots, slot.position).or(Some(end));
            Ok(Effect { moved: Some((slot.id, end.id, pitch)), ..to(next) })
        }
        _ => Ok(to(waiting(slots, slot.position))),
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Duration, NaiveTime, Utc};
    use entity::{
        ids::{PitchId, PitchRoundId, PitchSessionId, PitchSlotId},
        pitch_session, pitch_slot,
    };
    use uuid::Uuid;

    use super::{Effect, Stage, Step, Stuck, clock, effect, left};

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn session() -> pitch_session::Model {
        pitch_session::Model {
            id: PitchSessionId(Uuid::nil()),
            round_id: PitchRoundId(Uuid::nil()),
            day: 4,
            at: NaiveTime::MIN,
            zone: "Europe/Berlin".into(),
            starts_at: at("2027-01-14T13:00:00Z"),
            minutes: 5,
            join_url: None,
            slot_id: None,
            slot_since: None,
            ended_at: None,
            version: 1,
        }
    }

    fn slot(position: u8, taken: bool, fallback: bool) -> pitch_slot::Model {
        let id = Uuid::from_u128(u128::from(position));
        pitch_slot::Model {
            id: PitchSlotId(id),
            session_id: PitchSessionId(Uuid::nil()),
            position: position.into(),
            fallback,
            pitch_id: taken.then_some(PitchId(id)),
            booked_at: taken.then(|| at("2027-01-10T10:00:00Z")),
            heard_at: None,
        }
    }

    fn id(position: u8) -> PitchSlotId {
        PitchSlotId(Uuid::from_u128(u128::from(position)))
    }

    const NOON: &str = "2027-01-14T13:00:00Z";

    #[test]
    fn the_room_opens_ten_minutes_before_and_is_over_when_somebody_says_so() {
        let mut one = session();
        assert_eq!(Stage::at(&one, at("2027-01-14T12:49:59Z")), Stage::Ahead);
        assert_eq!(Stage::at(&one, at("2027-01-14T12:50:00Z")), Stage::Open);
        assert_eq!(Stage::at(&one, at("2027-01-14T18:00:00Z")), Stage::Open);
        one.slot_since = Some(at(NOON));
        assert_eq!(Stage::at(&one, at("2027-01-14T18:00:00Z")), Stage::Running);
        one.ended_at = Some(at(NOON));
        assert_eq!(Stage::at(&one, at("2027-01-14T18:00:00Z")), Stage::Over);
    }

    #[test]
    fn the_time_that_is_left_is_reckoned_and_never_counted() {
        let mut one = session();
        assert_eq!(left(&one, at(NOON)), None);
        (one.slot_id, one.slot_since) = (Some(id(1)), Some(at(NOON)));
        assert_eq!(left(&one, at("2027-01-14T13:00:55Z")), Some(245));
        assert_eq!(left(&one, at("2027-01-14T13:05:07Z")), Some(-7));
        assert_eq!(
            (clock(245), clock(-7), clock(0), clock(3_600)),
            ("4:05".into(), "0:07".into(), "0:00".into(), "60:00".into())
        );
    }

    #[test]
    fn one_speaks_after_the_other_and_empty_places_are_passed_over() {
        let mut one = session();
        let mut slots = [slot(1, true, false), slot(2, false, false), slot(3, true, false), slot(4, false, true)];
        let step = |one: &pitch_session::Model, slots: &[pitch_slot::Model], step| effect(one, slots, step, at(NOON));
        assert_eq!(step(&one, &slots, Step::Next), Err(Stuck::NotBegun));
        assert_eq!(effect(&one, &slots, Step::Begin, at(NOON) - Duration::minutes(11)), Err(Stuck::Early));
        assert_eq!(step(&one, &slots[1..2], Step::Begin), Err(Stuck::Nobody));
        assert_eq!(
            step(&one, &slots, Step::Begin),
            Ok(Effect { speaks: Some(id(1)), anew: true, ..Effect::default() })
        );
        (one.slot_id, one.slot_since) = (Some(id(1)), Some(at(NOON)));
        assert_eq!(step(&one, &slots, Step::Begin), Err(Stuck::Begun));
        assert_eq!(step(&one, &slots, Step::Back), Err(Stuck::First));
        let next = step(&one, &slots, Step::Next).unwrap();
        assert_eq!((next.speaks, next.heard, next.anew), (Some(id(3)), Some(id(1)), true));
        slots[0].heard_at = Some(at(NOON));
        one.slot_id = Some(id(3));
        let back = step(&one, &slots, Step::Back).unwrap();
        assert_eq!((back.speaks, back.unheard), (Some(id(1)), Some(id(1))));
        let last = step(&one, &slots, Step::Next).unwrap();
        assert_eq!((last.speaks, last.heard), (None, Some(id(3))));
        slots[2].heard_at = Some(at(NOON));
        one.slot_id = None;
        assert_eq!(step(&one, &slots, Step::Next), Err(Stuck::Nobody));
        assert_eq!(step(&one, &slots, Step::Extend), Err(Stuck::Silent));
        assert_eq!(step(&one, &slots, Step::Back).unwrap().speaks, Some(id(3)));
        assert_eq!(step(&one, &slots, Step::End), Ok(Effect::default()));
    }

    #[test]
    fn who_is_not_there_comes_at_the_end_if_there_is_a_place() {
        let mut one = session();
        (one.slot_id, one.slot_since) = (Some(id(1)), Some(at(NOON)));
        let mut slots = [slot(1, true, false), slot(2, true, false), slot(3, false, true)];
        let skipped = effect(&one, &slots, Step::Skip, at(NOON)).unwrap();
        assert_eq!(skipped.moved, Some((id(1), id(3), PitchId(Uuid::from_u128(1)))));
        assert_eq!((skipped.speaks, skipped.heard), (Some(id(2)), None));
        // The place at the end is taken: they keep theirs and are late.
        slots[2] = slot(3, true, true);
        let skipped = effect(&one, &slots, Step::Skip, at(NOON)).unwrap();
        assert_eq!((skipped.moved, skipped.speaks), (None, Some(id(2))));
        // Alone in the order, they are called once more at the end.
        let alone = [slot(1, true, false), slot(3, false, true)];
        assert_eq!(effect(&one, &alone, Step::Skip, at(NOON)).unwrap().speaks, Some(id(3)));
    }
}
