//! Somebody is forgotten: what they asked before a session.

use entity::{ids::PersonId, session_question, session_vote, states::QuestionState};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, sea_query::Expr};

use crate::{
    identity::Forgotten,
    platform::errors::Result,
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
    Ok(())
}
