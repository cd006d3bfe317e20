//! What the page of the engine room shows.

use chrono::{DateTime, Duration, Utc};
use serde::Serialize;

use super::queries::Run;
use crate::{features::sheet::job_key, platform::settings::Shown, storage::jobs::Every, web::View};

/// How the house runs.
#[derive(Serialize)]
pub struct OperationsPage {
    /// Its version.
    pub version: &'static str,
    /// When this process was started.
    pub since: DateTime<Utc>,
    /// `sqlite` or `postgres`.
    pub database: &'static str,
    /// How large that is, in megabytes.
    pub megabytes: f64,
    /// Folders, with gigabytes free and in all.
    pub disks: Vec<(String, f64, f64)>,
    /// Why nobody can write: what somebody who runs the house said.
    pub announced: Option<String>,
    /// Whether nobody can write because there is hardly any room left.
    pub no_room: bool,
    /// The address the house was armed for, where that is another than this house's: then no e-mail leaves.
    pub armed_for: Option<String>,
    /// What it does by itself.
    pub jobs: Vec<JobRow>,
    /// How many of those need somebody.
    pub troubled: usize,
    /// How it is set up.
    pub settings: Vec<SettingRow>,
}

impl View for OperationsPage {
    const FILE: &'static str = "operating/index.html";
}

/// A setting.
#[derive(Serialize)]
pub struct SettingRow {
    /// Key of what it is for: `operating-setting-mail-url`.
    pub key: String,
    /// It.
    pub shown: Shown,
}

impl From<Shown> for SettingRow {
    fn from(shown: Shown) -> Self {
        Self { key: format!("operating-setting-{}", shown.name.replace('_', "-")), shown }
    }
}

/// Something the house does by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct JobRow {
    /// Its key: `sheet-job-cohorts-keep-states`.
    pub key: String,
    /// Its name in the log.
    pub name: &'static str,
    /// How often: `sheet-every-hour`.
    pub every: String,
    /// When it was last done.
    pub done: Option<DateTime<Utc>>,
    /// When it failed since, and what it said.
    pub failed: Option<(DateTime<Utc>, String)>,
    /// Whether it should have been done again by now.
    pub late: bool,
}

impl JobRow {
    /// As it is at `now`.
    pub fn new((name, every): (&'static str, Every), run: Run, now: DateTime<Utc>) -> Self {
        let late = run.done.is_some_and(|done| now - done > patience(every));
        let (key, every) = (format!("sheet-job-{}", job_key(name)), format!("sheet-every-{}", every.word()));
        Self { key, name, every, done: run.done, failed: run.failed, late }
    }

    /// Whether somebody should look.
    pub fn is_troubled(&self) -> bool {
        self.late || self.failed.is_some()
    }
}

/// After what time a job is late: a worker that was away for a moment makes up for it.
fn patience(every: Every) -> Duration {
    match every {
        Every::Quarter => Duration::hours(1),
        Every::Hour => Duration::hours(3),
        Every::Day => Duration::hours(30),
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Duration, Utc};

    use super::{Every, JobRow, Run};

    #[test]
    fn work_is_late_when_it_was_left_out_more_than_once() {
        let now: DateTime<Utc> = "2026-11-24T12:00:00Z".parse().unwrap();
        let row = |hours| {
            let run = Run { done: Some(now - Duration::hours(hours)), failed: None };
            JobRow::new(("cohorts.keep_states", Every::Hour), run, now)
        };
        assert!(!row(3).is_troubled() && row(4).late);
        let never = JobRow::new(("app.forget_people", Every::Day), Run::default(), now);
        assert!(!never.is_troubled(), "a house that has just begun has done nothing yet");
        assert_eq!((never.key.as_str(), never.every.as_str()), ("sheet-job-app-forget-people", "sheet-every-day"));
    }
}
