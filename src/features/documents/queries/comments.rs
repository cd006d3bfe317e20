//! What people say beside a paper, and who follows it.

use entity::{
    document_comment, document_follow, document_mention, document_section,
    ids::{DocumentId, DocumentSectionId, PersonId},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::platform::errors::Result;

/// The comments on a section with the answers to them, in the order in which they came.
pub async fn comments_on(
    db: &impl ConnectionTrait,
    section: DocumentSectionId,
) -> Result<Vec<document_comment::Model>> {
    let find = document_comment::Entity::find()
        .filter(document_comment::Column::SectionId.eq(section))
        .order_by_asc(document_comment::Column::Id);
    Ok(find.all(db).await?)
}

/// The same for all sections of a paper.
pub async fn comments_in(db: &impl ConnectionTrait, document: DocumentId) -> Result<Vec<document_comment::Model>> {
    let sections = document_section::Entity::find()
        .select_only()
        .column(document_section::Column::Id)
        .filter(document_section::Column::DocumentId.eq(document))
        .filter(document_section::Column::RemovedAt.is_null());
    let find = document_comment::Entity::find()
        .filter(document_comment::Column::SectionId.in_subquery(sea_orm::QueryTrait::into_query(sections)))
        .order_by_asc(document_comment::Column::Id);
    Ok(find.all(db).await?)
}

/// Whether somebody follows a paper.
pub async fn follows(db: &impl ConnectionTrait, document: DocumentId, who: PersonId) -> Result<bool> {
    let row = document_follow::Entity::find_by_id((document, who)).one(db).await?;
    Ok(row.is_some_and(|row| row.stopped_at.is_none()))
}

/// Whether somebody is named in a section or beside it, and has not seen it.
pub async fn unseen_in(db: &impl ConnectionTrait, section: DocumentSectionId, who: PersonId) -> Result<bool> {
    let find = document_mention::Entity::find()
        .filter(document_mention::Column::SectionId.eq(section))
        .filter(document_mention::Column::PersonId.eq(who))
        .filter(document_mention::Column::ReadAt.is_null());
    Ok(find.count(db).await? > 0)
}
