//! What the pages about texts of e-mails show.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::{
    platform::{differences::Passage, letters::Shown},
    web::{FormState, View},
};

/// All kinds, in all languages.
#[derive(Serialize)]
pub struct TextsPage {
    /// Tag and own name of each language.
    pub languages: Vec<(String, String)>,
    /// Each kind.
    pub kinds: Vec<KindTexts>,
}

impl View for TextsPage {
    const FILE: &'static str = "nudges/texts.html";
}

/// A kind in all languages.
#[derive(Serialize)]
pub struct KindTexts {
    /// As message keys have it.
    pub key: String,
    /// In the order of the languages.
    pub texts: Vec<TextCell>,
}

/// A kind in one language.
#[derive(Serialize)]
pub struct TextCell {
    /// BCP 47 tag.
    pub locale: String,
    /// `shipped`, `changed` or `faulty`.
    pub state: &'static str,
}

/// The text of a kind in a language.
#[derive(Serialize)]
pub struct TextPage {
    /// As message keys have it.
    pub key: String,
    /// BCP 47 tag.
    pub locale: String,
    /// Its own name.
    pub language: String,
    /// `subject`, `body` and `version`.
    pub form: FormState,
    /// What it may use.
    pub placeholders: Vec<String>,
    /// What it looks like; none where it cannot be drawn.
    pub shown: Option<Shown>,
    /// When the e-mail it is filled in from was written; none where that is made up.
    pub made_at: Option<DateTime<Utc>>,
    /// How it stands, where it is not as shipped.
    pub changed: Option<ChangedText>,
    /// Where somebody else changed it meanwhile: what stands now, beside what was typed.
    pub meanwhile: Option<Vec<Passage>>,
}

impl View for TextPage {
    const FILE: &'static str = "nudges/text.html";
}

/// A text that is not as shipped.
#[derive(Serialize)]
pub struct ChangedText {
    /// Who changed it last.
    pub by: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// From 1.
    pub version: i32,
    /// Why it could not be drawn the last time.
    pub fault: Option<String>,
    /// What is different from the shipped one.
    pub differences: Vec<Passage>,
    /// The shipped subject.
    pub shipped_subject: String,
    /// The shipped body.
    pub shipped_body: String,
}
