//! Asking and offering.

use chrono::Duration;
use entity::{alumni_word, ids::AlumniWordId, states::AlumniWordKind};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::Expr,
};

use super::{
    super::{
        policies::{BeAlumnus, KeepWord},
        rules::{DAYS_KEPT, MOST_AT_A_TIME, shown_until},
    },
    hold_in,
};
use crate::{
    identity::Permit,
    platform::errors::{Error, Refusal, Result},
    storage::Tx,
};

/// Asks for something or offers it. Refused where somebody has so much of it already that nobody would read it.
pub async fn say_word(
    tx: &Tx,
    may: &Permit<BeAlumnus>,
    kind: AlumniWordKind,
    body: &str,
    language: &str,
) -> Result<()> {
    let (programme, who) = (may.on().programme.programme.id, may.who().id);
    hold_in(tx, programme, who).await?;
    let shown = alumni_word::Entity::find()
        .filter(alumni_word::Column::ProgrammeId.eq(programme))
        .filter(alumni_word::Column::PersonId.eq(who));
    if shown.count(&**tx).await? >= MOST_AT_A_TIME as u64 {
        return Err(Refusal::conflict("alumni-words-enough").into());
    }
    let row = alumni_word::ActiveModel {
        id: Set(AlumniWordId(tx.id())),
        programme_id: Set(programme),
        person_id: Set(who),
        kind: Set(kind),
        body: Set(body.to_owned()),
        language: Set(language.to_owned()),
        written_at: Set(tx.now()),
        until_on: Set(shown_until(tx.now())),
    };
    row.insert(&**tx).await?;
    Ok(())
}

/// Says that something still holds: it is shown for as long again, also where its time was over.
pub async fn renew_word(tx: &Tx, may: &Permit<KeepWord>) -> Result<()> {
    let renewed = alumni_word::Entity::update_many()
        .col_expr(alumni_word::Column::WrittenAt, Expr::value(tx.now()))
        .col_expr(alumni_word::Column::UntilOn, Expr::value(shown_until(tx.now())))
        .filter(alumni_word::Column::Id.eq(may.on().word.id))
        .exec(&**tx)
        .await?;
    if renewed.rows_affected == 1 { Ok(()) } else { Err(Error::Missing) }
}

/// Takes something back: it is gone.
pub async fn drop_word(tx: &Tx, may: &Permit<KeepWord>) -> Result<()> {
    alumni_word::Entity::delete_by_id(may.on().word.id).exec(&**tx).await?;
    Ok(())
}

/// Deletes what is no longer shown and what nobody has renewed for as long again; how much that was.
pub async fn forget_words(tx: &Tx) -> Result<u64> {
    let old = tx.now() - Duration::days(DAYS_KEPT);
    let find = alumni_word::Entity::delete_many().filter(alumni_word::Column::WrittenAt.lt(old));
    Ok(find.exec(&**tx).await?.rows_affected)
}
