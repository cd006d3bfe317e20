//! Two applications of the same person become one.

use std::collections::BTreeSet;

use entity::{
    application,
    ids::ApplicationId,
    offer, review_exclusion,
    states::{ApplicationState, OfferState},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::{
    super::{policies::AdmitApplication, queries::kept_from, rules::Step},
    rows::{drop_pending, hold, take_step},
};
use crate::{
    features::cohorts::hold_cohorts,
    identity::{Permit, find_person},
    platform::errors::{Error, Refusal, Result},
    storage::Tx,
};

/// Keeps the application of the permit and closes `other` of the same programme as its double: the
/// better rank and the earlier day of the two count, and what was read or decided about the other
/// stays with it. Refused where the other holds a seat or an offer, and where the one to keep is settled:
/// it would take the other with it. Nobody closes an application they must not read, and whoever shall
/// not read one of the two reads neither.
pub async fn merge(tx: &Tx, may: &Permit<AdmitApplication>, other: ApplicationId) -> Result<()> {
    let keep = may.on().application.id;
    let double = application::Entity::find_by_id(other).one(&**tx).await?.ok_or(Error::Missing)?;
    if other == keep || double.programme_id != may.on().admission.programme.id {
        return Err(Error::Missing);
    }
    let here = may.on().admission.cohort.id;
    let there = double.cohort_id.unwrap_or(here);
    hold_cohorts(tx, here, there).await?;
    let (kept, _) = hold(tx, keep).await?;
    let (double, _) = hold(tx, other).await?;
    may_read(tx, may, &double).await?;
    let open = offer::Entity::find()
        .filter(offer::Column::ApplicationId.eq(other))
        .filter(offer::Column::State.eq(OfferState::Open));
    if !lasts(kept.state) || open.count(&**tx).await? > 0 {
        return Err(Refusal::conflict("admissions-not-to-merge").into());
    }
    let gone = take_step(tx, &double, Step::Merge, |update| {
        update.col_expr(application::Column::MergedInto, Expr::value(keep))
    })
    .await?;
    drop_pending(tx, other).await?;
    let earlier = |a: Option<chrono::DateTime<chrono::Utc>>, b| match (a, b) {
        (Some(a), Some(b)) => Some(std::cmp::min(a, b)),
        (a, b) => a.or(b),
    };
    // The rank is where one stands on the list: the older of the two, with the place that goes with it.
    let older = match (kept.waiting_since, gone.waiting_since) {
        (None, Some(_)) => &gone,
        (Some(a), Some(b)) if b < a => &gone,
        _ => &kept,
    };
    application::Entity::update_many()
        .col_expr(application::Column::SubmittedAt, Expr::value(earlier(kept.submitted_at, gone.submitted_at)))
        .col_expr(application::Column::WaitingSince, Expr::value(older.waiting_since))
        .col_expr(application::Column::Place, Expr::value(older.place))
        .col_expr(application::Column::PersonId, Expr::value(kept.person_id.or(gone.person_id)))
        .col_expr(application::Column::KeptFrom, Expr::value(kept_from_both(&kept, &gone)))
        .filter(application::Column::Id.eq(keep))
        .exec(&**tx)
        .await?;
    let facts = json!({ "double": other });
    tx.record(Some(may.who().id), "merge_applications", ("application", keep), facts).await
}

fn lasts(state: ApplicationState) -> bool {
    use ApplicationState::{Accepted, InReview, Offered, Submitted, Waitlisted};
    matches!(state, Submitted | InReview | Waitlisted | Offered | Accepted)
}

async fn may_read(tx: &Tx, may: &Permit<AdmitApplication>, application: &application::Model) -> Result<()> {
    let who = find_person(&**tx, may.who().id).await?.ok_or(Error::Missing)?;
    let left = review_exclusion::Entity::find_by_id((application.id, who.id)).one(&**tx).await?.is_some();
    if left || kept_from(application, &who) { Err(Error::Forbidden) } else { Ok(()) }
}

fn kept_from_both(kept: &application::Model, gone: &application::Model) -> Option<String> {
    let lists = [&kept.kept_from, &gone.kept_from].into_iter().flatten();
    let names: BTreeSet<&str> = lists.flat_map(|list| list.lines()).collect();
    (!names.is_empty()).then(|| names.into_iter().collect::<Vec<_>>().join("\n"))
}
