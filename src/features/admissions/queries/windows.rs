//! What an applicant's pages need to know of windows, rounds and offers.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use entity::{
    application, cohort, decision, decision_round,
    ids::{ApplicationId, CohortId, PersonId, ProgrammeId},
    intake, offer,
    states::ApplicationState,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Query};

use crate::{platform::errors::Result, storage::sql};

/// The windows of a programme's cohorts.
pub async fn intakes_of(
    db: &impl ConnectionTrait,
    programme: ProgrammeId,
) -> Result<BTreeMap<CohortId, intake::Model>> {
    let cohorts = Query::select()
        .column(cohort::Column::Id)
        .from(cohort::Entity)
        .and_where(cohort::Column::ProgrammeId.eq(programme))
        .to_owned();
    let found = intake::Entity::find().filter(intake::Column::CohortId.in_subquery(cohorts)).all(db).await?;
    Ok(found.into_iter().map(|intake| (intake.cohort_id, intake)).collect())
}

/// Where an application stands as far as its applicant may know at `now`: what was decided about it
/// is theirs to know once the letters have left, as long as it can be taken back it is not.
pub async fn told_state(
    db: &impl ConnectionTrait,
    application: &application::Model,
    now: DateTime<Utc>,
) -> Result<ApplicationState> {
    use ApplicationState::{Offered, TurnedDown, Waitlisted};
    if !matches!(application.state, Offered | TurnedDown | Waitlisted) {
        return Ok(application.state);
    }
    let on_its_way = Query::select()
        .column(decision_round::Column::Id)
        .from(decision_round::Entity)
        .and_where(decision_round::Column::LettersAt.gt(now))
        .and_where(decision_round::Column::UndoneAt.is_null())
        .to_owned();
    let decided: Option<decision::Model> = decision::Entity::find()
        .filter(decision::Column::ApplicationId.eq(application.id))
        .filter(decision::Column::RoundId.in_subquery(on_its_way))
        .one(db)
        .await?;
    let before = decided.and_then(|decision| decision.before);
    let before = before.and_then(|before| serde_json::from_value(before.get("state")?.clone()).ok());
    Ok(before.unwrap_or(application.state))
}

/// The newest offer made to an application.
pub async fn newest_offer(db: &impl ConnectionTrait, application: ApplicationId) -> Result<Option<offer::Model>> {
    let find = offer::Entity::find().filter(offer::Column::ApplicationId.eq(application));
    Ok(find.order_by_desc(offer::Column::MadeAt).order_by_desc(offer::Column::Id).limit(1).one(db).await?)
}

/// Who is asked again when a cohort's start moves: everybody with a seat or an offer; none where
/// nobody applies for it. An offer may be to somebody without an account.
pub async fn seated_or_offered(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<Option<PersonId>>> {
    let text = "select a.person_id from application a where a.cohort_id = $1
            and exists (select 1 from intake i where i.cohort_id = a.cohort_id)
            and (a.state = 'offered' or (a.state = 'accepted' and exists (select 1 from enrolment e
                where e.cohort_id = a.cohort_id and e.person_id = a.person_id
                    and e.role = 'participant' and e.ended_at is null)))";
    let rows = db.query_all_raw(sql(db, text, [cohort.into()])).await?;
    Ok(rows.iter().map(|row| row.try_get("", "person_id")).collect::<Result<Vec<_>, _>>()?)
}
