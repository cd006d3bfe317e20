//! What the page of the mailroom shows.

mod sent;

use chrono::{DateTime, Utc};
use entity::{ids::OutboxId, mail_stop};
use serde::Serialize;

pub use self::sent::{Sent, Spans};
use super::queries::{Deferred, Parked, Unreached, Waiting};
use crate::{storage::outbox::key_of, web::View};

/// What waits, what does not get out, and whom mail does not reach.
#[derive(Serialize)]
pub struct MailroomPage {
    /// The address the house was armed for, where that is another than this house's: then nothing leaves.
    pub armed_for: Option<String>,
    /// What should have left by now.
    pub lanes: Vec<LaneRow>,
    /// What was sent.
    pub sent: Sent,
    /// Why some are tried again later.
    pub deferred: Vec<ReasonRow>,
    /// What was given up on.
    pub parked: Vec<ParkedRow>,
    /// How much that is in all.
    pub parked_total: i64,
    /// Whether any of it can be tried again.
    pub any_again: bool,
    /// Whom mail does not reach.
    pub unreached: Vec<UnreachedRow>,
    /// How many those are in all.
    pub unreached_total: i64,
    /// Kinds that stopped because too many said no.
    pub stops: Vec<StopRow>,
}

impl View for MailroomPage {
    const FILE: &'static str = "mailroom/index.html";
}

/// A lane.
#[derive(Serialize)]
pub struct LaneRow {
    /// Key of its name: `mailroom-lane-0`.
    pub key: String,
    /// How many wait in it.
    pub count: i64,
    /// Since when the oldest waits.
    pub oldest: DateTime<Utc>,
}

/// Why some wait.
#[derive(Serialize)]
pub struct ReasonRow {
    /// What was said.
    pub why: String,
    /// How many.
    pub count: i64,
    /// When the first is tried again.
    pub next: DateTime<Utc>,
}

/// An e-mail that was given up on.
#[derive(Serialize)]
pub struct ParkedRow {
    /// Its id.
    pub id: OutboxId,
    /// What kind it is.
    pub kind: String,
    /// Who it was for.
    pub name: String,
    /// Why.
    pub why: String,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// Whether it is still worth sending.
    pub again: bool,
}

/// Somebody whom mail does not reach.
#[derive(Serialize)]
pub struct UnreachedRow {
    /// Their name.
    pub name: String,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// A kind of e-mail nothing is sent of.
#[derive(Serialize)]
pub struct StopRow {
    /// As message keys have it: `discussions-answered`.
    pub key: String,
    /// Since when.
    pub since: DateTime<Utc>,
    /// How many had been sent in the days before.
    pub sent: i32,
    /// How many people had said no in those days.
    pub noes: i32,
}

impl MailroomPage {
    /// The same with the kinds nothing is sent of.
    pub fn with_stops(self, stops: Vec<mail_stop::Model>) -> Self {
        let row = |one: mail_stop::Model| StopRow {
            key: key_of(&one.kind),
            since: one.stopped_at,
            sent: one.sent,
            noes: one.noes,
        };
        Self { stops: stops.into_iter().map(row).collect(), ..self }
    }

    /// Puts it together as it is at `now`.
    pub fn new(
        armed_for: Option<String>,
        (waiting, sent): (Vec<Waiting>, Sent),
        deferred: Vec<Deferred>,
        parked: Vec<Parked>,
        unreached: Vec<Unreached>,
        now: DateTime<Utc>,
    ) -> Self {
        let lane =
            |one: Waiting| LaneRow { key: format!("mailroom-lane-{}", one.lane), count: one.count, oldest: one.oldest };
        let reason = |one: Deferred| ReasonRow { why: one.why.unwrap_or_default(), count: one.count, next: one.next };
        let row = |one: Parked| ParkedRow {
            id: one.id,
            kind: one.kind,
            name: one.name.unwrap_or_default(),
            why: one.why.unwrap_or_default(),
            created_at: one.created_at,
            again: one.expires_at > now,
        };
        let parked_total = parked.first().map_or(0, |one| one.total);
        let unreached_total = unreached.first().map_or(0, |one| one.total);
        let parked: Vec<ParkedRow> = parked.into_iter().map(row).collect();
        Self {
            armed_for,
            sent,
            lanes: waiting.into_iter().map(lane).collect(),
            deferred: deferred.into_iter().map(reason).collect(),
            parked_total,
            any_again: parked.iter().any(|one| one.again),
            parked,
            unreached: unreached.into_iter().map(|one| UnreachedRow { name: one.name, since: one.since }).collect(),
            unreached_total,
            stops: Vec::new(),
        }
    }
}
