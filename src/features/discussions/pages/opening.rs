//! The forms for a new thread and for changing a post.

use chrono::{DateTime, Utc};
use entity::attachment;
use serde::Serialize;

use crate::{
    features::{
        attachments::Composer,
        cohorts::cohort_strip,
        discussions::queries::{PostOn, ThreadLink},
    },
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
    /// Its files.
    pub composer: Composer,
    /// The most characters a post may have.
    pub most: usize,
    /// Threads like the one that is being written; none while there is no heading.
    pub similar: Option<Similar>,
    /// Where those are asked for.
    pub similar_href: String,
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

/// Threads that may already say what somebody is about to ask.
#[derive(Serialize)]
pub struct Similar {
    /// The likest first.
    pub threads: Vec<ThreadLink>,
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
    /// Its files.
    pub composer: Composer,
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
    /// The page for a post, with the form and the files that belong to it.
    pub fn new(
        on: &PostOn,
        title: String,
        (mut form, files): (FormState, Vec<attachment::Model>),
        current: Option<String>,
        now: DateTime<Utc>,
    ) -> Self {
        let thread = format!("/cohorts/{}/threads/{}", on.thread.cohort.cohort.id, on.thread.thread.id);
        let action = format!("{thread}/posts/{}", on.post.id);
        Self {
            strip: cohort_strip(&on.thread.cohort, "nav-talk", now),
            title,
            back_href: format!("/threads/{}/posts/{}", on.thread.thread.id, on.post.id),
            remove_action: format!("{action}/removal"),
            composer: Composer::new(&files, format!("{action}/files"), &mut form),
            action,
            form,
            current,
            most: Body::MOST,
        }
    }
}
