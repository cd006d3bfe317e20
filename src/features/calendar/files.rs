//! Dates as entries of a calendar file, in words of the reader's language.

use chrono::{DateTime, Utc};
use entity::{ids::PersonId, states::PauseKind};
use sea_orm::ConnectionTrait;

use super::{
    dates::{At, Dated, What, dates_of},
    preview::rows_of,
};
use crate::{
    features::{cohorts::CohortOn, live_sessions::slots_of_cohort, pitches::session_hours_of},
    platform::{
        calendar_files::{CalendarFile, Entry, Status, When, host_of},
        errors::Result,
        words::{Args, Words, number},
    },
};

/// All dates of a cohort for somebody in it, as a file.
pub async fn file_of(db: &impl ConnectionTrait, on: &CohortOn, who: PersonId, pen: &Pen<'_>) -> Result<CalendarFile> {
    let slots = slots_of_cohort(db, on.cohort.id, who).await?;
    let course = on.course.as_deref().map(|course| (course, pen.locale));
    let dates = dates_of(&rows_of(on), course, &slots, on.standing.since);
    let mut entries: Vec<Entry> = dates.iter().map(|one| pen.entry(on, one)).collect();
    // Pitches are heard by those who take part.
    if on.standing.role.is_some() {
        let pitches = session_hours_of(db, &[on.cohort.id], who).await?;
        entries.extend(pitches.iter().map(|hour| hour.entry(pen.words, pen.locale, pen.base_url, pen.now)));
    }
    Ok(CalendarFile::published(on.cohort.name.clone(), entries))
}

/// What entries are written with.
pub struct Pen<'a> {
    /// Words of the interface.
    pub words: &'a Words,
    /// BCP 47 tag of the reader's language.
    pub locale: &'a str,
    /// Where links start, without a trailing slash.
    pub base_url: &'a str,
    /// Now.
    pub now: DateTime<Utc>,
}

impl Pen<'_> {
    fn say(&self, key: &str, week: u32, text: &str, cohort: &str) -> String {
        let mut args = Args::new();
        args.set("week", number(f64::from(week)));
        args.set("text", text.to_owned());
        args.set("cohort", cohort.to_owned());
        self.words.say(self.locale, key, &args).unwrap_or_else(|_| text.to_owned())
    }

    /// The entry of one date of a cohort.
    pub fn entry(&self, on: &CohortOn, one: &Dated) -> Entry {
        let (cohort, id) = (on.cohort.name.as_str(), on.cohort.id);
        let base = format!("{}/cohorts/{id}", self.base_url);
        let (title, url) = match &one.what {
            What::Week(week, said) => {
                let question = said.as_ref().map_or("", |said| said.text.as_str());
                (self.say("calendar-file-week", *week, question, cohort), format!("{base}/weeks/{week}"))
            }
            What::Task(week, said) => {
                (self.say("calendar-file-task", *week, &said.text, cohort), format!("{base}/weeks/{week}"))
            }
            What::Session(slot) => return slot.entry(0, self.base_url, self.now),
            What::Off(_, kind, reason) => {
                let key = if *kind == PauseKind::Pause { "calendar-file-pause" } else { "calendar-file-free" };
                (self.say(key, 0, reason, cohort), format!("{base}/calendar"))
            }
            What::End => (self.say("calendar-file-end", 0, "", cohort), base),
        };
        let (first, last) = match one.at {
            At::Days(first, last) => (first, last),
            At::Moment(_) => (one.day(on.calendar.zone()), one.day(on.calendar.zone())),
        };
        Entry {
            uid: format!("{}-{id}@{}", one.key(), host_of(self.base_url)),
            sequence: u32::try_from(on.cohort.calendar_version - 1).unwrap_or(0),
            stamp: self.now,
            when: When::Days { first, last },
            title,
            description: Some(url.clone()),
            place: None,
            url: Some(url),
            status: Status::Confirmed,
            attendee: None,
            organizer: None,
        }
    }
}
