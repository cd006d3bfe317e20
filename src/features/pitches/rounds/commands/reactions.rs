//! What rounds do when a cohort or a pitch has news, and when nobody ends a session.

use entity::{
    cohort,
    ids::{CohortId, PersonId, PitchId, PitchSessionId},
    pitch, pitch_member, pitch_round, pitch_session, pitch_slot,
    states::PitchRoundState,
};
use sea_orm::{
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, Query},
};

use super::{
    super::{
        super::{
            WITHDRAWN, foresee,
            queries::{Round, rounds_of},
        },
        emails::What,
        queries::round_with,
        rules::FORGOTTEN,
    },
    hold,
    planning::call_off,
    room::{Foreseen, over},
    telling::{dates_changed, order_changed, topic},
};
use crate::{
    features::cohorts::{CALENDAR_CHANGED, CANCELLED, RunCalendar, STAY_ENDED, STAY_MOVED, pauses_of},
    platform::{
        errors::{Error, Result},
        zones,
    },
    storage::{Store, Tx, news::News},
};

/// What rounds do when a cohort or a pitch has news: times move with the calendar, a cohort that does not
/// take place hears nobody, and who is not heard has no place.
pub async fn react(tx: &Tx, news: &News) -> Result<()> {
    match news.kind {
        WITHDRAWN => free(tx, PitchId(news.subject)).await,
        CALENDAR_CHANGED => reckon(tx, CohortId(news.subject), news).await,
        CANCELLED => cancel_all(tx, CohortId(news.subject)).await,
        STAY_ENDED => leave(tx, news.id("cohort")?, PersonId(news.subject)).await,
        STAY_MOVED => leave(tx, news.id("from")?, PersonId(news.subject)).await,
        _ => Ok(()),
    }
}

/// A pitch will not be heard: its place is free. Nobody moves up by themselves; trainers see the gap.
async fn free(tx: &Tx, id: PitchId) -> Result<()> {
    let Some(row) = pitch::Entity::find_by_id(id).one(&**tx).await? else { return Ok(()) };
    let Some(round) = round_with(&**tx, row.round_id).await? else { return Ok(()) };
    if round.row.state == PitchRoundState::Cancelled {
        return Ok(());
    }
    let all = hold(tx, row.round_id).await?;
    let Some(slot) = all.place_of(id).filter(|slot| slot.heard_at.is_none()) else { return Ok(()) };
    pitch_slot::Entity::update_many()
        .col_expr(pitch_slot::Column::PitchId, Expr::value(None::<PitchId>))
        .col_expr(pitch_slot::Column::BookedAt, Expr::value(None::<chrono::DateTime<chrono::Utc>>))
        .filter(pitch_slot::Column::Id.eq(slot.id))
        .filter(pitch_slot::Column::PitchId.eq(id))
        .exec(&**tx)
        .await?;
    order_changed(tx, &all, &[slot.id]).await
}

/// Somebody has left the cohort: a pitch nobody is left to make has no place.
async fn leave(tx: &Tx, cohort: CohortId, who: PersonId) -> Result<()> {
    for round in planned(tx, cohort).await? {
        let of_round = pitch_member::Entity::find()
            .filter(pitch_member::Column::RoundId.eq(round.row.id))
            .filter(pitch_member::Column::JoinedAt.is_not_null())
            .order_by_asc(pitch_member::Column::Id)
            .all(&**tx)
            .await?;
        for own in of_round.iter().filter(|member| member.person_id == who) {
            let left = |member: &&pitch_member::Model| {
                member.pitch_id == own.pitch_id && member.person_id != who && member.ended_at.is_none()
            };
            if !of_round.iter().any(|member| left(&member)) {
                free(tx, own.pitch_id).await?;
            }
        }
    }
    Ok(())
}

/// The rounds of a cohort that take place, always in the same order.
async fn planned(tx: &Tx, cohort: CohortId) -> Result<Vec<Round>> {
    rounds_of(&**tx, cohort).await
}

/// Dates may have moved: every session that has not begun is reckoned anew. What would lie in the past
/// stays when it was, and counts from the day that is now.
async fn reckon(tx: &Tx, id: CohortId, news: &News) -> Result<()> {
    let rounds = planned(tx, id).await?;
    if rounds.is_empty() {
        return Ok(());
    }
    let cohort = cohort::Entity::find_by_id(id).one(&**tx).await?.ok_or(Error::Missing)?;
    let calendar = RunCalendar::of(&cohort, &pauses_of(&**tx, id).await?, news.number("weeks").unwrap_or_default());
    for round in rounds {
        let all = hold(tx, round.row.id).await?;
        let week = u32::try_from(all.round.row.week).unwrap_or(1);
        let mut moved = false;
        for session in &all.round.sessions {
            let begun = session.slot_since.is_some() || session.ended_at.is_some() || session.starts_at <= tx.now();
            let zone = zones::zone(&session.zone).unwrap_or(chrono_tz::Tz::UTC);
            let starts_at = calendar.moment(week, session.day, session.at, zone);
            if begun || starts_at == session.starts_at {
                continue;
            }
            let (day, starts_at) = match starts_at > tx.now() {
                true => (session.day, starts_at),
                false => {
                    let day = calendar.day_in(week, zones::date_in(zone, session.starts_at));
                    (day.unwrap_or(session.day), session.starts_at)
                }
            };
            moved |= starts_at != session.starts_at;
            write_time(tx, session.id, day, starts_at).await?;
        }
        if moved {
            dates_changed(tx, &all.round.row, What::Moved, None).await?;
        }
    }
    Ok(())
}

async fn write_time(tx: &Tx, id: PitchSessionId, day: i32, starts_at: chrono::DateTime<chrono::Utc>) -> Result<()> {
    use pitch_session::Column;
    pitch_session::Entity::update_many()
        .col_expr(Column::Day, Expr::value(day))
        .col_expr(Column::StartsAt, Expr::value(starts_at))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id))
        .exec(&**tx)
        .await?;
    tx.tell(&topic(id)).await
}

/// The cohort does not take place: neither do its rounds that have not begun.
async fn cancel_all(tx: &Tx, cohort: CohortId) -> Result<()> {
    for round in planned(tx, cohort).await? {
        let all = hold(tx, round.row.id).await?;
        let begun = |session: &pitch_session::Model| session.slot_since.is_some() || session.ended_at.is_some();
        if !all.round.sessions.iter().any(begun) {
            call_off(tx, &all).await?;
            dates_changed(tx, &all.round.row, What::Cancelled, None).await?;
        }
    }
    Ok(())
}

/// Ends sessions nobody has ended, half a day after they were to begin: nobody waits for feedback for ever.
pub async fn end_forgotten(store: &Store) -> Result<()> {
    let live = Query::select()
        .column(pitch_round::Column::Id)
        .from(pitch_round::Entity)
        .and_where(pitch_round::Column::State.ne(PitchRoundState::Cancelled))
        .to_owned();
    let find = pitch_session::Entity::find()
        .filter(pitch_session::Column::RoundId.in_subquery(live))
        .filter(pitch_session::Column::EndedAt.is_null())
        .filter(pitch_session::Column::StartsAt.lt(store.now() - FORGOTTEN))
        .order_by_asc(pitch_session::Column::Id);
    for session in find.all(store.read()).await? {
        let last = match round_with(store.read(), session.round_id).await? {
            Some(round) => round.sessions.iter().all(|one| one.id == session.id || one.ended_at.is_some()),
            None => false,
        };
        let foreseen = if last { foresee(store, session.round_id, None).await? } else { None };
        store.write(async |tx| end(tx, &session, &foreseen).await).await?;
    }
    Ok(())
}

async fn end(tx: &Tx, session: &pitch_session::Model, foreseen: &Foreseen) -> Result<()> {
    use pitch_session::Column;
    let Some(round) = round_with(&**tx, session.round_id).await? else { return Ok(()) };
    if round.row.state == PitchRoundState::Cancelled {
        return Ok(());
    }
    let all = hold(tx, session.round_id).await?;
    let ended = pitch_session::Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(tx.now()))
        .col_expr(Column::SlotId, Expr::value(None::<entity::ids::PitchSlotId>))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(session.id))
        .filter(Column::EndedAt.is_null())
        .exec(&**tx)
        .await?;
    if ended.rows_affected != 1 {
        return Ok(());
    }
    tx.tell(&topic(session.id)).await?;
    over(tx, &all, session.id, foreseen).await
}
