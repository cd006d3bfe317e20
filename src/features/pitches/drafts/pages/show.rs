//! A pitch, as everybody reads it who may.

use chrono::{DateTime, Utc};
use entity::{
    ids::{PersonId, PitchCommentId},
    pitch, pitch_version,
    states::PitchState,
};
use serde::Serialize;

use super::{
    super::rules::{Draft, mark_of_slides},
    said,
};
use crate::web::{CohortStrip, FormState, PersonTag, View};

/// A pitch.
#[derive(Serialize)]
pub struct ShowPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// The pitches of the cohort.
    pub room: String,
    /// Where it is.
    pub href: String,
    /// What it says.
    pub text: Text,
    /// Who makes it.
    pub makers: Vec<PersonTag>,
    /// Who is asked to make it with them.
    pub asked: Vec<PersonTag>,
    /// Where it stands.
    pub state: PitchState,
    /// The recording of how it was heard, and on which host it is.
    pub recording: Option<(String, String)>,
    /// What was said to it.
    pub comments: Vec<CommentRow>,
    /// Whether one can say something to it.
    pub open: bool,
    /// Until when the reader was asked for a word.
    pub read_until: Option<DateTime<Utc>>,
    /// Whether that is past, and somebody else is asked, too.
    pub read_late: bool,
    /// Whether the reader is asked to make it with them.
    pub invited: bool,
    /// What its makers may do.
    pub maker: Option<MakerBox>,
    /// What was refused.
    pub form: FormState,
    /// A word that was typed: `body`, `number`.
    pub comment: FormState,
    /// The most characters of a word.
    pub most: usize,
}

impl View for ShowPage {
    const FILE: &'static str = "pitch_drafts/show.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// What a version says.
#[derive(Clone, Serialize)]
pub struct Text {
    /// From 1.
    pub number: i32,
    /// What it is called.
    pub title: String,
    /// The language it is in.
    pub language: String,
    /// The lines that say something: number and words.
    pub lines: Vec<(usize, String)>,
    /// The recording, and on which host it is.
    pub link: Option<(String, String)>,
    /// How many slides there are.
    pub slides: i32,
    /// What says in an address that these are meant, whichever come later.
    pub slides_of: String,
    /// When this version was begun.
    pub at: DateTime<Utc>,
}

impl Text {
    /// That of a version of a pitch.
    pub fn of(pitch: &pitch::Model, version: &pitch_version::Model) -> Self {
        let draft = Draft::of(pitch, version);
        let mark = version.slides.as_deref().map(mark_of_slides);
        Self {
            number: version.number,
            lines: said(&draft.lines),
            link: draft.link.map(|link| (link.clone(), host_of(&link))),
            title: draft.title,
            language: draft.language,
            at: version.written_at,
            slides: version.slide_count,
            slides_of: mark.map(|mark| format!("{}-{mark}", version.number)).unwrap_or_default(),
        }
    }
}

/// Which host a link leads to.
pub fn host_of(link: &str) -> String {
    let rest = link.strip_prefix("https://").unwrap_or(link);
    rest.split(['/', '?', '#']).next().unwrap_or_default().to_owned()
}

/// What somebody said.
#[derive(Serialize)]
pub struct CommentRow {
    /// It.
    pub id: PitchCommentId,
    /// Who.
    pub author: PersonTag,
    /// The version it is about.
    pub number: i32,
    /// When.
    pub at: DateTime<Utc>,
    /// What; none where it was taken back.
    pub body: Option<String>,
    /// Where it is taken back; none for others.
    pub remove_action: Option<String>,
}

/// Somebody who was asked for a word.
#[derive(Serialize)]
pub struct ReaderRow {
    /// Who.
    pub person: PersonTag,
    /// Whether they said something.
    pub said: bool,
    /// Until when they were asked.
    pub until: DateTime<Utc>,
    /// Whether that is past, and somebody else is asked, too.
    pub late: bool,
}

/// What its makers may do.
#[derive(Serialize)]
pub struct MakerBox {
    /// Whether they may write.
    pub writable: bool,
    /// Whether two can be asked for a word.
    pub can_ask: bool,
    /// Who was asked for one, and has not said "not me".
    pub readers: Vec<ReaderRow>,
    /// Who could make it with them.
    pub invitable: Vec<Invitable>,
    /// Whether there are others who make it.
    pub together: bool,
    /// Whether a recording is agreed to.
    pub recorded: bool,
    /// Whether it can be shown in the gallery.
    pub can_show: bool,
    /// Whether it is.
    pub shown: bool,
    /// How many slides there can be.
    pub most_slides: usize,
}

/// Somebody who could make it with them.
#[derive(Serialize)]
pub struct Invitable {
    /// Who.
    pub value: PersonId,
    /// What they are called.
    pub label: String,
}
