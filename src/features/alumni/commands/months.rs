//! Answering the question of a month.

use entity::alumni_answer;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};

use super::{
    super::{policies::BeAlumnus, rules::Month},
    hold_in,
};
use crate::{
    identity::{Forgotten, Permit},
    platform::{
        errors::{Refusal, Result},
        markdown::{self, Kind, RENDERER},
    },
    storage::{Tx, news::News},
};

/// What somebody says to the question of a month.
#[derive(Clone, Debug)]
pub struct Said {
    /// As Markdown.
    pub body: String,
    /// BCP 47 tag of the language it is in.
    pub language: String,
    /// The question as they read it.
    pub question: String,
    /// The version it was written upon; 0 where there was none.
    pub version: i32,
}

/// Answers the question of this month, or answers it anew. Refused where the month is over, and where the answer was
/// changed since `version` was shown.
pub async fn say_answer(tx: &Tx, may: &Permit<BeAlumnus>, month: Month, said: &Said) -> Result<()> {
    let (programme, who) = (may.on().programme.programme.id, may.who().id);
    if month != Month::of(tx.now()) {
        return Err(Refusal::conflict("alumni-month-over").into());
    }
    hold_in(tx, programme, who).await?;
    let html = markdown::render(&said.body, Kind::Post);
    let row = alumni_answer::ActiveModel {
        programme_id: Set(programme),
        month: Set(month.to_string()),
        person_id: Set(who),
        question: Set(said.question.clone()),
        body: Set(said.body.clone()),
        body_html: Set(html.clone()),
        renderer: Set(RENDERER),
        language: Set(said.language.clone()),
        written_at: Set(tx.now()),
        version: Set(1),
    };
    let written = if said.version == 0 {
        // Two windows that both write the first words: one of them comes second.
        let insert = alumni_answer::Entity::insert(row).on_conflict(OnConflict::new().do_nothing().to_owned());
        insert.exec_without_returning(&**tx).await?
    } else {
        let change = alumni_answer::Entity::update_many()
            .col_expr(alumni_answer::Column::Question, Expr::value(said.question.clone()))
            .col_expr(alumni_answer::Column::Body, Expr::value(said.body.clone()))
            .col_expr(alumni_answer::Column::BodyHtml, Expr::value(html))
            .col_expr(alumni_answer::Column::Renderer, Expr::value(RENDERER))
            .col_expr(alumni_answer::Column::Language, Expr::value(said.language.clone()))
            .col_expr(alumni_answer::Column::Version, Expr::col(alumni_answer::Column::Version).add(1))
            .filter(alumni_answer::Column::ProgrammeId.eq(programme))
            .filter(alumni_answer::Column::Month.eq(month.to_string()))
            .filter(alumni_answer::Column::PersonId.eq(who))
            .filter(alumni_answer::Column::Version.eq(said.version));
        change.exec(&**tx).await?.rows_affected
    };
    if written == 1 { Ok(()) } else { Err(Refusal::conflict("alumni-changed-meanwhile").into()) }
}

/// Takes back what somebody said in a month, whichever it was: it is gone.
pub async fn take_answer_back(tx: &Tx, may: &Permit<BeAlumnus>, month: Month) -> Result<()> {
    let key = (may.on().programme.programme.id, month.to_string(), may.who().id);
    alumni_answer::Entity::delete_by_id(key).exec(&**tx).await?;
    Ok(())
}

/// What answers do when somebody is forgotten: they go if they want that, and have no name otherwise.
pub async fn react(tx: &Tx, news: &News) -> Result<()> {
    let Some(gone) = Forgotten::read(news)?.filter(Forgotten::takes_words) else { return Ok(()) };
    alumni_answer::Entity::delete_many().filter(alumni_answer::Column::PersonId.eq(gone.who)).exec(&**tx).await?;
    Ok(())
}
