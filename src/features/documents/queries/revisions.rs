//! What a section was.

use chrono::{DateTime, Utc};
use entity::{
    document_revision,
    ids::{DocumentSectionId, PersonId},
    states::RevisionKind,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder};

use super::super::rules::REVISIONS_A_PAGE;
use crate::{platform::errors::Result, storage::sql, web::PersonTag};

/// A step of a section's history.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Revision {
    /// Its number.
    pub version: i32,
    /// Who wrote it.
    pub author_id: PersonId,
    /// What they are called.
    pub author: String,
    /// Whether their account is closed.
    pub author_closed: Option<DateTime<Utc>>,
    /// Which revision it brought back.
    pub restored_from: Option<i32>,
    /// When it was written.
    pub written_at: DateTime<Utc>,
    /// Since when its author's words are gone from it.
    pub erased_at: Option<DateTime<Utc>>,
}

impl Revision {
    /// How pages name who wrote it.
    pub fn person(&self) -> PersonTag {
        PersonTag::new(self.author_id, &self.author, None, self.author_closed.is_some())
    }
}

/// A page of a section's history, the newest first, and how many pages there are. Two statements; no texts.
pub async fn revisions(
    db: &impl ConnectionTrait,
    section: DocumentSectionId,
    page: u64,
) -> Result<(Vec<Revision>, u64)> {
    let stands = document_revision::Entity::find()
        .filter(document_revision::Column::SectionId.eq(section))
        .filter(document_revision::Column::Kind.eq(RevisionKind::Stands));
    let pages = stands.count(db).await?.div_ceil(REVISIONS_A_PAGE).max(1);
    let text = format!(
        "select r.version, r.author_id, p.name as author, p.deactivated_at as author_closed, r.restored_from,
            r.written_at, r.erased_at
        from document_revision r join person p on p.id = r.author_id
        where r.section_id = $1 and r.kind = 'stands'
        order by r.version desc limit {REVISIONS_A_PAGE} offset {}",
        (page.saturating_sub(1)) * REVISIONS_A_PAGE
    );
    Ok((Revision::find_by_statement(sql(db, &text, [section.into()])).all(db).await?, pages))
}

/// A revision, whatever its kind.
pub async fn revision(
    db: &impl ConnectionTrait,
    section: DocumentSectionId,
    version: i32,
) -> Result<Option<document_revision::Model>> {
    Ok(document_revision::Entity::find_by_id((section, version)).one(db).await?)
}

/// The step of the history before a revision.
pub async fn revision_before(
    db: &impl ConnectionTrait,
    section: DocumentSectionId,
    version: i32,
) -> Result<Option<document_revision::Model>> {
    let find = document_revision::Entity::find()
        .filter(document_revision::Column::SectionId.eq(section))
        .filter(document_revision::Column::Kind.eq(RevisionKind::Stands))
        .filter(document_revision::Column::Version.lt(version))
        .order_by_desc(document_revision::Column::Version);
    Ok(find.one(db).await?)
}

/// What somebody wrote for a section that touched what others wrote and still waits for them, the newest first.
pub async fn beside_of(
    db: &impl ConnectionTrait,
    section: DocumentSectionId,
    who: PersonId,
) -> Result<Option<document_revision::Model>> {
    let find = document_revision::Entity::find()
        .filter(document_revision::Column::SectionId.eq(section))
        .filter(document_revision::Column::AuthorId.eq(who))
        .filter(document_revision::Column::Kind.eq(RevisionKind::Beside))
        .order_by_desc(document_revision::Column::Version);
    Ok(find.one(db).await?)
}
