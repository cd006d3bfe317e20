//! What the pages about sharing show.

use chrono::{DateTime, Utc};
use entity::{log_entry, states::LogAudience};
use serde::Serialize;

use crate::{
    features::certificates::CohortProgress,
    web::{CohortStrip, FormState, Pager, PersonTag, View},
};

/// An entry.
#[derive(Serialize)]
pub struct EntryView {
    /// When it was written.
    pub at: DateTime<Utc>,
    /// Whether it was changed after that.
    pub changed: bool,
    /// The words.
    pub html: String,
    /// BCP 47 tag.
    pub language: String,
    /// Whom it is shown to; nothing for whoever it is shown to.
    pub shown_to: Option<LogAudience>,
    /// Where it is changed; none for whoever it is shown to.
    pub href: Option<String>,
}

impl EntryView {
    /// An entry; one's own in the log at `base`.
    pub fn new(entry: log_entry::Model, base: Option<&str>) -> Self {
        Self {
            at: entry.written_at,
            changed: entry.changed_at > entry.written_at,
            shown_to: base.map(|_| entry.shown_to),
            href: base.map(|base| format!("{base}/{}", entry.id)),
            html: entry.body_html,
            language: entry.language,
        }
    }
}

/// One's own log.
#[derive(Serialize)]
pub struct LogPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// The entries, the newest first.
    pub entries: Vec<EntryView>,
    /// How many there are.
    pub count: u64,
    /// The way through them.
    pub pager: Pager,
    /// Where one writes.
    pub action: String,
    /// All of it as a file.
    pub file_href: String,
    /// How others see what one shares.
    pub shared_href: String,
    /// Whom an entry can be shown to.
    pub audiences: Vec<&'static str>,
    /// What was typed.
    pub form: FormState,
    /// The most characters.
    pub most: usize,
}

impl View for LogPage {
    const FILE: &'static str = "sharing/log.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// The words of every audience, in order.
pub fn audiences() -> Vec<&'static str> {
    LogAudience::ALL.iter().map(|one| one.word()).collect()
}

/// One entry, to be changed.
#[derive(Serialize)]
pub struct EntryPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// The log.
    pub list_href: String,
    /// Where one changes it.
    pub action: String,
    /// Whom it can be shown to.
    pub audiences: Vec<&'static str>,
    /// What stands there by now, where it was changed elsewhere.
    pub current: Option<EntryView>,
    /// What was typed.
    pub form: FormState,
    /// The most characters.
    pub most: usize,
}

impl View for EntryPage {
    const FILE: &'static str = "sharing/entry.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// Who sees one's weeks.
#[derive(Serialize)]
pub struct SightPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Where one says it.
    pub action: String,
    /// One's own weeks.
    pub progress_href: String,
    /// How others see them.
    pub shared_href: String,
    /// What is ticked.
    pub form: FormState,
}

impl View for SightPage {
    const FILE: &'static str = "sharing/sight.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// What somebody shares with the reader.
#[derive(Serialize)]
pub struct SharedPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Who shares it.
    pub person: PersonTag,
    /// Their profile.
    pub profile_href: String,
    /// Whether that is the reader, who sees it as their cohort does.
    pub me: bool,
    /// Their weeks; none where they do not show them to the reader.
    pub progress: Option<CohortProgress>,
    /// Entries of their log, the newest first.
    pub entries: Vec<EntryView>,
    /// One's own log.
    pub log_href: String,
}

impl View for SharedPage {
    const FILE: &'static str = "sharing/shared.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}
