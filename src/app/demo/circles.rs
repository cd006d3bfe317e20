//! Circles in the demonstration: who is in which, when they meet, what their people want, who was there.

use anyhow::{Context, anyhow};
use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use entity::{
    ids::{CohortId, PersonId},
    states::CircleState,
};
use serde::Deserialize;

use super::seed::{Story, no, unfit};
use crate::{
    features::{
        circles::{
            Circle, HaveCircle, HourTerms, PlaceCircles, Settling, add_contribution, circles_at, contributions_of,
            propose_circles, publish_circles, say_goal, say_there, set_hour, settle_contribution,
        },
        cohorts::find_cohort,
    },
    platform::{
        files::Files,
        text::{Caption, Line, Text},
        zones,
    },
};

/// The circles as `content/demo/circles.yaml` has them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Circles {
    hours: Vec<Hour>,
    goals: Vec<Goal>,
    contributions: Vec<Contribution>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Hour {
    weekday: u32,
    at: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Goal {
    key: String,
    goal: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Contribution {
    key: String,
    whom: String,
    gift: String,
    done: bool,
}

fn built_in() -> anyhow::Result<Circles> {
    let bytes = Files::Content.read("demo/circles.yaml")?.context("there is no demo/circles.yaml")?;
    serde_saphyr::from_str(std::str::from_utf8(&bytes)?).map_err(|error| anyhow!("{error}"))
}

/// When circles are published, on the second day; when their people set their hour and say what they want,
/// the same day; and when they say in the evening that they were there.
const PUBLISHED_AT: (u32, u32) = (11, 0);
const AGREED_AT: (u32, u32) = (15, 0);
const SAID_AT: (u32, u32) = (20, 0);

fn clock((hour, minute): (u32, u32)) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default()
}

impl Story<'_> {
    /// The circles of a cohort, as far as its story is told.
    pub(super) async fn gather(
        &self,
        trainer: &str,
        cohort: CohortId,
        (starts_on, zone): (NaiveDate, Tz),
    ) -> anyhow::Result<()> {
        let at = |time| zones::instant(zone, starts_on + Duration::days(1), clock(time));
        if at(AGREED_AT) > self.now {
            return Ok(());
        }
        self.turn_to(at(PUBLISHED_AT));
        let may = self.may::<PlaceCircles>(trainer, cohort).await?;
        self.store.write(async |tx| propose_circles(tx, &may).await).await.map_err(no)?;
        self.store.write(async |tx| publish_circles(tx, &may).await).await.map_err(no)?;
        self.turn_to(at(AGREED_AT));
        let told = built_in()?;
        let circles = circles_at(self.store.read(), cohort, CircleState::Meeting).await.map_err(no)?;
        for (circle, hour) in circles.iter().zip(told.hours.iter().cycle()) {
            self.agree(circle, hour).await?;
        }
        self.want(cohort, &told, &circles).await?;
        self.meet_weekly(cohort, zone, &circles).await
    }

    async fn agree(&self, circle: &Circle, hour: &Hour) -> anyhow::Result<()> {
        let Some(first) = circle.people.first() else { return Ok(()) };
        let may = self.may::<HaveCircle>(self.key_of(*first)?, circle.row.cohort_id).await?;
        let at = NaiveTime::parse_from_str(&hour.at, "%H:%M")?;
        let terms = HourTerms { weekday: hour.weekday, at, version: 0 };
        self.store.write(async |tx| set_hour(tx, &may, &terms).await).await.map_err(no)
    }

    /// What people want, and what they could give to whom, of those who are in this cohort.
    async fn want(&self, cohort: CohortId, told: &Circles, circles: &[Circle]) -> anyhow::Result<()> {
        let here = |key: &str| {
            let who = self.person(key).ok()?.id;
            circles.iter().any(|circle| circle.people.contains(&who)).then_some(who)
        };
        for one in told.goals.iter().filter(|one| here(&one.key).is_some()) {
            let may = self.may::<HaveCircle>(&one.key, cohort).await?;
            let goal = Line::parse(&one.goal).map_err(unfit("goal"))?;
            self.store.write(async |tx| say_goal(tx, &may, Some(&goal)).await).await.map_err(no)?;
        }
        for one in &told.contributions {
            let Some(who) = here(&one.key) else { continue };
            let may = self.may::<HaveCircle>(&one.key, cohort).await?;
            let whom = Line::parse(&one.whom).map_err(unfit("whom"))?;
            let gift = Caption::parse(&one.gift).map_err(unfit("gift"))?;
            self.store.write(async |tx| add_contribution(tx, &may, &whom, &gift).await).await.map_err(no)?;
            let own = contributions_of(self.store.read(), cohort, who).await.map_err(no)?;
            if let Some(new) = own.iter().find(|row| row.gift == gift.as_str()).filter(|_| one.done) {
                let given = async |tx: &_| settle_contribution(tx, &may, new.id, Settling::Done).await;
                self.store.write(given).await.map_err(no)?;
            }
        }
        Ok(())
    }

    /// In the evening of the day they met, most say that they were there.
    async fn meet_weekly(&self, cohort: CohortId, zone: Tz, circles: &[Circle]) -> anyhow::Result<()> {
        let Some(somebody) = circles.iter().find_map(|circle| circle.people.first()) else { return Ok(()) };
        let on = find_cohort(self.store.read(), self.catalogue, cohort, *somebody).await.map_err(no)?;
        for week in 1..=on.calendar.weeks() {
            // By Thursday all of them have met.
            let evening: DateTime<Utc> =
                zones::instant(zone, on.calendar.opens_on(week) + Duration::days(3), clock(SAID_AT));
            if evening > self.now {
                break;
            }
            self.turn_to(evening);
            let people = circles.iter().flat_map(|circle| circle.people.iter().enumerate());
            for (nth, who) in people.filter(|(nth, _)| *nth != usize::try_from(week).unwrap_or_default() % 6) {
                let may = self.may::<HaveCircle>(self.key_of(*who)?, cohort).await?;
                let said = self.store.write(async |tx| say_there(tx, &may, week, true).await).await;
                said.map_err(no).with_context(|| format!("week {week}, {nth}"))?;
            }
        }
        Ok(())
    }

    fn key_of(&self, who: PersonId) -> anyhow::Result<&str> {
        self.people().find(|(_, person)| person.id == who).map(|(key, _)| key.as_str()).context("somebody unknown")
    }
}
