//! What the pages about one's e-mails show.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use entity::mail_stop;
use serde::Serialize;

use crate::{
    platform::letters::Shown,
    storage::outbox::{Kind, Kinds},
    web::{FormState, View},
};

/// Which e-mails one wants, and how often.
#[derive(Serialize)]
pub struct ChoicesPage {
    /// Room by room.
    pub rooms: Vec<RoomRows>,
    /// A field `rhythm.<key>` for each kind, `quiet` and `region`.
    pub form: FormState,
    /// Codes of the regions whose holidays are known.
    pub regions: Vec<String>,
    /// Since when mail does not reach them; none where it does.
    pub unreached_since: Option<DateTime<Utc>>,
    /// Where it is sent.
    pub address: String,
}

impl View for ChoicesPage {
    const FILE: &'static str = "nudges/choices.html";
}

/// The kinds of a room.
#[derive(Serialize)]
pub struct RoomRows {
    /// Its key: `live-sessions`.
    pub key: String,
    /// Its kinds.
    pub kinds: Vec<KindRow>,
}

/// A kind of e-mail.
#[derive(Clone, Debug, Serialize)]
pub struct KindRow {
    /// As message keys have it: `discussions-answered`. Words: `mail-kind-<key>` and `mail-kind-<key>-hint`.
    pub key: String,
    /// The words of how often it may come: `at_once`.
    pub rhythms: Vec<&'static str>,
    /// When what is gathered of it is told next; none where it is not gathered.
    pub next: Option<DateTime<Utc>>,
    /// How many wait for it.
    pub waiting: i64,
}

/// One kind of e-mail: why it comes, and what it looks like.
#[derive(Serialize)]
pub struct KindPage {
    /// As message keys have it.
    pub key: String,
    /// The word of how often it comes.
    pub rhythm: &'static str,
    /// When what is gathered of it is told next.
    pub next: Option<DateTime<Utc>>,
    /// How many wait for it.
    pub waiting: i64,
    /// It.
    pub shown: Shown,
    /// When the one it is made from was written; none where it is made up.
    pub made_at: Option<DateTime<Utc>>,
}

impl View for KindPage {
    const FILE: &'static str = "nudges/kind.html";
}

/// All e-mails the house sends by itself.
#[derive(Serialize)]
pub struct SendsPage {
    /// Those with a time of their own.
    pub planned: Vec<SentKind>,
    /// The others, room by room.
    pub rooms: Vec<(String, Vec<SentKind>)>,
}

impl View for SendsPage {
    const FILE: &'static str = "nudges/sends.html";
}

/// A kind of e-mail as everybody may know it.
#[derive(Clone, Debug, Serialize)]
pub struct SentKind {
    /// As message keys have it. Words: `mail-kind-<key>`, `mail-reason-<key>` and `mail-ends-<key>`.
    pub key: String,
    /// The word of how often it comes to whoever has not chosen.
    pub rhythm: &'static str,
    /// For how long it is worth sending: how many of what: `minutes`, `hours-after`, `days`.
    pub worth: (i64, &'static str),
    /// Whether one can stop it.
    pub stoppable: bool,
    /// Since when nothing of it is sent, because too many said no to it.
    pub stopped_at: Option<DateTime<Utc>>,
}

impl SentKind {
    fn of(kind: &Kind, stops: &[mail_stop::Model]) -> Self {
        Self {
            key: kind.key(),
            rhythm: kind.rhythm.word(),
            worth: in_words(kind.keeps_for),
            stoppable: kind.stoppable,
            stopped_at: stops.iter().find(|stop| stop.kind == kind.name).map(|stop| stop.stopped_at),
        }
    }
}

/// So long in the largest unit it is whole in.
fn in_words(long: Duration) -> (i64, &'static str) {
    let minutes = long.num_minutes();
    match (minutes % (24 * 60), minutes % 60) {
        (0, _) => (minutes / (24 * 60), "days"),
        (_, 0) => (minutes / 60, "hours-after"),
        _ => (minutes, "minutes"),
    }
}

impl SendsPage {
    /// All of them.
    pub fn of(kinds: &Kinds, stops: &[mail_stop::Model]) -> Self {
        let (planned, others): (Vec<&Kind>, Vec<&Kind>) = kinds.all().partition(|kind| kind.planned);
        let mut rooms: BTreeMap<String, Vec<SentKind>> = BTreeMap::new();
        for kind in others {
            rooms.entry(kind.room().replace('_', "-")).or_default().push(SentKind::of(kind, stops));
        }
        Self {
            planned: planned.into_iter().map(|kind| SentKind::of(kind, stops)).collect(),
            rooms: rooms.into_iter().collect(),
        }
    }
}

/// No more e-mails of some kinds, from a link in one of them.
#[derive(Serialize)]
pub struct UnsubscribePage {
    /// `ask`, `done` or `dead`.
    pub state: &'static str,
    /// As message keys have them: `discussions-answered`.
    pub kinds: Vec<String>,
    /// Where the button goes.
    pub action: String,
}

impl View for UnsubscribePage {
    const FILE: &'static str = "nudges/unsubscribe.html";
}
