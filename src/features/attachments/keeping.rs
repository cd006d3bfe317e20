//! What becomes of files nobody wants any more: first the bytes go, then the row that names them.

use std::collections::BTreeSet;

use chrono::Duration;
use entity::{attachment, ids::AttachmentId};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect};

use crate::{
    platform::errors::Result,
    storage::{FileKey, Store},
};

/// A file that was laid to something and never sent is forgotten after this long.
const UNSENT: Duration = Duration::days(7);
/// How many go at once.
const BATCH: u64 = 100;

/// Forgets files that were taken away, and those nobody sent within a week. A crash between the two
/// steps leaves a row whose bytes are gone; the next run finds it again.
pub async fn keep_files(store: &Store) -> Result<()> {
    let gone = Condition::any().add(attachment::Column::RemovedAt.is_not_null()).add(
        Condition::all()
            .add(attachment::Column::PostId.is_null())
            .add(attachment::Column::AddedAt.lt(store.now() - UNSENT)),
    );
    let files = store.files()?;
    loop {
        let rows = attachment::Entity::find().filter(gone.clone()).limit(BATCH).all(store.read()).await?;
        if rows.is_empty() {
            return Ok(());
        }
        // Taken away for good, before the bytes are: a draft that is sent in this moment keeps its file.
        let ids: Vec<AttachmentId> = rows.iter().map(|row| row.id).collect();
        let mine = store.write(async |tx| hold(tx, &ids, &gone).await).await?;
        for row in rows.iter().filter(|row| mine.contains(&row.id)) {
            let key = FileKey::of(&row.file_key);
            files.delete(&key.with("small")).await?;
            files.delete(&key).await?;
        }
        store
            .write(async |tx| {
                let theirs = attachment::Column::Id.is_in(mine.iter().copied());
                attachment::Entity::delete_many().filter(theirs).exec(&**tx).await?;
                Ok(())
            })
            .await?;
    }
}

/// Marks the rows as taken away that still may go, and says which they are.
async fn hold(tx: &crate::storage::Tx, ids: &[AttachmentId], gone: &Condition) -> Result<Vec<AttachmentId>> {
    use sea_orm::sea_query::Expr;
    let theirs = attachment::Column::Id.is_in(ids.iter().copied());
    attachment::Entity::update_many()
        .col_expr(attachment::Column::RemovedAt, Expr::value(tx.now()))
        .filter(theirs.clone())
        .filter(gone.clone())
        .exec(&**tx)
        .await?;
    let held = attachment::Entity::find().filter(theirs).filter(attachment::Column::RemovedAt.is_not_null());
    Ok(held.all(&**tx).await?.into_iter().map(|row| row.id).collect())
}

/// Deletes bytes no row names: what was kept for a write that then did not happen. `more` says which files
/// rows of other rooms name.
pub async fn sweep_files(store: &Store, more: impl AsyncFn(&[FileKey]) -> Result<BTreeSet<FileKey>>) -> Result<()> {
    let named = async |keys: &[FileKey]| {
        let names = keys.iter().map(FileKey::as_str);
        let found =
            attachment::Entity::find().filter(attachment::Column::FileKey.is_in(names)).all(store.read()).await?;
        let mut known = more(keys).await?;
        known.extend(found.iter().map(|row| FileKey::of(&row.file_key)));
        Ok(known)
    };
    let gone = store.files()?.sweep(store.now(), named).await?;
    if gone > 0 {
        tracing::info!(gone, "files nobody names are deleted");
    }
    Ok(())
}
