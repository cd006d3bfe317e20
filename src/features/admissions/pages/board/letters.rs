//! What is decided and not yet applied, with the letters it would send, and what was applied.

use chrono::{DateTime, Utc};
use entity::{
    application, decision,
    ids::DecisionRoundId,
    states::{How, Verdict},
};
use serde::Serialize;

use super::{Head, Seats};
use crate::web::{CohortStrip, FormState, Pager, View};

/// The outbox of decisions.
#[derive(Serialize)]
pub struct OutboxPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// What stands above.
    pub head: Head,
    /// The seats.
    pub seats: Seats,
    /// How many decisions of each kind are pending.
    pub counts: Vec<(&'static str, usize)>,
    /// How many in all.
    pub pending: usize,
    /// The pending decisions of this page, kind by kind.
    pub groups: Vec<Group>,
    /// Codes of those the reader must not read; nothing else is said of them.
    pub hidden: Vec<String>,
    /// Where this page lies.
    pub pager: Pager,
    /// What was applied, the newest first.
    pub rounds: Vec<RoundRow>,
    /// In how many minutes letters leave.
    pub minutes: i64,
    /// What was wrong.
    pub form: FormState,
}

impl View for OutboxPage {
    const FILE: &'static str = "admissions/board/decisions.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// The pending decisions of one kind.
#[derive(Serialize)]
pub struct Group {
    /// Which kind.
    pub verdict: Verdict,
    /// Decision by decision.
    pub mailings: Vec<Mailing>,
}

impl Group {
    /// Decisions in order, kind by kind.
    pub fn by_kind(mailings: Vec<Mailing>) -> Vec<Self> {
        let mut groups: Vec<Self> = Vec::new();
        for mailing in mailings {
            match groups.last_mut().filter(|group| group.verdict == mailing.verdict) {
                Some(group) => group.mailings.push(mailing),
                None => groups.push(Self { verdict: mailing.verdict, mailings: vec![mailing] }),
            }
        }
        groups
    }
}

/// A pending decision and its letter.
#[derive(Serialize)]
pub struct Mailing {
    /// Code or name.
    pub name: String,
    /// The application.
    pub href: String,
    /// Where the letter is changed.
    pub letter_href: String,
    /// What was decided.
    pub verdict: Verdict,
    /// How.
    pub how: How,
    /// By whom.
    pub by: String,
    /// The letter.
    pub letter: Sheet,
}

/// A letter as it would leave.
#[derive(Clone, Debug, Serialize)]
pub struct Sheet {
    /// BCP 47 tag.
    pub language: String,
    /// One line.
    pub subject: String,
    /// Markdown, with `{link}` and `{name}`.
    pub body: String,
    /// The same as it will look.
    pub html: String,
    /// Whether somebody changed it.
    pub own: bool,
}

impl Mailing {
    /// The row of a decision.
    pub fn new(
        base: &str,
        (decision, application): (&decision::Model, &application::Model),
        (name, by): (String, String),
        letter: Sheet,
    ) -> Self {
        Self {
            name,
            href: format!("{base}/{}", application.id),
            letter_href: format!("{base}/decisions/{}/letter", application.id),
            verdict: decision.verdict,
            how: decision.how,
            by,
            letter,
        }
    }
}

/// What was applied in one step.
#[derive(Clone, Debug, Serialize)]
pub struct RoundRow {
    /// When.
    pub applied_at: DateTime<Utc>,
    /// By whom.
    pub by: String,
    /// When its letters leave.
    pub letters_at: DateTime<Utc>,
    /// How many decisions it had.
    pub decisions: u64,
    /// When it was undone.
    pub undone_at: Option<DateTime<Utc>>,
    /// Where it can be undone.
    pub undo: Option<String>,
}

impl RoundRow {
    /// Where a round of the applications at `base` is undone.
    pub fn undo_at(base: &str, id: DecisionRoundId) -> String {
        format!("{base}/rounds/{id}/undo")
    }
}

/// A letter to be changed.
#[derive(Serialize)]
pub struct LetterPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// What stands above.
    pub head: Head,
    /// Code or name of whom it goes to.
    pub name: String,
    /// Where the form goes.
    pub action: String,
    /// The outbox.
    pub back_href: String,
    /// What was decided.
    pub verdict: Verdict,
    /// The letter as it stands.
    pub letter: Sheet,
    /// Name of its language.
    pub language: String,
    /// The form.
    pub form: FormState,
}

impl View for LetterPage {
    const FILE: &'static str = "admissions/board/letter.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}
