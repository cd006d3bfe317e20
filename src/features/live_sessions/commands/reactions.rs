//! What live sessions do when a cohort has news: dates move, it is cancelled, somebody leaves.

use entity::{
    cohort,
    ids::{CohortId, PersonId},
    live_session, session_slot,
    states::SessionState,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};

use super::{
    super::{
        queries::times_of,
        rules::{is_to_come, zone_of},
    },
    answers::withdraw,
    moving::{call_off, tell, write_time},
    places::hold_session,
};
use crate::{
    features::cohorts::{CALENDAR_CHANGED, CANCELLED, RunCalendar, STAY_ENDED, STAY_MOVED, pauses_of},
    platform::{
        errors::{Error, Result},
        zones,
    },
    storage::{Tx, news::News},
};

/// What live sessions do when a cohort has news.
pub async fn react(tx: &Tx, news: &News) -> Result<()> {
    match news.kind {
        CALENDAR_CHANGED => reckon(tx, CohortId(news.subject), news).await,
        CANCELLED => call_off_all(tx, CohortId(news.subject)).await,
        STAY_ENDED => leave(tx, news.id("cohort")?, PersonId(news.subject)).await,
        STAY_MOVED => leave(tx, news.id("from")?, PersonId(news.subject)).await,
        _ => super::forgetting::forget(tx, news).await,
    }
}

/// The sessions of a cohort that are not cancelled, always in the same order, or two who take them
/// across each other would wait for ever.
async fn planned(tx: &Tx, cohort: CohortId) -> Result<Vec<live_session::Model>> {
    let find = live_session::Entity::find()
        .filter(live_session::Column::CohortId.eq(cohort))
        .filter(live_session::Column::State.eq(SessionState::Planned));
    Ok(find.order_by_asc(live_session::Column::Id).all(&**tx).await?)
}

/// Dates may have moved: every time that has not begun is reckoned anew.
async fn reckon(tx: &Tx, id: CohortId, news: &News) -> Result<()> {
    let cohort = cohort::Entity::find_by_id(id).one(&**tx).await?.ok_or(Error::Missing)?;
    let calendar = RunCalendar::of(&cohort, &pauses_of(&**tx, id).await?, news.number("weeks").unwrap_or_default());
    for session in planned(tx, id).await? {
        let session = hold_session(tx, session.id).await?;
        let mut moved = Vec::new();
        for slot in times_of(&**tx, session.id).await? {
            if is_to_come(&slot, tx.now()).is_err() {
                continue;
            }
            let Some(after) = reckoned(&calendar, &slot, tx) else { continue };
            write_time(tx, &after).await?;
            if after.starts_at != slot.starts_at {
                moved.push((after, slot.starts_at));
            }
        }
        if !moved.is_empty() {
            tell(tx, &session, &moved).await?;
        }
    }
    Ok(())
}

/// A time by the calendar as it is now; none where nothing changes. What would lie in the past by
/// it stays when it was, and counts from the day that is now.
fn reckoned(calendar: &RunCalendar, slot: &session_slot::Model, tx: &Tx) -> Option<session_slot::Model> {
    let (zone, week) = (zone_of(slot), u32::try_from(slot.week).unwrap_or(1));
    let starts_at = calendar.moment(week, slot.day, slot.at, zone);
    if starts_at == slot.starts_at {
        return None;
    }
    if starts_at > tx.now() {
        return Some(session_slot::Model { starts_at, sequence: slot.sequence + 1, ..slot.clone() });
    }
    let (week, day) = calendar.place_of(zones::date_in(zone, slot.starts_at))?;
    Some(session_slot::Model { week: i32::try_from(week).unwrap_or(1), day, ..slot.clone() })
}

/// The cohort does not take place, and neither does what was still to come in it.
async fn call_off_all(tx: &Tx, cohort: CohortId) -> Result<()> {
    for session in planned(tx, cohort).await? {
        let session = hold_session(tx, session.id).await?;
        let slots = times_of(&**tx, session.id).await?;
        if slots.iter().any(|slot| is_to_come(slot, tx.now()).is_ok()) {
            // No words of anybody's: its page says that the cohort was cancelled.
            call_off(tx, &session, &slots, "").await?;
        }
    }
    Ok(())
}

/// Somebody has left the cohort: their places are free, and nobody counts on them to moderate.
async fn leave(tx: &Tx, cohort: CohortId, who: PersonId) -> Result<()> {
    for session in planned(tx, cohort).await? {
        let session = hold_session(tx, session.id).await?;
        withdraw(tx, &session, who).await?;
        session_slot::Entity::update_many()
            .col_expr(session_slot::Column::HostId, Expr::value(None::<PersonId>))
            .filter(session_slot::Column::SessionId.eq(session.id))
            .filter(session_slot::Column::HostId.eq(who))
            .filter(session_slot::Column::StartsAt.gt(tx.now()))
            .exec(&**tx)
            .await?;
    }
    Ok(())
}
