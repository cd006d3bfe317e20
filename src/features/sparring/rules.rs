//! What is known of somebody becomes what is matched, and when a round is due. Pure: no database, no
//! request.

mod silence;
mod slots;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use entity::{cohort, ids::PersonId};
use serde_json::{Value, json};

pub use silence::{FIRST_ASKED, Heard, PATIENCE, Sign, Silence, TOO_FEW, Waiting, days_between};
pub use slots::{Free, MINUTES, moment, slots};

use super::matching::{Candidate, Criterion, Hours, Level, Stretch, Weights};
use crate::{
    features::{admissions::DAYS, curriculum::SparringPlan},
    platform::zones,
};

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

/// When somebody can be met, who named these times: somebody who named none is taken to work from
/// Monday to Friday, nine to five.
pub fn hours(times: &[String], zone: &str, day: NaiveDate) -> Hours {
    let zone = zones::zone(zone).unwrap_or(Tz::UTC);
    let named: Vec<Stretch> = times.iter().filter_map(|word| stretch(word)).collect();
    let usual = || (0..5).map(|day| Stretch { day, from: 9 * 60, until: 17 * 60 }).collect();
    Hours::local(&if named.is_empty() { usual() } else { named }, zone, day)
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

/// How a programme wants its people matched; as the house does where it does not say.
pub fn weights_of(plan: Option<&SparringPlan>) -> Weights {
    let Some(plan) = plan else { return Weights::default() };
    weighed(plan.weights.iter().map(|(criterion, level)| (criterion.as_str(), level.as_str())), |wish| match wish {
        OTHER_STAGE => plan.other_stage,
        _ => plan.same_site,
    })
}

const OTHER_STAGE: &str = "other_stage";
const SAME_SITE: &str = "same_site";

fn weighed<'a>(levels: impl Iterator<Item = (&'a str, &'a str)>, wish: impl Fn(&str) -> bool) -> Weights {
    let known = levels.filter_map(|(criterion, level)| Some((Criterion::named(criterion)?, Level::named(level)?)));
    let mut weights = known.fold(Weights::default(), |weights, (criterion, level)| weights.with(criterion, level));
    weights.other_stage = wish(OTHER_STAGE);
    weights.same_site = wish(SAME_SITE);
    weights
}

/// Weights as a round keeps them: who is put together later in it is weighed as the others were.
pub fn kept(weights: &Weights) -> Value {
    let levels = Criterion::ALL.map(|criterion| (criterion.name().to_owned(), json!(weights.level(criterion).name())));
    let wishes = [(OTHER_STAGE, weights.other_stage), (SAME_SITE, weights.same_site)];
    levels.into_iter().chain(wishes.map(|(wish, holds)| (wish.to_owned(), json!(holds)))).collect()
}

/// What [`kept`] wrote; rounds that kept nothing were weighed as the house does.
pub fn weights_in(kept: Option<&Value>) -> Weights {
    let Some(Value::Object(kept)) = kept else { return Weights::default() };
    let levels = kept.iter().filter_map(|(criterion, level)| Some((criterion.as_str(), level.as_str()?)));
    weighed(levels, |wish| kept.get(wish).and_then(Value::as_bool).unwrap_or_default())
}

/// A planned round is proposed so long before its week opens: trainers have a working day for it,
/// whichever day of the week that is.
const PROPOSED_BEFORE: TimeDelta = TimeDelta::days(3);
/// What was proposed late still stands so long before it is published by itself.
const LOOKED_AT_FOR: TimeDelta = TimeDelta::days(1);
/// A round that trainers propose so long before the week of a planned one is that one.
pub const AHEAD: TimeDelta = TimeDelta::days(7);

/// The weeks with a planned round that a course of `weeks` weeks has.
pub fn planned(plan: Option<&SparringPlan>, weeks: u32) -> Vec<u32> {
    plan.into_iter().flat_map(|plan| &plan.rounds).copied().filter(|week| *week <= weeks).collect()
}

/// The next planned round that is still to come: neither in `had` nor begun.
pub fn week_to_come(
    plan: &[u32],
    had: &[u32],
    opens_at: impl Fn(u32) -> DateTime<Utc>,
    now: DateTime<Utc>,
) -> Option<u32> {
    plan.iter().copied().find(|week| !had.contains(week) && opens_at(*week) > now)
}

/// When a planned round is proposed.
pub fn proposes_at(opens_at: DateTime<Utc>) -> DateTime<Utc> {
    opens_at - PROPOSED_BEFORE
}

/// The week whose planned round is due for a proposal: the latest of `plan` that opens no later than
/// `ahead` from now, unless that round or a later one is in `had`. Weeks that were missed are not made up for.
pub fn week_due(
    plan: &[u32],
    had: &[u32],
    opens_at: impl Fn(u32) -> DateTime<Utc>,
    now: DateTime<Utc>,
    ahead: TimeDelta,
) -> Option<u32> {
    let latest = plan.iter().copied().filter(|week| opens_at(*week) <= now + ahead).max()?;
    had.iter().all(|week| *week < latest).then_some(latest)
}

/// The same for what happens by itself.
pub fn week_to_propose(
    plan: &[u32],
    had: &[u32],
    opens_at: impl Fn(u32) -> DateTime<Utc>,
    now: DateTime<Utc>,
) -> Option<u32> {
    week_due(plan, had, opens_at, now, PROPOSED_BEFORE)
}

/// When a proposal for a week is published, unless a trainer does so before.
pub fn publishes_at(opens_at: DateTime<Utc>, proposed_at: DateTime<Utc>) -> DateTime<Utc> {
    opens_at.max(proposed_at + LOOKED_AT_FOR)
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

    use super::{Criterion, Level, Weights, hours, kept, publishes_at, week_due, week_to_propose, weights_in};

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

    fn day(day: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000, 0).unwrap() + TimeDelta::days(day)
    }

    /// Week 1 opens on day 0.
    fn opens_at(week: u32) -> DateTime<Utc> {
        day((i64::from(week) - 1) * 7)
    }

    #[test]
    fn a_planned_round_is_due_three_days_before_its_week() {
        let due = |had: &[u32], now: i64| week_to_propose(&[1, 4], had, opens_at, day(now));
        assert_eq!([due(&[], -4), due(&[], -3), due(&[], 0)], [None, Some(1), Some(1)]);
        assert_eq!([due(&[1], 0), due(&[1], 17), due(&[1], 18)], [None, None, Some(4)]);
        assert_eq!(due(&[], 30), Some(4), "only the latest of those that were missed");
        assert_eq!([due(&[4], 30), due(&[1, 4], 30)], [None, None]);
        assert_eq!(week_to_propose(&[], &[], opens_at, day(9)), None, "no plan, no round");
        assert_eq!(week_due(&[1, 4], &[1], opens_at, day(14), TimeDelta::days(7)), Some(4), "a week ahead by hand");
    }

    #[test]
    fn what_is_proposed_late_stands_for_a_day() {
        assert_eq!(publishes_at(day(21), day(18)), day(21));
        assert_eq!(publishes_at(day(21), day(25)), day(26));
    }

    #[test]
    fn weights_are_kept_as_they_were() {
        let mut weights = Weights::default();
        weights.same_site = true;
        let weights = weights.with(Criterion::Hours, Level::Much).with(Criterion::Interests, Level::Off);
        assert_eq!(weights_in(Some(&kept(&weights))), weights);
        assert_eq!(weights_in(None), Weights::default());
    }
}
