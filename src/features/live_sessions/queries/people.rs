//! Who comes.

use chrono::{DateTime, Utc};
use entity::{
    ids::{LiveSessionId, PersonId, SessionSlotId},
    session_answer,
    states::{Attending, Role},
};
use sea_orm::{ConnectionTrait, EntityTrait, FromQueryResult};

use crate::{platform::errors::Result, storage::sql};

/// Somebody who has answered.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Comer {
    /// Who.
    pub person: PersonId,
    /// What they are called.
    pub name: String,
    /// What they are in the cohort; none for somebody who has left it.
    pub role: Option<Role>,
    /// Whether their account is closed.
    pub deactivated_at: Option<DateTime<Utc>>,
    /// Whether they come.
    pub answer: Attending,
    /// To which time.
    pub slot: Option<SessionSlotId>,
    /// Since when they wait.
    pub queued_at: Option<DateTime<Utc>>,
    /// They say that they were there.
    pub here: bool,
}

/// Everybody who has answered: those who wait in their order, the others by name.
pub async fn comers(db: &impl ConnectionTrait, session: LiveSessionId) -> Result<Vec<Comer>> {
    let text =
        "select a.person_id as person, p.name, p.deactivated_at, a.answer, a.slot_id as slot, a.queued_at, a.here,
            (select e.role from enrolment e where e.cohort_id = s.cohort_id and e.person_id = a.person_id
              and e.ended_at is null) as role
        from session_answer a join person p on p.id = a.person_id join live_session s on s.id = a.session_id
        where a.session_id = $1";
    let mut found = Comer::find_by_statement(sql(db, text, [session.into()])).all(db).await?;
    // Sorted here: the databases disagree on how names are ordered.
    let name = |comer: &Comer| comer.queued_at.is_none().then(|| comer.name.to_lowercase());
    found.sort_by_cached_key(|comer| (comer.queued_at, name(comer), comer.person));
    Ok(found)
}

/// What somebody has answered.
pub async fn answer_of(
    db: &impl ConnectionTrait,
    session: LiveSessionId,
    who: PersonId,
) -> Result<Option<session_answer::Model>> {
    Ok(session_answer::Entity::find_by_id((session, who)).one(db).await?)
}
