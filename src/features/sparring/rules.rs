//! What is known of somebody becomes what is matched, and when a round is due. Pure: no database, no
//! request.

mod rounds;
mod silence;
mod slots;
mod weighing;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use entity::{cohort, ids::PersonId};

pub use rounds::{AHEAD, planned, proposes_at, publishes_at, week_due, week_to_come, week_to_propose};
pub use silence::{FIRST_ASKED, Heard, PATIENCE, Sign, Silence, TOO_FEW, Waiting, days_between};
pub use slots::{Free, MINUTES, moment, slots};
pub use weighing::{kept, weights_in, weights_of};

use super::matching::{Candidate, Hours, Stretch};
use crate::{features::admissions::DAYS, platform::zones};

/// What the parts of a day that applications name mean: its first minute and the one after its last.
fn part_of_day(word: &str) -> Option<(u32, u32)> {
    match word {
        "am" => Some((8 * 60, 12 * 60)),
        "pm" => Some((12 * 60, 17 * 60)),
        "ev" => Some((17 * 60, 20 * 60)),
        _ => None,
    }
}

fn stretch(word: &str) -> Option<Stretch> {
    let (day, part) = word.split_once('-')?;
    let day = DAYS.iter().position(|known| *known == day)?;
    let (from, until) = part_of_day(part)?;
    Some(Stretch { day: u32::try_from(day).ok()?, from, until })
}

/// The week of somebody who named these times, on their own clock: somebody who named none is taken to
/// work from Monday to Friday, nine to five.
fn week_of(times: &[String]) -> Vec<Stretch> {
    let named: Vec<Stretch> = times.iter().filter_map(|word| stretch(word)).collect();
    let usual = || (0..5).map(|day| Stretch { day, from: 9 * 60, until: 17 * 60 }).collect();
    if named.is_empty() { usual() } else { named }
}

/// When somebody can be met, who named these times.
pub fn hours(times: &[String], zone: &str, day: NaiveDate) -> Hours {
    Hours::local(&week_of(times), zones::zone(zone).unwrap_or(Tz::UTC), day)
}

/// The day in whose week hours of different zones are compared: today, or the first of a cohort that
/// has not begun.
pub fn day_of(cohort: &cohort::Model, now: DateTime<Utc>) -> NaiveDate {
    let zone = zones::zone(&cohort.zone).unwrap_or(Tz::UTC);
    zones::date_in(zone, now).max(cohort.starts_on)
}

/// What somebody lets be used to find them a partner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Tags.
    pub languages: Vec<String>,
    /// Words like `mon-am`.
    pub times: Vec<String>,
    /// In their words.
    pub interests: Vec<String>,
    /// Ids of the programme's options.
    pub department: Option<String>,
    pub background: Option<String>,
    pub site: Option<String>,
    pub stage: Option<String>,
    /// Where they belong in the organisation.
    pub team: Option<String>,
    /// Whom they would like to be with.
    pub with: Vec<PersonId>,
    /// Whom they would not.
    pub not_with: Vec<PersonId>,
}

impl Facts {
    /// Them, to be matched.
    pub fn candidate(&self, person: PersonId, zone: &str, day: NaiveDate) -> Candidate {
        let keys = |people: &[PersonId]| people.iter().map(ToString::to_string).collect();
        Candidate {
            key: person.to_string(),
            languages: self.languages.iter().cloned().collect(),
            hours: hours(&self.times, zone, day),
            department: self.department.clone(),
            background: self.background.clone(),
            stage: self.stage.clone(),
            site: self.site.clone(),
            interests: self.interests.iter().cloned().collect(),
            line: self.team.clone(),
            not_with: keys(&self.not_with),
            would_like: keys(&self.with),
            ..Candidate::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::hours;

    const MONDAY: Option<NaiveDate> = NaiveDate::from_ymd_opt(2027, 1, 4);

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn times_are_parts_of_working_days() {
        let day = MONDAY.unwrap();
        assert_eq!(hours(&words(&["mon-am", "tue-ev"]), "Europe/Berlin", day).minutes(), 7 * 60);
        assert_eq!(hours(&[], "Europe/Berlin", day).minutes(), 40 * 60);
        assert_eq!(hours(&words(&["nonsense"]), "Mars/Base", day).minutes(), 40 * 60);
    }
}
