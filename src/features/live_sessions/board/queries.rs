//! Reading the board.

use std::collections::BTreeMap;

use actix_web::HttpRequest;
use chrono::{DateTime, Utc};
use entity::{
    ids::{LiveSessionId, PersonId, SessionQuestionId, ThreadId},
    session_question,
    states::{QuestionState, Role},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};

use crate::{
    features::{
        cohorts::app,
        live_sessions::{SessionOn, find_session_of},
    },
    identity::Actor,
    platform::errors::{Error, Result},
    storage::sql,
    web::House,
};

/// A question, as somebody found it.
#[derive(Clone, Debug)]
pub struct QuestionOn {
    /// Its session.
    pub session: SessionOn,
    /// The row; it may have been taken away.
    pub question: session_question::Model,
}

/// The question a request's path names; it must be the session's that the path names.
pub async fn find_question_of(req: &HttpRequest, who: &Actor) -> Result<QuestionOn> {
    let session = find_session_of(req, who).await?;
    let id: SessionQuestionId = req.match_info().query("question").parse().map_err(|_| Error::Missing)?;
    let db = app::<House>(req)?;
    let found = session_question::Entity::find_by_id(id).one(db.store.read()).await?;
    let question = found.filter(|question| question.session_id == session.session.id).ok_or(Error::Missing)?;
    Ok(QuestionOn { session, question })
}

/// A question on the board.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Asked {
    /// The question.
    pub id: SessionQuestionId,
    /// In the asker's words.
    pub body: String,
    /// Who asked, where they said so.
    pub author_id: Option<PersonId>,
    /// What they are called.
    pub author: Option<String>,
    /// Whether their account is closed.
    pub author_closed: Option<DateTime<Utc>>,
    /// What they are in the cohort.
    pub role: Option<Role>,
    /// Where it stands.
    pub state: QuestionState,
    /// The thread it went on in.
    pub thread_id: Option<ThreadId>,
    /// How many want to hear about it.
    pub votes: i64,
    /// Whether the reader is one of them: 0 or 1.
    pub own_votes: i64,
}

impl Asked {
    /// Whether it still waits: not answered, and not gone on elsewhere.
    pub fn is_open(&self) -> bool {
        self.state == QuestionState::Open && self.thread_id.is_none()
    }
}

/// The questions of a session as `who` sees them: what most want to hear first. What has as many
/// votes stands in the order of ids, which are random: the board does not tell who was early.
pub async fn board(db: &impl ConnectionTrait, session: LiveSessionId, who: PersonId) -> Result<Vec<Asked>> {
    let text = "select q.id, q.body, q.author_id, a.name as author, a.deactivated_at as author_closed, e.role,
            q.state, q.thread_id,
            (select count(*) from session_vote v where v.question_id = q.id) as votes,
            (select count(*) from session_vote v where v.question_id = q.id and v.person_id = $2) as own_votes
        from session_question q
        join live_session s on s.id = q.session_id
        left join person a on a.id = q.author_id
        left join enrolment e on e.cohort_id = s.cohort_id and e.person_id = q.author_id and e.ended_at is null
        where q.session_id = $1 and q.state <> 'removed'
        order by votes desc, q.id";
    Ok(Asked::find_by_statement(sql(db, text, [session.into(), who.into()])).all(db).await?)
}

/// How many questions of each of these sessions still wait for an answer; sessions without any are absent.
pub async fn open_question_counts(
    db: &impl ConnectionTrait,
    sessions: &[LiveSessionId],
) -> Result<BTreeMap<LiveSessionId, i64>> {
    let counts: Vec<(LiveSessionId, i64)> = session_question::Entity::find()
        .select_only()
        .column(session_question::Column::SessionId)
        .column_as(session_question::Column::Id.count(), "count")
        .filter(session_question::Column::SessionId.is_in(sessions.iter().copied()))
        .filter(session_question::Column::State.eq(QuestionState::Open))
        .filter(session_question::Column::ThreadId.is_null())
        .group_by(session_question::Column::SessionId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(counts.into_iter().collect())
}
