//! One session.

use chrono::{DateTime, Utc};
use entity::{
    ids::{PersonId, SessionSlotId},
    session_slot,
    states::{Attending, Role, SessionKind, SessionState},
};
use serde::Serialize;

use super::{
    super::{
        queries::{Comer, SessionOn},
        rules::{DOOR_OPENS, Part, Phase, is_to_come, may_check_in, parts_of},
    },
    There,
};
use crate::{
    features::{cohorts::cohort_strip, discussions::ThreadLink},
    web::{CohortStrip, FormState, PersonTag, View, Visit},
};

/// One session.
#[derive(Serialize)]
pub struct SessionPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// What it is called.
    pub title: String,
    /// What kind it is.
    pub kind: SessionKind,
    /// What it is for.
    pub purpose: String,
    /// Whether it does not take place.
    pub cancelled: bool,
    /// Why, in words of who cancelled it; none where the cohort was.
    pub reason: Option<String>,
    /// Path of this page.
    pub href: String,
    /// Path of the list.
    pub list_href: String,
    /// Where it is changed; none for who does not.
    pub edit_href: Option<String>,
    /// Its parts, each with when it begins in minutes.
    pub parts: Vec<(u32, Part)>,
    /// How long they take together.
    pub sum: u32,
    /// Whether that is longer than one of its times.
    pub too_long: bool,
    /// Its times.
    pub slots: Vec<SlotCard>,
    /// Whether the reader takes part.
    pub takes_part: bool,
    /// What the reader has answered.
    pub mine: Option<Attending>,
    /// Whether anything can still be answered.
    pub answerable: bool,
    /// Where one joins, for who comes and only while the door is open.
    pub join_url: Option<String>,
    /// Whether the reader said they were there; none while nobody can.
    pub check_in: Option<bool>,
    /// When everybody was invited.
    pub invited_at: Option<DateTime<Utc>>,
    /// Whether the reader can invite.
    pub can_invite: bool,
    /// Who has not answered, for trainers.
    pub nos: Vec<PersonTag>,
    /// Who says they were there, for trainers.
    pub here: Vec<PersonTag>,
    /// Whether the reader sees names.
    pub sees_names: bool,
    /// Threads about it, for whoever takes part.
    pub threads: Vec<ThreadLink>,
    /// Where one opens another; none where one cannot.
    pub talk_href: Option<String>,
    /// What was wrong.
    pub form: FormState,
}

impl View for SessionPage {
    const FILE: &'static str = "live_sessions/show.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// One time of a session.
#[derive(Serialize)]
pub struct SlotCard {
    /// Its id.
    pub id: SessionSlotId,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// The same where it takes place.
    pub there: Option<There>,
    /// When one can come in.
    pub opens_at: DateTime<Utc>,
    /// How long it lasts.
    pub minutes: i32,
    /// Who moderates it.
    pub host: Option<String>,
    /// Where it stands.
    pub phase: Phase,
    /// Whether one can still say that one comes.
    pub answerable: bool,
    /// How many places are left; none where everybody fits.
    pub left: Option<i32>,
    /// How many come.
    pub taken: i32,
    /// How many wait.
    pub waiting: usize,
    /// What the reader is here.
    pub mine: Option<Attending>,
    /// Which place in the row of those who wait is the reader's, from 1.
    pub place: Option<usize>,
    /// Who comes, for trainers.
    pub coming: Vec<PersonTag>,
    /// Who waits, in their order, for trainers.
    pub queue: Vec<PersonTag>,
}

/// What the page is made from besides the session.
pub struct Around<'a> {
    /// Everybody who has answered.
    pub comers: &'a [Comer],
    /// Names of those who moderate, by id.
    pub hosts: &'a [(PersonId, String)],
    /// Threads about it.
    pub threads: Vec<ThreadLink>,
    /// Who reads.
    pub me: PersonId,
}

fn tag_of(comer: &Comer) -> PersonTag {
    let role = (comer.role == Some(Role::Trainer)).then_some("trainer");
    PersonTag::new(comer.person, &comer.name, role, comer.deactivated_at.is_some())
}

impl SlotCard {
    fn new(on: &SessionOn, slot: &session_slot::Model, around: &Around<'_>, visit: &Visit, names: bool) -> Self {
        let now = visit.now();
        let here = around.comers.iter().filter(|comer| comer.slot == Some(slot.id));
        let (coming, queue): (Vec<&Comer>, Vec<&Comer>) = here.partition(|comer| comer.answer == Attending::Yes);
        let tags = |list: &[&Comer]| if names { list.iter().map(|comer| tag_of(comer)).collect() } else { Vec::new() };
        let mine = coming.iter().chain(&queue).find(|comer| comer.person == around.me).map(|comer| comer.answer);
        let host = around.hosts.iter().find(|(id, _)| Some(*id) == slot.host_id);
        let planned = on.session.state == SessionState::Planned;
        Self {
            id: slot.id,
            starts_at: slot.starts_at,
            there: There::of(slot.starts_at, &slot.zone, (visit.zone, visit.locale.tag())),
            opens_at: slot.starts_at - DOOR_OPENS,
            minutes: slot.minutes,
            host: host.map(|(_, name)| name.clone()),
            phase: Phase::at(on.session.state, slot, now),
            answerable: planned && is_to_come(slot, now).is_ok(),
            left: slot.capacity.map(|capacity| (capacity - slot.taken).max(0)),
            taken: slot.taken,
            waiting: queue.len(),
            mine,
            place: queue.iter().position(|comer| comer.person == around.me).map(|place| place + 1),
            coming: tags(&coming),
            queue: tags(&queue),
        }
    }
}

impl SessionPage {
    /// The page, as somebody finds it.
    pub fn new(on: &SessionOn, around: &Around<'_>, visit: &Visit, form: FormState) -> Self {
        let (session, now, standing) = (&on.session, visit.now(), on.cohort.standing);
        let trains = standing.role == Some(Role::Trainer);
        let leads = standing.owner || trains;
        let open = !on.cohort.is_closed();
        let planned = session.state == SessionState::Planned;
        let mine = around.comers.iter().find(|comer| comer.person == around.me);
        let slots: Vec<SlotCard> = on.slots.iter().map(|slot| SlotCard::new(on, slot, around, visit, trains)).collect();
        let to_come = slots.iter().any(|slot| slot.answerable);
        let chosen = mine.and_then(|mine| slots.iter().find(|slot| Some(slot.id) == mine.slot));
        let begun = chosen.is_some_and(|slot| matches!(slot.phase, Phase::Running | Phase::Over));
        let comes = |slot: &&SlotCard| trains || slot.mine == Some(Attending::Yes);
        let door = slots.iter().filter(|slot| slot.phase.is_joinable()).any(|slot| comes(&slot));
        let takes_part = standing.role.is_some();
        let named = |fits: &dyn Fn(&&Comer) -> bool| {
            around.comers.iter().filter(|comer| trains && fits(comer)).map(tag_of).collect::<Vec<_>>()
        };
        let parts = with_beginnings(parts_of(session));
        let sum = parts.last().map_or(0, |(begins, part)| begins + part.minutes);
        let shortest = on.slots.iter().map(|slot| slot.minutes).min().unwrap_or_default();
        Self {
            strip: cohort_strip(&on.cohort, "nav-sessions", now),
            title: session.title.clone(),
            kind: session.kind,
            purpose: session.purpose.clone(),
            cancelled: !planned,
            reason: session.cancel_reason.clone().filter(|reason| !reason.is_empty()),
            href: on.href(),
            list_href: format!("/cohorts/{}/sessions", on.cohort.cohort.id),
            edit_href: (leads && open && planned).then(|| format!("{}/edit", on.href())),
            too_long: leads && i64::from(sum) > i64::from(shortest),
            sum,
            parts,
            takes_part,
            mine: mine.map(|mine| mine.answer),
            answerable: takes_part && open && to_come && !begun,
            join_url: session.join_url.clone().filter(|_| takes_part && planned && door),
            check_in: (takes_part && planned && on.slots.iter().any(|slot| may_check_in(slot, now)))
                .then(|| mine.is_some_and(|mine| mine.here)),
            invited_at: session.invited_at,
            can_invite: leads && open && to_come,
            nos: named(&|comer| comer.answer == Attending::No && !comer.here),
            here: named(&|comer| comer.here),
            sees_names: trains,
            talk_href: (takes_part && open)
                .then(|| format!("/cohorts/{}/threads/new?session={}", on.cohort.cohort.id, session.id)),
            threads: around.threads.clone(),
            slots,
            form,
        }
    }
}

/// Each part with how many minutes in it begins.
fn with_beginnings(parts: Vec<Part>) -> Vec<(u32, Part)> {
    let begin = |begins: &mut u32, part: Part| {
        let now = *begins;
        *begins += part.minutes;
        Some((now, part))
    };
    parts.into_iter().scan(0, begin).collect()
}
