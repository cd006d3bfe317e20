//! What people are told about papers.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    document, document_section, document_suggestion,
    ids::{CohortId, DocumentId, DocumentSectionId, DocumentSuggestionId},
    states::{Rhythm, SuggestionState},
};
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::queries::{Change, changes_for};
use crate::{
    features::cohorts::is_member,
    identity::name_of,
    platform::errors::Result,
    storage::outbox::{Desk, Email, Lane, Letter, Recipient},
};

/// Somebody said what becomes of your suggestion.
#[derive(Serialize, Deserialize)]
pub struct Answered {
    /// It.
    pub suggestion: DocumentSuggestionId,
}

impl Email for Answered {
    const KIND: &'static str = "documents/answered";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = true;
    const KEEPS_FOR: i64 = 3 * 24 * 60;

    fn subject(&self) -> String {
        self.suggestion.to_string()
    }

    /// Nothing to whoever has left, nor about a section that was taken out.
    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let db = desk.store.read();
        let Some(reader) = reader.person else { return Ok(None) };
        let one = document_suggestion::Entity::find_by_id(self.suggestion).one(db).await?;
        let Some(one) = one.filter(|one| one.author_id == reader) else { return Ok(None) };
        let section = document_section::Entity::find_by_id(one.section_id).one(db).await?;
        let Some(section) = section.filter(|section| section.removed_at.is_none()) else { return Ok(None) };
        let Some(paper) = document::Entity::find_by_id(section.document_id).one(db).await? else { return Ok(None) };
        let Some(by) = one.settled_by else { return Ok(None) };
        let Some(by) = name_of(db, by).await? else { return Ok(None) };
        if !is_member(db, paper.cohort_id, reader).await? {
            return Ok(None);
        }
        let taken = one.state == SuggestionState::Accepted;
        let facts =
            json!({ "by": by, "paper": paper.title, "section": section.title, "taken": taken, "word": one.word });
        let link = format!("/cohorts/{}/documents/{}#section-{}", paper.cohort_id, paper.id, section.id);
        Ok(Some(Letter::new(facts, link).about(paper.id)))
    }
}

/// What others did in the papers you follow, and where they named you: everything of a day.
#[derive(Serialize, Deserialize)]
pub struct Changed {
    /// The morning it is told.
    pub on: NaiveDate,
    /// When that day began.
    pub from: DateTime<Utc>,
    /// When it ended.
    pub until: DateTime<Utc>,
}

/// How many sections one e-mail speaks of.
const MOST_TOLD: usize = 30;

impl Email for Changed {
    const KIND: &'static str = "documents/changed";
    const LANE: Lane = Lane::Later;
    const STOPPABLE: bool = true;
    const KEEPS_FOR: i64 = 24 * 60;
    const RHYTHM: Rhythm = Rhythm::Daily;

    fn subject(&self) -> String {
        self.on.to_string()
    }

    /// What is still true of it: nothing from a cohort the reader has left or is on a break from, nor of a paper
    /// they no longer follow, nor what was taken back.
    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let Some(reader) = reader.person else { return Ok(None) };
        let changes = changes_for(desk.store.read(), reader, self.from, self.until).await?;
        let cohorts: BTreeSet<CohortId> = changes.iter().map(|one| one.cohort_id).collect();
        let papers: BTreeSet<DocumentId> = changes.iter().map(|one| one.document_id).collect();
        let Some(first) = changes.first() else { return Ok(None) };
        let link = match (cohorts.len(), papers.len()) {
            (1, 1) => format!("/cohorts/{}/documents/{}", first.cohort_id, first.document_id),
            (1, _) => format!("/cohorts/{}/documents", first.cohort_id),
            _ => "/home".to_owned(),
        };
        let letter = Letter::new(said(&changes), link);
        Ok(Some(if papers.len() == 1 { letter.about(first.document_id) } else { letter }))
    }
}

/// The same paper by paper and section by section: who did what.
fn said(changes: &[Change]) -> Value {
    let mut papers: Vec<(DocumentId, &str, Vec<Value>)> = Vec::new();
    let mut left = MOST_TOLD;
    let mut done: BTreeSet<DocumentSectionId> = BTreeSet::new();
    for one in changes {
        if left == 0 || !done.insert(one.section_id) {
            continue;
        }
        left -= 1;
        let who = |what: &str| {
            let of = changes.iter().filter(|other| other.section_id == one.section_id && other.what == what);
            let mut names: Vec<&str> = of.map(|other| other.name.as_str()).collect();
            names.sort_unstable();
            names.dedup();
            names.join(", ")
        };
        let section = json!({
            "title": one.section,
            "named": who("named"),
            "wrote": who("wrote"),
            "commented": who("commented"),
            "suggested": who("suggested"),
        });
        match papers.iter_mut().find(|(id, ..)| *id == one.document_id) {
            Some((_, _, sections)) => sections.push(section),
            None => papers.push((one.document_id, &one.paper, vec![section])),
        }
    }
    let papers: Vec<Value> =
        papers.into_iter().map(|(_, title, sections)| json!({ "title": title, "sections": sections })).collect();
    json!({ "papers": papers, "more": left == 0 })
}
