//! Beginning a paper, and what stands above it.

use entity::{
    document, document_section,
    ids::{DocumentId, DocumentSectionId},
    states::DocumentState,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::{
    super::{policies::WorkOnDocument, searching::index_paper},
    following::follow_by_itself,
    hold,
};
use crate::{
    features::cohorts::{TakePart, hold_stay, writable},
    identity::Permit,
    platform::{
        errors::{Refusal, Result},
        markdown::RENDERER,
        text::{Statement, Title},
    },
    storage::Tx,
};

/// A heading a paper begins with, and what could stand below it.
#[derive(Clone, Debug)]
pub struct Heading {
    /// It.
    pub title: String,
    /// A sentence to begin from.
    pub example: String,
}

/// A paper somebody begins.
#[derive(Clone, Debug)]
pub struct NewDocument {
    /// What it is called.
    pub title: Title,
    /// What it is for.
    pub purpose: Statement,
    /// BCP 47 tag.
    pub language: String,
}

/// What stands above a paper.
#[derive(Clone, Debug)]
pub struct Terms {
    /// What it is called.
    pub title: Title,
    /// What it is for.
    pub purpose: Statement,
    /// Where it stands.
    pub state: DocumentState,
    /// The version that was shown.
    pub version: i32,
}

/// A section nobody has written in.
pub(super) fn blank(tx: &Tx, document: DocumentId, position: i32, heading: &Heading) -> document_section::ActiveModel {
    document_section::ActiveModel {
        id: Set(DocumentSectionId(tx.id())),
        document_id: Set(document),
        title: Set(heading.title.clone()),
        example: Set(heading.example.clone()),
        position: Set(position),
        owner_id: Set(None),
        body: Set(String::new()),
        body_html: Set(String::new()),
        renderer: Set(RENDERER),
        version: Set(0),
        newest: Set(0),
        saved_at: Set(None),
        removed_at: Set(None),
        removed_by: Set(None),
    }
}

/// Begins a paper with these headings.
pub async fn open_document(
    tx: &Tx,
    may: &Permit<TakePart>,
    new: &NewDocument,
    headings: &[Heading],
) -> Result<DocumentId> {
    let (on, who) = (may.on(), may.who().id);
    writable(on.cohort.state)?;
    hold_stay(tx, on.cohort.id, who).await?;
    let id = DocumentId(tx.id());
    let row = document::ActiveModel {
        id: Set(id),
        cohort_id: Set(on.cohort.id),
        title: Set(new.title.to_string()),
        purpose: Set(new.purpose.to_string()),
        language: Set(new.language.clone()),
        state: Set(DocumentState::Collecting),
        version: Set(1),
        opened_by: Set(who),
        opened_at: Set(tx.now()),
    };
    row.insert(&**tx).await?;
    for (position, heading) in (1..).zip(headings) {
        blank(tx, id, position, heading).insert(&**tx).await?;
    }
    index_paper(tx, id).await?;
    follow_by_itself(tx, id, who).await?;
    tx.record(Some(who), "open_document", ("document", id), json!({ "cohort": on.cohort.id })).await?;
    Ok(id)
}

/// Says anew what a paper is called, what it is for and where it stands. Refused where somebody did since
/// it was shown.
pub async fn change_document(tx: &Tx, may: &Permit<WorkOnDocument>, terms: &Terms) -> Result<()> {
    let (on, who) = (may.on(), may.who());
    hold(tx, &on.cohort, who, on.document.id).await?;
    let change = document::Entity::update_many()
        .col_expr(document::Column::Title, Expr::value(terms.title.to_string()))
        .col_expr(document::Column::Purpose, Expr::value(terms.purpose.to_string()))
        .col_expr(document::Column::State, Expr::value(terms.state))
        .col_expr(document::Column::Version, Expr::value(terms.version.saturating_add(1)))
        .filter(document::Column::Id.eq(on.document.id))
        .filter(document::Column::Version.eq(terms.version));
    if change.exec(&**tx).await?.rows_affected != 1 {
        return Err(Refusal::conflict("documents-changed").into());
    }
    index_paper(tx, on.document.id).await?;
    let facts = json!({ "state": terms.state });
    tx.record(Some(who.id), "change_document", ("document", on.document.id), facts).await
}
