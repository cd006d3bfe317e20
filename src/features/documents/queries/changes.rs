//! What others did in papers, for whoever follows them or was named.

use chrono::{DateTime, Utc};
use entity::ids::{CohortId, DocumentId, DocumentSectionId, PersonId};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{platform::errors::Result, storage::sql};

/// Somebody did something in a section.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Change {
    /// The cohort.
    pub cohort_id: CohortId,
    /// The paper.
    pub document_id: DocumentId,
    /// What it is called.
    pub paper: String,
    /// The section.
    pub section_id: DocumentSectionId,
    /// Its heading.
    pub section: String,
    /// Who.
    pub name: String,
    /// `named`, `wrote`, `commented` or `suggested`.
    pub what: String,
}

/// What others did between two instants that somebody wants to hear of, in the order of the papers and their
/// sections. Asked when it is told: nothing of cohorts they have left, that are only read or that they are on a
/// break from, nothing that was taken back or taken out. One statement.
pub async fn changes_for(
    db: &impl ConnectionTrait,
    who: PersonId,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Vec<Change>> {
    let text = "select d.cohort_id, d.id as document_id, d.title as paper, s.id as section_id, s.title as section,
            p.name, w.what
        from (
            select r.section_id, r.author_id as who, r.written_at as at, 'wrote' as what, 0 as meant
                from document_revision r where r.kind = 'stands' and r.erased_at is null
            union all select c.section_id, c.author_id, c.made_at, 'commented', 0
                from document_comment c where c.removed_at is null
            union all select g.section_id, g.author_id, g.made_at, 'suggested', 0
                from document_suggestion g where g.state <> 'withdrawn'
            union all select m.section_id, m.named_by, m.made_at, 'named', 1
                from document_mention m where m.person_id = $1
        ) as w
        join document_section s on s.id = w.section_id and s.removed_at is null
        join document d on d.id = s.document_id
        join cohort c on c.id = d.cohort_id and c.state not in ('archived', 'cancelled')
        join enrolment e on e.cohort_id = d.cohort_id and e.person_id = $1 and e.ended_at is null
            and e.state <> 'paused'
        join person p on p.id = w.who and p.deactivated_at is null
        left join document_follow f on f.document_id = d.id and f.person_id = $1 and f.stopped_at is null
        where w.at >= $2 and w.at < $3 and w.who <> $1 and (w.meant = 1 or f.since <= w.at)
        group by d.cohort_id, d.id, d.title, s.id, s.title, s.position, p.name, w.what
        order by d.id, s.position, s.id, w.what, p.name";
    let values = [who.into(), from.into(), until.into()];
    Ok(Change::find_by_statement(sql(db, text, values)).all(db).await?)
}
