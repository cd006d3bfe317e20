//! Saying what may be used, putting people together, and mending that.

mod repair;
mod rounds;
mod wishes;

use entity::ids::{CohortId, PersonId};

pub use repair::{decline, repair_rounds};
pub use rounds::{drop_proposal, keep_group, propose_round, publish_round, swap_partners};
pub use wishes::save_wishes;

use crate::{
    features::cohorts::{STAY_ENDED, STAY_MOVED},
    platform::errors::{Error, Result},
    storage::{Tx, news::News},
};

/// What happens to partners when a cohort has news: somebody leaves, what they
/// wished is forgotten, and nobody stays alone for it.
pub async fn react(tx: &Tx, news: &News) -> Result<()> {
    let cohort = match news.kind {
        STAY_ENDED => cohort_in(news, "cohort")?,
        STAY_MOVED => cohort_in(news, "from")?,
        _ => return Ok(()),
    };
    wishes::forget(tx, cohort, PersonId(news.subject)).await?;
    repair::leave(tx, cohort, PersonId(news.subject)).await
}

fn cohort_in(news: &News, fact: &str) -> Result<CohortId> {
    let id = news.facts.get(fact).and_then(|id| id.as_str()?.parse().ok());
    id.ok_or_else(|| Error::Broken(anyhow::anyhow!("{} does not say {fact}", news.kind)))
}

/// Whoever changes the partners of a cohort does so alone.
async fn take_turns(tx: &Tx, cohort: CohortId) -> Result<()> {
    tx.take_turns(&format!("sparring {cohort}")).await
}
