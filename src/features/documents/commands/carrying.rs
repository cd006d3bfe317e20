//! What one cohort agreed on is where the next begins.

use entity::{
    document, document_edition, document_edition_section, document_revision, document_section,
    ids::{DocumentId, DocumentSectionId},
    states::{DocumentState, RevisionKind},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

use super::super::{
    policies::LeadDocument,
    searching::{index_paper, index_section},
};
use crate::{
    features::{
        cohorts::{hold_stay, writable},
        discussions::LeadTalk,
    },
    identity::Permit,
    platform::{
        errors::{Error, Result},
        markdown::RENDERER,
    },
    storage::Tx,
};

/// Begins a paper in another cohort with the text of an edition, as whoever moderates both.
pub async fn carry(tx: &Tx, may: &Permit<LeadDocument>, number: i32, to: &Permit<LeadTalk>) -> Result<DocumentId> {
    let (on, who, cohort) = (may.on(), may.who().id, &to.on().cohort);
    writable(cohort.state)?;
    hold_stay(tx, on.cohort.cohort.id, who).await?;
    hold_stay(tx, cohort.id, who).await?;
    if cohort.programme_id != on.cohort.cohort.programme_id || cohort.id == on.cohort.cohort.id {
        return Err(Error::Missing);
    }
    let edition = document_edition::Entity::find()
        .filter(document_edition::Column::DocumentId.eq(on.document.id))
        .filter(document_edition::Column::Number.eq(number));
    let edition = edition.one(&**tx).await?.ok_or(Error::Missing)?;
    let id = DocumentId(tx.id());
    let row = document::ActiveModel {
        id: Set(id),
        cohort_id: Set(cohort.id),
        title: Set(edition.title),
        purpose: Set(edition.purpose),
        language: Set(edition.language),
        state: Set(DocumentState::Writing),
        version: Set(1),
        opened_by: Set(who),
        opened_at: Set(tx.now()),
    };
    row.insert(&**tx).await?;
    index_paper(tx, id).await?;
    let sections = document_edition_section::Entity::find()
        .filter(document_edition_section::Column::EditionId.eq(edition.id))
        .order_by_asc(document_edition_section::Column::Position);
    for section in sections.all(&**tx).await? {
        copy(tx, id, section, who).await?;
    }
    let facts = json!({ "edition": edition.id, "cohort": cohort.id });
    tx.record(Some(who), "carry_document", ("document", id), facts).await?;
    Ok(id)
}

async fn copy(
    tx: &Tx,
    document: DocumentId,
    section: document_edition_section::Model,
    who: entity::ids::PersonId,
) -> Result<()> {
    let id = DocumentSectionId(tx.id());
    let row = document_section::ActiveModel {
        id: Set(id),
        document_id: Set(document),
        title: Set(section.title),
        example: Set(String::new()),
        position: Set(section.position),
        owner_id: Set(None),
        body: Set(section.body.clone()),
        // As it was agreed, names are words: nobody of another cohort is linked.
        body_html: Set(section.body_html),
        renderer: Set(RENDERER),
        version: Set(1),
        newest: Set(1),
        saved_at: Set(Some(tx.now())),
        removed_at: Set(None),
        removed_by: Set(None),
    };
    row.insert(&**tx).await?;
    let first = document_revision::ActiveModel {
        section_id: Set(id),
        version: Set(1),
        kind: Set(RevisionKind::Stands),
        author_id: Set(who),
        body: Set(section.body),
        base: Set(0),
        tab: Set(String::new()),
        // What came from elsewhere is a step of its own: nobody's first words are folded into it.
        restored_from: Set(Some(0)),
        begun_at: Set(tx.now()),
        written_at: Set(tx.now()),
        erased_at: Set(None),
    };
    first.insert(&**tx).await?;
    index_section(tx, id).await
}
