//! Which e-mails somebody wants, how often, and in which hours.

use std::collections::BTreeMap;

use entity::{
    ids::PersonId,
    mail_hours, mail_preference, outbox,
    states::{MailState, Rhythm},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};

use crate::{platform::errors::Result, storage::Tx};

/// Says how often a kind of e-mail is wanted. What of it was gathered for later is looked at anew.
pub async fn choose_rhythm(tx: &Tx, who: PersonId, kind: &str, rhythm: Rhythm) -> Result<()> {
    let row = mail_preference::ActiveModel {
        person_id: Set(who),
        kind: Set(kind.to_owned()),
        rhythm: Set(rhythm),
        since: Set(tx.now()),
    };
    let mut known = OnConflict::columns([mail_preference::Column::PersonId, mail_preference::Column::Kind]);
    known.update_columns([mail_preference::Column::Rhythm, mail_preference::Column::Since]);
    // Since when they want it so does not move when they say the same again.
    known.action_and_where(Expr::col((mail_preference::Entity, mail_preference::Column::Rhythm)).ne(rhythm.word()));
    mail_preference::Entity::insert(row).on_conflict(known).exec_without_returning(&**tx).await?;
    outbox::Entity::update_many()
        .col_expr(outbox::Column::NotBefore, Expr::value(tx.now()))
        .col_expr(outbox::Column::GatheredFor, Expr::value(None::<chrono::DateTime<chrono::Utc>>))
        .filter(outbox::Column::PersonId.eq(who))
        .filter(outbox::Column::Kind.eq(kind))
        .filter(outbox::Column::State.eq(MailState::Queued))
        .filter(outbox::Column::GatheredFor.gt(tx.now()))
        .exec(&**tx)
        .await?;
    if rhythm == Rhythm::Off { tx.weigh_noes(kind).await } else { Ok(()) }
}

/// What somebody has chosen, kind by kind; the others come as often as the house sends them.
pub async fn rhythms_of(db: &impl ConnectionTrait, who: PersonId) -> Result<BTreeMap<String, Rhythm>> {
    let rows = mail_preference::Entity::find().filter(mail_preference::Column::PersonId.eq(who)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.kind, row.rhythm)).collect())
}

/// In which hours somebody is written to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours {
    /// Whether nothing that can wait is sent in the evening, at weekends and on public holidays.
    pub quiet: bool,
    /// Code of the region whose public holidays are theirs; none: weekends only.
    pub region: Option<String>,
}

/// In which hours somebody is written to.
pub async fn hours_of(db: &impl ConnectionTrait, who: PersonId) -> Result<Hours> {
    let row = mail_hours::Entity::find_by_id(who).one(db).await?;
    Ok(row.map(|row| Hours { quiet: row.quiet, region: row.region }).unwrap_or_default())
}

/// Whose public holidays are somebody's, where they have said nothing themselves.
pub async fn suggest_region(tx: &Tx, who: PersonId, region: Option<String>) -> Result<()> {
    let row =
        mail_hours::ActiveModel { person_id: Set(who), quiet: Set(false), region: Set(region), since: Set(tx.now()) };
    let only = OnConflict::column(mail_hours::Column::PersonId).do_nothing().to_owned();
    mail_hours::Entity::insert(row).on_conflict(only).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Says in which hours one is written to.
pub async fn choose_hours(tx: &Tx, who: PersonId, hours: &Hours) -> Result<()> {
    let row = mail_hours::ActiveModel {
        person_id: Set(who),
        quiet: Set(hours.quiet),
        region: Set(hours.region.clone()),
        since: Set(tx.now()),
    };
    let mut known = OnConflict::column(mail_hours::Column::PersonId);
    known.update_columns([mail_hours::Column::Quiet, mail_hours::Column::Region, mail_hours::Column::Since]);
    mail_hours::Entity::insert(row).on_conflict(known).exec_without_returning(&**tx).await?;
    Ok(())
}
