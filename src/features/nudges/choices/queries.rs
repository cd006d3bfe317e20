//! What waits to be told to somebody.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use entity::ids::PersonId;
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{platform::errors::Result, storage::sql};

/// Somebody who has a seat and said where they work, and nothing about hours.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Unplaced {
    /// Who.
    pub person_id: PersonId,
    /// The programme's slug.
    pub programme: String,
    /// The site they named.
    pub site: String,
}

/// Those nobody knows the holidays of, who said where they work when they applied.
pub async fn unplaced(db: &impl ConnectionTrait) -> Result<Vec<Unplaced>> {
    let text = "select a.person_id, p.slug as programme, a.site from application a
        join programme p on p.id = a.programme_id
        where a.state = 'accepted' and a.person_id is not null and a.site is not null
            and not exists (select 1 from mail_hours h where h.person_id = a.person_id)
        order by a.id limit 500";
    Ok(Unplaced::find_by_statement(sql(db, text, [])).all(db).await?)
}

/// What of a kind is gathered for somebody.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Gathered {
    kind: String,
    /// How many.
    pub count: i64,
    /// When the first of them is told.
    pub next: DateTime<Utc>,
}

/// What is gathered for somebody, kind by kind.
pub async fn gathered(db: &impl ConnectionTrait, who: PersonId) -> Result<BTreeMap<String, Gathered>> {
    // The second condition on the state says nothing new: an index of some rows is used only where its words stand.
    let text = "select kind, count(*) as count, min(not_before) as next from outbox
        where person_id = $1 and gathered_for is not null and state <> 'leased'
            and state in ('queued', 'deferred', 'leased')
        group by kind";
    let rows = Gathered::find_by_statement(sql(db, text, [who.into()])).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.kind.clone(), row)).collect())
}
