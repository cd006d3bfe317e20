//! Planning when a thread goes on to whom, and asking people.

mod asking;
mod greeting;
mod planning;
mod seeking;

use entity::{
    ids::{CohortId, PostId},
    states::Role,
};

pub use asking::{ask_peer, decline_ask};
pub use greeting::pass_on_turn;
pub use planning::fill;
pub use seeking::{forget_asks, seek_peers};

use crate::{
    features::{
        cohorts::{CALENDAR_CHANGED, is_member_as},
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
    if !(posted.opens || posted.first_here)
        || !is_member_as(&**tx, posted.cohort, posted.author, Role::Participant).await?
    {
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
