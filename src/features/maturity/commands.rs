//! Saying how far one's own community has come. Everything here is theirs alone.

use chrono::NaiveDate;
use entity::{ids::PersonId, maturity_check};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};

use super::rules::{Answers, Competence, Stage};
use crate::{
    platform::errors::{Refusal, Result},
    storage::Tx,
};

const CHANGED: Refusal = Refusal::conflict("maturity-changed");
/// So many days may have a check.
const MOST: u64 = 100;

/// Keeps what somebody says on a day; what they have said that day already is replaced. `seen` is the version they
/// saw; 0 where there was none. Refused, and nothing written, where it was changed meanwhile.
pub async fn keep_check(tx: &Tx, who: PersonId, on: NaiveDate, answers: &Answers, seen: i32) -> Result<()> {
    let of = |competence| answers.get(&competence).map(|stage: &Stage| stage.number());
    if seen > 0 && change(tx, who, on, answers, seen).await? {
        return Ok(());
    }
    tx.take_turns(&format!("checks of {who}")).await?;
    let mine = maturity_check::Entity::find().filter(maturity_check::Column::PersonId.eq(who));
    if sea_orm::PaginatorTrait::count(mine, &**tx).await? >= MOST {
        return Err(Refusal::conflict("maturity-too-many").into());
    }
    let row = maturity_check::ActiveModel {
        person_id: Set(who),
        said_on: Set(on),
        strategy: Set(of(Competence::Strategy)),
        leadership: Set(of(Competence::Leadership)),
        culture: Set(of(Competence::Culture)),
        management: Set(of(Competence::Management)),
        content: Set(of(Competence::Content)),
        policies: Set(of(Competence::Policies)),
        tools: Set(of(Competence::Tools)),
        metrics: Set(of(Competence::Metrics)),
        version: Set(1),
        written_at: Set(tx.now()),
    };
    let once =
        OnConflict::columns([maturity_check::Column::PersonId, maturity_check::Column::SaidOn]).do_nothing().to_owned();
    let new = maturity_check::Entity::insert(row).on_conflict(once).exec_without_returning(&**tx).await?;
    if new == 1 { Ok(()) } else { Err(CHANGED.into()) }
}

fn column(competence: Competence) -> maturity_check::Column {
    use maturity_check::Column;
    match competence {
        Competence::Strategy => Column::Strategy,
        Competence::Leadership => Column::Leadership,
        Competence::Culture => Column::Culture,
        Competence::Management => Column::Management,
        Competence::Content => Column::Content,
        Competence::Policies => Column::Policies,
        Competence::Tools => Column::Tools,
        Competence::Metrics => Column::Metrics,
    }
}

/// Whether there was something of this version to change.
async fn change(tx: &Tx, who: PersonId, on: NaiveDate, answers: &Answers, seen: i32) -> Result<bool> {
    let mut update = maturity_check::Entity::update_many()
        .col_expr(maturity_check::Column::WrittenAt, Expr::value(tx.now()))
        .col_expr(maturity_check::Column::Version, Expr::col(maturity_check::Column::Version).add(1));
    for competence in Competence::ALL {
        let said = answers.get(&competence).map(|stage| stage.number());
        update = update.col_expr(column(competence), Expr::value(said));
    }
    let changed = update
        .filter(maturity_check::Column::PersonId.eq(who))
        .filter(maturity_check::Column::SaidOn.eq(on))
        .filter(maturity_check::Column::Version.eq(seen))
        .exec(&**tx)
        .await?;
    Ok(changed.rows_affected == 1)
}

/// Deletes what somebody said on a day, for good. Refused where it was changed meanwhile.
pub async fn delete_check(tx: &Tx, who: PersonId, on: NaiveDate, seen: i32) -> Result<()> {
    let gone = maturity_check::Entity::delete_many()
        .filter(maturity_check::Column::PersonId.eq(who))
        .filter(maturity_check::Column::SaidOn.eq(on))
        .filter(maturity_check::Column::Version.eq(seen))
        .exec(&**tx)
        .await?;
    if gone.rows_affected == 1 { Ok(()) } else { Err(CHANGED.into()) }
}

/// Forgets all checks of somebody: their account is closed.
pub async fn forget_checks(tx: &Tx, who: PersonId) -> Result<()> {
    maturity_check::Entity::delete_many().filter(maturity_check::Column::PersonId.eq(who)).exec(&**tx).await?;
    Ok(())
}
