//! Asking the owners to look again, and their answer.

use chrono::Duration;
use entity::{
    appeal, moderation, post,
    states::{Act, AppealOutcome, ThreadState},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};
use serde_json::json;

use super::{
    posts::set_hidden,
    record::{Subject, put_down},
    threads::set_state,
};
use crate::{
    features::{
        discussions::{carry_post, hold, index_thread},
        moderation::{
            emails::{Appealed, Decided},
            policies::{AnswerAct, DecideAppeal, may_be_appealed},
            queries::deciders,
        },
    },
    identity::Permit,
    platform::errors::{Error, Refusal, Result},
    storage::Tx,
};

/// How long one may ask the owners to look again.
const APPEALS_FOR: Duration = Duration::days(30);

/// Asks the owners to look again at what was done about one's own words: once for each act, within thirty days.
pub async fn ask_owners(tx: &Tx, may: &Permit<AnswerAct>, words: &str) -> Result<()> {
    let (act, who) = (&may.on().act, may.who().id);
    if !may_be_appealed(act.act) || act.done_at + APPEALS_FOR < tx.now() {
        return Err(Refusal::conflict("moderation-no-appeal").into());
    }
    let row = appeal::ActiveModel {
        moderation_id: Set(act.id),
        person_id: Set(who),
        words: Set(words.to_owned()),
        made_at: Set(tx.now()),
        outcome: Set(None),
        answer: Set(String::new()),
        decided_by: Set(None),
        decided_at: Set(None),
    };
    let written = appeal::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(&**tx)
        .await?;
    if written == 0 {
        return Err(Refusal::conflict("moderation-appealed-already").into());
    }
    for owner in deciders(&**tx, act).await? {
        tx.post(owner, &Appealed { moderation: act.id }).await?;
    }
    tx.record(Some(who), "appeal", ("moderation", act.id), json!({})).await
}

/// Decides about an appeal: what was done stands, or is undone. One decision; the second is refused.
pub async fn decide_appeal(tx: &Tx, may: &Permit<DecideAppeal>, outcome: AppealOutcome, answer: &str) -> Result<()> {
    let (act, who) = (&may.on().about.act, may.who().id);
    let decided = appeal::Entity::update_many()
        .col_expr(appeal::Column::Outcome, Expr::value(Some(outcome)))
        .col_expr(appeal::Column::Answer, Expr::value(answer))
        .col_expr(appeal::Column::DecidedBy, Expr::value(Some(who)))
        .col_expr(appeal::Column::DecidedAt, Expr::value(Some(tx.now())))
        .filter(appeal::Column::ModerationId.eq(act.id))
        .filter(appeal::Column::DecidedAt.is_null())
        .exec(&**tx)
        .await?;
    if decided.rows_affected != 1 {
        return Err(Refusal::conflict("moderation-decided").into());
    }
    if outcome == AppealOutcome::Lifted {
        lift(tx, may, act, answer).await?;
    }
    let asked = appeal::Entity::find_by_id(act.id).one(&**tx).await?.ok_or(Error::Missing)?;
    tx.post(asked.person_id, &Decided { moderation: act.id }).await?;
    tx.record(Some(who), "decide_appeal", ("moderation", act.id), json!({ "outcome": outcome.word() })).await
}

/// Undoes an act, as far as nobody has undone it meanwhile; that goes on record as an act of its own.
async fn lift(tx: &Tx, may: &Permit<DecideAppeal>, act: &moderation::Model, why: &str) -> Result<()> {
    let subject = Subject::of(act);
    let undone = match (act.act, act.post_id) {
        (Act::HidePost, Some(id)) => {
            let post = post::Entity::find_by_id(id).one(&**tx).await?.ok_or(Error::Missing)?;
            hold(tx, post.thread_id).await?;
            set_hidden(tx, id, post.thread_id, false).await?.then_some((Act::ShowPost, subject))
        }
        (Act::MovePost, Some(id)) => {
            let back = act.other_thread_id.ok_or(Error::Missing)?;
            carry_post(tx, id, act.thread_id, back).await?;
            Some((Act::MovePost, subject.in_thread(back).with(act.thread_id)))
        }
        (Act::Lock, _) => {
            let open = set_state(tx, act.thread_id, &[ThreadState::Locked], ThreadState::Open).await?;
            open.then_some((Act::Unlock, subject))
        }
        (Act::Hide, _) => {
            let shown = set_state(tx, act.thread_id, &[ThreadState::Hidden], ThreadState::Open).await?;
            index_thread(tx, act.thread_id).await?;
            shown.then_some((Act::Show, subject))
        }
        _ => None,
    };
    if let Some((lifted, subject)) = undone {
        // The answer to the appeal says it to the person concerned.
        let why: String = why.chars().take(500).collect();
        put_down(tx, may.who().id, lifted, subject, &why).await?;
    }
    Ok(())
}
