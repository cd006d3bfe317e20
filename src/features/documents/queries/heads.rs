//! What stands in a paper right now and who saved it, for whoever looks on.

use chrono::{DateTime, Utc};
use entity::{
    enrolment,
    ids::{CohortId, DocumentId, DocumentSectionId, PersonId},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter};

use crate::{platform::errors::Result, storage::sql};

/// What stands in a section.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Head {
    /// The section.
    pub id: DocumentSectionId,
    /// Its heading.
    pub title: String,
    /// The revision that stands.
    pub version: i32,
    /// When it was saved.
    pub saved_at: Option<DateTime<Utc>>,
    /// Who saved it.
    pub author_id: Option<PersonId>,
    /// What they are called; none for a closed account.
    pub author: Option<String>,
}

impl Head {
    /// When it was saved, in microseconds.
    pub fn saved(&self) -> Option<i64> {
        self.saved_at.map(|at| at.timestamp_micros())
    }
}

/// What stands in each section of a paper; nothing for who is no longer in its cohort. Two statements, no texts.
pub async fn heads_of(
    db: &impl ConnectionTrait,
    document: DocumentId,
    cohort: CohortId,
    who: PersonId,
) -> Result<Option<Vec<Head>>> {
    let stays = enrolment::Entity::find()
        .filter(enrolment::Column::CohortId.eq(cohort))
        .filter(enrolment::Column::PersonId.eq(who))
        .filter(enrolment::Column::EndedAt.is_null());
    if stays.count(db).await? == 0 {
        return Ok(None);
    }
    let text = "select s.id, s.title, s.version, s.saved_at, r.author_id,
            case when p.deactivated_at is null then p.name end as author
        from document_section s
        left join document_revision r on r.section_id = s.id and r.version = s.version
        left join person p on p.id = r.author_id
        where s.document_id = $1 and s.removed_at is null order by s.position, s.id";
    Ok(Some(Head::find_by_statement(sql(db, text, [document.into()])).all(db).await?))
}
