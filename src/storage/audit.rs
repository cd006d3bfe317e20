//! The record of who did what.

use entity::{audit, ids::AuditId, ids::PersonId};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryTrait};
use serde_json::Value;

use super::Tx;
use crate::platform::errors::Result;

impl Tx {
    /// Writes down that `actor` did `action` to a thing. `facts` holds ids,
    /// states and dates, never what people wrote.
    pub async fn record(
        &self,
        actor: Option<PersonId>,
        action: &'static str,
        subject: (&'static str, impl ToString),
        facts: Value,
    ) -> Result<()> {
        let row = audit::ActiveModel {
            id: Set(AuditId(self.id())),
            happened_at: Set(self.now()),
            actor_id: Set(actor),
            action: Set(action.to_owned()),
            subject_kind: Set(subject.0.to_owned()),
            subject_id: Set(subject.1.to_string()),
            facts: Set(facts),
        };
        self.later(audit::Entity::insert(row).build(self.get_database_backend())).await
    }

    /// Forgets what is older than a year.
    pub async fn forget_audit(&self) -> Result<u64> {
        let old = self.now() - chrono::Duration::days(365);
        let gone = audit::Entity::delete_many().filter(audit::Column::HappenedAt.lt(old)).exec(&**self).await?;
        Ok(gone.rows_affected)
    }
}
