//! Changing dates through the front door.

use super::{Cohort, Page, Persona};

/// Fields that ask for days without the course, after which everything moves.
pub fn pause<'a>(starts_on: &'a str, days: &'a str, reason: &'a str) -> [(&'a str, &'a str); 5] {
    [("change", "days"), ("kind", "pause"), ("starts_on", starts_on), ("days", days), ("reason", reason)]
}

impl Persona {
    /// Asks what a change of a cohort's calendar would do.
    pub async fn look_ahead(&self, cohort: &Cohort, fields: &[(&str, &str)]) -> Page {
        let query = serde_urlencoded::to_string(fields).unwrap();
        self.fetch(&cohort.at(&format!("/calendar/change?{query}"))).await
    }

    /// Asks, looks, and does it.
    pub async fn change_dates(&self, cohort: &Cohort, fields: &[(&str, &str)]) -> Page {
        let preview = self.look_ahead(cohort, fields).await.must_be(200);
        self.submit(&preview, "/calendar", &[]).await
    }
}
