//! Who writes where right now: so that others know, and nobody is kept out.

use entity::{
    document_desk,
    ids::{DocumentSectionId, PersonId},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};

use super::{
    super::{policies::WorkOnSection, rules::DESK},
    topic,
};
use crate::{
    features::cohorts::{hold_stay, writable},
    identity::Permit,
    platform::errors::Result,
    storage::Tx,
};

/// Says that one writes in a section, in this page of one's browser, for a quarter of an hour. Whether
/// another of one's own pages said so before, and still may.
pub async fn take_desk(tx: &Tx, may: &Permit<WorkOnSection>, tab: &str) -> Result<bool> {
    let (on, who) = (may.on(), may.who().id);
    writable(on.cohort.cohort.state)?;
    hold_stay(tx, on.cohort.cohort.id, who).await?;
    let key = (on.section.id, who);
    let before = document_desk::Entity::find_by_id(key).one(&**tx).await?.filter(|desk| desk.until > tx.now());
    let other = before.as_ref().is_some_and(|desk| desk.tab != tab && !tab.is_empty() && !desk.tab.is_empty());
    let row = document_desk::ActiveModel {
        section_id: Set(on.section.id),
        person_id: Set(who),
        // The first page keeps its word: the one that was opened last is warned.
        tab: Set(before.as_ref().filter(|desk| !desk.tab.is_empty()).map_or(tab, |desk| &desk.tab).to_owned()),
        since: Set(before.as_ref().map_or(tx.now(), |desk| desk.since)),
        until: Set(tx.now() + DESK),
    };
    let again = OnConflict::columns([document_desk::Column::SectionId, document_desk::Column::PersonId])
        .update_columns([document_desk::Column::Tab, document_desk::Column::Since, document_desk::Column::Until])
        .to_owned();
    document_desk::Entity::insert(row).on_conflict(again).exec_without_returning(&**tx).await?;
    if before.is_none() {
        tx.tell(&topic(on.document.id)).await?;
    }
    Ok(other)
}

/// Says that one no longer writes in a section.
pub async fn leave_desk(tx: &Tx, section: DocumentSectionId, who: PersonId) -> Result<()> {
    document_desk::Entity::delete_by_id((section, who)).exec(&**tx).await?;
    Ok(())
}

/// Forgets who wrote where.
pub(super) async fn forget_desks(tx: &Tx) -> Result<()> {
    document_desk::Entity::delete_many().filter(document_desk::Column::Until.lt(tx.now())).exec(&**tx).await?;
    Ok(())
}
