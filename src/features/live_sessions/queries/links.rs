//! What a link in an invitation leads to.

use actix_web::HttpRequest;
use entity::{
    cohort,
    ids::{LiveSessionId, PersonId, SessionSlotId},
    live_session, person, session_answer, session_slot,
};
use sea_orm::{ConnectionTrait, EntityTrait};

use super::{answer_of, times_of};
use crate::{
    features::cohorts::{app, is_member},
    platform::errors::Result,
    web::House,
};

/// What a link says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Its holder comes at this time.
    Slot(SessionSlotId),
    /// They do not come.
    No,
}

/// Somebody who holds a link out of their invitation.
#[derive(Clone, Debug)]
pub struct Invited {
    /// Who.
    pub person: person::Model,
    /// To what.
    pub session: live_session::Model,
    /// Of which cohort.
    pub cohort: cohort::Model,
    /// Its times, the earliest first.
    pub slots: Vec<session_slot::Model>,
    /// What the link says.
    pub choice: Choice,
    /// What they have answered so far.
    pub mine: Option<session_answer::Model>,
}

/// What a link leads to.
#[derive(Clone, Debug)]
pub enum Rsvp {
    /// To nothing any more: it is too old, was never ours, or its holder is no longer in the cohort.
    Dead,
    /// To an invitation.
    Live(Box<Invited>),
}

/// What the link for `subject` leads to.
pub async fn find_rsvp_of(req: &HttpRequest, subject: Option<&str>) -> Result<Rsvp> {
    let house = app::<House>(req)?;
    let Some((session, person, choice)) = subject.and_then(read_subject) else { return Ok(Rsvp::Dead) };
    let found = find_invited(house.store.read(), session, person, choice).await?;
    Ok(found.map_or(Rsvp::Dead, |invited| Rsvp::Live(Box::new(invited))))
}

impl Choice {
    /// What a link of `person` is signed for.
    pub fn subject(self, session: LiveSessionId, person: PersonId) -> String {
        match self {
            Self::Slot(slot) => format!("{session}:{person}:{slot}"),
            Self::No => format!("{session}:{person}:no"),
        }
    }
}

fn read_subject(subject: &str) -> Option<(LiveSessionId, PersonId, Choice)> {
    let mut parts = subject.split(':');
    let (session, person) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let choice = match parts.next()? {
        "no" => Choice::No,
        slot => Choice::Slot(slot.parse().ok()?),
    };
    Some((session, person, choice))
}

async fn find_invited(
    db: &impl ConnectionTrait,
    session: LiveSessionId,
    person: PersonId,
    choice: Choice,
) -> Result<Option<Invited>> {
    let Some(session) = live_session::Entity::find_by_id(session).one(db).await? else { return Ok(None) };
    let Some(cohort) = cohort::Entity::find_by_id(session.cohort_id).one(db).await? else { return Ok(None) };
    let person = person::Entity::find_by_id(person).one(db).await?;
    let Some(person) = person.filter(|person| person.deactivated_at.is_none()) else { return Ok(None) };
    let slots = times_of(db, session.id).await?;
    let known = match choice {
        Choice::Slot(id) => slots.iter().any(|slot| slot.id == id),
        Choice::No => true,
    };
    if !known || !is_member(db, cohort.id, person.id).await? {
        return Ok(None);
    }
    let mine = answer_of(db, session.id, person.id).await?;
    Ok(Some(Invited { person, session, cohort, slots, choice, mine }))
}
