//! What the page about notes and recording shows.

use chrono::{DateTime, Utc};
use entity::states::Role;
use serde::Serialize;

use super::{
    queries::{Recording, Version},
    rules::host_of,
};
use crate::web::{CohortStrip, FormState, PersonTag, View};

/// Notes and recording of a session.
#[derive(Serialize)]
pub struct NotesPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// What the session is called.
    pub title: String,
    /// Where it is.
    pub session_href: String,
    /// The notes: sanitised HTML; none where nothing is written.
    pub html: Option<String>,
    /// The earlier version that is shown in their place.
    pub old: Option<i32>,
    /// Where the notes as they are now can be read.
    pub href: String,
    /// Who saved what when; the latest first.
    pub versions: Vec<VersionRow>,
    /// Where the form goes; none where nobody writes any more.
    pub action: Option<String>,
    /// The form.
    pub form: FormState,
    /// Whether the form is unfolded.
    pub writing: bool,
    /// Whether the form was refused because somebody else was faster.
    pub crossed: bool,
    /// The most characters notes may have.
    pub most: usize,
    /// The recording.
    pub recording: RecordingBox,
}

impl View for NotesPage {
    const FILE: &'static str = "live_sessions/notes.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// One version of the notes.
#[derive(Serialize)]
pub struct VersionRow {
    /// From 1.
    pub version: i32,
    /// Where it can be read.
    pub href: String,
    /// Who saved it.
    pub author: PersonTag,
    /// When.
    pub at: DateTime<Utc>,
}

impl VersionRow {
    /// The row of a version of the notes at `base`.
    pub fn new(version: Version, base: &str) -> Self {
        let role = (version.role == Some(Role::Trainer)).then_some("trainer");
        Self {
            version: version.version,
            href: format!("{base}?version={}", version.version),
            author: PersonTag::new(version.author_id, &version.author, role, version.author_closed.is_some()),
            at: version.written_at,
        }
    }
}

/// What can be seen of the recording, and what one may do about it.
#[derive(Serialize)]
pub struct RecordingBox {
    /// Where it is, and on which host; none where it cannot be seen.
    pub link: Option<(String, String)>,
    /// Whether there is one that somebody does not agree to.
    pub taken_back: bool,
    /// What the reader says: `yes`, `no`, or nothing as long as they have not answered.
    pub own: &'static str,
    /// Where their answer goes.
    pub consent_action: String,
    /// What whoever leads sees; none for others.
    pub lead: Option<RecordingLead>,
}

/// What whoever leads may do about the recording.
#[derive(Serialize)]
pub struct RecordingLead {
    /// How many agree.
    pub agreed: usize,
    /// How many are in the cohort.
    pub members: usize,
    /// Where a link goes; none where none can be put up.
    pub put_action: Option<String>,
    /// The form for it.
    pub form: FormState,
    /// Where the form goes that takes it away; none where there is none.
    pub remove_action: Option<String>,
}

impl RecordingBox {
    /// The box below the notes at `base`.
    pub fn new(recording: Recording, own: Option<bool>, base: &str, lead: Option<RecordingLead>) -> Self {
        let taken_back = recording == Recording::TakenBack;
        let link = match recording {
            Recording::At(url) => {
                let host = host_of(&url).unwrap_or_default().to_owned();
                Some((url, host))
            }
            Recording::None | Recording::TakenBack => None,
        };
        let own = match own {
            Some(true) => "yes",
            Some(false) => "no",
            None => "",
        };
        Self { link, taken_back, own, consent_action: format!("{base}/consent"), lead }
    }
}
