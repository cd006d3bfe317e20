//! Planning when a thread goes on to whom, and asking people.

mod asking;
mod greeting;
mod planning;
mod seeking;

use entity::{
    enrolment,
    ids::{CohortId, PersonId, PostId},
    states::Role,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

pub use asking::{ask_peer, decline_ask};
pub use greeting::pass_on_turn;
pub use planning::fill;
pub use seeking::{forget_asks, seek_peers};

use crate::{
    features::{
        cohorts::CALENDAR_CHANGED,
        discussions::{POSTED, Posted},
    },
    platform::errors::Result,
    storage::{Tx, news::News},
};

/// What first answers do when a cohort has news.
pub async fn react(tx: &Tx, news: &News) -> Result<()> {
    match news.kind {
        POSTED => notice(tx, news).await,
        CALENDAR_CHANGED => planning::reckon(tx, CohortId(news.subject)).await,
        _ => Ok(()),
    }
}

/// Somebody wrote. Most posts are neither a question nor anybody's first; what trainers write is no
/// question that waits, and they need no greeting.
async fn notice(tx: &Tx, news: &News) -> Result<()> {
    let posted: Posted = news.read()?;
    if !(posted.opens || posted.first_here) || !is_participant(tx, posted.cohort, posted.author).await? {
        return Ok(());
    }
    if posted.opens {
        planning::plan(tx, posted.cohort, &[(posted.thread, tx.now())]).await?;
    }
    if posted.first_here {
        greeting::give_turns(tx, posted.cohort, PostId(news.subject), posted.author).await?;
    }
    Ok(())
}

async fn is_participant(tx: &Tx, cohort: CohortId, who: PersonId) -> Result<bool> {
    let stays = enrolment::Entity::find()
        .filter(enrolment::Column::CohortId.eq(cohort))
        .filter(enrolment::Column::PersonId.eq(who))
        .filter(enrolment::Column::Role.eq(Role::Participant))
        .filter(enrolment::Column::EndedAt.is_null());
    Ok(stays.one(&**tx).await?.is_some())
}
