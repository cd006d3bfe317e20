//! What a section was: bringing it back, and taking one's own words out of it.

use chrono::Duration;
use entity::{document_revision, document_suggestion, ids::DocumentSectionId, states::RevisionKind};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;

use super::{
    super::{
        policies::WorkOnSection,
        queries::{revision, revision_before},
        rules::{FOLDED_FOR, brought, sentences, without},
    },
    Written,
    comments::take_out_of_comments,
    desks::forget_desks,
    fresh, hold,
    saving::put,
};
use crate::{
    identity::Permit,
    platform::errors::{Error, Refusal, Result},
    storage::Tx,
};

/// Brings back what a section was, as a new revision. Refused where somebody saved since `shown`, and where
/// the words of whoever wrote it are gone.
pub async fn restore(tx: &Tx, may: &Permit<WorkOnSection>, version: i32, shown: i32) -> Result<()> {
    let (on, who) = (may.on(), may.who());
    let document = hold(tx, &on.cohort, who, on.document.id).await?;
    let mut section = fresh(tx, on.section.id).await?;
    let old = revision(&**tx, section.id, version).await?.filter(|old| old.kind == RevisionKind::Stands);
    let old = old.ok_or(Error::Missing)?;
    if old.erased_at.is_some() {
        return Err(Refusal::conflict("documents-erased").into());
    }
    if section.version != shown {
        return Err(Refusal::conflict("documents-changed").into());
    }
    if section.body == old.body {
        return Ok(());
    }
    let written = Written::naming(&**tx, document.cohort_id, old.body).await?;
    let new = put(tx, &document, &mut section, who.id, &written, Some(version)).await?;
    let facts = json!({ "from": version, "version": new });
    tx.record(Some(who.id), "restore_section", ("document_section", section.id), facts).await
}

/// Takes one's own words out of the history: what a revision of one's own brought in is gone from it and from
/// everything that was made of it, and cannot be brought back. Refused while any of it still stands: then one
/// takes it out of the text first, where everybody sees it go.
pub async fn withdraw(tx: &Tx, may: &Permit<WorkOnSection>, version: i32) -> Result<()> {
    let (on, who) = (may.on(), may.who());
    hold(tx, &on.cohort, who, on.document.id).await?;
    let section = entity::document_section::Entity::find_by_id(on.section.id).one(&**tx).await?;
    let section = section.ok_or(Error::Missing)?;
    let own = revision(&**tx, section.id, version).await?.ok_or(Error::Missing)?;
    if own.author_id != who.id || own.kind != RevisionKind::Stands {
        return Err(Error::Forbidden);
    }
    if own.erased_at.is_some() {
        return Ok(());
    }
    let before = revision_before(&**tx, section.id, version).await?.map(|row| row.body).unwrap_or_default();
    let brought = brought(&before, &own.body);
    if sentences(&section.body).iter().any(|sentence| brought.contains(sentence)) {
        return Err(Refusal::conflict("documents-still-stands").into());
    }
    // Every text of the section may hold them: what was kept on the way, and what others made of it.
    let all = document_revision::Entity::find()
        .filter(document_revision::Column::SectionId.eq(section.id))
        .filter(document_revision::Column::Version.ne(section.version))
        .all(&**tx)
        .await?;
    for row in all {
        // What was kept on the way to it goes with it.
        let on_the_way = row.author_id == who.id && row.begun_at == own.begun_at && row.kind != RevisionKind::Stands;
        let is_own = row.version == version || on_the_way;
        let body = without(&row.body, &brought);
        let touched = sentences(&row.body).iter().any(|sentence| brought.contains(sentence));
        if !touched && !is_own {
            continue;
        }
        let erased = if is_own { Some(tx.now()) } else { row.erased_at };
        let mut change = row.into_active_model();
        change.body = Set(if is_own { String::new() } else { body });
        change.erased_at = Set(erased);
        change.update(&**tx).await?;
    }
    take_out_of_suggestions(tx, section.id, &brought).await?;
    take_out_of_comments(tx, &section, (&before, &own.body), &brought).await?;
    let facts = json!({ "version": version });
    tx.record(Some(who.id), "withdraw_words", ("document_section", section.id), facts).await
}

/// A suggestion was made from a text that had them, and may have them still.
async fn take_out_of_suggestions(tx: &Tx, section: DocumentSectionId, gone: &[&str]) -> Result<()> {
    let all = document_suggestion::Entity::find()
        .filter(document_suggestion::Column::SectionId.eq(section))
        .all(&**tx)
        .await?;
    for row in all {
        let has = |text: &str| sentences(text).iter().any(|sentence| gone.contains(sentence));
        if has(&row.from_body) || has(&row.body) {
            let (from, body) = (without(&row.from_body, gone), without(&row.body, gone));
            let mut change = row.into_active_model();
            change.from_body = Set(from);
            change.body = Set(body);
            change.update(&**tx).await?;
        }
    }
    Ok(())
}

/// Forgets texts nobody builds upon any more, and who wrote where.
pub async fn forget_folded(tx: &Tx) -> Result<()> {
    let from: Duration = FOLDED_FOR;
    document_revision::Entity::delete_many()
        .filter(document_revision::Column::Kind.ne(RevisionKind::Stands))
        .filter(document_revision::Column::WrittenAt.lt(tx.now() - from))
        .exec(&**tx)
        .await?;
    forget_desks(tx).await
}
