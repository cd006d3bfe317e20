//! What both sides see.

use chrono::{DateTime, Utc};
use entity::{
    ids::{CohortId, PersonId, PrivateMessageId},
    private_message,
};
use serde::Serialize;

use crate::{
    features::cohorts::MemberOn,
    web::{CohortStrip, FormState, View},
};

/// Something that was said.
#[derive(Serialize)]
pub struct MessageView {
    /// It.
    pub id: PrivateMessageId,
    /// What whoever wrote it is called; none for a closed account.
    pub name: Option<String>,
    /// Whether that is the reader.
    pub mine: bool,
    /// When.
    pub at: DateTime<Utc>,
    /// The words.
    pub html: String,
    /// BCP 47 tag.
    pub language: String,
    /// When the participant said that they have read it.
    pub read_at: Option<DateTime<Utc>>,
}

impl MessageView {
    /// A message as `me` reads it.
    pub fn new(message: private_message::Model, names: &[(PersonId, Option<String>)], me: PersonId) -> Self {
        let name = names.iter().find(|(id, _)| *id == message.author_id).and_then(|(_, name)| name.clone());
        Self {
            id: message.id,
            name,
            mine: message.author_id == me,
            at: message.written_at,
            html: message.body_html,
            language: message.language,
            read_at: message.read_at,
        }
    }
}

/// The page of a participant.
#[derive(Serialize)]
pub struct OwnPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// What was said, the oldest first.
    pub messages: Vec<MessageView>,
    /// The trainers who read it.
    pub trainers: Vec<String>,
    /// Where one writes; none where nobody can any more.
    pub action: Option<String>,
    /// Where one says that one has read it; none where there is nothing new.
    pub read_action: Option<String>,
    /// What was typed.
    pub form: FormState,
    /// The most characters.
    pub most: usize,
}

impl View for OwnPage {
    const FILE: &'static str = "private_channel/own.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// The page of the trainers about one participant.
#[derive(Serialize)]
pub struct PersonPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// What the participant is called.
    pub name: String,
    /// Their profile.
    pub profile_href: String,
    /// What was said, the oldest first.
    pub messages: Vec<MessageView>,
    /// The trainers who read it.
    pub trainers: Vec<String>,
    /// Where one writes; none where nobody can any more.
    pub action: Option<String>,
    /// What was typed, or the note that is prepared.
    pub form: FormState,
    /// Whether a note is prepared, and the name of the language it is in.
    pub prepared: Option<String>,
    /// The cockpit.
    pub back_href: String,
    /// The most characters.
    pub most: usize,
}

impl View for PersonPage {
    const FILE: &'static str = "private_channel/person.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// The address of a participant's own page.
pub fn own_href(cohort: CohortId) -> String {
    format!("/cohorts/{cohort}/private")
}

/// The address of the trainers' page about somebody.
pub fn person_href(on: &MemberOn) -> String {
    format!("/cohorts/{}/private/{}", on.cohort.cohort.id, on.member.person)
}
