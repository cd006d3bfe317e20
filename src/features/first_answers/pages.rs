//! What people see who are asked, and who ask.

use chrono::{DateTime, Utc};
use entity::{ids::PersonId, states::AskReason};
use serde::Serialize;

use crate::web::{CohortStrip, FormState, View};

/// Somebody is asked to look at a thread, or to greet a newcomer.
#[derive(Serialize)]
pub struct AskPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// The thread's heading.
    pub title: String,
    /// BCP 47 tag.
    pub language: String,
    /// Who wrote it, unless their account is closed.
    pub author: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// What they wrote, sanitised; none where the reader has to answer the lesson's question first.
    pub html: Option<String>,
    /// BCP 47 tag of what they wrote.
    pub words_language: String,
    /// Why the reader is asked.
    pub why: Why,
    /// Where one answers.
    pub answer_href: String,
    /// Where one says "not me"; none where one has, and where nobody waits any more.
    pub decline_action: Option<String>,
    /// Whether it still waits.
    pub waits: bool,
    /// Whether the reader has said "not me".
    pub declined: bool,
    /// The thread.
    pub thread_href: String,
}

/// Why somebody is asked.
#[derive(Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Why {
    /// They wrote these words in their profile.
    Match {
        /// Them.
        words: String,
    },
    /// Nobody wrote about it, and it is their turn.
    Rota,
    /// A trainer thought of them.
    Trainer {
        /// What they are called, unless their account is closed.
        name: Option<String>,
    },
    /// Somebody wrote for the first time.
    Greeting,
}

impl View for AskPage {
    const FILE: &'static str = "first_answers/ask.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// Whom a trainer could ask about a thread.
#[derive(Serialize)]
pub struct PeersPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// The thread's heading.
    pub title: String,
    /// BCP 47 tag.
    pub language: String,
    /// The thread.
    pub thread_href: String,
    /// Who waits for the trainers.
    pub cockpit_href: String,
    /// Where one asks somebody; none where the thread waits no more.
    pub action: Option<String>,
    /// The best first.
    pub peers: Vec<PeerRow>,
    /// What was refused, if something was.
    pub form: FormState,
}

/// Somebody who could be asked.
#[derive(Serialize)]
pub struct PeerRow {
    /// Who.
    pub id: PersonId,
    /// What they are called.
    pub name: String,
    /// Their profile.
    pub href: String,
    /// Words of their profile the question has too.
    pub words: Vec<String>,
    /// How often they were asked so far.
    pub asked: i64,
    /// When they were asked about this one.
    pub asked_at: Option<DateTime<Utc>>,
    /// Whether they said "not me".
    pub declined: bool,
}

impl View for PeersPage {
    const FILE: &'static str = "first_answers/peers.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

impl Why {
    /// Why the house or a trainer asked.
    pub fn of(reason: AskReason, words: &str, trainer: Option<String>) -> Self {
        match reason {
            AskReason::Match if !words.is_empty() => Self::Match { words: words.to_owned() },
            AskReason::Match | AskReason::Rota => Self::Rota,
            AskReason::Trainer => Self::Trainer { name: trainer },
        }
    }
}
