//! Writing about files. Their bytes are kept before, and forgotten later, outside of any transaction.

use entity::{
    attachment,
    ids::{AttachmentId, PersonId, PostId},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    queries::{added_lately, of_draft},
    rules::{Description, Place, Taken, fits, undescribed},
};
use crate::{
    platform::{
        errors::{Error, Result},
        file_names::FileName,
    },
    storage::{FileKey, Tx},
};

/// A file whose bytes are kept, and that is to become somebody's.
pub struct Kept {
    /// What it is.
    pub taken: Taken,
    /// What its sender calls it.
    pub name: FileName,
    /// What it takes.
    pub bytes: i64,
    /// Where its bytes are.
    pub key: FileKey,
}

/// Lays a file to what `who` is writing at `place`.
pub(super) async fn add(tx: &Tx, who: PersonId, place: &Place, kept: &Kept) -> Result<()> {
    // Two windows that add at once must not both find the last room.
    tx.take_turns(&format!("attachments:{who}")).await?;
    let held = of_draft(&**tx, who, place).await?;
    fits(held.len(), added_lately(&**tx, who, tx.now()).await?, kept.bytes)?;
    let sides = match &kept.taken {
        Taken::Picture(picture) => (i32::try_from(picture.width).ok(), i32::try_from(picture.height).ok()),
        Taken::Pdf => (None, None),
    };
    let row = attachment::ActiveModel {
        id: Set(AttachmentId(tx.id())),
        cohort_id: Set(place.cohort),
        person_id: Set(who),
        place: Set(place.name.clone()),
        post_id: Set(None),
        position: Set(held.last().map_or(1, |last| last.position + 1)),
        kind: Set(kept.taken.kind()),
        name: Set(kept.name.to_string()),
        caption: Set(None),
        decorative: Set(false),
        bytes: Set(i32::try_from(kept.bytes).map_err(|error| Error::Broken(error.into()))?),
        width: Set(sides.0),
        height: Set(sides.1),
        file_key: Set(kept.key.as_str().to_owned()),
        added_at: Set(tx.now()),
        removed_at: Set(None),
    };
    row.insert(&**tx).await?;
    Ok(())
}

/// The files `who` has at `place`.
fn lying(who: PersonId, place: &Place) -> sea_orm::UpdateMany<attachment::Entity> {
    attachment::Entity::update_many().filter(place.holds(who)).filter(attachment::Column::RemovedAt.is_null())
}

/// Writes down what is to be seen in the pictures `who` is about to send at `place`.
pub async fn describe(tx: &Tx, who: PersonId, place: &Place, said: &[Description]) -> Result<()> {
    for one in said {
        lying(who, place)
            .col_expr(attachment::Column::Caption, Expr::value(one.caption.as_ref().map(ToString::to_string)))
            .col_expr(attachment::Column::Decorative, Expr::value(one.decorative && one.caption.is_none()))
            .filter(attachment::Column::Id.eq(one.file))
            .exec(&**tx)
            .await?;
    }
    Ok(())
}

/// Takes a file away from what `who` is writing; one that is gone already is no mistake.
pub async fn take_away(tx: &Tx, who: PersonId, place: &Place, file: AttachmentId) -> Result<()> {
    lying(who, place)
        .col_expr(attachment::Column::RemovedAt, Expr::value(tx.now()))
        .filter(attachment::Column::Id.eq(file))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Writes down what a form says about its pictures and sends all files at `place` along with `post`.
pub async fn send(tx: &Tx, who: PersonId, place: &Place, said: &[Description], post: PostId) -> Result<()> {
    describe(tx, who, place, said).await?;
    claim(tx, who, place, post).await
}

/// Sends the files `who` has laid at `place` along with `post`. Refused where a picture lacks its words.
pub async fn claim(tx: &Tx, who: PersonId, place: &Place, post: PostId) -> Result<()> {
    let laid = of_draft(&**tx, who, place).await?;
    if laid.is_empty() {
        return Ok(());
    }
    let lacking = undescribed(&laid);
    if !lacking.is_empty() {
        return Err(Error::Mistakes(lacking));
    }
    lying(who, place).col_expr(attachment::Column::PostId, Expr::value(post)).exec(&**tx).await?;
    Ok(())
}

/// Takes away the files of a post: it was taken back.
pub async fn remove_of_post(tx: &Tx, post: PostId) -> Result<()> {
    attachment::Entity::update_many()
        .col_expr(attachment::Column::RemovedAt, Expr::value(tx.now()))
        .filter(attachment::Column::PostId.eq(post))
        .filter(attachment::Column::RemovedAt.is_null())
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Forgets the files of somebody: those they never sent, and `all` of them where their words go too. The bytes
/// go with the next sweep.
pub async fn forget_files_of(tx: &Tx, who: PersonId, all: bool) -> Result<()> {
    let mut gone = attachment::Entity::delete_many().filter(attachment::Column::PersonId.eq(who));
    if !all {
        gone = gone.filter(attachment::Column::PostId.is_null());
    }
    gone.exec(&**tx).await?;
    Ok(())
}
