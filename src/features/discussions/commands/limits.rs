//! How much one person may write at once. The same for everybody; words for it are kind.

use chrono::Duration;
use entity::{
    ids::{CohortId, PersonId, PostId, ThreadId},
    post,
};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter};

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
const MOST_A_MINUTE: i64 = 6;

/// From how many characters on the same words in two places are refused: "Thank you!" may be said twice.
const LONG: usize = 60;

#[derive(FromQueryResult)]
struct Lately {
    minute: i64,
    same: i64,
}

/// Refuses what comes too fast, and the same words in a second place.
pub(super) async fn keep_limits(tx: &Tx, cohort: CohortId, who: PersonId, written: &Written) -> Result<()> {
    let text = "select coalesce(sum(case when p.posted_at > $3 then 1 else 0 end), 0) as minute,
            coalesce(sum(case when p.body = $5 and t.cohort_id = $4 then 1 else 0 end), 0) as same
        from post p join thread t on t.id = p.thread_id where p.author_id = $1 and p.posted_at > $2";
    let now = tx.now();
    let values = [
        who.into(),
        (now - SLIP).into(),
        (now - Duration::minutes(1)).into(),
        cohort.into(),
        written.body.as_str().into(),
    ];
    let lately = Lately::find_by_statement(sql(&**tx, text, values)).one(&**tx).await?;
    match lately {
        Some(lately) if lately.same > 0 && written.body.as_str().chars().count() >= LONG => {
            Err(Refusal::conflict("discussions-said-elsewhere").into())
        }
        Some(lately) if lately.minute >= MOST_A_MINUTE => Err(Refusal::too_often("discussions-too-fast").into()),
        _ => Ok(()),
    }
}

/// The post that is the same slip of the finger.
pub(super) async fn slip(
    tx: &Tx,
    thread: ThreadId,
    who: PersonId,
    answers_to: Option<PostId>,
    written: &Written,
) -> Result<Option<PostId>> {
    let mut find = post::Entity::find()
        .filter(post::Column::ThreadId.eq(thread))
        .filter(post::Column::AuthorId.eq(who))
        .filter(post::Column::Body.eq(written.body.as_str()))
        .filter(post::Column::PostedAt.gt(tx.now() - SLIP));
    find = match answers_to {
        Some(answered) => find.filter(post::Column::AnswersTo.eq(answered)),
        None => find.filter(post::Column::AnswersTo.is_null()),
    };
    Ok(find.one(&**tx).await?.map(|post| post.id))
}
