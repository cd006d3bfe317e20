//! Mail that does not arrive. A server that goes on sending to addresses that are not there is soon
//! believed by nobody: after four days on which mail to somebody came back, they are sent only what
//! they ask for, and every page tells them, until they say that it works again.

use chrono::{DateTime, Duration, Utc};
use entity::{ids::PersonId, mail_bounce, mail_pause, outbox, states::MailState};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};
use serde_json::json;

use super::super::Tx;
use crate::platform::errors::Result;

/// On so many days mail must have come back.
pub const MOST_BOUNCES: u64 = 4;
/// Days longer ago do not count any more.
const COUNTS_FOR: Duration = Duration::days(30);

/// Since when mail to somebody is paused; none where it is not.
pub async fn paused_since(db: &impl ConnectionTrait, who: PersonId) -> Result<Option<DateTime<Utc>>> {
    Ok(mail_pause::Entity::find_by_id(who).one(db).await?.map(|row| row.since))
}

impl Tx {
    /// Mail to `who` did not arrive: `status` is what their mail server said, as a number. It counts once
    /// a day; with the fourth day of a month, mail to them is paused.
    pub async fn bounced(&self, who: PersonId, status: &str) -> Result<()> {
        let today = self.now().date_naive();
        let status = status.chars().take(20).collect();
        let row = mail_bounce::ActiveModel { person_id: Set(who), day: Set(today), status: Set(status) };
        let mut once = OnConflict::columns([mail_bounce::Column::PersonId, mail_bounce::Column::Day]);
        let counted = mail_bounce::Entity::insert(row)
            .on_conflict(once.do_nothing().to_owned())
            .exec_without_returning(&**self)
            .await?;
        if counted == 0 {
            return Ok(());
        }
        let days = mail_bounce::Entity::find()
            .filter(mail_bounce::Column::PersonId.eq(who))
            .filter(mail_bounce::Column::Day.gt((self.now() - COUNTS_FOR).date_naive()))
            .count(&**self)
            .await?;
        if days < MOST_BOUNCES {
            return Ok(());
        }
        let row = mail_pause::ActiveModel { person_id: Set(who), since: Set(self.now()) };
        let paused = mail_pause::Entity::insert(row)
            .on_conflict(OnConflict::column(mail_pause::Column::PersonId).do_nothing().to_owned())
            .exec_without_returning(&**self)
            .await?;
        if paused == 0 {
            return Ok(());
        }
        self.record(None, "pause_mail", ("person", who), json!({ "days": days })).await
    }

    /// Mail to `who` is sent again, and what waited and is still worth reading leaves now.
    pub async fn resume_mail(&self, who: PersonId) -> Result<()> {
        let paused = mail_pause::Entity::delete_by_id(who).exec(&**self).await?;
        if paused.rows_affected == 0 {
            return Ok(());
        }
        mail_bounce::Entity::delete_many().filter(mail_bounce::Column::PersonId.eq(who)).exec(&**self).await?;
        outbox::Entity::update_many()
            .col_expr(outbox::Column::NotBefore, Expr::value(self.now()))
            .filter(outbox::Column::PersonId.eq(who))
            .filter(outbox::Column::State.eq(MailState::Deferred))
            .filter(outbox::Column::NotBefore.gt(self.now()))
            .exec(&**self)
            .await?;
        self.record(Some(who), "resume_mail", ("person", who), json!({})).await
    }

    /// Forgets bounces that do not count any more.
    pub async fn forget_bounces(&self) -> Result<u64> {
        let old = (self.now() - COUNTS_FOR).date_naive();
        let gone = mail_bounce::Entity::delete_many().filter(mail_bounce::Column::Day.lte(old)).exec(&**self).await?;
        Ok(gone.rows_affected)
    }
}
