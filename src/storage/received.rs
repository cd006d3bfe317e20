//! E-mails that come in. Mail systems deliver at least once; what an e-mail brings about must
//! come about once, so each is remembered in the transaction it causes.

use chrono::Duration;
use entity::received_mail;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};

use super::Tx;
use crate::platform::{errors::Result, secrets};

/// For how long an e-mail is remembered; longer than any mail system tries to deliver it.
const REMEMBERED_FOR: Duration = Duration::days(30);

impl Tx {
    /// Whether the e-mail with this Message-ID comes in for the first time; from now on it does not.
    pub async fn receive_mail(&self, message_id: &str) -> Result<bool> {
        let row = received_mail::ActiveModel { hash: Set(secrets::hash(message_id)), received_at: Set(self.now()) };
        let known = OnConflict::column(received_mail::Column::Hash).do_nothing().to_owned();
        let new = received_mail::Entity::insert(row).on_conflict(known).exec_without_returning(&**self).await?;
        Ok(new == 1)
    }

    /// Forgets e-mails that came in long ago.
    pub async fn forget_received(&self) -> Result<u64> {
        let old = self.now() - REMEMBERED_FOR;
        let gone = received_mail::Entity::delete_many().filter(received_mail::Column::ReceivedAt.lt(old));
        Ok(gone.exec(&**self).await?.rows_affected)
    }
}
