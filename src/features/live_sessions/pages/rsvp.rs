//! What a link in an invitation leads to.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::web::{FormState, View};

/// What a link in an invitation leads to.
#[derive(Serialize)]
pub struct RsvpPage {
    /// `dead`, `cancelled`, `begun`, `ask-yes`, `ask-no`, `yes`, `waiting`, `no`.
    pub state: &'static str,
    /// What the session is called.
    pub title: String,
    /// When it begins: the time of the link, or all that are still to come.
    pub times: Vec<(DateTime<Utc>, i32)>,
    /// Whether the time of the link is full.
    pub full: bool,
    /// Why it does not take place.
    pub reason: Option<String>,
    /// Where its form goes.
    pub action: String,
    /// The session's page, behind sign-in.
    pub href: String,
    /// What was wrong.
    pub form: FormState,
}

impl View for RsvpPage {
    const FILE: &'static str = "live_sessions/rsvp.html";
}
