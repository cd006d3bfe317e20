//! Sharing out, saying something, and seeing to it that nobody is left with too little.

mod getting;
mod giving;
mod keeping;
mod practising;
mod sharing;
mod taking;

use chrono::{DateTime, Utc};
use entity::{
    ids::{CohortId, PersonId, PitchId, PitchRoundId, PitchShareId},
    pitch_round, pitch_share,
    states::{PitchRoundState, ShareKind, ShareState},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, OnConflict},
};

pub use getting::{mark_helped, say_change};
pub use giving::{Words, change_feedback, give_feedback, is_late, keep_draft};
pub use keeping::keep_feedback;
pub use practising::{practise, skip_practice};
pub use sharing::foresee;
pub use taking::{pass_on, take_next, take_short};

use crate::{
    features::{
        cohorts::{BREAK_BEGUN, STAY_ENDED, STAY_MOVED},
        pitches::{HEARD, ROUND_OVER, WITHDRAWN},
    },
    platform::errors::Result,
    storage::{Tx, news::News},
};

/// What happens to feedback when there is news: it is shared out as a round is over, and shared anew when
/// somebody, or a pitch, goes.
pub async fn react(tx: &Tx, news: &News) -> Result<()> {
    match news.kind {
        ROUND_OVER => sharing::share(tx, PitchRoundId(news.subject), news.facts.get("foreseen")).await,
        HEARD => sharing::heard(tx, news.id("round")?, PitchId(news.subject)).await,
        WITHDRAWN => sharing::withdrawn(tx, news.id("round")?, PitchId(news.subject)).await,
        BREAK_BEGUN => sharing::gone(tx, news.id("cohort")?, PersonId(news.subject)).await,
        STAY_ENDED => sharing::left(tx, news.id("cohort")?, PersonId(news.subject)).await,
        STAY_MOVED => sharing::left(tx, news.id("from")?, PersonId(news.subject)).await,
        _ => Ok(()),
    }
}

/// Whoever changes who says something to what in a cohort does so alone: how many a pitch can expect is counted.
async fn take_turns(tx: &Tx, cohort: CohortId) -> Result<()> {
    tx.take_turns(&format!("feedback {cohort}")).await
}

/// The rounds of a cohort in which people are asked for something, the newest first.
async fn open_rounds(tx: &Tx, cohort: CohortId) -> Result<Vec<pitch_round::Model>> {
    let find = pitch_round::Entity::find()
        .filter(pitch_round::Column::CohortId.eq(cohort))
        .filter(pitch_round::Column::State.eq(PitchRoundState::Planned))
        .filter(pitch_round::Column::SharedAt.is_not_null())
        .order_by_desc(pitch_round::Column::SharedAt);
    Ok(find.all(&**tx).await?)
}

/// Makes a pitch somebody's until `due_at`; not twice.
async fn hand(
    tx: &Tx,
    (round, pitch): (PitchRoundId, PitchId),
    giver: PersonId,
    kind: ShareKind,
    due_at: DateTime<Utc>,
) -> Result<bool> {
    let row = pitch_share::ActiveModel {
        id: Set(PitchShareId(tx.id())),
        round_id: Set(round),
        pitch_id: Set(pitch),
        giver_id: Set(giver),
        kind: Set(kind),
        state: Set(ShareState::Open),
        shared_at: Set(tx.now()),
        due_at: Set(due_at),
        settled_at: Set(None),
    };
    let once = OnConflict::new().do_nothing().to_owned();
    Ok(pitch_share::Entity::insert(row).on_conflict(once).exec_without_returning(&**tx).await? == 1)
}

/// An open share of this pitch becomes this; whether there was one.
async fn settle(tx: &Tx, pitch: PitchId, giver: PersonId, state: ShareState) -> Result<bool> {
    let settled = pitch_share::Entity::update_many()
        .col_expr(pitch_share::Column::State, Expr::value(state))
        .col_expr(pitch_share::Column::SettledAt, Expr::value(tx.now()))
        .filter(pitch_share::Column::PitchId.eq(pitch))
        .filter(pitch_share::Column::GiverId.eq(giver))
        .filter(pitch_share::Column::State.eq(ShareState::Open))
        .exec(&**tx)
        .await?;
    Ok(settled.rows_affected == 1)
}

/// A share that is somebody's although its time is over makes room for another one.
async fn lapse_old(tx: &Tx, pitch: PitchId, giver: PersonId) -> Result<()> {
    pitch_share::Entity::update_many()
        .col_expr(pitch_share::Column::State, Expr::value(ShareState::Lapsed))
        .col_expr(pitch_share::Column::SettledAt, Expr::value(tx.now()))
        .filter(pitch_share::Column::PitchId.eq(pitch))
        .filter(pitch_share::Column::GiverId.eq(giver))
        .filter(pitch_share::Column::State.eq(ShareState::Open))
        .filter(pitch_share::Column::DueAt.lte(tx.now()))
        .exec(&**tx)
        .await?;
    Ok(())
}
