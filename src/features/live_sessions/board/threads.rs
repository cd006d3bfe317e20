//! What was not answered live goes on in a thread.

use entity::{
    ids::{LiveSessionId, SessionQuestionId, ThreadId},
    session_question,
    states::QuestionState,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};

use super::{
    commands::take_turn,
    policies::LeadBoard,
    queries::{Asked, board},
    rules::told,
};
use crate::{
    features::{
        cohorts::TakePart,
        discussions::{NewThread, Written, open_thread},
    },
    identity::Permit,
    platform::{
        errors::{Error, Refusal, Result},
        text::{Body, Text, Title},
    },
    storage::Tx,
};

use session_question::{Column, Entity};

/// The words around questions that go on in a thread.
#[derive(Clone, Debug)]
pub struct Telling {
    /// Heading of the thread.
    pub title: Title,
    /// What stands above the questions.
    pub lead: String,
    /// BCP 47 tag of the language of both.
    pub language: String,
}

/// Lets every open question of a board, or one of them, go on in a thread of its own; returns the thread.
///
/// Once only: of two that press at once the second is led to the thread of the first. Of more than one
/// post holds, the rest stays open.
pub async fn go_on_in_thread(
    tx: &Tx,
    may: &Permit<LeadBoard>,
    only: Option<SessionQuestionId>,
    words: &Telling,
) -> Result<ThreadId> {
    let (on, who) = (may.on(), may.who());
    take_turn(tx, on.session.id).await?;
    let mut open = board(&**tx, on.session.id, who.id).await?;
    open.retain(|question| question.is_open() && only.is_none_or(|only| only == question.id));
    if open.is_empty() {
        return gone_on_already(tx, on.session.id, only).await;
    }
    let (text, fitted) = told(&words.lead, &open, Body::MOST);
    open.truncate(fitted);
    let body = Body::parse(&text).map_err(|unfit| Error::Broken(anyhow::anyhow!("no post: {}", unfit.key)))?;
    let may = Permit::<TakePart>::ask(who.clone(), on.cohort.clone())?;
    // Only now is it known what the post says, so it is rendered while the writer is held.
    let new = NewThread {
        title: words.title.clone(),
        written: Written::new(body, &words.language),
        session: Some(on.session.id),
    };
    let thread = open_thread(tx, &may, &new).await?;
    lead_to(tx, thread, &open).await?;
    Ok(thread)
}

async fn lead_to(tx: &Tx, thread: ThreadId, questions: &[Asked]) -> Result<()> {
    let led = Entity::update_many()
        .col_expr(Column::ThreadId, Expr::value(thread))
        .filter(Column::Id.is_in(questions.iter().map(|question| question.id)))
        .filter(Column::State.eq(QuestionState::Open))
        .filter(Column::ThreadId.is_null())
        .exec(&**tx)
        .await?;
    // One of them was answered or taken back since it was read: the thread would tell it all the same.
    let all = led.rows_affected == questions.len() as u64;
    if all { Ok(()) } else { Err(Refusal::conflict("questions-changed-meanwhile").into()) }
}

/// The thread questions went on in before: that of the one, or the newest of the board.
async fn gone_on_already(tx: &Tx, session: LiveSessionId, only: Option<SessionQuestionId>) -> Result<ThreadId> {
    let mut find = Entity::find()
        .filter(Column::SessionId.eq(session))
        .filter(Column::ThreadId.is_not_null())
        .order_by_desc(Column::ThreadId);
    if let Some(only) = only {
        find = find.filter(Column::Id.eq(only));
    }
    let thread = find.one(&**tx).await?.and_then(|question| question.thread_id);
    thread.ok_or_else(|| Refusal::conflict("questions-none-open").into())
}
