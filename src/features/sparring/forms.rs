//! What people send about partners.

mod together;

use entity::ids::PersonId;

pub use together::{HowItWent, WantedTime, Way, WrittenNotes, Yes};

use super::rules::Facts;
use crate::{
    features::{admissions::is_time, people::languages},
    platform::text::{Name, Text, Title},
    web::{Input, Reader},
};

/// How many interests somebody names at most.
pub const MOST_INTERESTS: usize = 10;
/// How long one may be, in characters.
pub const LONGEST: usize = 60;

/// What somebody lets be used.
#[derive(Debug)]
pub struct Wishes {
    /// It. Whether the programme knows its options, the handler looks.
    pub facts: Facts,
    /// The version that was shown.
    pub version: i32,
}

fn ticked<T>(reader: &Reader<'_>, prefix: &str, known: impl Fn(&str) -> Option<T>) -> Vec<T> {
    reader.starting(prefix).filter_map(|(name, _)| known(name)).collect()
}

impl Input for Wishes {
    const FIELDS: &'static [&'static str] =
        &["interests", "department", "background", "site", "stage", "team", "version"];

    fn knows(name: &str) -> bool {
        let person = |id: &str| id.parse::<PersonId>().is_ok();
        Self::FIELDS.contains(&name)
            || name.strip_prefix("language.").is_some_and(|tag| !languages(tag).is_empty())
            || name.strip_prefix("time.").is_some_and(is_time)
            || name.strip_prefix("with.").is_some_and(person)
            || name.strip_prefix("not_with.").is_some_and(person)
    }

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let interests = interests(reader);
        let spoken = ticked(reader, "language.", |tag| languages(tag).first().map(|(tag, _)| (*tag).to_owned()));
        if spoken.is_empty() {
            reader.mistake("languages", "sparring-no-language", None);
        }
        let team = match reader.raw("team").trim() {
            "" => None,
            _ => reader.text::<Title>("team").map(String::from),
        };
        let choice = |name: &str| Some(reader.raw(name).trim().to_owned()).filter(|id| !id.is_empty());
        let facts = Facts {
            languages: spoken,
            times: ticked(reader, "time.", |word| is_time(word).then(|| word.to_owned())),
            interests: Vec::new(),
            department: choice("department"),
            background: choice("background"),
            site: choice("site"),
            stage: choice("stage"),
            team,
            with: ticked(reader, "with.", |id| id.parse().ok()),
            not_with: ticked(reader, "not_with.", |id| id.parse().ok()),
        };
        let version = reader.number("version", 0..=i32::MAX);
        Some(Self { facts: Facts { interests: interests?, ..facts }, version: version? })
    }
}

/// One a line, each once, however it is written.
fn interests(reader: &mut Reader<'_>) -> Option<Vec<String>> {
    let mut found: Vec<String> = Vec::new();
    for line in reader.raw("interests").lines().filter(|line| !line.trim().is_empty()) {
        match Name::parse(line) {
            Ok(interest) if interest.as_str().chars().count() <= LONGEST => {
                let same = |other: &String| other.to_lowercase() == interest.as_str().to_lowercase();
                if !found.iter().any(same) {
                    found.push(interest.into());
                }
            }
            _ => {
                reader.mistake("interests", "sparring-interest-too-long", Some(LONGEST));
                return None;
            }
        }
    }
    if found.len() > MOST_INTERESTS {
        reader.mistake("interests", "sparring-too-many-interests", Some(MOST_INTERESTS));
        return None;
    }
    Some(found)
}

/// Two who change places.
#[derive(Debug)]
pub struct Swap {
    /// One.
    pub one: PersonId,
    /// The other.
    pub other: PersonId,
}

impl Input for Swap {
    const FIELDS: &'static [&'static str] = &["one", "other"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let one = reader.known("one", "form-choice-unfit", |id| id.parse().ok());
        let other = reader.known("other", "form-choice-unfit", |id| id.parse().ok());
        Some(Self { one: one?, other: other? })
    }
}

/// Whether a group stays.
#[derive(Debug)]
pub struct Keep {
    /// It does.
    pub kept: bool,
}

impl Input for Keep {
    const FIELDS: &'static [&'static str] = &["keep"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let kept = reader.yes_or_no("keep")?;
        Some(Self { kept })
    }
}
