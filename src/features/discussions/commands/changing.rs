//! Changing what one wrote, and taking it back.

use entity::{bookmark, mention, post, post_version, reaction, states::PostState, thread};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Expr, SelectStatement},
};
use serde_json::json;

use super::{naming::name_people, placing::recount, written::Written};
use crate::{
    features::{
        attachments::remove_of_post,
        cohorts::writable,
        discussions::{
            policies::{ChangePost, RemovePost},
            rules::still_own,
            searching::index_post,
        },
    },
    identity::Permit,
    platform::{
        errors::{Refusal, Result},
        markdown::RENDERER,
    },
    storage::{Tx, sql},
};

/// Changes what one wrote; what it said before is kept for whoever moderates.
/// Refused where it was changed or taken back since `version` was shown.
pub async fn change_post(tx: &Tx, may: &Permit<ChangePost>, version: i32, written: &Written) -> Result<()> {
    let post = &may.on().post;
    writable(may.on().thread.cohort.cohort.state)?;
    still_own(post)?;
    keep_version(tx, post, version).await?;
    let changed = post::Entity::update_many()
        .col_expr(post::Column::Body, Expr::value(written.body.to_string()))
        .col_expr(post::Column::BodyHtml, Expr::value(written.html.clone()))
        .col_expr(post::Column::Renderer, Expr::value(RENDERER))
        .col_expr(post::Column::State, Expr::value(PostState::Edited))
        .col_expr(post::Column::EditedAt, Expr::value(tx.now()))
        .col_expr(post::Column::Version, Expr::col(post::Column::Version).add(1))
        .filter(post::Column::Id.eq(post.id))
        .filter(post::Column::Version.eq(version))
        .filter(post::Column::State.ne(PostState::Removed))
        .exec(&**tx)
        .await?;
    if changed.rows_affected != 1 {
        return Err(Refusal::conflict("discussions-changed-meanwhile").into());
    }
    name_people(tx, &may.on().thread.thread, post.id, post.author_id, written).await?;
    index_post(tx, post.id).await
}

async fn keep_version(tx: &Tx, post: &post::Model, version: i32) -> Result<()> {
    let text = "insert into post_version (post_id, version, body, replaced_at)
        select id, version, body, $3 from post where id = $1 and version = $2 and state <> 'removed'
        on conflict do nothing";
    tx.execute_raw(sql(&**tx, text, [post.id.into(), version.into(), tx.now().into()])).await?;
    Ok(())
}

/// Takes a post back: its words are gone, those of earlier versions too; its place stays, and so do the replies.
pub async fn remove_post(tx: &Tx, may: &Permit<RemovePost>) -> Result<()> {
    let post = &may.on().post;
    let this = post::Entity::find_by_id(post.id).select_only().column(post::Column::Id).into_query();
    if empty_posts(tx, &this).await? != 1 {
        return Err(Refusal::conflict("discussions-post-gone").into());
    }
    remove_of_post(tx, post.id).await?;
    recount(tx, post.thread_id).await?;
    index_post(tx, post.id).await?;
    let facts = json!({ "own": post.author_id == may.who().id });
    tx.record(Some(may.who().id), "remove_post", ("post", post.id), facts).await
}

/// Empties the posts a selection of ids finds, as far as they stand: their words go, with what hangs on them. How many
/// those were.
pub(super) async fn empty_posts(tx: &Tx, which: &SelectStatement) -> Result<u64> {
    let these = || which.clone();
    post_version::Entity::delete_many().filter(post_version::Column::PostId.in_subquery(these())).exec(&**tx).await?;
    reaction::Entity::delete_many().filter(reaction::Column::PostId.in_subquery(these())).exec(&**tx).await?;
    bookmark::Entity::delete_many().filter(bookmark::Column::PostId.in_subquery(these())).exec(&**tx).await?;
    mention::Entity::delete_many().filter(mention::Column::PostId.in_subquery(these())).exec(&**tx).await?;
    thread::Entity::update_many()
        .col_expr(thread::Column::AcceptedPostId, Expr::value(Option::<entity::ids::PostId>::None))
        .filter(thread::Column::AcceptedPostId.in_subquery(these()))
        .exec(&**tx)
        .await?;
    let emptied = post::Entity::update_many()
        .col_expr(post::Column::Body, Expr::value(""))
        .col_expr(post::Column::BodyHtml, Expr::value(""))
        .col_expr(post::Column::State, Expr::value(PostState::Removed))
        .col_expr(post::Column::EditedAt, Expr::value(tx.now()))
        .col_expr(post::Column::Version, Expr::col(post::Column::Version).add(1))
        .filter(post::Column::Id.in_subquery(these()))
        .filter(post::Column::State.ne(PostState::Removed))
        .exec(&**tx)
        .await?;
    Ok(emptied.rows_affected)
}
