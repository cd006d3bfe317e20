//! What the pages about people show.

mod list;
mod profile;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use entity::states::{ProfilePart, Role};
pub use list::{Asked, PeoplePage};
pub use profile::{Edit, NowherePage, ProfilePage, profile_href};
use serde::Serialize;

use super::{
    queries::{Entry, Part},
    rules::{ahead, beginning},
};
use crate::{platform::zones, web::PersonTag};

/// Words somebody wrote, in the language they wrote them in.
#[derive(Clone, Debug, Serialize)]
pub struct Words {
    /// The words.
    pub text: String,
    /// BCP 47 tag.
    pub language: String,
}

impl Words {
    fn of(part: &Part) -> Self {
        Self { text: part.body.clone(), language: part.language.clone() }
    }

    fn beginning(part: &Part, most: usize) -> Self {
        Self { text: beginning(&part.body, most), language: part.language.clone() }
    }
}

/// Where somebody lives, and what their clocks show.
#[derive(Clone, Debug, Serialize)]
pub struct Place {
    /// The city their zone is named after.
    pub name: String,
    /// `same`, `ahead` or `behind` the reader's clocks.
    pub clocks: &'static str,
    /// By how much: `2` or `5:30`.
    pub by: String,
}

impl Place {
    fn of(zone: &str, reader: Tz, now: DateTime<Utc>) -> Self {
        let minutes = zones::zone(zone).map_or(0, |theirs| ahead(reader, theirs, now));
        let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
        Self {
            name: zone.rsplit('/').next().unwrap_or(zone).replace('_', " "),
            clocks: match minutes {
                0 => "same",
                1.. => "ahead",
                _ => "behind",
            },
            by: if rest == 0 { hours.to_string() } else { format!("{hours}:{rest:02}") },
        }
    }
}

/// How pages name somebody.
fn tag_of(entry: &Entry) -> PersonTag {
    let role = (entry.role == Role::Trainer).then_some("trainer");
    PersonTag::new(entry.person, &entry.name, role, entry.closed)
}

/// Where the photo of somebody is; its mark makes another picture another address.
pub fn photo_href(entry: &Entry, small: bool) -> Option<String> {
    let size = if small { "&size=small" } else { "" };
    entry.photo().map(|mark| format!("/people/{}/photo?v={mark}{size}", entry.person))
}

/// Where somebody lives, where the reader may know it.
fn place_of(entry: &Entry, reader: Tz, now: DateTime<Utc>) -> Option<Place> {
    let zone = entry.part(ProfilePart::Zone).and(entry.zone.as_deref())?;
    Some(Place::of(zone, reader, now))
}
