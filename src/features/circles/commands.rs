//! Making circles, publishing them, and what a circle does for itself.

mod breaks;
mod forming;
mod merging;
mod ours;
mod own;
mod proposing;
mod publishing;
mod whole;

use entity::ids::{CohortId, PersonId};

pub use forming::{join_circle, leave_circle, open_circle};
pub use merging::{answer_merge, unite_by_hand};
pub use ours::{HourTerms, set_hour, take_week};
pub use own::{Settling, add_contribution, say_goal, say_there, settle_contribution};
pub use proposing::{discard_proposal, propose_circles, put_into};
pub use publishing::publish_circles;
pub use whole::repair_circles;

use crate::{
    features::cohorts::{BREAK_BEGUN, BREAK_ENDED, CALENDAR_CHANGED, CANCELLED, STAY_BEGUN, STAY_ENDED, STAY_MOVED},
    platform::errors::Result,
    storage::{Tx, news::News},
};

/// What happens to circles when a cohort has news: who comes late is in one at once, who leaves leaves
/// nothing behind, who was on a break finds their place again, circles stay whole, and their hours go with
/// the calendar.
pub async fn react(tx: &Tx, news: &News) -> Result<()> {
    match news.kind {
        STAY_BEGUN => whole::come(tx, news.id("cohort")?).await,
        STAY_ENDED => whole::leave(tx, news.id("cohort")?, PersonId(news.subject)).await,
        STAY_MOVED => whole::leave(tx, news.id("from")?, PersonId(news.subject)).await,
        BREAK_BEGUN => breaks::begin(tx, news.id("cohort")?, PersonId(news.subject)).await,
        BREAK_ENDED => breaks::over(tx, news.id("cohort")?, PersonId(news.subject)).await,
        CALENDAR_CHANGED => ours::reckon_all(tx, CohortId(news.subject), news).await,
        CANCELLED => ours::call_off(tx, CohortId(news.subject)).await,
        _ => Ok(()),
    }
}

/// Whoever changes the circles of a cohort does so alone.
async fn take_turns(tx: &Tx, cohort: CohortId) -> Result<()> {
    tx.take_turns(&format!("circles {cohort}")).await
}
