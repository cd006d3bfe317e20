//! Appeals, and who decides about them.

use actix_web::HttpRequest;
use chrono::{DateTime, Utc};
use entity::{
    cohort,
    ids::{CohortId, ModerationId, PersonId, ProgrammeId},
    moderation, programme_owner,
    states::ProgrammeRole,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter};
use serde::Serialize;

use super::acts::{ActOn, find_act_of};
use crate::{
    features::cohorts::app,
    features::cohorts::{OwnProgramme, ProgrammeOn},
    identity::{Actor, Policy},
    platform::errors::{Error, Result},
    storage::sql,
    web::House,
};

/// An appeal as whoever looks after a programme finds it.
#[derive(Clone, Debug)]
pub struct AppealOn {
    /// The programme.
    pub programme: ProgrammeOn,
    /// What it is about.
    pub about: ActOn,
    /// Whether they look after the programme.
    pub owner: bool,
    /// Whether somebody else could decide.
    pub others: bool,
}

/// The appeal a request's path names, in the programme it names.
pub async fn find_appeal_of(req: &HttpRequest, who: &Actor) -> Result<AppealOn> {
    let programme = OwnProgramme::find(req, who).await?;
    let about = find_act_of(req, who).await?;
    let house = app::<House>(req)?;
    let db = house.store.read();
    if programme_of(db, about.act.cohort_id).await? != Some(programme.programme.id) {
        return Err(Error::Missing);
    }
    let deciders = deciders(db, &about.act).await?;
    let owner = OwnProgramme::allows(who, &programme).is_ok();
    Ok(AppealOn { programme, owner, others: deciders.iter().any(|id| *id != who.id), about })
}

/// The programme of a cohort.
pub async fn programme_of(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Option<ProgrammeId>> {
    Ok(cohort::Entity::find_by_id(cohort).one(db).await?.map(|cohort| cohort.programme_id))
}

/// Who may decide about an act: whoever looks after the programme and neither did it nor is concerned.
/// Where there is nobody else, whoever looks after it.
pub async fn deciders(db: &impl ConnectionTrait, act: &moderation::Model) -> Result<Vec<PersonId>> {
    let Some(programme) = programme_of(db, act.cohort_id).await? else { return Ok(Vec::new()) };
    let find = programme_owner::Entity::find()
        .filter(programme_owner::Column::ProgrammeId.eq(programme))
        .filter(programme_owner::Column::Role.ne(ProgrammeRole::Assessor))
        .filter(programme_owner::Column::Until.is_null());
    let all: Vec<PersonId> = find.all(db).await?.into_iter().map(|row| row.person_id).collect();
    let apart = |id: &&PersonId| **id != act.done_by && Some(**id) != act.person_id;
    let apart: Vec<PersonId> = all.iter().filter(apart).copied().collect();
    Ok(if apart.is_empty() { all } else { apart })
}

/// An appeal with what it is about.
#[derive(Clone, Debug, FromQueryResult, Serialize)]
pub struct Asked {
    /// The act.
    pub id: ModerationId,
    /// Who asks, unless their account is closed.
    pub who: Option<String>,
    /// What they say.
    pub words: String,
    /// When.
    pub made_at: DateTime<Utc>,
    /// What was decided: `stands`, `lifted`.
    pub outcome: Option<String>,
    /// And why.
    pub answer: String,
    /// Who decided, unless their account is closed.
    pub decided_by: Option<String>,
    /// When.
    pub decided_at: Option<DateTime<Utc>>,
    /// Name of the cohort.
    pub cohort: String,
    /// Heading of the thread.
    pub title: String,
    /// BCP 47 tag of the heading.
    pub language: String,
    /// The words the act is about, as they stand now; none where it is about a thread.
    #[serde(skip)]
    pub body_html: Option<String>,
    /// BCP 47 tag of those.
    #[serde(skip)]
    pub post_language: Option<String>,
}

const ASKED: &str = "select m.id, case when w.deactivated_at is null then w.name end as who, a.words, a.made_at,
        a.outcome, a.answer, case when d.deactivated_at is null then d.name end as decided_by, a.decided_at,
        c.name as cohort, t.title, t.language, p.body_html, p.language as post_language
    from appeal a join moderation m on m.id = a.moderation_id join person w on w.id = a.person_id
    join cohort c on c.id = m.cohort_id join thread t on t.id = m.thread_id
    left join post p on p.id = m.post_id
    left join person d on d.id = a.decided_by";

/// The appeals of a programme, open ones first, then the newest.
pub async fn list_appeals(db: &impl ConnectionTrait, programme: ProgrammeId) -> Result<Vec<Asked>> {
    let text = format!(
        "{ASKED} where c.programme_id = $1
        order by case when a.decided_at is null then 0 else 1 end, a.made_at desc, m.id desc limit 100"
    );
    Ok(Asked::find_by_statement(sql(db, &text, [programme.into()])).all(db).await?)
}

/// The appeal about an act, if there is one.
pub async fn find_asked(db: &impl ConnectionTrait, id: ModerationId) -> Result<Option<Asked>> {
    let text = format!("{ASKED} where m.id = $1");
    Ok(Asked::find_by_statement(sql(db, &text, [id.into()])).one(db).await?)
}
