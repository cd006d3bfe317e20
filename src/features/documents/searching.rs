//! What a search finds of the papers: each under its title with what it is for, and each of its sections that has a text.
//!
//! Written in the same transaction as what it is about, so that nothing is found that does not stand.

use chrono::{DateTime, Utc};
use entity::{
    document, document_section,
    ids::{CohortId, DocumentId, DocumentSectionId},
};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Value};
use uuid::Uuid;

use crate::{
    platform::{errors::Result, markdown},
    storage::{Tx, big, places, search::Entry, sql},
};

/// The kind of entry a paper is.
pub const PAPER: &str = "paper";
/// The kind of entry a section is.
pub const SECTION: &str = "section";

fn count<T>(all: &[T]) -> u64 {
    u64::try_from(all.len()).unwrap_or(u64::MAX)
}

#[derive(FromQueryResult)]
struct Paper {
    id: DocumentId,
    cohort_id: CohortId,
    title: String,
    purpose: String,
    language: String,
    opened_at: DateTime<Utc>,
}

impl Paper {
    fn entry(self) -> Entry {
        Entry {
            kind: PAPER,
            subject: self.id.0,
            part: String::new(),
            shelf: self.cohort_id.0,
            gate: None,
            parent: None,
            author: None,
            at: self.opened_at,
            language: self.language,
            title: self.title,
            body: self.purpose,
        }
    }
}

#[derive(FromQueryResult)]
struct Section {
    id: DocumentSectionId,
    document_id: DocumentId,
    cohort_id: CohortId,
    title: String,
    body: String,
    language: String,
    saved_at: Option<DateTime<Utc>>,
    removed_at: Option<DateTime<Utc>>,
}

impl Section {
    /// Nothing where nothing of it may be found. Several write in a section: it is nobody's alone.
    fn entry(self) -> Option<Entry> {
        let at = self.saved_at.filter(|_| self.removed_at.is_none() && !self.body.is_empty())?;
        Some(Entry {
            kind: SECTION,
            subject: self.id.0,
            part: String::new(),
            shelf: self.cohort_id.0,
            gate: None,
            parent: Some(self.document_id.0),
            author: None,
            at,
            language: self.language,
            title: self.title,
            body: markdown::to_text(&self.body),
        })
    }

    /// Lets it be found as it is, or no more.
    async fn index(self, tx: &Tx) -> Result<()> {
        let id = self.id;
        match self.entry() {
            Some(entry) => tx.index(&entry).await,
            None => tx.unindex(SECTION, id.0).await,
        }
    }
}

async fn index_these_papers(tx: &Tx, which: &str, values: Vec<Value>) -> Result<Vec<DocumentId>> {
    // Whoever changes one of them meanwhile comes before or after.
    let hold = if tx.get_database_backend() == DbBackend::Postgres { "for share of d" } else { "" };
    let text =
        format!("select d.id, d.cohort_id, d.title, d.purpose, d.language, d.opened_at from document d {which} {hold}");
    let rows = Paper::find_by_statement(sql(&**tx, &text, values)).all(&**tx).await?;
    let ids = rows.iter().map(|row| row.id).collect();
    for row in rows {
        tx.index(&row.entry()).await?;
    }
    Ok(ids)
}

async fn index_these_sections(tx: &Tx, which: &str, values: Vec<Value>) -> Result<Vec<DocumentSectionId>> {
    let hold = if tx.get_database_backend() == DbBackend::Postgres { "for share of s, d" } else { "" };
    let text = format!(
        "select s.id, s.document_id, d.cohort_id, s.title, s.body, d.language, s.saved_at, s.removed_at
        from document_section s join document d on d.id = s.document_id {which} {hold}"
    );
    let rows = Section::find_by_statement(sql(&**tx, &text, values)).all(&**tx).await?;
    let mut done = Vec::with_capacity(rows.len());
    for row in rows {
        done.push(row.id);
        row.index(tx).await?;
    }
    Ok(done)
}

/// Lets a paper be found by its title and by what it is for.
pub(super) async fn index_paper(tx: &Tx, document: DocumentId) -> Result<()> {
    index_these_papers(tx, "where d.id = $1", vec![document.into()]).await?;
    Ok(())
}

/// Lets a section be found as it stands now, or no more. Every command that changes one otherwise
/// than by its text calls this.
pub(super) async fn index_section(tx: &Tx, section: DocumentSectionId) -> Result<()> {
    index_these_sections(tx, "where s.id = $1", vec![section.into()]).await?;
    Ok(())
}

/// The same for one whose text was just put in its place, from what is at hand.
pub(super) async fn index_text(
    tx: &Tx,
    document: &document::Model,
    section: &document_section::Model,
    body: &str,
) -> Result<()> {
    let row = Section {
        id: section.id,
        document_id: document.id,
        cohort_id: document.cohort_id,
        title: section.title.clone(),
        body: body.to_owned(),
        language: document.language.clone(),
        saved_at: Some(tx.now()),
        removed_at: section.removed_at,
    };
    row.index(tx).await
}

/// Indexes up to `most` papers behind `after`; how many those were, and the last of them.
pub async fn index_papers(tx: &Tx, after: Option<DocumentId>, most: u64) -> Result<(u64, Option<DocumentId>)> {
    let after = after.unwrap_or(DocumentId(Uuid::nil()));
    let which = "where d.id > $1 order by d.id limit $2";
    let done = index_these_papers(tx, which, vec![after.into(), big(most)]).await?;
    Ok((count(&done), done.last().copied()))
}

/// Indexes up to `most` sections behind `after`; how many those were, and the last of them.
pub async fn index_sections(
    tx: &Tx,
    after: Option<DocumentSectionId>,
    most: u64,
) -> Result<(u64, Option<DocumentSectionId>)> {
    let after = after.unwrap_or(DocumentSectionId(Uuid::nil()));
    let which = "where s.id > $1 order by s.id limit $2";
    let done = index_these_sections(tx, which, vec![after.into(), big(most)]).await?;
    Ok((count(&done), done.last().copied()))
}

/// Indexes up to `most` papers and as many sections that stand and cannot be found; how many those were.
pub async fn index_unfound(tx: &Tx, most: u64) -> Result<u64> {
    let which = "where not exists (select 1 from search_entry e where e.kind = 'paper' and e.subject = d.id)
        order by d.id limit $1";
    let papers = index_these_papers(tx, which, vec![big(most)]).await?;
    let which = "where s.removed_at is null and s.body <> '' and s.saved_at is not null and not exists
        (select 1 from search_entry e where e.kind = 'section' and e.subject = s.id) order by s.id limit $1";
    let sections = index_these_sections(tx, which, vec![big(most)]).await?;
    Ok(count(&papers) + count(&sections))
}

/// Forgets up to `most` entries of papers and sections that are no longer there; how many those were.
pub async fn unindex_lost(tx: &Tx, most: u64) -> Result<u64> {
    #[derive(FromQueryResult)]
    struct Lost {
        kind: String,
        subject: Uuid,
    }
    let text = "select e.kind, e.subject from search_entry e
        where (e.kind = 'paper' and not exists (select 1 from document d where d.id = e.subject))
            or (e.kind = 'section' and not exists (select 1 from document_section s where s.id = e.subject)) limit $1";
    let lost = Lost::find_by_statement(sql(&**tx, text, [big(most)])).all(&**tx).await?;
    for entry in &lost {
        tx.unindex(if entry.kind == PAPER { PAPER } else { SECTION }, entry.subject).await?;
    }
    Ok(count(&lost))
}

/// Which paper something that was found belongs to.
#[derive(Clone, Debug, FromQueryResult)]
pub struct FoundIn {
    /// What was found: a paper, or a section of one.
    pub subject: Uuid,
    /// The paper.
    pub document_id: DocumentId,
    /// What that is called.
    pub title: String,
    /// BCP 47 tag of the language it is in.
    pub language: String,
}

/// Which papers these belong to. A section that was taken out is left out, whatever the index says.
pub async fn found_in(db: &impl ConnectionTrait, subjects: &[Uuid]) -> Result<Vec<FoundIn>> {
    if subjects.is_empty() {
        return Ok(Vec::new());
    }
    let (places, values) = places(subjects);
    let text = format!(
        "select d.id as subject, d.id as document_id, d.title, d.language from document d where d.id in ({places})
        union all
        select s.id, d.id, d.title, d.language from document_section s join document d on d.id = s.document_id
        where s.id in ({places}) and s.removed_at is null"
    );
    Ok(FoundIn::find_by_statement(sql(db, &text, values)).all(db).await?)
}
