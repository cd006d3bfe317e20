//! Keeping a log, and saying who sees what.

use entity::{
    ids::{LogEntryId, PersonId},
    log_entry, progress_sight,
    states::LogAudience,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr,
    sea_query::OnConflict,
};

use super::policies::{KeepEntry, KeepLog, ShareWeeks};
use crate::{
    identity::Permit,
    platform::{
        errors::{Refusal, Result},
        markdown::{Kind, RENDERER, render},
        text::Statement,
    },
    storage::Tx,
};

/// An entry of a log.
pub struct WrittenEntry {
    /// Its words.
    pub body: Statement,
    /// Whom it is shown to.
    pub shown_to: LogAudience,
    /// The version that was shown; 0 for a new one.
    pub version: i32,
}

/// Who sees one's weeks.
pub struct Sight {
    /// The sparring partner.
    pub partner: bool,
    /// The circle.
    pub circle: bool,
}

/// Writes an entry into one's own log.
pub async fn write_entry(tx: &Tx, may: &Permit<KeepLog>, written: &WrittenEntry, language: &str) -> Result<()> {
    let row = log_entry::ActiveModel {
        id: Set(LogEntryId(tx.id())),
        person_id: Set(may.who().id),
        cohort_id: Set(may.on().cohort.id),
        body: Set(written.body.as_str().to_owned()),
        body_html: Set(render(written.body.as_str(), Kind::Post)),
        renderer: Set(RENDERER),
        language: Set(language.to_owned()),
        shown_to: Set(written.shown_to),
        written_at: Set(tx.now()),
        changed_at: Set(tx.now()),
        version: Set(1),
    };
    row.insert(&**tx).await?;
    Ok(())
}

/// Changes words and audience of an entry as it was shown; refused where it was changed elsewhere meanwhile.
pub async fn change_entry(tx: &Tx, may: &Permit<KeepEntry>, written: &WrittenEntry, language: &str) -> Result<()> {
    let entry = &may.on().entry;
    let language = if entry.body == written.body.as_str() { entry.language.as_str() } else { language };
    let changed = log_entry::Entity::update_many()
        .col_expr(log_entry::Column::Body, Expr::value(written.body.as_str()))
        .col_expr(log_entry::Column::BodyHtml, Expr::value(render(written.body.as_str(), Kind::Post)))
        .col_expr(log_entry::Column::Renderer, Expr::value(RENDERER))
        .col_expr(log_entry::Column::Language, Expr::value(language))
        .col_expr(log_entry::Column::ShownTo, Expr::value(written.shown_to))
        .col_expr(log_entry::Column::ChangedAt, Expr::value(tx.now()))
        .col_expr(log_entry::Column::Version, Expr::col(log_entry::Column::Version).add(1))
        .filter(log_entry::Column::Id.eq(entry.id))
        .filter(log_entry::Column::Version.eq(written.version))
        .exec(&**tx)
        .await?;
    if changed.rows_affected == 1 { Ok(()) } else { Err(Refusal::conflict("sharing-changed-meanwhile").into()) }
}

/// Takes an entry out; a second press finds nothing left to do.
pub async fn remove_entry(tx: &Tx, may: &Permit<KeepEntry>) -> Result<()> {
    log_entry::Entity::delete_by_id(may.on().entry.id).exec(&**tx).await?;
    Ok(())
}

/// Says who sees one's weeks; the last word counts.
pub async fn say_who_sees(tx: &Tx, may: &Permit<ShareWeeks>, sight: &Sight) -> Result<()> {
    let row = progress_sight::ActiveModel {
        cohort_id: Set(may.on().cohort.id),
        person_id: Set(may.who().id),
        partner: Set(sight.partner),
        circle: Set(sight.circle),
        said_at: Set(tx.now()),
    };
    use progress_sight::Column::{Circle, CohortId, Partner, PersonId, SaidAt};
    let mut again = OnConflict::columns([CohortId, PersonId]);
    let again = again.update_columns([Partner, Circle, SaidAt]).to_owned();
    progress_sight::Entity::insert(row).on_conflict(again).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Forgets somebody's log, and whom they showed what: their account is closed.
pub async fn forget_log(tx: &Tx, who: PersonId) -> Result<()> {
    log_entry::Entity::delete_many().filter(log_entry::Column::PersonId.eq(who)).exec(&**tx).await?;
    progress_sight::Entity::delete_many().filter(progress_sight::Column::PersonId.eq(who)).exec(&**tx).await?;
    Ok(())
}
