//! Reading what is kept of a session.

use chrono::{DateTime, Utc};
use entity::{
    ids::{LiveSessionId, PersonId},
    session_consent, session_notes,
    states::Role,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};

use crate::{
    features::{cohorts::Member, live_sessions::SessionOn},
    platform::errors::Result,
    storage::sql,
};

/// How many versions the list names; earlier ones keep their addresses.
const LISTED: i32 = 100;

/// Who saved which version of the notes, and when.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Version {
    /// From 1.
    pub version: i32,
    /// Who.
    pub author_id: PersonId,
    /// What they are called.
    pub author: String,
    /// Whether their account is closed.
    pub author_closed: Option<DateTime<Utc>>,
    /// What they are in the cohort.
    pub role: Option<Role>,
    /// When.
    pub written_at: DateTime<Utc>,
}

/// The newest versions of the notes, the latest first.
pub async fn versions(db: &impl ConnectionTrait, session: LiveSessionId) -> Result<Vec<Version>> {
    let text =
        "select n.version, n.author_id, a.name as author, a.deactivated_at as author_closed, e.role, n.written_at
        from session_notes n
        join live_session s on s.id = n.session_id
        join person a on a.id = n.author_id
        left join enrolment e on e.cohort_id = s.cohort_id and e.person_id = n.author_id and e.ended_at is null
        where n.session_id = $1
        order by n.version desc limit $2";
    Ok(Version::find_by_statement(sql(db, text, [session.into(), LISTED.into()])).all(db).await?)
}

/// The notes as they are now; none where nothing is written.
pub async fn newest(db: &impl ConnectionTrait, session: LiveSessionId) -> Result<Option<session_notes::Model>> {
    let find = session_notes::Entity::find().filter(session_notes::Column::SessionId.eq(session));
    Ok(find.order_by_desc(session_notes::Column::Version).one(db).await?)
}

/// What people say to a recording.
#[derive(Clone, Debug, Default)]
pub struct Consent {
    said: Vec<session_consent::Model>,
}

impl Consent {
    /// What `who` says; none as long as they have not answered.
    pub fn of(&self, who: PersonId) -> Option<bool> {
        self.said.iter().find(|said| said.person_id == who).map(|said| said.agrees)
    }

    /// Whether somebody says no. Not who.
    pub fn is_refused(&self) -> bool {
        self.said.iter().any(|said| !said.agrees)
    }

    /// How many of these people agree.
    pub fn agreed(&self, members: &[Member]) -> usize {
        members.iter().filter(|member| self.of(member.person) == Some(true)).count()
    }
}

/// What people say to a recording of this session.
pub async fn consent(db: &impl ConnectionTrait, session: LiveSessionId) -> Result<Consent> {
    let find = session_consent::Entity::find().filter(session_consent::Column::SessionId.eq(session));
    Ok(Consent { said: find.all(db).await? })
}

/// What can be seen of a session's recording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recording {
    /// There is none.
    None,
    /// It is here.
    At(String),
    /// There is one, and somebody does not agree to it: nobody sees where it is.
    TakenBack,
}

impl Recording {
    /// What can be seen, given what people say.
    pub fn of(on: &SessionOn, consent: &Consent) -> Self {
        match &on.session.recording_url {
            None => Self::None,
            Some(_) if consent.is_refused() => Self::TakenBack,
            Some(url) => Self::At(url.clone()),
        }
    }
}

/// What can be seen of a session's recording.
pub async fn recording_of(db: &impl ConnectionTrait, on: &SessionOn) -> Result<Recording> {
    if on.session.recording_url.is_none() {
        return Ok(Recording::None);
    }
    Ok(Recording::of(on, &consent(db, on.session.id).await?))
}
