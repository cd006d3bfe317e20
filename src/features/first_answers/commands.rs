//! Planning when a thread goes on to whom, and asking people.

mod asking;
mod greeting;
mod planning;
mod seeking;

use entity::{
    ids::{CohortId, PersonId, PostId, ThreadId},
    states::Role,
};
use sea_orm::FromQueryResult;

pub use asking::{ask_peer, decline_ask, take_thread};
pub use greeting::pass_on_turn;
pub use planning::fill;
pub use seeking::{forget_asks, seek_peers};

use crate::{
    features::{cohorts::CALENDAR_CHANGED, discussions::POSTED},
    platform::errors::Result,
    storage::{Tx, news::News, sql},
};

/// What first answers do when a cohort has news.
pub async fn react(tx: &Tx, news: &News) -> Result<()> {
    match news.kind {
        POSTED => notice(tx, PostId(news.subject)).await,
        CALENDAR_CHANGED => planning::reckon(tx, CohortId(news.subject)).await,
        _ => Ok(()),
    }
}

#[derive(FromQueryResult)]
struct Noticed {
    thread_id: ThreadId,
    cohort_id: CohortId,
    author_id: PersonId,
    opens: i32,
    first_here: bool,
    role: Option<Role>,
}

/// Somebody wrote. What trainers write is no question that waits, and they need no greeting.
async fn notice(tx: &Tx, post: PostId) -> Result<()> {
    let text = "select p.thread_id, t.cohort_id, p.author_id, p.first_here, e.role,
            case when t.kind = 'free' and p.position = 1 then 1 else 0 end as opens
        from post p join thread t on t.id = p.thread_id
        left join enrolment e on e.cohort_id = t.cohort_id and e.person_id = p.author_id and e.ended_at is null
        where p.id = $1";
    let noticed = Noticed::find_by_statement(sql(&**tx, text, [post.into()])).one(&**tx).await?;
    let Some(noticed) = noticed.filter(|noticed| noticed.role == Some(Role::Participant)) else { return Ok(()) };
    if noticed.opens == 1 {
        planning::plan(tx, noticed.cohort_id, &[(noticed.thread_id, tx.now())]).await?;
    }
    if noticed.first_here {
        greeting::give_turns(tx, noticed.cohort_id, post, noticed.author_id).await?;
    }
    Ok(())
}
