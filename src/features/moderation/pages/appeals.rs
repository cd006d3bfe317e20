//! Pages about second looks: of whoever asks for one, and of whoever decides.

use serde::Serialize;

use super::rows::ActRow;
use crate::{
    features::moderation::queries::Asked,
    web::{FormState, View},
};

/// What was done about what the reader wrote.
#[derive(Serialize)]
pub struct MinePage {
    /// Newest first.
    pub acts: Vec<ActRow>,
}

impl View for MinePage {
    const FILE: &'static str = "moderation/mine.html";
}

/// One thing that was done about what the reader wrote.
#[derive(Serialize)]
pub struct AboutMePage {
    /// What.
    pub act: ActRow,
    /// What the reader said to it, and what came of that.
    pub asked: Option<Asked>,
    /// Whether one can ask the owners to look again.
    pub can_ask: bool,
    /// Where the form goes.
    pub action: String,
    /// The form.
    pub form: FormState,
    /// The most characters it takes.
    pub most: usize,
}

impl View for AboutMePage {
    const FILE: &'static str = "moderation/about_me.html";
}

/// The appeals of a programme.
#[derive(Serialize)]
pub struct AppealsPage {
    /// The programme.
    pub back_href: String,
    /// Open ones first.
    pub appeals: Vec<Asked>,
    /// Below which place each is decided.
    pub base: String,
}

impl View for AppealsPage {
    const FILE: &'static str = "moderation/appeals.html";
}

/// One appeal, and the form that decides about it.
#[derive(Serialize)]
pub struct AppealPage {
    /// The list of appeals.
    pub back_href: String,
    /// The appeal.
    pub asked: Asked,
    /// What it is about.
    pub act: ActRow,
    /// The words it is about, with their language; none where it is about a thread.
    pub words: Option<(String, String)>,
    /// Where the form goes.
    pub action: String,
    /// The form.
    pub form: FormState,
    /// The most characters an answer may have.
    pub most: usize,
}

impl View for AppealPage {
    const FILE: &'static str = "moderation/appeal.html";
}
