//! When people apply for a cohort, and by which rules its seats are given.

use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    application, cohort,
    ids::CohortId,
    intake,
    states::{AfterLapse, ApplicationState, CohortState, WaitlistRule},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::{
    super::{
        policies::{Admit, AdmitApplication},
        queries::intake_of,
    },
    rows::{drop_pending, hold, note},
};
use crate::{
    features::cohorts::{hold_cohort, hold_cohorts, takes_people},
    identity::Permit,
    platform::{
        errors::{Error, Refusal, Result},
        secrets, zones,
    },
    storage::Tx,
};

/// A window to apply in, and its rules.
#[derive(Clone, Debug)]
pub struct NewIntake {
    /// The first instant one can apply.
    pub opens_at: DateTime<Utc>,
    /// The first instant one cannot any more.
    pub closes_at: DateTime<Utc>,
    /// The day everybody hears, in the cohort's zone.
    pub decides_on: NaiveDate,
    /// Working days to answer an offer.
    pub answer_days: i32,
    /// Whether a freed seat is given on by itself.
    pub waitlist: WaitlistRule,
    /// Until which week.
    pub refill_until: i32,
    /// Where somebody waits whose offer lapsed.
    pub after_lapse: AfterLapse,
    /// Whether names are hidden from assessors.
    pub blind: bool,
    /// Whether assessors see others' reviews only after their own.
    pub own_first: bool,
}

/// Says when people apply for a cohort, or changes it. The first time, the cohort opens, a seed for the
/// draw is made and kept (its hash is public from now on), and whoever waits for the next cohort is in.
pub async fn set_intake(tx: &Tx, may: &Permit<Admit>, new: &NewIntake) -> Result<()> {
    let cohort = hold_cohort(tx, may.on().cohort.id).await?;
    may.on().form()?;
    takes_people(cohort.state)?;
    if new.opens_at >= new.closes_at {
        return Err(Refusal::unfit("admissions-closes-before-it-opens").into());
    }
    let zone = zones::zone(&cohort.zone).unwrap_or(chrono_tz::Tz::UTC);
    if new.decides_on < zones::date_in(zone, new.closes_at) {
        return Err(Refusal::unfit("admissions-decides-before-it-closes").into());
    }
    let known = intake_of(&**tx, cohort.id).await?;
    let row = intake::ActiveModel {
        cohort_id: Set(cohort.id),
        opens_at: Set(new.opens_at),
        closes_at: Set(new.closes_at),
        decides_on: Set(new.decides_on),
        answer_days: Set(new.answer_days),
        waitlist: Set(new.waitlist),
        refill_until: Set(new.refill_until),
        after_lapse: Set(new.after_lapse),
        blind: Set(new.blind),
        own_first: Set(new.own_first),
        seed: Set(known.as_ref().map_or_else(secrets::random_token, |known| known.seed.clone())),
        announced_at: Set(known.as_ref().and_then(|known| known.announced_at)),
        version: Set(known.as_ref().map_or(1, |known| known.version + 1)),
    };
    match known {
        Some(_) => row.update(&**tx).await?,
        None => row.insert(&**tx).await?,
    };
    if cohort.state == CohortState::Planned {
        cohort::Entity::update_many()
            .col_expr(cohort::Column::State, Expr::value(CohortState::Open))
            .filter(cohort::Column::Id.eq(cohort.id))
            .filter(cohort::Column::State.eq(CohortState::Planned))
            .exec(&**tx)
            .await?;
    }
    let taken_in = take_in(tx, &cohort).await?;
    let facts = json!({ "opens_at": new.opens_at, "closes_at": new.closes_at, "taken_in": taken_in });
    tx.record(Some(may.who().id), "set_intake", ("cohort", cohort.id), facts).await
}

/// Whoever applied for the next cohort that opens is with this one now.
async fn take_in(tx: &Tx, cohort: &cohort::Model) -> Result<u64> {
    use ApplicationState::{Draft, InReview, Submitted, Waitlisted};
    let moved = application::Entity::update_many()
        .col_expr(application::Column::CohortId, Expr::value(cohort.id))
        .filter(application::Column::ProgrammeId.eq(cohort.programme_id))
        .filter(application::Column::CohortId.is_null())
        .filter(application::Column::State.is_in([Draft, Submitted, InReview, Waitlisted]))
        .exec(&**tx)
        .await?;
    Ok(moved.rows_affected)
}

/// Moves an application that has no seat to another cohort of the programme, at its rank and with
/// everything in it.
pub async fn transfer(tx: &Tx, may: &Permit<AdmitApplication>, to: CohortId) -> Result<()> {
    use ApplicationState::{InReview, Submitted, Waitlisted};
    let from = may.on().admission.cohort.id;
    let (_, there) = hold_cohorts(tx, from, to).await?;
    if there.programme_id != may.on().admission.programme.id || to == from {
        return Err(Error::Missing);
    }
    takes_people(there.state)?;
    let (application, _) = hold(tx, may.on().application.id).await?;
    if !matches!(application.state, Submitted | InReview | Waitlisted) {
        return Err(Refusal::conflict("admissions-not-to-move").into());
    }
    drop_pending(tx, application.id).await?;
    let moved = application::Entity::update_many()
        .col_expr(application::Column::CohortId, Expr::value(to))
        .filter(application::Column::Id.eq(application.id))
        .filter(application::Column::CohortId.eq(from))
        .exec(&**tx)
        .await?;
    if moved.rows_affected != 1 {
        return Err(Refusal::conflict("admissions-changed").into());
    }
    note(tx, Some(may.who().id), "transfer_application", &application::Model { cohort_id: Some(to), ..application })
        .await
}
