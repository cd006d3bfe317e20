//! Browser sessions: a random value in a cookie, its hash in a row. Ending one
//! deletes the row, and with it the right of every node to believe the cookie.

use chrono::{DateTime, Duration, Utc};
use entity::{
    ids::{PersonId, SessionId},
    session,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter};

use super::Actor;
use crate::{
    platform::{errors::Result, secrets},
    storage::{Store, Tx, sql},
};

/// How long a browser stays signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stay {
    /// A working day.
    Day,
    /// A month, on a device of one's own.
    Month,
}

impl Stay {
    /// How long that is.
    pub fn lasts(self) -> Duration {
        match self {
            Self::Day => Duration::hours(12),
            Self::Month => Duration::days(30),
        }
    }
}

/// Opens a session and returns what goes into the cookie. Always a new value: a
/// cookie from before signing in is worth nothing after.
pub async fn open_session(tx: &Tx, who: PersonId, stay: Stay) -> Result<String> {
    let token = secrets::random_token();
    let row = session::ActiveModel {
        id: Set(SessionId(tx.id())),
        token_hash: Set(secrets::hash(&token)),
        person_id: Set(who),
        created_at: Set(tx.now()),
        expires_at: Set(tx.now() + stay.lasts()),
    };
    row.insert(&**tx).await?;
    Ok(token)
}

/// Who a cookie belongs to, if its session is alive and the account open.
pub async fn find_session(store: &Store, token: &str, now: DateTime<Utc>) -> Result<Option<Actor>> {
    // Longer than any token we make: no need to hash what somebody made up.
    if token.len() > 64 {
        return Ok(None);
    }
    // One statement: every request of everybody who is signed in begins with it.
    let text = "select p.id, p.name, p.locale, p.zone, s.id as session, s.created_at as since,
            m.since as unreached_since
        from session s join person p on p.id = s.person_id left join mail_pause m on m.person_id = p.id
        where s.token_hash = $1 and s.expires_at > $2 and p.deactivated_at is null";
    let values = [secrets::hash(token).into(), now.into()];
    Ok(Actor::find_by_statement(sql(store.read(), text, values)).one(store.read()).await?)
}

/// For how long somebody counts as just signed in: long enough to look around first, short enough that a browser left
/// open is no way to their data.
const JUST: Duration = Duration::minutes(30);

impl Actor {
    /// Whether they have just signed in: for what nobody shall do who merely finds a browser open.
    pub fn has_just_signed_in(&self, now: DateTime<Utc>) -> bool {
        now - self.since <= JUST
    }
}

/// Signs out one browser.
pub async fn end_session(tx: &Tx, id: SessionId) -> Result<()> {
    session::Entity::delete_by_id(id).exec(&**tx).await?;
    Ok(())
}

/// Signs out every browser of a person.
pub async fn end_sessions(tx: &Tx, who: PersonId) -> Result<()> {
    session::Entity::delete_many().filter(session::Column::PersonId.eq(who)).exec(&**tx).await?;
    Ok(())
}

/// Deletes sessions and links that are over.
pub async fn forget_sessions(tx: &Tx) -> Result<u64> {
    let sessions = session::Entity::delete_many().filter(session::Column::ExpiresAt.lt(tx.now())).exec(&**tx).await?;
    let links = entity::sign_in_link::Entity::delete_many()
        .filter(entity::sign_in_link::Column::ExpiresAt.lt(tx.now() - Duration::days(1)))
        .exec(&**tx)
        .await?;
    Ok(sessions.rows_affected + links.rows_affected)
}
