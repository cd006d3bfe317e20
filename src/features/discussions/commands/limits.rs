//! How much one person may write at once. The same for everybody; words for it are kind.

use chrono::{DateTime, Duration, Utc};
use entity::ids::{CohortId, PersonId, PostId, ThreadId};
use sea_orm::FromQueryResult;

use super::written::Written;
use crate::{
    platform::errors::{Refusal, Result},
    storage::{Tx, sql},
};

/// The same words by the same person in the same place, this soon, are a slip and not a second post;
/// in another place they are refused.
pub(super) const SLIP: Duration = Duration::minutes(5);

/// How many posts one person may write in a minute. Discourse blocks bursts the same way; nobody
/// who reads before writing comes near it.
const MOST_A_MINUTE: usize = 6;

/// From how many characters on the same words in two places are refused: "Thank you!" may be said twice.
const LONG: usize = 60;

/// A post somebody wrote lately.
#[derive(FromQueryResult)]
struct Recent {
    id: PostId,
    thread_id: ThreadId,
    cohort_id: CohortId,
    answers_to: Option<PostId>,
    posted_at: DateTime<Utc>,
    same: i32,
}

impl Recent {
    /// Whether it has the words of the post that is about to be written.
    fn is_same(&self) -> bool {
        self.same == 1
    }
}

/// What somebody wrote lately, wherever in the house: read once, judged by several rules.
pub(super) struct Lately {
    posts: Vec<Recent>,
    now: DateTime<Utc>,
}

/// What somebody who is about to write this has written within [`SLIP`] and, where it is longer, `within`.
pub(super) async fn written_lately(tx: &Tx, who: PersonId, written: &Written, within: Duration) -> Result<Lately> {
    let text = "select p.id, p.thread_id, t.cohort_id, p.answers_to, p.posted_at,
            case when p.body = $3 then 1 else 0 end as same
        from post p join thread t on t.id = p.thread_id where p.author_id = $1 and p.posted_at > $2";
    let now = tx.now();
    let values = [who.into(), (now - within.max(SLIP)).into(), written.body.as_str().into()];
    let posts = Recent::find_by_statement(sql(&**tx, text, values)).all(&**tx).await?;
    Ok(Lately { posts, now })
}

impl Lately {
    /// Of somebody who wrote nothing.
    pub(super) fn nothing(now: DateTime<Utc>) -> Self {
        Self { posts: Vec::new(), now }
    }

    fn within(&self, time: Duration) -> impl Iterator<Item = &Recent> {
        let since = self.now - time;
        self.posts.iter().filter(move |post| post.posted_at > since)
    }

    /// The post that is the same slip of the finger.
    pub(super) fn slip(&self, thread: ThreadId, answers_to: Option<PostId>) -> Option<PostId> {
        let here = |post: &&Recent| post.thread_id == thread && post.answers_to == answers_to && post.is_same();
        self.within(SLIP).find(here).map(|post| post.id)
    }

    /// Refuses what comes too fast, and the same words in a second place of a cohort.
    pub(super) fn keep_limits(&self, cohort: CohortId, written: &Written) -> Result<(), Refusal> {
        let said = self.within(SLIP).any(|post| post.cohort_id == cohort && post.is_same());
        if said && written.body.as_str().chars().count() >= LONG {
            return Err(Refusal::conflict("discussions-said-elsewhere"));
        }
        if self.within(Duration::minutes(1)).count() >= MOST_A_MINUTE {
            return Err(Refusal::too_often("discussions-too-fast"));
        }
        Ok(())
    }

    /// Refuses a second post within the time in which everybody writes once, where a heated thread is slowed
    /// down. It holds for whoever moderates too.
    pub(super) fn keep_slow(&self, thread: ThreadId, slowed: Option<Duration>) -> Result<(), Refusal> {
        match slowed {
            Some(time) if self.within(time).any(|post| post.thread_id == thread) => {
                Err(Refusal::too_often("discussions-slow"))
            }
            _ => Ok(()),
        }
    }
}
