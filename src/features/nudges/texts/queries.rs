//! Which texts stand in place of the shipped ones.

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{platform::errors::Result, storage::sql};

/// A text that was changed at least once.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Changed {
    /// Which kind.
    pub kind: String,
    /// In which language.
    pub locale: String,
    /// None where it is as shipped again.
    pub subject: Option<String>,
    /// None where it is as shipped again.
    pub body: Option<String>,
    /// From 1.
    pub version: i32,
    /// Who changed it last; none where their account is closed.
    pub by: Option<String>,
    /// When.
    pub saved_at: DateTime<Utc>,
    /// Why it could not be drawn the last time.
    pub fault: Option<String>,
}

/// All of them.
pub async fn changed(db: &impl ConnectionTrait) -> Result<Vec<Changed>> {
    let text = "select t.kind, t.locale, t.subject, t.body, t.version, p.name as by, t.saved_at, t.fault
        from mail_text t left join person p on p.id = t.by_id and p.deactivated_at is null";
    Ok(Changed::find_by_statement(sql(db, text, [])).all(db).await?)
}
