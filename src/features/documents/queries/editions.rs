//! Papers as they were agreed.

use actix_web::HttpRequest;
use chrono::{DateTime, Utc};
use entity::{
    document_edition, document_edition_section, document_signature,
    ids::{CohortId, DocumentEditionId, DocumentId, PersonId, ProgrammeId},
    programme,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};

use crate::{
    features::cohorts::{app, find_programme},
    identity::Actor,
    platform::errors::{Error, Result},
    storage::sql,
    web::House,
};

/// An edition with its text and those who signed it.
#[derive(Clone, Debug)]
pub struct Edition {
    /// It.
    pub row: document_edition::Model,
    /// Its sections, in order.
    pub sections: Vec<document_edition_section::Model>,
    /// Who signed, in the order in which they did.
    pub signatures: Vec<document_signature::Model>,
}

async fn with_text(db: &impl ConnectionTrait, row: document_edition::Model) -> Result<Edition> {
    let sections = document_edition_section::Entity::find()
        .filter(document_edition_section::Column::EditionId.eq(row.id))
        .order_by_asc(document_edition_section::Column::Position);
    let signatures = document_signature::Entity::find()
        .filter(document_signature::Column::EditionId.eq(row.id))
        .order_by_asc(document_signature::Column::SignedAt)
        .order_by_asc(document_signature::Column::PersonId);
    Ok(Edition { sections: sections.all(db).await?, signatures: signatures.all(db).await?, row })
}

/// An edition of a paper by its number. Three statements.
pub async fn edition(db: &impl ConnectionTrait, document: DocumentId, number: i32) -> Result<Option<Edition>> {
    let find = document_edition::Entity::find()
        .filter(document_edition::Column::DocumentId.eq(document))
        .filter(document_edition::Column::Number.eq(number));
    match find.one(db).await? {
        Some(row) => with_text(db, row).await.map(Some),
        None => Ok(None),
    }
}

/// The editions of a paper, the newest first.
pub async fn editions_of(db: &impl ConnectionTrait, document: DocumentId) -> Result<Vec<document_edition::Model>> {
    let find = document_edition::Entity::find()
        .filter(document_edition::Column::DocumentId.eq(document))
        .order_by_desc(document_edition::Column::Number);
    Ok(find.all(db).await?)
}

/// A published edition in a list.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Published {
    /// It.
    pub id: DocumentEditionId,
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// BCP 47 tag.
    pub language: String,
    /// What its cohort is called.
    pub cohort: String,
    /// Since when it is there.
    pub published_at: DateTime<Utc>,
}

const PUBLISHED: &str = "select n.id, n.title, n.purpose, n.language, c.name as cohort, n.published_at
    from document_edition n join document d on d.id = n.document_id join cohort c on c.id = d.cohort_id
    where n.published_at is not null and c.programme_id = $1";

/// The published editions of a programme, the newest first.
pub async fn published(db: &impl ConnectionTrait, programme: ProgrammeId) -> Result<Vec<Published>> {
    let text = format!("{PUBLISHED} order by n.published_at desc, n.id");
    Ok(Published::find_by_statement(sql(db, &text, [programme.into()])).all(db).await?)
}

/// The published editions of one cohort, the newest first.
pub async fn published_by(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<Published>> {
    let text = "select n.id, n.title, n.purpose, n.language, c.name as cohort, n.published_at
        from document_edition n join document d on d.id = n.document_id join cohort c on c.id = d.cohort_id
        where n.published_at is not null and c.id = $1 order by n.published_at desc, n.id";
    Ok(Published::find_by_statement(sql(db, text, [cohort.into()])).all(db).await?)
}

/// A published edition of a programme, with what its cohort is called.
pub async fn published_edition(
    db: &impl ConnectionTrait,
    programme: ProgrammeId,
    id: DocumentEditionId,
) -> Result<Option<(Edition, String)>> {
    let text = format!("{PUBLISHED} and n.id = $2");
    let listed = Published::find_by_statement(sql(db, &text, [programme.into(), id.into()])).one(db).await?;
    let Some(listed) = listed else { return Ok(None) };
    let Some(row) = document_edition::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    Ok(Some((with_text(db, row).await?, listed.cohort)))
}

/// A cohort somebody moderates.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Led {
    /// It.
    pub id: CohortId,
    /// What it is called.
    pub name: String,
}

/// The other cohorts of a programme that somebody moderates and that people still write in.
pub async fn led_beside(
    db: &impl ConnectionTrait,
    programme: ProgrammeId,
    but: CohortId,
    who: PersonId,
) -> Result<Vec<Led>> {
    let text = "select c.id, c.name from cohort c join enrolment e on e.cohort_id = c.id
        where c.programme_id = $1 and c.id <> $2 and e.person_id = $3 and e.role = 'trainer' and e.ended_at is null
            and c.state not in ('archived', 'cancelled') order by c.starts_on desc, c.id";
    Ok(Led::find_by_statement(sql(db, text, [programme.into(), but.into(), who.into()])).all(db).await?)
}

/// A programme, and whether somebody belongs or belonged to it.
#[derive(Clone, Debug)]
pub struct BelongsOn {
    /// The programme.
    pub programme: programme::Model,
    /// Whether they are or were in a cohort of it, or look after it.
    pub belongs: bool,
}

/// The programme a request's path names.
pub async fn find_belonging(req: &HttpRequest, who: &Actor) -> Result<BelongsOn> {
    let house = app::<House>(req)?;
    let db = house.store.read();
    let on = find_programme(db, req.match_info().query("programme"), who.id).await?;
    let text = "select c.id, c.name from enrolment e join cohort c on c.id = e.cohort_id
        where c.programme_id = $1 and e.person_id = $2 limit 1";
    let stay = Led::find_by_statement(sql(db, text, [on.programme.id.into(), who.id.into()])).one(db).await?;
    Ok(BelongsOn { belongs: stay.is_some() || on.owner, programme: on.programme })
}

/// The id of a published edition, as an address has it.
pub fn edition_in(req: &HttpRequest) -> Result<DocumentEditionId> {
    req.match_info().query("paper").parse().map_err(|_| Error::Missing)
}
