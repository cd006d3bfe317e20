//! Saying what may be used, putting people together, and mending that.

mod appointments;
mod calendar;
mod changes;
mod ground;
mod groups;
mod notes;
mod repair;
mod rounds;
mod silence;
mod wishes;

use entity::ids::{CohortId, PersonId};

pub use appointments::{NewTime, agree_to_time, suggest_time};
pub use calendar::keep_rounds;
pub use changes::{drop_proposal, keep_group, swap_partners};
pub use notes::{SharedNotes, forget_together, say_how_it_went, write_shared_notes};
pub use repair::{decline, repair_rounds};
pub use rounds::{propose_round, publish_round};
pub use silence::{ask_gently, leave_silent, tell_trainers};
pub use wishes::save_wishes;

use crate::{
    features::cohorts::{BREAK_BEGUN, BREAK_ENDED, STAY_BEGUN, STAY_ENDED, STAY_MOVED},
    platform::errors::Result,
    storage::{Tx, news::News},
};

/// What happens to partners when a cohort has news: who comes late or is back from a break gets one; when
/// somebody leaves or takes a break, nobody stays alone for it. What they wished is forgotten as they leave.
pub async fn react(tx: &Tx, news: &News) -> Result<()> {
    let cohort = match news.kind {
        STAY_BEGUN | BREAK_ENDED => return repair::come(tx, news.id("cohort")?).await,
        BREAK_BEGUN => return repair::leave(tx, news.id("cohort")?, PersonId(news.subject)).await,
        STAY_ENDED => news.id("cohort")?,
        STAY_MOVED => news.id("from")?,
        _ => return Ok(()),
    };
    wishes::forget(tx, cohort, PersonId(news.subject)).await?;
    repair::leave(tx, cohort, PersonId(news.subject)).await
}

/// Whoever changes the partners of a cohort does so alone.
async fn take_turns(tx: &Tx, cohort: CohortId) -> Result<()> {
    tx.take_turns(&format!("sparring {cohort}")).await
}
