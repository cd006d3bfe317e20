//! A paper, whole, to be read.

use entity::{document, document_section, ids::DocumentId};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::sections_of;
use crate::{platform::errors::Result, storage::sql};

/// A paper with its text and the names of those who wrote it.
#[derive(Clone, Debug)]
pub struct Whole {
    /// It.
    pub document: document::Model,
    /// Its sections that have a text, in order.
    pub sections: Vec<document_section::Model>,
    /// Who wrote in them, in the order in which they came; closed accounts are not named.
    pub writers: Vec<String>,
}

#[derive(FromQueryResult)]
struct Writer {
    name: String,
}

async fn writers(db: &impl ConnectionTrait, document: DocumentId) -> Result<Vec<String>> {
    let text = "select p.name
        from document_section s
        join document_revision r on r.section_id = s.id and r.kind = 'stands' and r.erased_at is null
        join person p on p.id = r.author_id and p.deactivated_at is null
        where s.document_id = $1 and s.removed_at is null
        group by p.id, p.name order by min(r.written_at), p.id";
    let found = Writer::find_by_statement(sql(db, text, [document.into()])).all(db).await?;
    Ok(found.into_iter().map(|one| one.name).collect())
}

/// A paper, whole. Two statements.
pub async fn whole(db: &impl ConnectionTrait, document: &document::Model) -> Result<Whole> {
    let sections = sections_of(db, document.id).await?;
    let sections = sections.into_iter().filter(|one| one.removed_at.is_none() && !one.body.is_empty()).collect();
    Ok(Whole { document: document.clone(), sections, writers: writers(db, document.id).await? })
}
