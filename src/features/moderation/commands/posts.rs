//! What whoever moderates does about a post.

use entity::{
    ids::{PostId, ThreadId},
    moderation, post,
    states::{Act, PostState, ReportOutcome},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::Expr};

use super::{
    record::{Subject, put_down},
    reporting::settle,
};
use crate::{
    features::{
        cohorts::writable,
        discussions::{carry_post, hold, index_post, recount},
        moderation::policies::ModeratePost,
    },
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::Tx,
};

/// Hides a post: its author and whoever moderates still read it. Reports about it are settled.
/// Refused where it was taken back or hidden meanwhile.
pub async fn hide_post(tx: &Tx, may: &Permit<ModeratePost>, reason: &str) -> Result<()> {
    let (on, who) = (may.on(), may.who().id);
    writable(on.thread.cohort.cohort.state)?;
    hold(tx, on.thread.thread.id).await?;
    if !set_hidden(tx, on.post.id, on.thread.thread.id, true).await? {
        return Err(Refusal::conflict("moderation-post-changed").into());
    }
    settle(tx, on.post.id, who, ReportOutcome::Acted).await?;
    put_down(tx, who, Act::HidePost, Subject::post(on), reason).await?;
    Ok(())
}

/// Shows a hidden post again.
pub async fn show_post(tx: &Tx, may: &Permit<ModeratePost>, reason: &str) -> Result<()> {
    let (on, who) = (may.on(), may.who().id);
    writable(on.thread.cohort.cohort.state)?;
    hold(tx, on.thread.thread.id).await?;
    if !set_hidden(tx, on.post.id, on.thread.thread.id, false).await? {
        return Err(Refusal::conflict("moderation-post-changed").into());
    }
    put_down(tx, who, Act::ShowPost, Subject::post(on), reason).await?;
    Ok(())
}

/// Hides a post or shows it; whether that changed anything.
pub(super) async fn set_hidden(tx: &Tx, id: PostId, thread: ThreadId, hidden: bool) -> Result<bool> {
    let now = hidden.then(|| tx.now());
    let standing = if hidden { post::Column::HiddenAt.is_null() } else { post::Column::HiddenAt.is_not_null() };
    let changed = post::Entity::update_many()
        .col_expr(post::Column::HiddenAt, Expr::value(now))
        .filter(post::Column::Id.eq(id))
        .filter(post::Column::ThreadId.eq(thread))
        .filter(post::Column::State.ne(PostState::Removed))
        .filter(standing)
        .exec(&**tx)
        .await?;
    recount(tx, thread).await?;
    index_post(tx, id).await?;
    Ok(changed.rows_affected == 1)
}

/// A word to the author of a post, which stands as it is. One for each post: whoever has more to say talks to them.
pub async fn note_author(tx: &Tx, may: &Permit<ModeratePost>, words: &str) -> Result<()> {
    let (on, who) = (may.on(), may.who().id);
    writable(on.thread.cohort.cohort.state)?;
    hold(tx, on.thread.thread.id).await?;
    let said = moderation::Entity::find()
        .filter(moderation::Column::PostId.eq(on.post.id))
        .filter(moderation::Column::Act.eq(Act::Note));
    if said.count(&**tx).await? > 0 {
        return Err(Refusal::conflict("moderation-noted-already").into());
    }
    settle(tx, on.post.id, who, ReportOutcome::Acted).await?;
    put_down(tx, who, Act::Note, Subject::post(on), words).await?;
    Ok(())
}

/// Puts a post into another free thread of the cohort. Reports that it belongs elsewhere are settled with it.
pub async fn move_post(tx: &Tx, may: &Permit<ModeratePost>, to: ThreadId, reason: &str) -> Result<()> {
    let (on, who) = (may.on(), may.who().id);
    writable(on.thread.cohort.cohort.state)?;
    let from = on.thread.thread.id;
    carry_post(tx, on.post.id, from, to).await?;
    settle(tx, on.post.id, who, ReportOutcome::Acted).await?;
    put_down(tx, who, Act::MovePost, Subject::post(on).in_thread(to).with(from), reason).await?;
    Ok(())
}
