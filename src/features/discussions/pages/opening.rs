//! The forms for a new thread and for changing a post.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::{
    features::{cohorts::cohort_strip, discussions::queries::PostOn},
    platform::text::Body,
    web::{CohortStrip, FormState, View},
};

/// The form for a new thread.
#[derive(Serialize)]
pub struct NewThreadPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Where the form goes.
    pub action: String,
    /// Its fields.
    pub form: FormState,
    /// Languages to choose from: tag and name.
    pub languages: Vec<(String, String)>,
    /// The most characters a post may have.
    pub most: usize,
    /// Name of the live session it is to be about.
    pub session: Option<String>,
    /// Where the text is kept until it is sent.
    pub draft_action: String,
    /// When the text that stands in the form was last saved, where it comes from an earlier visit.
    pub draft_of: Option<DateTime<Utc>>,
}

impl View for NewThreadPage {
    const FILE: &'static str = "discussions/new.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// The form to change one's own post.
#[derive(Serialize)]
pub struct EditPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Heading of the thread.
    pub title: String,
    /// The post in its thread.
    pub back_href: String,
    /// Where the form goes.
    pub action: String,
    /// Where the form that takes it back goes.
    pub remove_action: String,
    /// The form.
    pub form: FormState,
    /// What stands now, where somebody changed it meanwhile.
    pub current: Option<String>,
    /// The most characters a post may have.
    pub most: usize,
}

impl View for EditPage {
    const FILE: &'static str = "discussions/edit.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

impl EditPage {
    /// The page for a post.
    pub fn new(on: &PostOn, title: String, form: FormState, current: Option<String>, now: DateTime<Utc>) -> Self {
        let thread = format!("/cohorts/{}/threads/{}", on.thread.cohort.cohort.id, on.thread.thread.id);
        let action = format!("{thread}/posts/{}", on.post.id);
        Self {
            strip: cohort_strip(&on.thread.cohort, "nav-talk", now),
            title,
            back_href: format!("/threads/{}/posts/{}", on.thread.thread.id, on.post.id),
            remove_action: format!("{action}/removal"),
            action,
            form,
            current,
            most: Body::MOST,
        }
    }
}
