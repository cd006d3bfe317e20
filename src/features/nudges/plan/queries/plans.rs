//! What is planned, was sent, and did not have to be.

use std::collections::BTreeMap;

use actix_web::HttpRequest;
use chrono::{DateTime, Utc};
use entity::{
    ids::{CohortId, NudgeId, PersonId},
    nudge, nudge_holdout, person,
    states::{CohortState, NudgeState},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};

use super::super::rules::{By, Holdout, RULES};
use crate::{
    features::cohorts::{CohortOn, app, find_cohort_of},
    identity::Actor,
    platform::errors::{Error, Result},
    storage::sql,
    web::House,
};

/// Everything planned for the people of a cohort so far, the first due first.
pub async fn plans_of(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<nudge::Model>> {
    let find = nudge::Entity::find().filter(nudge::Column::CohortId.eq(cohort));
    Ok(find.order_by_asc(nudge::Column::DueAt).order_by_asc(nudge::Column::Id).all(db).await?)
}

/// One of them.
pub async fn find_plan(db: &impl ConnectionTrait, id: NudgeId) -> Result<Option<nudge::Model>> {
    Ok(nudge::Entity::find_by_id(id).one(db).await?)
}

/// What may still leave in cohorts in which nobody is told anything any more.
pub async fn lapsed(db: &impl ConnectionTrait) -> Result<Vec<nudge::Model>> {
    use CohortState::{Confirmed, Finished, Paused, Running};
    let text = "select n.* from nudge n join cohort c on c.id = n.cohort_id
        where n.state in ('planned', 'held') and c.state not in ($1, $2, $3, $4)";
    let values = [Confirmed, Running, Paused, Finished].map(Into::into);
    Ok(nudge::Model::find_by_statement(sql(db, text, values)).all(db).await?)
}

#[derive(FromQueryResult)]
struct Heard {
    person: PersonId,
    count: i64,
}

/// How many of these e-mails each person of a cohort was sent since `since`, wherever it was about.
pub async fn heard_since(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    since: DateTime<Utc>,
) -> Result<BTreeMap<PersonId, usize>> {
    let text = "select n.person_id as person, count(*) as count from nudge n
        join enrolment e on e.person_id = n.person_id and e.cohort_id = $1 and e.ended_at is null
        where n.settled_at > $2 and n.state = 'sent' group by n.person_id";
    let found = Heard::find_by_statement(sql(db, text, [cohort.into(), since.into()])).all(db).await?;
    Ok(found.into_iter().map(|row| (row.person, usize::try_from(row.count).unwrap_or(0))).collect())
}

/// Of how many people of a cohort nothing is asked, by kind.
pub async fn holdouts_of(db: &impl ConnectionTrait, cohort: CohortId) -> Result<BTreeMap<String, Holdout>> {
    let find = nudge_holdout::Entity::find().filter(nudge_holdout::Column::CohortId.eq(cohort));
    let rows = find.all(db).await?;
    Ok(rows.into_iter().map(|row| (row.kind, Holdout { percent: row.percent, seed: row.seed })).collect())
}

/// What is due to somebody next, of each kind one.
pub async fn next_for(db: &impl ConnectionTrait, who: PersonId, now: DateTime<Utc>) -> Result<Vec<nudge::Model>> {
    let find = nudge::Entity::find()
        .filter(nudge::Column::PersonId.eq(who))
        .filter(nudge::Column::State.eq(NudgeState::Planned))
        .filter(nudge::Column::UntilAt.gt(now))
        .order_by_asc(nudge::Column::DueAt)
        .order_by_asc(nudge::Column::Id);
    let mut found: Vec<nudge::Model> = Vec::new();
    for row in find.all(db).await? {
        if !found.iter().any(|one| one.kind == row.kind) {
            found.push(row);
        }
    }
    Ok(found)
}

/// Something a trainer has to do for somebody.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Task {
    /// It.
    pub id: NudgeId,
    /// The kind.
    pub kind: String,
    /// For whom.
    pub person: PersonId,
    /// What they are called.
    pub name: String,
    /// Since when.
    pub due_at: DateTime<Utc>,
}

/// What the trainers of a cohort have to do for its people, the longest due first.
pub async fn tasks_in(db: &impl ConnectionTrait, cohort: CohortId, now: DateTime<Utc>) -> Result<Vec<Task>> {
    let text = format!(
        "select n.id, n.kind, n.person_id as person, p.name, n.due_at from nudge n join person p on p.id = n.person_id
        where n.cohort_id = $1 and n.state = 'planned' and n.due_at <= $2 and n.until_at > $2
            and p.deactivated_at is null and n.kind in ({})
        order by n.due_at, n.id",
        notes().join(", ")
    );
    Ok(Task::find_by_statement(sql(db, &text, [cohort.into(), now.into()])).all(db).await?)
}

/// A note a trainer wrote to somebody.
#[derive(Clone, Debug, FromQueryResult)]
pub struct SentNote {
    /// To whom.
    pub person: PersonId,
    /// Who did, unless their account is closed.
    pub name: Option<String>,
    /// When.
    pub sent_at: DateTime<Utc>,
}

/// The notes trainers of a cohort wrote since a moment, in order.
pub async fn notes_sent_in(db: &impl ConnectionTrait, cohort: CohortId, since: DateTime<Utc>) -> Result<Vec<SentNote>> {
    let text = format!(
        "select n.person_id as person, case when p.deactivated_at is null then p.name end as name,
            n.settled_at as sent_at
        from nudge n join person p on p.id = n.changed_by
        where n.cohort_id = $1 and n.state = 'sent' and n.settled_at >= $2 and n.kind in ({})
        order by n.settled_at, n.id",
        notes().join(", ")
    );
    Ok(SentNote::find_by_statement(sql(db, &text, [cohort.into(), since.into()])).all(db).await?)
}

/// The kinds trainers write themselves, as SQL.
fn notes() -> Vec<String> {
    RULES.iter().filter(|rule| rule.by == By::Trainer).map(|rule| format!("'{}'", rule.kind)).collect()
}

/// Something planned, as a trainer found it.
#[derive(Clone, Debug)]
pub struct NudgeOn {
    /// The cohort.
    pub cohort: CohortOn,
    /// It.
    pub nudge: nudge::Model,
    /// For whom.
    pub person: person::Model,
}

/// What a request's path names, in the cohort it names.
pub async fn find_nudge_of(req: &HttpRequest, who: &Actor) -> Result<NudgeOn> {
    let cohort = find_cohort_of(req, who).await?;
    let id: NudgeId = req.match_info().query("nudge").parse().map_err(|_| Error::Missing)?;
    let store = &app::<House>(req)?.store;
    let nudge = find_plan(store.read(), id).await?.filter(|row| row.cohort_id == cohort.cohort.id);
    let nudge = nudge.ok_or(Error::Missing)?;
    let person = person::Entity::find_by_id(nudge.person_id).one(store.read()).await?.ok_or(Error::Missing)?;
    Ok(NudgeOn { cohort, nudge, person })
}
