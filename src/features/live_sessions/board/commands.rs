//! Asking ahead, voting, and looking after the board.

use entity::{
    ids::{LiveSessionId, PersonId, SessionQuestionId},
    session_question, session_vote,
    states::QuestionState,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, OnConflict},
};
use serde_json::json;

use super::{
    policies::{ChangeQuestion, LeadQuestion, RemoveQuestion, VoteOn},
    rules::{MOST_QUESTIONS, takes_questions},
};
use crate::{
    features::{
        cohorts::hold_stay,
        live_sessions::{JoinSession, SessionOn},
    },
    identity::Permit,
    platform::{
        errors::{Error, Refusal, Result},
        ids,
        text::Body,
        zones::date_in,
    },
    storage::Tx,
};

use session_question::{Column, Entity};

/// Waits until nobody else is busy with the questions of this session.
pub(super) async fn take_turn(tx: &Tx, session: LiveSessionId) -> Result<()> {
    tx.take_turns(&format!("questions {session}")).await
}

/// Asks ahead, with one's name.
pub async fn ask(tx: &Tx, may: &Permit<JoinSession>, body: &Body) -> Result<()> {
    let (on, who) = (may.on(), may.who().id);
    takes_questions(on, tx.now())?;
    take_turn(tx, on.session.id).await?;
    hold_stay(tx, on.cohort.cohort.id, who).await?;
    insert(tx, on, Some(who), body).await
}

/// Asks ahead without one's name: nothing that is written says who asked, nor lets anybody reckon it.
///
/// So no row that is somebody's is touched in this write, be it only to lock it: on PostgreSQL it
/// would afterwards carry the same number as the question. Whoever calls must claim the form's
/// key for nobody. There is no audit row, and no vote of one's own.
pub async fn ask_unnamed(tx: &Tx, may: &Permit<JoinSession>, body: &Body) -> Result<()> {
    let on = may.on();
    takes_questions(on, tx.now())?;
    take_turn(tx, on.session.id).await?;
    insert(tx, on, None, body).await?;
    stir(tx, on.session.id).await
}

async fn insert(tx: &Tx, on: &SessionOn, author: Option<PersonId>, body: &Body) -> Result<()> {
    let session = on.session.id;
    let open = Entity::find().filter(Column::SessionId.eq(session)).filter(Column::State.eq(QuestionState::Open));
    // The same words from the same person, or again from nobody, are a slip and not a second question.
    let same = open.clone().filter(Column::Body.eq(body.as_str()));
    let same = match author {
        Some(author) => same.filter(Column::AuthorId.eq(author)),
        None => same.filter(Column::AuthorId.is_null()),
    };
    if same.count(&**tx).await? > 0 {
        return Ok(());
    }
    if open.count(&**tx).await? >= MOST_QUESTIONS as u64 {
        return Err(Refusal::conflict("questions-full").into());
    }
    let row = session_question::ActiveModel {
        // An id that grows with time would lay questions beside what else was written then.
        id: Set(SessionQuestionId(ids::random())),
        session_id: Set(session),
        body: Set(body.to_string()),
        author_id: Set(author),
        asked_on: Set(date_in(on.cohort.calendar.zone(), tx.now())),
        state: Set(QuestionState::Open),
        thread_id: Set(None),
    };
    Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Writes every question of the board anew, in the order of their ids. PostgreSQL keeps with each row the
/// number of the write it comes from and its place among the others; afterwards neither tells which one
/// was asked last. SQLite keeps these rows by their ids alone.
async fn stir(tx: &Tx, session: LiveSessionId) -> Result<()> {
    if tx.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    let find = Entity::find().select_only().column(Column::Id).filter(Column::SessionId.eq(session));
    let ids: Vec<SessionQuestionId> = find.order_by_asc(Column::Id).into_tuple().all(&**tx).await?;
    for id in ids {
        touch(tx, id).await?;
    }
    Ok(())
}

async fn touch(tx: &Tx, id: SessionQuestionId) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::AskedOn, Expr::col(Column::AskedOn))
        .filter(Column::Id.eq(id))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Says that one wants to hear about a question too, or no longer. One voice each, and none for
/// what one asked oneself with one's name.
pub async fn set_vote(tx: &Tx, may: &Permit<VoteOn>, wanted: bool) -> Result<()> {
    let (on, who) = (may.on(), may.who().id);
    takes_questions(&on.session, tx.now())?;
    if on.question.author_id == Some(who) {
        return Err(Refusal::conflict("questions-own-vote").into());
    }
    hold_open(tx, on.question.id).await?;
    if !wanted {
        session_vote::Entity::delete_by_id((on.question.id, who)).exec(&**tx).await?;
        return Ok(());
    }
    let row = session_vote::ActiveModel { question_id: Set(on.question.id), person_id: Set(who) };
    session_vote::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(&**tx)
        .await?;
    Ok(())
}

/// Takes a question for this transaction. Refused where it no longer waits.
async fn hold_open(tx: &Tx, id: SessionQuestionId) -> Result<()> {
    let held = Entity::update_many()
        .col_expr(Column::State, Expr::value(QuestionState::Open))
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(QuestionState::Open))
        .filter(Column::ThreadId.is_null())
        .exec(&**tx)
        .await?;
    if held.rows_affected == 1 { Ok(()) } else { Err(Refusal::conflict("questions-not-open").into()) }
}

async fn forget_votes(tx: &Tx, id: SessionQuestionId) -> Result<()> {
    session_vote::Entity::delete_many().filter(session_vote::Column::QuestionId.eq(id)).exec(&**tx).await?;
    Ok(())
}

/// Changes the words of one's own question. Its votes go: they were for other words.
pub async fn change_question(tx: &Tx, may: &Permit<ChangeQuestion>, body: &Body) -> Result<()> {
    let question = &may.on().question;
    takes_questions(&may.on().session, tx.now())?;
    hold_open(tx, question.id).await?;
    if question.body == body.as_str() {
        return Ok(());
    }
    Entity::update_many()
        .col_expr(Column::Body, Expr::value(body.to_string()))
        .filter(Column::Id.eq(question.id))
        .exec(&**tx)
        .await?;
    forget_votes(tx, question.id).await
}

/// Takes a question away: its words and its votes are gone. That somebody took back their own is nobody's
/// business; that others took it away is recorded, without saying whose it was.
pub async fn remove_question(tx: &Tx, may: &Permit<RemoveQuestion>) -> Result<()> {
    let (question, who) = (&may.on().question, may.who().id);
    let removed = Entity::update_many()
        .col_expr(Column::Body, Expr::value(""))
        .col_expr(Column::State, Expr::value(QuestionState::Removed))
        .filter(Column::Id.eq(question.id))
        .filter(Column::State.ne(QuestionState::Removed))
        .exec(&**tx)
        .await?;
    if removed.rows_affected != 1 {
        return Err(Refusal::conflict("questions-gone").into());
    }
    forget_votes(tx, question.id).await?;
    if question.author_id == Some(who) {
        return Ok(());
    }
    let facts = json!({ "session": question.session_id });
    tx.record(Some(who), "remove_question", ("session_question", question.id), facts).await
}

/// Says that a question was answered live, or that it was not after all.
pub async fn mark_answered(tx: &Tx, may: &Permit<LeadQuestion>, answered: bool) -> Result<()> {
    crate::features::cohorts::writable(may.on().session.cohort.cohort.state)?;
    let state = if answered { QuestionState::Answered } else { QuestionState::Open };
    let marked = Entity::update_many()
        .col_expr(Column::State, Expr::value(state))
        .filter(Column::Id.eq(may.on().question.id))
        .filter(Column::State.ne(QuestionState::Removed))
        .exec(&**tx)
        .await?;
    if marked.rows_affected == 1 { Ok(()) } else { Err(Error::from(Refusal::conflict("questions-gone"))) }
}
