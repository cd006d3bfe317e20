//! Saying that whoever moderates should look at a post, and saying what became of it.

use chrono::Duration;
use entity::{
    ids::{PersonId, PostId, ReportId},
    post, report,
    states::{PostState, ReportOutcome, ReportReason},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};
use serde_json::json;

use crate::{
    features::{
        cohorts::writable,
        discussions::hold,
        moderation::policies::{ModeratePost, ReportPost},
    },
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::Tx,
};

/// How many posts one person may report in an hour.
const MOST_AN_HOUR: u64 = 10;

/// Says that whoever moderates should look at a post. Refused where it was taken back or hidden meanwhile, where
/// one has said so already and nobody has looked yet, and where one reports without end.
pub async fn report_post(tx: &Tx, may: &Permit<ReportPost>, reason: ReportReason, words: &str) -> Result<()> {
    let (on, who) = (may.on(), may.who().id);
    writable(on.thread.cohort.cohort.state)?;
    hold(tx, on.thread.thread.id).await?;
    let now = post::Entity::find_by_id(on.post.id).one(&**tx).await?;
    if now.is_none_or(|post| post.state == PostState::Removed || post.hidden_at.is_some()) {
        return Err(Refusal::conflict("moderation-gone").into());
    }
    let lately = report::Entity::find()
        .filter(report::Column::ReporterId.eq(who))
        .filter(report::Column::MadeAt.gt(tx.now() - Duration::hours(1)));
    if lately.count(&**tx).await? >= MOST_AN_HOUR {
        return Err(Refusal::too_often("moderation-too-many").into());
    }
    let row = report::ActiveModel {
        id: Set(ReportId(tx.id())),
        cohort_id: Set(on.thread.cohort.cohort.id),
        post_id: Set(on.post.id),
        reporter_id: Set(who),
        reason: Set(reason),
        words: Set(words.to_owned()),
        made_at: Set(tx.now()),
        outcome: Set(None),
        settled_by: Set(None),
        settled_at: Set(None),
    };
    let written = report::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(&**tx)
        .await?;
    if written == 0 {
        return Err(Refusal::conflict("moderation-reported-already").into());
    }
    tx.record(Some(who), "report_post", ("post", on.post.id), json!({ "reason": reason.word() })).await
}

/// Says that a post stands as it is. Refused where somebody else has settled its reports meanwhile.
pub async fn leave_post(tx: &Tx, may: &Permit<ModeratePost>) -> Result<()> {
    let (on, who) = (may.on(), may.who().id);
    writable(on.thread.cohort.cohort.state)?;
    if settle(tx, on.post.id, who, ReportOutcome::Stands).await? == 0 {
        return Err(Refusal::conflict("moderation-settled").into());
    }
    tx.record(Some(who), "leave_post", ("post", on.post.id), json!({})).await
}

/// Settles what is open about a post; how many reports those were.
pub(super) async fn settle(tx: &Tx, post: PostId, by: PersonId, outcome: ReportOutcome) -> Result<u64> {
    let settled = report::Entity::update_many()
        .col_expr(report::Column::Outcome, Expr::value(Some(outcome)))
        .col_expr(report::Column::SettledBy, Expr::value(Some(by)))
        .col_expr(report::Column::SettledAt, Expr::value(Some(tx.now())))
        .filter(report::Column::PostId.eq(post))
        .filter(report::Column::SettledAt.is_null())
        .exec(&**tx)
        .await?;
    Ok(settled.rows_affected)
}
