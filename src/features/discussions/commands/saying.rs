//! What one says about a post or a thread with one press.

use entity::{
    bookmark,
    ids::PostId,
    post, reaction,
    states::{PostState, ReactionKind, Watch},
    thread, thread_watch,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};

use super::placing::hold;
use crate::{
    features::{
        cohorts::writable,
        discussions::policies::{AcceptAnswer, ReactToPost, ReadThread},
    },
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::Tx,
};

/// Says that a post helped, that one asks the same, or thank you; or no longer says so.
pub async fn set_reaction(tx: &Tx, may: &Permit<ReactToPost>, kind: ReactionKind, on: bool) -> Result<()> {
    writable(may.on().thread.cohort.cohort.state)?;
    let (post, who) = (&may.on().post, may.who().id);
    still_stands(tx, post.id).await?;
    if on {
        let row = reaction::ActiveModel {
            post_id: Set(post.id),
            person_id: Set(who),
            kind: Set(kind),
            made_at: Set(tx.now()),
        };
        reaction::Entity::insert(row)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(&**tx)
            .await?;
    } else {
        reaction::Entity::delete_by_id((post.id, who, kind)).exec(&**tx).await?;
    }
    Ok(())
}

/// Takes the post's row and refuses where it was taken back or hidden meanwhile.
async fn still_stands(tx: &Tx, id: PostId) -> Result<()> {
    let held = post::Entity::update_many()
        .col_expr(post::Column::Version, Expr::col(post::Column::Version))
        .filter(post::Column::Id.eq(id))
        .filter(post::Column::State.ne(PostState::Removed))
        .filter(post::Column::HiddenAt.is_null())
        .exec(&**tx)
        .await?;
    if held.rows_affected == 1 { Ok(()) } else { Err(Refusal::conflict("discussions-post-gone").into()) }
}

/// Keeps a post to find it again, or no longer does.
pub async fn set_bookmark(tx: &Tx, may: &Permit<ReactToPost>, on: bool) -> Result<()> {
    let (post, who) = (&may.on().post, may.who().id);
    if on {
        still_stands(tx, post.id).await?;
        let row = bookmark::ActiveModel { person_id: Set(who), post_id: Set(post.id), made_at: Set(tx.now()) };
        bookmark::Entity::insert(row)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(&**tx)
            .await?;
    } else {
        bookmark::Entity::delete_by_id((who, post.id)).exec(&**tx).await?;
    }
    Ok(())
}

/// Says what one wants to hear of a thread: everything, nothing, or (`None`) what concerns oneself.
pub async fn set_watch(tx: &Tx, may: &Permit<ReadThread>, watch: Option<Watch>) -> Result<()> {
    let (thread, who) = (may.on().thread.id, may.who().id);
    let Some(watch) = watch else {
        thread_watch::Entity::delete_by_id((thread, who)).exec(&**tx).await?;
        return Ok(());
    };
    let row = thread_watch::ActiveModel {
        thread_id: Set(thread),
        person_id: Set(who),
        watch: Set(watch),
        set_at: Set(tx.now()),
    };
    thread_watch::Entity::insert(row)
        .on_conflict(
            OnConflict::columns([thread_watch::Column::ThreadId, thread_watch::Column::PersonId])
                .update_columns([thread_watch::Column::Watch, thread_watch::Column::SetAt])
                .to_owned(),
        )
        .exec_without_returning(&**tx)
        .await?;
    Ok(())
}

/// Whoever asked says: this answered it; or no longer says so. One post of a thread at a time.
pub async fn accept(tx: &Tx, may: &Permit<AcceptAnswer>, on: bool) -> Result<()> {
    writable(may.on().thread.cohort.cohort.state)?;
    let post = &may.on().post;
    hold(tx, post.thread_id).await?;
    if on {
        still_stands(tx, post.id).await?;
    }
    let mut change = thread::Entity::update_many()
        .col_expr(thread::Column::AcceptedPostId, Expr::value(on.then_some(post.id)))
        .filter(thread::Column::Id.eq(post.thread_id));
    if !on {
        // Another tab may have chosen another post since.
        change = change.filter(thread::Column::AcceptedPostId.eq(post.id));
    }
    change.exec(&**tx).await?;
    Ok(())
}
