//! What people of the demonstration say aside: in the margin of a week, to trainers alone, in a log of their own.

use std::collections::BTreeMap;

use anyhow::{Context, anyhow};
use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use entity::{ids::CohortId, states::LogAudience};
use serde::Deserialize;

use super::seed::{Story, ZONE, no, unfit};
use crate::{
    app::Postman,
    features::{
        cohorts::{MemberOn, WeekOn, members},
        margins::{WriteInMargin, write_note},
        private_channel::{Confide, Hear, Said, confide, tell},
        sharing::{KeepLog, ShareWeeks, Sight, WrittenEntry, say_who_sees, write_entry},
    },
    identity::{Permit, Policy},
    platform::{
        files::Files,
        text::{Statement, Text},
        zones,
    },
};

/// What is said aside in one cohort.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asides {
    cohort: String,
    #[serde(default)]
    margins: Vec<Margin>,
    #[serde(default)]
    private: Vec<Talk>,
    #[serde(default)]
    log: Vec<Entry>,
    #[serde(default)]
    sees: Vec<Sees>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Margin {
    by: String,
    week: u32,
    day: i64,
    at: String,
    text: String,
}

/// What a participant and the trainers say to each other.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Talk {
    with: String,
    says: Vec<Words>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    by: String,
    day: i64,
    at: String,
    text: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    by: String,
    day: i64,
    at: String,
    shown_to: String,
    text: String,
}

impl Entry {
    fn audience(&self) -> anyhow::Result<LogAudience> {
        let known = LogAudience::ALL.iter().copied().find(|one| one.word() == self.shown_to);
        known.with_context(|| format!("nobody is called {}", self.shown_to))
    }
}

/// Who sees somebody's weeks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sees {
    of: String,
    partner: bool,
    circle: bool,
}

fn built_in() -> anyhow::Result<Vec<Asides>> {
    let bytes = Files::Content.read("demo/asides.yaml")?.context("there is no demo/asides.yaml")?;
    serde_saphyr::from_str(std::str::from_utf8(&bytes)?).map_err(|error| anyhow!("{error}"))
}

fn statement(text: &str) -> anyhow::Result<Statement> {
    Statement::parse(text).map_err(unfit("text"))
}

impl Story<'_> {
    /// Lets everybody say what they have said aside by now.
    pub(super) async fn say_aside(
        &self,
        cohorts: &BTreeMap<String, (CohortId, NaiveDate)>,
        postman: &Postman,
    ) -> anyhow::Result<()> {
        for asides in built_in()? {
            let (cohort, starts_on) = *cohorts.get(&asides.cohort).with_context(|| asides.cohort.clone())?;
            for one in &asides.margins {
                if self.comes_to(starts_on, one.day, &one.at)? {
                    self.note(cohort, one).await.with_context(|| one.text.clone())?;
                }
            }
            for talk in &asides.private {
                for one in &talk.says {
                    if self.comes_to(starts_on, one.day, &one.at)? {
                        self.say(cohort, &talk.with, one).await.with_context(|| one.text.clone())?;
                        postman.drain().await.map_err(no)?;
                    }
                }
            }
            for one in &asides.log {
                if self.comes_to(starts_on, one.day, &one.at)? {
                    let written = WrittenEntry { body: statement(&one.text)?, shown_to: one.audience()?, version: 0 };
                    let (may, language) = (self.may::<KeepLog>(&one.by, cohort).await?, &self.person(&one.by)?.locale);
                    let work = self.store.write(async |tx| write_entry(tx, &may, &written, language).await);
                    work.await.map_err(no)?;
                }
            }
            for one in &asides.sees {
                let may = self.may::<ShareWeeks>(&one.of, cohort).await?;
                let sight = Sight { partner: one.partner, circle: one.circle };
                self.store.write(async |tx| say_who_sees(tx, &may, &sight).await).await.map_err(no)?;
            }
            self.turn_to(self.now);
        }
        Ok(())
    }

    /// Turns the clock to a moment in the days of a cohort, if it has come by now.
    fn comes_to(&self, starts_on: NaiveDate, day: i64, at: &str) -> anyhow::Result<bool> {
        let at = moment(starts_on, day, at)?;
        if at > self.now {
            return Ok(false);
        }
        self.turn_to(at);
        Ok(true)
    }

    async fn note(&self, cohort: CohortId, one: &Margin) -> anyhow::Result<()> {
        let on = self.cohort(&one.by, cohort).await?;
        let week = WeekOn { open: on.calendar.is_open(one.week, self.clock.now()), cohort: on, number: one.week };
        let may = ask::<WriteInMargin>(self, &one.by, week)?;
        let (body, language) = (statement(&one.text)?, &self.person(&one.by)?.locale);
        self.store.write(async |tx| write_note(tx, &may, &body, language).await).await.map_err(no)
    }

    async fn say(&self, cohort: CohortId, with: &str, one: &Words) -> anyhow::Result<()> {
        let (body, language) = (statement(&one.text)?, self.person(&one.by)?.locale.as_str());
        let said = Said { body: &body, language };
        if one.by == with {
            let may = self.may::<Confide>(with, cohort).await?;
            return self.store.write(async |tx| confide(tx, &may, said).await).await.map_err(no);
        }
        let (on, who) = (self.cohort(&one.by, cohort).await?, self.person(with)?.id);
        let member = members(self.store.read(), cohort).await.map_err(no)?.into_iter().find(|one| one.person == who);
        let member = member.with_context(|| format!("{with} takes no part"))?;
        let may = ask::<Hear>(self, &one.by, MemberOn { cohort: on, member })?;
        self.store.write(async |tx| tell(tx, &may, said).await).await.map_err(no)
    }
}

fn ask<P: Policy>(story: &Story<'_>, who: &str, on: P::On) -> anyhow::Result<Permit<P>> {
    Permit::ask(story.actor(who)?, on).map_err(|denied| anyhow!("{who}: {denied:?}"))
}

fn moment(starts_on: NaiveDate, day: i64, at: &str) -> anyhow::Result<DateTime<Utc>> {
    let time = NaiveTime::parse_from_str(at, "%H:%M").with_context(|| at.to_owned())?;
    Ok(zones::instant(ZONE, starts_on + Duration::days(day - 1), time))
}

#[cfg(test)]
mod tests {
    use super::{built_in, statement};

    #[test]
    fn what_is_said_aside_fits_and_everybody_is_told_to_somebody() {
        let all = built_in().unwrap();
        let entries: Vec<_> = all.iter().flat_map(|one| &one.log).collect();
        assert!(entries.iter().all(|entry| entry.audience().is_ok() && statement(&entry.text).is_ok()));
        let words = all.iter().flat_map(|one| &one.private).flat_map(|talk| &talk.says);
        assert!(words.map(|one| &one.text).all(|text| statement(text).is_ok()));
        assert!(all.iter().flat_map(|one| &one.margins).all(|one| (1..=7).contains(&one.week)));
    }

    #[test]
    fn what_partners_say_to_each_other_is_told_in_order() {
        for talk in built_in().unwrap().iter().flat_map(|one| &one.private) {
            let times: Vec<_> = talk.says.iter().map(|one| (one.day, one.at.as_str())).collect();
            assert!(times.is_sorted(), "{}", talk.with);
        }
    }
}
