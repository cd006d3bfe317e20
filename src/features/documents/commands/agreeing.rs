//! A paper is as its writers want it: it is frozen, and whoever stands by it signs.

use entity::{
    document, document_edition, document_edition_section, document_signature,
    ids::{DocumentEditionId, DocumentId},
    states::DocumentState,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, OnConflict},
};
use serde_json::json;

use super::{
    super::{
        policies::{LeadDocument, WorkOnDocument},
        queries::sections_of,
    },
    Written, hold,
};
use crate::{
    identity::Permit,
    platform::{
        errors::{Error, Refusal, Result},
        text::Name,
    },
    storage::Tx,
};

/// Freezes a paper as it stands as its next edition; its number. Refused where what stands above it was changed
/// since `version` was shown, where there is no text, and where it is agreed already.
pub async fn agree(tx: &Tx, may: &Permit<WorkOnDocument>, version: i32) -> Result<i32> {
    let (on, who) = (may.on(), may.who());
    let paper = hold(tx, &on.cohort, who, on.document.id).await?;
    let change = document::Entity::update_many()
        .col_expr(document::Column::State, Expr::value(DocumentState::Agreed))
        .filter(document::Column::Id.eq(paper.id))
        .filter(document::Column::State.ne(DocumentState::Agreed))
        .filter(document::Column::Version.eq(version));
    if change.exec(&**tx).await?.rows_affected != 1 {
        return Err(Refusal::conflict("documents-changed").into());
    }
    let sections = sections_of(&**tx, paper.id).await?;
    let sections: Vec<_> =
        sections.into_iter().filter(|one| one.removed_at.is_none() && !one.body.is_empty()).collect();
    if sections.is_empty() {
        return Err(Refusal::conflict("documents-nothing-to-agree").into());
    }
    let number = newest(tx, paper.id).await?.map_or(1, |edition| edition.number.saturating_add(1));
    let id = DocumentEditionId(tx.id());
    let row = document_edition::ActiveModel {
        id: Set(id),
        document_id: Set(paper.id),
        number: Set(number),
        title: Set(paper.title),
        purpose: Set(paper.purpose),
        language: Set(paper.language),
        agreed_by: Set(who.id),
        agreed_at: Set(tx.now()),
        published_at: Set(None),
        published_by: Set(None),
    };
    row.insert(&**tx).await?;
    for (position, section) in (1..).zip(sections) {
        let row = document_edition_section::ActiveModel {
            edition_id: Set(id),
            position: Set(position),
            title: Set(section.title),
            body_html: Set(nameless(&section.body, section.body_html)),
            body: Set(section.body),
        };
        document_edition_section::Entity::insert(row).exec_without_returning(&**tx).await?;
    }
    tx.record(Some(who.id), "agree_on_document", ("document", paper.id), json!({ "number": number })).await?;
    Ok(number)
}

/// What others may read one day links nobody: a name is a word in it.
pub fn nameless(body: &str, html: String) -> String {
    if body.contains('@') { Written::new(body.to_owned()).html } else { html }
}

async fn newest(tx: &Tx, document: DocumentId) -> Result<Option<document_edition::Model>> {
    let find = document_edition::Entity::find()
        .filter(document_edition::Column::DocumentId.eq(document))
        .order_by_desc(document_edition::Column::Number);
    Ok(find.one(&**tx).await?)
}

/// The edition people may sign right now: the newest of a paper that is agreed, until it is published.
async fn open_edition(tx: &Tx, paper: &document::Model, number: i32) -> Result<document_edition::Model> {
    let found = newest(tx, paper.id).await?;
    let found = found.filter(|edition| edition.number == number && paper.state == DocumentState::Agreed);
    match found {
        None => Err(Refusal::conflict("documents-edition-over").into()),
        Some(edition) if edition.published_at.is_some() => Err(Refusal::conflict("documents-edition-published").into()),
        Some(edition) => Ok(edition),
    }
}

/// Stands by an edition, under the name one chooses; again to be named otherwise.
pub async fn sign(tx: &Tx, may: &Permit<WorkOnDocument>, number: i32, name: &Name) -> Result<()> {
    let (on, who) = (may.on(), may.who());
    let paper = hold(tx, &on.cohort, who, on.document.id).await?;
    let edition = open_edition(tx, &paper, number).await?;
    let row = document_signature::ActiveModel {
        edition_id: Set(edition.id),
        person_id: Set(who.id),
        name: Set(name.to_string()),
        signed_at: Set(tx.now()),
    };
    let again = OnConflict::columns([document_signature::Column::EditionId, document_signature::Column::PersonId])
        .update_column(document_signature::Column::Name)
        .to_owned();
    document_signature::Entity::insert(row).on_conflict(again).exec_without_returning(&**tx).await?;
    tx.record(Some(who.id), "sign_edition", ("document_edition", edition.id), json!({})).await
}

/// Takes one's signature back, as long as the edition is not published.
pub async fn unsign(tx: &Tx, may: &Permit<WorkOnDocument>, number: i32) -> Result<()> {
    let (on, who) = (may.on(), may.who());
    hold(tx, &on.cohort, who, on.document.id).await?;
    let edition = document_edition::Entity::find()
        .filter(document_edition::Column::DocumentId.eq(on.document.id))
        .filter(document_edition::Column::Number.eq(number))
        .one(&**tx)
        .await?
        .ok_or(Error::Missing)?;
    if edition.published_at.is_some() {
        return Err(Refusal::conflict("documents-edition-published").into());
    }
    document_signature::Entity::delete_by_id((edition.id, who.id)).exec(&**tx).await?;
    tx.record(Some(who.id), "unsign_edition", ("document_edition", edition.id), json!({})).await
}

/// Lets everybody read an edition who was in a cohort of the programme, or no longer. Refused before anybody
/// has signed.
pub async fn publish(tx: &Tx, may: &Permit<LeadDocument>, number: i32, shown: bool) -> Result<()> {
    let (on, who) = (may.on(), may.who());
    let paper = hold(tx, &on.cohort, who, on.document.id).await?;
    let edition = match shown {
        true => open_edition(tx, &paper, number).await?,
        false => newest_published(tx, paper.id, number).await?,
    };
    let signed = document_signature::Entity::find().filter(document_signature::Column::EditionId.eq(edition.id));
    if shown && signed.count(&**tx).await? == 0 {
        return Err(Refusal::conflict("documents-nobody-signed").into());
    }
    let (at, by) = (shown.then(|| tx.now()), shown.then_some(who.id));
    let before = match shown {
        true => document_edition::Column::PublishedAt.is_null(),
        false => document_edition::Column::PublishedAt.is_not_null(),
    };
    let change = document_edition::Entity::update_many()
        .col_expr(document_edition::Column::PublishedAt, Expr::value(at))
        .col_expr(document_edition::Column::PublishedBy, Expr::value(by))
        .filter(document_edition::Column::Id.eq(edition.id))
        .filter(before);
    if change.exec(&**tx).await?.rows_affected != 1 {
        return Err(Refusal::conflict("documents-changed").into());
    }
    tx.record(Some(who.id), "publish_edition", ("document_edition", edition.id), json!({ "shown": shown })).await
}

async fn newest_published(tx: &Tx, document: DocumentId, number: i32) -> Result<document_edition::Model> {
    let find = document_edition::Entity::find()
        .filter(document_edition::Column::DocumentId.eq(document))
        .filter(document_edition::Column::Number.eq(number));
    find.one(&**tx).await?.ok_or(Error::Missing)
}
