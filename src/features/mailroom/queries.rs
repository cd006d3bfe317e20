//! What is in the outbox, in numbers, and by name only what somebody has to look at.

use actix_web::HttpRequest;
use chrono::{DateTime, Utc};
use entity::{ids::OutboxId, outbox};
use sea_orm::{ConnectionTrait, EntityTrait, FromQueryResult};

use crate::{
    features::cohorts::app,
    identity::Actor,
    platform::errors::{Error, Result},
    storage::sql,
    web::House,
};

/// Whether somebody looks after a programme of the house.
#[derive(Clone, Copy, Debug)]
pub struct HouseOn {
    /// Whether they do.
    pub owner: bool,
}

/// An e-mail as somebody found it.
#[derive(Clone, Debug)]
pub struct MailOn {
    /// Whether they look after a programme.
    pub owner: bool,
    /// It.
    pub row: outbox::Model,
}

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

/// Whether whoever asks looks after a programme.
pub async fn find_looks_after(req: &HttpRequest, who: &Actor) -> Result<HouseOn> {
    let house = app::<House>(req)?;
    let db = house.store.read();
    let text = "select count(*) as n from programme_owner
        where person_id = $1 and role <> 'assessor' and until is null";
    let found = Count::find_by_statement(sql(db, text, [who.id.into()])).one(db).await?;
    Ok(HouseOn { owner: found.is_some_and(|found| found.n > 0) })
}

/// The e-mail a request's path names.
pub async fn find_row(req: &HttpRequest, who: &Actor) -> Result<MailOn> {
    let HouseOn { owner } = find_looks_after(req, who).await?;
    let id: OutboxId = req.match_info().query("mail").parse().map_err(|_| Error::Missing)?;
    let row = outbox::Entity::find_by_id(id).one(app::<House>(req)?.store.read()).await?;
    Ok(MailOn { owner, row: row.ok_or(Error::Missing)? })
}

/// What of a lane should have left by now.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Waiting {
    /// Which lane: 0 leaves first.
    pub lane: i32,
    /// How many.
    pub count: i64,
    /// Since when the oldest waits.
    pub oldest: DateTime<Utc>,
}

/// What should have left by `now`, lane by lane.
pub async fn waiting(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Vec<Waiting>> {
    let text = "select lane, count(*) as count, min(not_before) as oldest from outbox
        where state in ('queued', 'deferred', 'leased') and not_before <= $1 group by lane order by lane";
    Ok(Waiting::find_by_statement(sql(db, text, [now.into()])).all(db).await?)
}

/// Why some wait to be tried again.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Deferred {
    /// What was said the last time.
    pub why: Option<String>,
    /// How many.
    pub count: i64,
    /// When the first of them is tried again.
    pub next: DateTime<Utc>,
}

/// How many reasons, e-mails and people are named.
const NAMED: u32 = 50;

/// Why those wait that are tried again later, the most frequent reason first.
pub async fn deferred(db: &impl ConnectionTrait) -> Result<Vec<Deferred>> {
    // The second condition says nothing new: SQLite uses an index of some rows only where its own words stand.
    let text = format!(
        "select last_error as why, count(*) as count, min(not_before) as next from outbox
        where state = 'deferred' and state in ('queued', 'deferred', 'leased')
        group by last_error order by count(*) desc, last_error limit {NAMED}"
    );
    Ok(Deferred::find_by_statement(sql(db, &text, [])).all(db).await?)
}

/// How many e-mails left between each two of these moments, in their order.
pub async fn sent_between(db: &impl ConnectionTrait, spans: &[(DateTime<Utc>, DateTime<Utc>)]) -> Result<Vec<i64>> {
    let rows: Vec<String> =
        (0..spans.len()).map(|nth| format!("({nth}, ${}, ${})", nth * 2 + 1, nth * 2 + 2)).collect();
    let text = format!(
        "with span(nth, since, until) as (values {})
        select span.nth, count(outbox.id) as n from span
        left join outbox on outbox.sent_at >= span.since and outbox.sent_at < span.until
        group by span.nth order by span.nth",
        rows.join(", ")
    );
    let values = spans.iter().flat_map(|(since, until)| [(*since).into(), (*until).into()]);
    let counts = Count::find_by_statement(sql(db, &text, values)).all(db).await?;
    Ok(counts.into_iter().map(|count| count.n).collect())
}

/// An e-mail that was given up on.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Parked {
    /// It.
    pub id: OutboxId,
    /// What kind it is.
    pub kind: String,
    /// Who it was for.
    pub name: Option<String>,
    /// Why it did not get out.
    pub why: Option<String>,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// Until when it is worth sending.
    pub expires_at: DateTime<Utc>,
    /// How many there are in all.
    pub total: i64,
}

/// What was given up on, the newest first.
pub async fn parked(db: &impl ConnectionTrait) -> Result<Vec<Parked>> {
    let text = format!(
        "select o.id, o.kind, coalesce(p.name, o.name) as name, o.last_error as why, o.created_at, o.expires_at,
            count(*) over () as total
        from outbox o left join person p on p.id = o.person_id
        where o.state = 'parked' order by o.id desc limit {NAMED}"
    );
    Ok(Parked::find_by_statement(sql(db, &text, [])).all(db).await?)
}

/// Somebody whom mail does not reach.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Unreached {
    /// What they are called.
    pub name: String,
    /// Since when.
    pub since: DateTime<Utc>,
    /// How many there are in all.
    pub total: i64,
}

/// Whom mail does not reach, the longest first.
pub async fn unreached(db: &impl ConnectionTrait) -> Result<Vec<Unreached>> {
    let text = format!(
        "select p.name, m.since, count(*) over () as total from mail_pause m
        join person p on p.id = m.person_id and p.deactivated_at is null
        order by m.since, p.id limit {NAMED}"
    );
    Ok(Unreached::find_by_statement(sql(db, &text, [])).all(db).await?)
}
