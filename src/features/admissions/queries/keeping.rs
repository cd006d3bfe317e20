//! What the keepers of a programme want to know about all of it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use entity::{
    application, cohort,
    ids::{CohortId, ProgrammeId},
    intake, interest,
    states::{ApplicationState, CohortState},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};

use super::super::rules::alike;
use crate::{platform::errors::Result, storage::sql};

/// The cohorts of a programme, latest start first, with the window of each that has one.
pub async fn windows_of(
    db: &impl ConnectionTrait,
    programme: ProgrammeId,
) -> Result<Vec<(cohort::Model, Option<intake::Model>)>> {
    let cohorts = cohort::Entity::find()
        .filter(cohort::Column::ProgrammeId.eq(programme))
        .order_by_desc(cohort::Column::StartsOn)
        .order_by_asc(cohort::Column::Id)
        .all(db)
        .await?;
    let ids: Vec<CohortId> = cohorts.iter().map(|cohort| cohort.id).collect();
    let intakes = intake::Entity::find().filter(intake::Column::CohortId.is_in(ids)).all(db).await?;
    let mut of: BTreeMap<CohortId, intake::Model> =
        intakes.into_iter().map(|intake| (intake.cohort_id, intake)).collect();
    let with_window = |cohort: cohort::Model| {
        let window = of.remove(&cohort.id);
        (cohort, window)
    };
    Ok(cohorts.into_iter().map(with_window).collect())
}

/// How many applications of a programme are in each state, by cohort.
pub async fn counts_by_cohort(
    db: &impl ConnectionTrait,
    programme: ProgrammeId,
) -> Result<BTreeMap<CohortId, BTreeMap<ApplicationState, i64>>> {
    let rows: Vec<(CohortId, ApplicationState, i64)> = application::Entity::find()
        .select_only()
        .column(application::Column::CohortId)
        .column(application::Column::State)
        .column_as(Expr::cust("count(*)"), "n")
        .filter(application::Column::ProgrammeId.eq(programme))
        .filter(application::Column::CohortId.is_not_null())
        .group_by(application::Column::CohortId)
        .group_by(application::Column::State)
        .into_tuple()
        .all(db)
        .await?;
    let mut found: BTreeMap<CohortId, BTreeMap<ApplicationState, i64>> = BTreeMap::new();
    for (cohort, state, count) in rows {
        found.entry(cohort).or_default().insert(state, count);
    }
    Ok(found)
}

/// Who waits for the next cohort of a programme to open, in the order they will stand in.
pub async fn for_next_cohort(db: &impl ConnectionTrait, programme: ProgrammeId) -> Result<Vec<application::Model>> {
    use ApplicationState::{InReview, Submitted, Waitlisted};
    let find = application::Entity::find()
        .filter(application::Column::ProgrammeId.eq(programme))
        .filter(application::Column::CohortId.is_null())
        .filter(application::Column::State.is_in([Submitted, InReview, Waitlisted]))
        .order_by_asc(Expr::cust("coalesce(waiting_since, submitted_at)"))
        .order_by_asc(application::Column::Id);
    Ok(find.all(db).await?)
}

/// How many people have said from their own mailbox that they want to be told when a programme opens.
pub async fn interested(db: &impl ConnectionTrait, programme: ProgrammeId) -> Result<u64> {
    let find = interest::Entity::find()
        .filter(interest::Column::ProgrammeId.eq(programme))
        .filter(interest::Column::ConfirmedAt.is_not_null());
    Ok(find.count(db).await?)
}

/// Live applications of a programme that may be of one person: the same name, or the address of the
/// account another belongs to, and yet another address. Drafts are nobody's business.
pub async fn doubles_of(db: &impl ConnectionTrait, programme: ProgrammeId) -> Result<Vec<Vec<application::Model>>> {
    let text = "with live as (
            select a.id, a.name_key, a.email_key, p.email_key as account_key from application a
            left join person p on p.id = a.person_id
            where a.programme_id = $1 and a.state in ('submitted', 'in_review', 'waitlisted', 'offered'))
        select a.*, l.account_key from application a join live l on l.id = a.id
        where exists (select 1 from live o where o.id <> l.id and o.email_key <> l.email_key
            and (o.name_key = l.name_key and l.name_key <> ''
                or o.email_key = l.account_key or o.account_key = l.email_key))
        order by a.submitted_at, a.id";
    let (mut found, mut traits) = (Vec::new(), Vec::new());
    for row in db.query_all_raw(sql(db, text, [programme.into()])).await? {
        let one = application::Model::from_query_result(&row, "")?;
        let account: Option<String> = row.try_get("", "account_key")?;
        let addresses = [Some(one.email_key.clone()), account].into_iter().flatten();
        let name = Some(&one.name_key).filter(|name| !name.is_empty()).map(|name| format!("name {name}"));
        traits.push(addresses.map(|key| format!("address {key}")).chain(name).collect::<BTreeSet<_>>());
        found.push(one);
    }
    let group = |of: Vec<usize>| of.into_iter().filter_map(|nth| found.get(nth).cloned()).collect();
    Ok(alike(&traits).into_iter().map(group).collect())
}

/// Folded addresses that cannot apply for a programme again.
#[derive(Clone, Debug, Default)]
pub struct Addresses {
    /// Of those who have applied and are not settled.
    pub applied: BTreeSet<String>,
    /// Of those who take part in a cohort that is not over.
    pub seated: BTreeSet<String>,
}

/// Who has applied for a programme or takes part in it, by address.
pub async fn addresses_of(db: &impl ConnectionTrait, programme: ProgrammeId) -> Result<Addresses> {
    #[derive(FromQueryResult)]
    struct Found {
        email_key: String,
        account_key: Option<String>,
    }
    let text = "select a.email_key, p.email_key as account_key from application a
        left join person p on p.id = a.person_id
        where a.programme_id = $1 and a.state in ('draft', 'submitted', 'in_review', 'waitlisted', 'offered')";
    let applied = Found::find_by_statement(sql(db, text, [programme.into()])).all(db).await?;
    let text = "select p.email_key, p.email_key as account_key from person p
        join enrolment e on e.person_id = p.id and e.role = 'participant' and e.ended_at is null
        join cohort c on c.id = e.cohort_id
        where c.programme_id = $1 and c.state in ('planned', 'open', 'confirmed', 'running', 'paused')";
    let seated = Found::find_by_statement(sql(db, text, [programme.into()])).all(db).await?;
    Ok(Addresses {
        applied: applied.into_iter().flat_map(|row| [Some(row.email_key), row.account_key]).flatten().collect(),
        seated: seated.into_iter().map(|row| row.email_key).collect(),
    })
}

/// What everybody may know of a draw; who was in it is left where it is.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Told {
    /// The cohort.
    pub cohort_id: CohortId,
    /// What it was made from.
    pub seed: String,
    /// How many seats there were.
    pub seats: i32,
    /// When.
    pub drawn_at: DateTime<Utc>,
}

/// The newest draw of each cohort of a programme that was drawn.
pub async fn draws_of(db: &impl ConnectionTrait, programme: ProgrammeId) -> Result<BTreeMap<CohortId, Told>> {
    let text = "select d.cohort_id, d.seed, d.seats, d.drawn_at from draw d
        join cohort c on c.id = d.cohort_id where c.programme_id = $1 order by d.drawn_at, d.id";
    let found = Told::find_by_statement(sql(db, text, [programme.into()])).all(db).await?;
    Ok(found.into_iter().map(|draw| (draw.cohort_id, draw)).collect())
}

/// Where an application can go: the other cohorts of its programme that still take people.
pub async fn elsewhere(db: &impl ConnectionTrait, cohort: &cohort::Model) -> Result<Vec<cohort::Model>> {
    use CohortState::{Confirmed, Open, Paused, Planned, Running};
    let find = cohort::Entity::find()
        .filter(cohort::Column::ProgrammeId.eq(cohort.programme_id))
        .filter(cohort::Column::Id.ne(cohort.id))
        .filter(cohort::Column::State.is_in([Planned, Open, Confirmed, Running, Paused]))
        .order_by_asc(cohort::Column::StartsOn)
        .order_by_asc(cohort::Column::Id);
    Ok(find.all(db).await?)
}
