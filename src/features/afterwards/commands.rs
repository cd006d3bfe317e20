//! Saying what became of it.

use chrono::NaiveDate;
use entity::{
    ids::PersonId,
    look_back,
    states::{Moment, Tending},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};

use super::{policies::LookBack, rules::opens_on};
use crate::{
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::Tx,
};

const CHANGED: Refusal = Refusal::conflict("afterwards-changed");

/// What somebody says.
#[derive(Clone, Debug)]
pub struct LookingBack {
    /// About when.
    pub moment: Moment,
    /// Whether they look after a community.
    pub answer: Tending,
    /// What they tell; may be empty. Nobody but them reads it.
    pub words: String,
    /// The version they saw; 0 where there was none.
    pub seen: i32,
}

/// Keeps it. `today` is the day it is where they are. Refused, and nothing written, before its time and where it was
/// changed meanwhile.
pub async fn look_back(tx: &Tx, may: &Permit<LookBack>, say: &LookingBack, today: NaiveDate) -> Result<()> {
    let (cohort, who) = (may.on().cohort.id, may.who().id);
    if today < opens_on(say.moment, may.on().calendar.ends_on()) {
        return Err(Refusal::conflict("afterwards-early").into());
    }
    if say.seen > 0 {
        let changed = look_back::Entity::update_many()
            .col_expr(look_back::Column::Answer, Expr::value(say.answer))
            .col_expr(look_back::Column::Words, Expr::value(say.words.clone()))
            .col_expr(look_back::Column::SaidAt, Expr::value(tx.now()))
            .col_expr(look_back::Column::Version, Expr::col(look_back::Column::Version).add(1))
            .filter(look_back::Column::CohortId.eq(cohort))
            .filter(look_back::Column::PersonId.eq(who))
            .filter(look_back::Column::Moment.eq(say.moment))
            .filter(look_back::Column::Version.eq(say.seen))
            .exec(&**tx)
            .await?;
        return if changed.rows_affected == 1 { Ok(()) } else { Err(CHANGED.into()) };
    }
    let row = look_back::ActiveModel {
        cohort_id: Set(cohort),
        person_id: Set(who),
        moment: Set(say.moment),
        answer: Set(say.answer),
        words: Set(say.words.clone()),
        version: Set(1),
        said_at: Set(tx.now()),
    };
    let once = [look_back::Column::CohortId, look_back::Column::PersonId, look_back::Column::Moment];
    let once = OnConflict::columns(once).do_nothing().to_owned();
    let new = look_back::Entity::insert(row).on_conflict(once).exec_without_returning(&**tx).await?;
    if new == 1 { Ok(()) } else { Err(CHANGED.into()) }
}

/// Forgets what somebody said: their account is closed.
pub async fn forget_answers(tx: &Tx, who: PersonId) -> Result<()> {
    look_back::Entity::delete_many().filter(look_back::Column::PersonId.eq(who)).exec(&**tx).await?;
    Ok(())
}
