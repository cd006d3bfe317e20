//! Somebody is forgotten: what they asked before a session, and where notes name them.

use entity::{ids::PersonId, live_session, session_notes, session_question, session_vote, states::QuestionState};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
    QueryTrait, sea_query::Expr,
};

use crate::{
    features::cohorts::been_in,
    identity::Forgotten,
    platform::{
        errors::Result,
        markdown::{self, Kind},
    },
    storage::{Tx, news::News},
};

/// What live sessions do when somebody is forgotten.
pub async fn forget(tx: &Tx, news: &News) -> Result<()> {
    let Some(gone) = Forgotten::read(news)? else { return Ok(()) };
    if gone.takes_words() {
        let theirs = session_question::Entity::find()
            .select_only()
            .column(session_question::Column::Id)
            .filter(session_question::Column::AuthorId.eq(gone.who))
            .into_query();
        session_vote::Entity::delete_many()
            .filter(session_vote::Column::QuestionId.in_subquery(theirs))
            .exec(&**tx)
            .await?;
        session_question::Entity::update_many()
            .col_expr(session_question::Column::Body, Expr::value(""))
            .col_expr(session_question::Column::State, Expr::value(QuestionState::Removed))
            .filter(session_question::Column::AuthorId.eq(gone.who))
            .exec(&**tx)
            .await?;
    }
    // Without a name a question may stand: that is what asking unnamed is for.
    session_question::Entity::update_many()
        .col_expr(session_question::Column::AuthorId, Expr::value(None::<PersonId>))
        .filter(session_question::Column::AuthorId.eq(gone.who))
        .exec(&**tx)
        .await?;
    let sessions = || {
        live_session::Entity::find()
            .select_only()
            .column(live_session::Column::Id)
            .filter(live_session::Column::CohortId.in_subquery(been_in(gone.who)))
            .into_query()
    };
    let notes = session_notes::Column::SessionId.in_subquery(sessions());
    let questions = session_question::Column::SessionId.in_subquery(sessions());
    for notes in session_notes::Entity::find().filter(notes).all(&**tx).await? {
        if let Some(source) = gone.traces.taken_out(&notes.source) {
            let html = markdown::render(&source, Kind::Post);
            let change = notes.into_active_model();
            session_notes::ActiveModel { source: Set(source), html: Set(html), ..change }.update(&**tx).await?;
        }
    }
    for question in session_question::Entity::find().filter(questions).all(&**tx).await? {
        if let Some(body) = gone.traces.taken_out(&question.body) {
            session_question::ActiveModel { body: Set(body), ..question.into_active_model() }.update(&**tx).await?;
        }
    }
    Ok(())
}
