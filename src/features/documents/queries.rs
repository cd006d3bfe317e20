//! Reading papers, their sections and what they were.

mod cards;
mod changes;
mod comments;
mod editions;
mod heads;
mod home;
mod revisions;
mod whole;

use actix_web::HttpRequest;
use chrono::{DateTime, Utc};
use entity::{
    document, document_section,
    ids::{CohortId, DocumentId, DocumentSectionId, PersonId},
    states::DocumentState,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};

use crate::{
    features::cohorts::{CohortOn, app, find_cohort_of},
    identity::Actor,
    platform::errors::{Error, Result},
    storage::sql,
    web::{House, PersonTag},
};
pub use cards::{Waiting, cards_of, suggestions_for, waiting_at};
pub use changes::{Change, changes_for};
pub use comments::{comments_in, comments_on, follows, unseen_in};
pub use editions::{
    BelongsOn, Edition, Published, edition, edition_in, editions_of, find_belonging, led_beside, published,
    published_by, published_edition,
};
pub use heads::{Head, heads_of};
pub use home::HOME;
pub use revisions::{Revision, beside_of, revision, revision_before, revisions};
pub use whole::{Whole, whole};

/// A paper as somebody found it.
#[derive(Clone, Debug)]
pub struct DocumentOn {
    /// The cohort.
    pub cohort: CohortOn,
    /// It.
    pub document: document::Model,
}

/// A section as somebody found it.
#[derive(Clone, Debug)]
pub struct SectionOn {
    /// The cohort.
    pub cohort: CohortOn,
    /// The paper.
    pub document: document::Model,
    /// It.
    pub section: document_section::Model,
}

/// The paper a request's path names, in the cohort it names.
pub async fn find_document_of(req: &HttpRequest, who: &Actor) -> Result<DocumentOn> {
    let cohort = find_cohort_of(req, who).await?;
    let id: DocumentId = req.match_info().query("document").parse().map_err(|_| Error::Missing)?;
    let row = document::Entity::find_by_id(id).one(app::<House>(req)?.store.read()).await?;
    let document = row.filter(|row| row.cohort_id == cohort.cohort.id).ok_or(Error::Missing)?;
    Ok(DocumentOn { cohort, document })
}

/// The section a request's path names, in the paper it names.
pub async fn find_section_of(req: &HttpRequest, who: &Actor) -> Result<SectionOn> {
    let DocumentOn { cohort, document } = find_document_of(req, who).await?;
    let id: DocumentSectionId = req.match_info().query("section").parse().map_err(|_| Error::Missing)?;
    let row = document_section::Entity::find_by_id(id).one(app::<House>(req)?.store.read()).await?;
    let section = row.filter(|row| row.document_id == document.id).ok_or(Error::Missing)?;
    Ok(SectionOn { cohort, document, section })
}

/// A paper in a list.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Listed {
    /// It.
    pub id: DocumentId,
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// BCP 47 tag.
    pub language: String,
    /// Where it stands.
    pub state: DocumentState,
    /// How many sections it has.
    pub sections: i64,
    /// How many of them have a text.
    pub written: i64,
    /// When something in it was last saved.
    pub saved_at: Option<DateTime<Utc>>,
}

/// The papers of a cohort, the newest first. One statement.
pub async fn documents_of(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<Listed>> {
    let text = "select d.id, d.title, d.purpose, d.language, d.state, count(s.id) as sections,
            count(case when s.body <> '' then 1 end) as written, max(s.saved_at) as saved_at
        from document d left join document_section s on s.document_id = d.id and s.removed_at is null
        where d.cohort_id = $1
        group by d.id, d.title, d.purpose, d.language, d.state order by d.id desc";
    Ok(Listed::find_by_statement(sql(db, text, [cohort.into()])).all(db).await?)
}

/// The sections of a paper in their order, those that were taken out last.
pub async fn sections_of(db: &impl ConnectionTrait, document: DocumentId) -> Result<Vec<document_section::Model>> {
    let find = document_section::Entity::find()
        .filter(document_section::Column::DocumentId.eq(document))
        .order_by_asc(document_section::Column::Position)
        .order_by_asc(document_section::Column::Id);
    let (there, gone): (Vec<_>, Vec<_>) = find.all(db).await?.into_iter().partition(|row| row.removed_at.is_none());
    Ok(there.into_iter().chain(gone).collect())
}

/// Somebody who writes in a section right now.
#[derive(Clone, Debug, FromQueryResult)]
pub struct AtDesk {
    /// The section.
    pub section_id: DocumentSectionId,
    /// Who.
    pub person_id: PersonId,
    /// What they are called.
    pub name: String,
    /// Since when.
    pub since: DateTime<Utc>,
    /// Which of their pages it is.
    pub tab: String,
}

impl AtDesk {
    /// How pages name them.
    pub fn person(&self) -> PersonTag {
        PersonTag::new(self.person_id, &self.name, None, false)
    }
}

/// Who writes in which section of a paper right now: of those who are still in the cohort.
pub async fn at_desks(db: &impl ConnectionTrait, document: DocumentId, now: DateTime<Utc>) -> Result<Vec<AtDesk>> {
    let text = "select k.section_id, k.person_id, p.name, k.since, k.tab
        from document_desk k
        join document_section s on s.id = k.section_id
        join document d on d.id = s.document_id
        join person p on p.id = k.person_id and p.deactivated_at is null
        join enrolment e on e.cohort_id = d.cohort_id and e.person_id = k.person_id and e.ended_at is null
        where s.document_id = $1 and k.until > $2 order by k.since, k.person_id";
    Ok(AtDesk::find_by_statement(sql(db, text, [document.into(), now.into()])).all(db).await?)
}
