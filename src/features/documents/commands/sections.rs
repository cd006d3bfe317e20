//! The sections of a paper: which there are, in which order, and who keeps an eye on each.

use entity::{document_section, ids::PersonId};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, sea_query::Expr};
use serde_json::json;

use super::{
    super::{
        policies::{WorkOnDocument, WorkOnSection},
        queries::SectionOn,
        rules::MOST_SECTIONS,
        searching::index_section,
    },
    Heading, fresh, hold,
    opening::blank,
    reopen,
};
use crate::{
    identity::Permit,
    platform::{
        errors::{Error, Refusal, Result},
        text::Title,
    },
    storage::Tx,
};

/// Where a section goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Before the one before it.
    Up,
    /// Behind the one behind it.
    Down,
}

fn standing(document: entity::ids::DocumentId) -> sea_orm::Select<document_section::Entity> {
    document_section::Entity::find()
        .filter(document_section::Column::DocumentId.eq(document))
        .filter(document_section::Column::RemovedAt.is_null())
}

/// Puts a section behind the others.
pub async fn add_section(tx: &Tx, may: &Permit<WorkOnDocument>, title: &Title) -> Result<()> {
    let (on, who) = (may.on(), may.who());
    let document = hold(tx, &on.cohort, who, on.document.id).await?;
    if standing(document.id).count(&**tx).await? >= MOST_SECTIONS {
        return Err(Refusal::conflict("documents-full").into());
    }
    let last = document_section::Entity::find()
        .filter(document_section::Column::DocumentId.eq(document.id))
        .order_by_desc(document_section::Column::Position)
        .one(&**tx)
        .await?;
    let position = last.map_or(1, |last| last.position.saturating_add(1));
    let heading = Heading { title: title.to_string(), example: String::new() };
    blank(tx, document.id, position, &heading).insert(&**tx).await?;
    reopen(tx, &document).await?;
    tx.record(Some(who.id), "add_section", ("document", document.id), json!({ "position": position })).await
}

fn one(on: &SectionOn) -> sea_orm::UpdateMany<document_section::Entity> {
    document_section::Entity::update_many().filter(document_section::Column::Id.eq(on.section.id))
}

/// Calls a section otherwise. Refused where somebody did since `was` was shown.
pub async fn rename_section(tx: &Tx, may: &Permit<WorkOnSection>, was: &str, title: &Title) -> Result<()> {
    let (on, who) = (may.on(), may.who());
    let document = hold(tx, &on.cohort, who, on.document.id).await?;
    fresh(tx, on.section.id).await?;
    let change = one(on)
        .col_expr(document_section::Column::Title, Expr::value(title.to_string()))
        .filter(document_section::Column::Title.eq(was));
    if change.exec(&**tx).await?.rows_affected != 1 {
        return Err(Refusal::conflict("documents-changed").into());
    }
    reopen(tx, &document).await?;
    index_section(tx, on.section.id).await?;
    tx.record(Some(who.id), "rename_section", ("document_section", on.section.id), json!({})).await
}

/// Puts a section one place up or down; at the end it stays.
pub async fn move_section(tx: &Tx, may: &Permit<WorkOnSection>, step: Step) -> Result<()> {
    let (on, who) = (may.on(), may.who());
    let document = hold(tx, &on.cohort, who, on.document.id).await?;
    fresh(tx, on.section.id).await?;
    let order = standing(document.id)
        .order_by_asc(document_section::Column::Position)
        .order_by_asc(document_section::Column::Id)
        .all(&**tx)
        .await?;
    let mut ids: Vec<_> = order.into_iter().map(|row| row.id).collect();
    let at = ids.iter().position(|id| *id == on.section.id).ok_or(Error::Missing)?;
    let to = match step {
        Step::Up => at.checked_sub(1),
        Step::Down => Some(at + 1).filter(|to| *to < ids.len()),
    };
    let Some(to) = to else { return Ok(()) };
    ids.swap(at, to);
    for (position, id) in (1..).zip(ids) {
        document_section::Entity::update_many()
            .col_expr(document_section::Column::Position, Expr::value::<i32>(position))
            .filter(document_section::Column::Id.eq(id))
            .exec(&**tx)
            .await?;
    }
    reopen(tx, &document).await?;
    tx.record(Some(who.id), "move_section", ("document_section", on.section.id), json!({ "to": to })).await
}

/// Keeps an eye on a section from now on, or no longer. Refused where somebody else does since `was` was shown.
pub async fn set_owner(tx: &Tx, may: &Permit<WorkOnSection>, was: Option<PersonId>, takes: bool) -> Result<()> {
    let (on, who) = (may.on(), may.who());
    hold(tx, &on.cohort, who, on.document.id).await?;
    fresh(tx, on.section.id).await?;
    if !takes && was != Some(who.id) {
        return Err(Error::Forbidden);
    }
    let before = match was {
        Some(was) => document_section::Column::OwnerId.eq(was),
        None => document_section::Column::OwnerId.is_null(),
    };
    let owner = takes.then_some(who.id);
    let change = one(on).col_expr(document_section::Column::OwnerId, Expr::value(owner)).filter(before);
    if change.exec(&**tx).await?.rows_affected != 1 {
        return Err(Refusal::conflict("documents-owner-changed").into());
    }
    tx.record(Some(who.id), "own_section", ("document_section", on.section.id), json!({ "takes": takes })).await
}

/// Takes a section out of its paper; it is kept with its history. Refused where somebody has saved in it
/// since `version` was shown: they would not see their text go.
pub async fn remove_section(tx: &Tx, may: &Permit<WorkOnSection>, version: i32) -> Result<()> {
    let (on, who) = (may.on(), may.who());
    let document = hold(tx, &on.cohort, who, on.document.id).await?;
    let change = one(on)
        .col_expr(document_section::Column::RemovedAt, Expr::value(tx.now()))
        .col_expr(document_section::Column::RemovedBy, Expr::value(who.id))
        .filter(document_section::Column::RemovedAt.is_null())
        .filter(document_section::Column::Version.eq(version));
    if change.exec(&**tx).await?.rows_affected != 1 {
        return Err(Refusal::conflict("documents-changed").into());
    }
    reopen(tx, &document).await?;
    index_section(tx, on.section.id).await?;
    tx.record(Some(who.id), "remove_section", ("document_section", on.section.id), json!({})).await
}

/// Puts a section back that was taken out.
pub async fn bring_back(tx: &Tx, may: &Permit<WorkOnSection>) -> Result<()> {
    let (on, who) = (may.on(), may.who());
    let document = hold(tx, &on.cohort, who, on.document.id).await?;
    if standing(document.id).count(&**tx).await? >= MOST_SECTIONS {
        return Err(Refusal::conflict("documents-full").into());
    }
    let change = one(on)
        .col_expr(document_section::Column::RemovedAt, Expr::value(None::<entity::Instant>))
        .col_expr(document_section::Column::RemovedBy, Expr::value(None::<PersonId>))
        .filter(document_section::Column::RemovedAt.is_not_null());
    if change.exec(&**tx).await?.rows_affected != 1 {
        return Err(Refusal::conflict("documents-changed").into());
    }
    reopen(tx, &document).await?;
    index_section(tx, on.section.id).await?;
    tx.record(Some(who.id), "bring_back_section", ("document_section", on.section.id), json!({})).await
}
