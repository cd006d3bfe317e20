//! The page where one gets the link of a feed.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::web::{CohortStrip, View};

/// The link under which a program fetches what is written in a cohort.
#[derive(Serialize)]
pub struct FeedPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// The whole address; none where there is no link.
    pub address: Option<String>,
    /// Since when it works.
    pub since: Option<DateTime<Utc>>,
    /// Where one makes a link.
    pub action: String,
    /// The threads.
    pub list_href: String,
}

impl View for FeedPage {
    const FILE: &'static str = "feeds/show.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}
