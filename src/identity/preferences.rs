//! Which e-mails somebody does not want.

use entity::{ids::PersonId, mail_preference};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};

use crate::{
    platform::errors::Result,
    storage::{Store, Tx},
};

/// Says whether a kind of e-mail is wanted.
pub async fn set_wanted(tx: &Tx, who: PersonId, kind: &str, wanted: bool) -> Result<()> {
    if wanted {
        mail_preference::Entity::delete_by_id((who, kind.to_owned())).exec(&**tx).await?;
        return Ok(());
    }
    let row =
        mail_preference::ActiveModel { person_id: Set(who), kind: Set(kind.to_owned()), off_since: Set(tx.now()) };
    mail_preference::Entity::insert(row)
        .on_conflict(
            OnConflict::columns([mail_preference::Column::PersonId, mail_preference::Column::Kind])
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(&**tx)
        .await?;
    Ok(())
}

/// The kinds a person does not want.
pub async fn unwanted_kinds(store: &Store, who: PersonId) -> Result<Vec<String>> {
    let rows =
        mail_preference::Entity::find().filter(mail_preference::Column::PersonId.eq(who)).all(store.read()).await?;
    Ok(rows.into_iter().map(|row| row.kind).collect())
}
