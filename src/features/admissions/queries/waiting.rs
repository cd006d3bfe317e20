//! Who waits, in which order, and for how long.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use entity::{
    application, cohort,
    ids::{ApplicationId, CohortId, ProgrammeId},
    states::{ApplicationState, CohortState},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};

use super::super::rules::Outlook;
use crate::{platform::errors::Result, storage::sql};

/// The waitlist of a cohort in its order: who has waited longest comes first, among those of one
/// round by their place in it, then by when they applied. The id decides where all else is equal,
/// so that the order is whole and the same every time.
pub async fn waiting_order(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<application::Model>> {
    let find = application::Entity::find()
        .filter(application::Column::CohortId.eq(cohort))
        .filter(application::Column::State.eq(ApplicationState::Waitlisted));
    Ok(in_order(find).all(db).await?)
}

fn in_order(find: sea_orm::Select<application::Entity>) -> sea_orm::Select<application::Entity> {
    // The databases disagree on where nothing stands in an order.
    let place = Expr::cust("coalesce(place, 2147483647)");
    find.order_by_asc(application::Column::WaitingSince)
        .order_by_asc(place)
        .order_by_asc(application::Column::SubmittedAt)
        .order_by_asc(application::Column::Id)
}

/// The first on the waitlist who had no offer of this cohort yet: one that lapsed or was declined
/// is not made again by itself.
pub async fn first_waiting(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Option<application::Model>> {
    let find = application::Entity::find()
        .filter(application::Column::CohortId.eq(cohort))
        .filter(application::Column::State.eq(ApplicationState::Waitlisted))
        .filter(Expr::cust(
            "not exists (select 1 from offer o where o.application_id = application.id \
             and o.cohort_id = application.cohort_id)",
        ));
    Ok(in_order(find).one(db).await?)
}

/// The place of an application on its waitlist, from 1.
pub async fn place_of(db: &impl ConnectionTrait, application: &application::Model) -> Result<Option<u32>> {
    let Some(cohort) = application.cohort_id.filter(|_| application.state == ApplicationState::Waitlisted) else {
        return Ok(None);
    };
    let ids: Vec<ApplicationId> = in_order(
        application::Entity::find()
            .select_only()
            .column(application::Column::Id)
            .filter(application::Column::CohortId.eq(cohort))
            .filter(application::Column::State.eq(ApplicationState::Waitlisted)),
    )
    .into_tuple()
    .all(db)
    .await?;
    Ok(ids.iter().zip(1..).find(|(id, _)| **id == application.id).map(|(_, place)| place))
}

/// What a forecast for the waitlist of `cohort` rests on, and the later cohorts it speaks of,
/// by name and first day.
pub async fn outlook(db: &impl ConnectionTrait, cohort: &cohort::Model) -> Result<(Outlook, Vec<(String, NaiveDate)>)> {
    use CohortState::{Confirmed, Open, Planned};
    let later = cohort::Entity::find()
        .filter(cohort::Column::ProgrammeId.eq(cohort.programme_id))
        .filter(cohort::Column::State.is_in([Planned, Open, Confirmed]))
        .filter(cohort::Column::StartsOn.gt(cohort.starts_on))
        .order_by_asc(cohort::Column::StartsOn)
        .order_by_asc(cohort::Column::Id)
        .all(db)
        .await?;
    #[derive(FromQueryResult)]
    struct Count {
        open: i64,
        back: i64,
        settled: i64,
    }
    let text = "select count(case when o.state = 'open' and o.cohort_id = $1 then 1 end) as open,
            count(case when o.state in ('declined', 'later', 'lapsed') then 1 end) as back,
            count(case when o.state in ('accepted', 'declined', 'later', 'lapsed') then 1 end) as settled
        from offer o join cohort c on c.id = o.cohort_id where c.programme_id = $2";
    let statement = sql(db, text, [cohort.id.into(), cohort.programme_id.into()]);
    let count = Count::find_by_statement(statement).one(db).await?;
    let number = |of: fn(&Count) -> i64| count.as_ref().and_then(|count| u32::try_from(of(count)).ok()).unwrap_or(0);
    let outlook = Outlook {
        free: u32::try_from(cohort.seats - cohort.taken).unwrap_or(0),
        open: number(|count| count.open),
        later: later.iter().map(|cohort| u32::try_from(cohort.seats).unwrap_or(0)).collect(),
        given_back: (number(|count| count.back), number(|count| count.settled)),
    };
    Ok((outlook, later.into_iter().map(|cohort| (cohort.name, cohort.starts_on)).collect()))
}

/// In how many earlier cohorts of a programme everybody who applied for `cohort` was not chosen,
/// by application. Counted from the decisions themselves, under whichever application they were made.
pub async fn losses_of(
    db: &impl ConnectionTrait,
    programme: ProgrammeId,
    cohort: CohortId,
) -> Result<BTreeMap<ApplicationId, u32>> {
    #[derive(FromQueryResult)]
    struct Loss {
        id: ApplicationId,
        losses: i64,
    }
    let text = "select a.id, count(distinct d.cohort_id) as losses from application a
        join application b on b.programme_id = a.programme_id and (b.email_key = a.email_key or b.merged_into = a.id)
        join decision d on d.application_id = b.id and d.cohort_id <> $2 and d.verdict <> 'offer'
        join decision_round r on r.id = d.round_id and r.undone_at is null
        where a.programme_id = $1 and a.cohort_id = $2 group by a.id";
    let found = Loss::find_by_statement(sql(db, text, [programme.into(), cohort.into()])).all(db).await?;
    Ok(found.into_iter().map(|row| (row.id, u32::try_from(row.losses).unwrap_or(0))).collect())
}
