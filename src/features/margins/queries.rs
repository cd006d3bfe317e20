//! Reading what stands in the margin.

use actix_web::HttpRequest;
use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    ids::{CohortId, MarginNoteId, PersonId, ProgrammeId},
    margin_note,
};
use sea_orm::{ConnectionTrait, EntityTrait, FromQueryResult};

use crate::{
    features::cohorts::{CohortOn, OpenWeek, WeekOn, app},
    identity::{Actor, Policy},
    platform::errors::{Error, Result},
    storage::sql,
    web::House,
};

/// A note beside a week.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Note {
    /// It.
    pub id: MarginNoteId,
    /// The cohort it was written in.
    pub cohort: CohortId,
    /// What that is called.
    pub cohort_name: String,
    /// When that began.
    pub starts_on: NaiveDate,
    /// Week of the course, from 1.
    pub week: i32,
    /// Who wrote it.
    pub author_id: PersonId,
    /// What they are called, unless their account is closed.
    pub author: Option<String>,
    /// Markdown as written.
    pub body: String,
    /// Made from it, sanitised.
    pub body_html: String,
    /// BCP 47 tag.
    pub language: String,
    /// When.
    pub written_at: DateTime<Utc>,
}

const COLUMNS: &str = "select m.id, m.cohort_id as cohort, c.name as cohort_name, c.starts_on, m.week, m.author_id,
        case when p.deactivated_at is null then p.name end as author, m.body, m.body_html, m.language, m.written_at
    from margin_note m join cohort c on c.id = m.cohort_id join person p on p.id = m.author_id";

/// How many notes a page shows, of a run or of all before it.
const MOST: i64 = 300;

/// Every note of a cohort, by week, the oldest first.
pub async fn notes_in(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<Note>> {
    let text = format!("{COLUMNS} where m.cohort_id = $1 order by m.week, m.written_at, m.id limit $2");
    Ok(Note::find_by_statement(sql(db, &text, [cohort.into(), MOST.into()])).all(db).await?)
}

/// What was noted in earlier runs of the programme, the newest run first, by week and in order.
pub async fn notes_before(db: &impl ConnectionTrait, on: &CohortOn) -> Result<Vec<Note>> {
    let programme: ProgrammeId = on.cohort.programme_id;
    let text = format!(
        "{COLUMNS} where c.programme_id = $1 and c.starts_on < $2 and c.id <> $3 and c.state <> 'cancelled'
            order by c.starts_on desc, c.id, m.week, m.written_at, m.id limit $4"
    );
    let values = [programme.into(), on.cohort.starts_on.into(), on.cohort.id.into(), MOST.into()];
    Ok(Note::find_by_statement(sql(db, &text, values)).all(db).await?)
}

/// A note, as its author found it.
#[derive(Clone, Debug)]
pub struct NoteOn {
    /// The week it stands beside.
    pub week: WeekOn,
    /// It.
    pub note: margin_note::Model,
}

/// The note a request's path names, beside the week it names.
pub async fn find_note_of(req: &HttpRequest, who: &Actor) -> Result<NoteOn> {
    let week = OpenWeek::find(req, who).await?;
    let id: MarginNoteId = req.match_info().query("note").parse().map_err(|_| Error::Missing)?;
    let found = margin_note::Entity::find_by_id(id).one(app::<House>(req)?.store.read()).await?;
    let belongs = |note: &margin_note::Model| {
        note.cohort_id == week.cohort.cohort.id && u32::try_from(note.week) == Ok(week.number)
    };
    let note = found.filter(belongs).ok_or(Error::Missing)?;
    Ok(NoteOn { week, note })
}
