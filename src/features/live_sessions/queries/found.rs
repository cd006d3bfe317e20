//! One live session, as somebody found it.

use actix_web::HttpRequest;
use entity::{
    ids::{LiveSessionId, PersonId, SessionSlotId},
    live_session, session_slot,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    features::{
        cohorts::{CohortOn, app, find_cohort},
        curriculum::Catalogue,
    },
    identity::Actor,
    platform::errors::{Error, Result},
    web::House,
};

/// A live session, as somebody found it.
#[derive(Clone, Debug)]
pub struct SessionOn {
    /// Its cohort.
    pub cohort: CohortOn,
    /// The row.
    pub session: live_session::Model,
    /// Its times, the earliest first.
    pub slots: Vec<session_slot::Model>,
}

impl SessionOn {
    /// One of its times; missing where it is not of this session.
    pub fn slot(&self, id: SessionSlotId) -> Result<&session_slot::Model> {
        self.slots.iter().find(|slot| slot.id == id).ok_or(Error::Missing)
    }

    /// Where its page is.
    pub fn href(&self) -> String {
        format!("/cohorts/{}/sessions/{}", self.cohort.cohort.id, self.session.id)
    }
}

/// The session a request's path names; it must be the cohort's that the path names.
pub async fn find_session_of(req: &HttpRequest, who: &Actor) -> Result<SessionOn> {
    let (house, catalogue) = (app::<House>(req)?, app::<Catalogue>(req)?);
    let id = req.match_info().query("session").parse().map_err(|_| Error::Missing)?;
    let on = find_session(house.store.read(), &catalogue, id, who.id).await?;
    let named = req.match_info().query("cohort");
    if named == on.cohort.cohort.id.to_string() { Ok(on) } else { Err(Error::Missing) }
}

/// The session with this id, as `who` finds it.
pub async fn find_session(
    db: &impl ConnectionTrait,
    catalogue: &Catalogue,
    id: LiveSessionId,
    who: PersonId,
) -> Result<SessionOn> {
    let session = live_session::Entity::find_by_id(id).one(db).await?.ok_or(Error::Missing)?;
    let cohort = find_cohort(db, catalogue, session.cohort_id, who).await?;
    let slots = times_of(db, id).await?;
    Ok(SessionOn { cohort, session, slots })
}

/// The times of a session, the earliest first.
pub async fn times_of(db: &impl ConnectionTrait, id: LiveSessionId) -> Result<Vec<session_slot::Model>> {
    let find = session_slot::Entity::find()
        .filter(session_slot::Column::SessionId.eq(id))
        .order_by_asc(session_slot::Column::StartsAt)
        .order_by_asc(session_slot::Column::Id);
    Ok(find.all(db).await?)
}
