//! What trainers do about what is planned: hold one, put words of their own in, write themselves, let it be.

use entity::{
    nudge, nudge_holdout,
    states::{NudgeEnd, NudgeState},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter, UpdateMany,
    sea_query::{Expr, OnConflict},
};
use serde_json::json;

use super::super::{
    emails::post,
    policies::LeadNudge,
    rules::{By, rule_of},
};
use crate::{
    features::cohorts::ManageCohort,
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::{Tx, outbox::OwnWords},
};

/// What becomes of one that has not left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holding {
    /// It is kept back.
    Hold,
    /// It leaves after all.
    Release,
}

/// Changes a nudge that is as `version` says and in one of `states`; refused where it is not any more.
async fn change(
    tx: &Tx,
    may: &Permit<LeadNudge>,
    states: &[NudgeState],
    version: i32,
    set: impl FnOnce(UpdateMany<nudge::Entity>) -> UpdateMany<nudge::Entity>,
) -> Result<()> {
    let update = set(nudge::Entity::update_many())
        .col_expr(nudge::Column::Version, Expr::col(nudge::Column::Version).add(1))
        .col_expr(nudge::Column::ChangedBy, Expr::value(may.who().id))
        .filter(nudge::Column::Id.eq(may.on().nudge.id))
        .filter(nudge::Column::State.is_in(states.iter().copied()))
        .filter(nudge::Column::Version.eq(version));
    if update.exec(&**tx).await?.rows_affected == 1 { Ok(()) } else { Err(Refusal::conflict("nudges-changed").into()) }
}

async fn record(tx: &Tx, may: &Permit<LeadNudge>, action: &'static str) -> Result<()> {
    let row = &may.on().nudge;
    tx.record(Some(may.who().id), action, ("nudge", row.id), json!({ "kind": row.kind, "person": row.person_id })).await
}

/// Keeps one back, or lets it go. Refused where it has left, or somebody else was at it.
pub async fn hold(tx: &Tx, may: &Permit<LeadNudge>, holding: Holding, version: i32) -> Result<()> {
    let (from, to, action) = match holding {
        Holding::Hold => (NudgeState::Planned, NudgeState::Held, "hold_nudge"),
        Holding::Release => (NudgeState::Held, NudgeState::Planned, "release_nudge"),
    };
    change(tx, may, &[from], version, |update| update.col_expr(nudge::Column::State, Expr::value(to))).await?;
    record(tx, may, action).await
}

fn with_words(update: UpdateMany<nudge::Entity>, words: Option<&OwnWords>) -> UpdateMany<nudge::Entity> {
    update
        .col_expr(nudge::Column::Subject, Expr::value(words.map(|words| words.subject.clone())))
        .col_expr(nudge::Column::Body, Expr::value(words.map(|words| words.body.clone())))
}

/// Puts words of a trainer's own in place of the house's, or the house's again. Refused where it has left, or
/// somebody else was at it.
pub async fn change_words(tx: &Tx, may: &Permit<LeadNudge>, words: Option<&OwnWords>, version: i32) -> Result<()> {
    let open = [NudgeState::Planned, NudgeState::Held];
    change(tx, may, &open, version, |update| with_words(update, words)).await?;
    record(tx, may, "change_nudge").await
}

/// A trainer writes to somebody themselves: the note leaves at once, in their words. One of two who write at the
/// same time is told that the other has.
pub async fn write_note(tx: &Tx, may: &Permit<LeadNudge>, words: &OwnWords, version: i32) -> Result<()> {
    let (on, now) = (may.on(), tx.now());
    let rule = rule_of(&on.nudge.kind).filter(|rule| rule.by == By::Trainer && on.nudge.due_at <= now);
    let rule = rule.ok_or(Refusal::conflict("nudges-not-yours"))?;
    let sent = |update| {
        with_words(update, Some(words))
            .col_expr(nudge::Column::State, Expr::value(NudgeState::Sent))
            .col_expr(nudge::Column::SettledAt, Expr::value(now))
    };
    change(tx, may, &[NudgeState::Planned], version, sent).await?;
    post(tx, rule.kind, on.nudge.person_id, on.nudge.id).await?;
    record(tx, may, "write_note").await
}

/// A trainer sees no need: nothing leaves.
pub async fn let_be(tx: &Tx, may: &Permit<LeadNudge>, version: i32) -> Result<()> {
    let now = tx.now();
    let ended = |update: UpdateMany<nudge::Entity>| {
        update
            .col_expr(nudge::Column::State, Expr::value(NudgeState::Cancelled))
            .col_expr(nudge::Column::Why, Expr::value(NudgeEnd::LetBe))
            .col_expr(nudge::Column::SettledAt, Expr::value(now))
    };
    change(tx, may, &[NudgeState::Planned, NudgeState::Held], version, ended).await?;
    record(tx, may, "let_nudge_be").await
}

/// Says of how many people of a cohort nothing is asked, of a hundred; none again with 0. Who that is is drawn
/// anew with each change, and holds for what is planned from now on.
pub async fn set_holdout(tx: &Tx, may: &Permit<ManageCohort>, kind: &'static str, percent: i32) -> Result<()> {
    let (cohort, who) = (may.on().cohort.id, may.who().id);
    if percent == 0 {
        nudge_holdout::Entity::delete_by_id((cohort, kind.to_owned())).exec(&**tx).await?;
    } else {
        let row = nudge_holdout::ActiveModel {
            cohort_id: Set(cohort),
            kind: Set(kind.to_owned()),
            percent: Set(percent),
            // Out of the id of this write: nobody chooses it.
            seed: Set(i64::try_from(tx.id().as_u128() & u128::from(u64::MAX >> 1)).unwrap_or_default()),
            set_by: Set(who),
            set_at: Set(tx.now()),
        };
        use nudge_holdout::Column::{CohortId, Kind, Percent, Seed, SetAt, SetBy};
        let mut anew = OnConflict::columns([CohortId, Kind]);
        let anew = anew.update_columns([Percent, Seed, SetBy, SetAt]).to_owned();
        nudge_holdout::Entity::insert(row).on_conflict(anew).exec_without_returning(&**tx).await?;
    }
    tx.record(Some(who), "set_holdout", ("cohort", cohort), json!({ "kind": kind, "percent": percent })).await
}
