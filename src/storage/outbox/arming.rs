//! A copy of a house must not write to its people. The database knows the address of the house whose mail it
//! sends; under another one nothing leaves until somebody says that this is the house now.

use entity::mail_arming;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, sea_query::OnConflict};
use serde_json::json;

use super::super::Tx;
use crate::platform::errors::Result;

/// There is one row.
const ONLY: i32 = 1;

/// The address the mail of this database is sent for, where it is another than `base_url`.
pub async fn armed_elsewhere(db: &impl ConnectionTrait, base_url: &str) -> Result<Option<String>> {
    let row = mail_arming::Entity::find_by_id(ONLY).one(db).await?;
    Ok(row.map(|row| row.base_url).filter(|armed| armed != base_url))
}

impl Tx {
    /// A house that is new sends its mail.
    pub async fn arm_new_house(&self, base_url: &str) -> Result<()> {
        let only = OnConflict::column(mail_arming::Column::Id).do_nothing().to_owned();
        mail_arming::Entity::insert(self.arming(base_url)).on_conflict(only).exec_without_returning(&**self).await?;
        Ok(())
    }

    /// From now on the mail of this database is sent for the house at `base_url`.
    pub async fn arm_house(&self, base_url: &str) -> Result<()> {
        let mut only = OnConflict::column(mail_arming::Column::Id);
        only.update_columns([mail_arming::Column::BaseUrl, mail_arming::Column::ArmedAt]);
        mail_arming::Entity::insert(self.arming(base_url)).on_conflict(only).exec_without_returning(&**self).await?;
        self.record(None, "arm_mail", ("house", base_url), json!({})).await
    }

    fn arming(&self, base_url: &str) -> mail_arming::ActiveModel {
        mail_arming::ActiveModel { id: Set(ONLY), base_url: Set(base_url.to_owned()), armed_at: Set(self.now()) }
    }
}
