//! What the pages about live sessions show.

mod index;
mod planning;
mod rsvp;
mod show;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::Serialize;

pub use index::{IndexPage, SessionLine};
pub use planning::{EditForms, EditPage, NewPage, Which};
pub use rsvp::RsvpPage;
pub use show::{Around, SessionPage};

use crate::platform::zones::{self, Style};

/// A moment where it takes place, named where that is not where the reader is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct There {
    /// In words.
    pub at: String,
    /// IANA name of the zone.
    pub zone: String,
}

impl There {
    /// The moment in `zone`, unless its clocks show what the reader's do.
    pub fn of(at: DateTime<Utc>, zone: &str, (reader, locale): (Tz, &str)) -> Option<Self> {
        let there = zones::zone(zone)?;
        let same = at.with_timezone(&there).naive_local() == at.with_timezone(&reader).naive_local();
        let words = || zones::words(at, there, locale, Style::Short);
        (!same).then(|| Self { at: words(), zone: there.name().replace('_', " ") })
    }
}
