//! What sparring partners of the demonstration do together: they agree on a time, say how it went, keep
//! notes, and one of them waits for an answer.

use std::collections::BTreeMap;

use anyhow::{Context, anyhow};
use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveTime, Utc};
use entity::{
    ids::{CohortId, PersonId, SparringGroupId},
    sparring_partner, sparring_round,
    states::{RoundState, Went},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Deserialize;

use super::seed::{PERSONAS, Story, ZONE, no, unfit};
use crate::{
    app::Postman,
    features::sparring::{
        HavePartner, NewTime, SharedNotes, agree_to_time, say_how_it_went, suggest_time, write_shared_notes,
    },
    platform::{
        files::Files,
        text::{Body, Text},
        zones,
    },
};

/// A moment in the days of a cohort.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    day: i64,
    at: String,
}

/// A moment some working days from now.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ahead {
    in_days: u32,
    at: String,
}

/// What is told of partners.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tale {
    suggested: Told,
    answered: Told,
    talks: Vec<Told>,
    went: Vec<Went>,
    noted: Told,
    notes: String,
    waiting: Ahead,
}

fn clock(text: &str) -> anyhow::Result<NaiveTime> {
    NaiveTime::parse_from_str(text, "%H:%M").with_context(|| text.to_owned())
}

impl Told {
    fn local(&self, starts_on: NaiveDate) -> anyhow::Result<(NaiveDate, NaiveTime)> {
        Ok((starts_on + Duration::days(self.day - 1), clock(&self.at)?))
    }

    fn instant(&self, starts_on: NaiveDate) -> anyhow::Result<DateTime<Utc>> {
        let (on, at) = self.local(starts_on)?;
        Ok(zones::instant(ZONE, on, at))
    }
}

impl Ahead {
    /// So many days from `now` that are no weekend.
    fn local(&self, now: DateTime<Utc>) -> anyhow::Result<(NaiveDate, NaiveTime)> {
        let days = zones::date_in(ZONE, now).iter_days().skip(1).filter(|day| day.weekday().number_from_monday() < 6);
        let day = days.take(usize::try_from(self.in_days)?).last().context("a working day")?;
        Ok((day, clock(&self.at)?))
    }
}

fn built_in() -> anyhow::Result<Tale> {
    let bytes = Files::Content.read("demo/together.yaml")?.context("there is no demo/together.yaml")?;
    serde_saphyr::from_str(std::str::from_utf8(&bytes)?).map_err(|error| anyhow!("{error}"))
}

impl Story<'_> {
    /// Who is together in a cohort, by the keys the school knows them by.
    async fn partners(&self, cohort: CohortId) -> anyhow::Result<Vec<Vec<String>>> {
        let db = self.store.read();
        let round = sparring_round::Entity::find()
            .filter(sparring_round::Column::CohortId.eq(cohort))
            .filter(sparring_round::Column::State.eq(RoundState::Published));
        let Some(round) = round.one(db).await? else { return Ok(Vec::new()) };
        let rows = sparring_partner::Entity::find()
            .filter(sparring_partner::Column::RoundId.eq(round.id))
            .filter(sparring_partner::Column::EndedAt.is_null())
            .order_by_asc(sparring_partner::Column::Id);
        let key = |id: PersonId| self.people().find(|(_, person)| person.id == id).map(|(key, _)| key.clone());
        let mut groups: BTreeMap<SparringGroupId, Vec<String>> = BTreeMap::new();
        for row in rows.all(db).await? {
            groups.entry(row.group_id).or_default().push(key(row.person_id).context("a partner nobody knows")?);
        }
        Ok(groups.into_values().collect())
    }

    /// What partners do from the day after they were told who they are.
    pub(super) async fn spar(&self, cohort: CohortId, starts_on: NaiveDate, postman: &Postman) -> anyhow::Result<()> {
        let tale = built_in()?;
        let groups = self.partners(cohort).await?;
        let talks = || groups.iter().zip(tale.talks.iter().cycle());
        if groups.is_empty() || tale.noted.instant(starts_on)? > self.now {
            return Ok(());
        }
        self.turn_to(tale.suggested.instant(starts_on)?);
        for (group, talk) in talks() {
            let first = group.first().context("a group of nobody")?;
            self.suggest(cohort, first, talk.local(starts_on)?, 0).await?;
        }
        postman.drain().await.map_err(no)?;
        self.turn_to(tale.answered.instant(starts_on)?);
        for key in groups.iter().flat_map(|group| group.iter().skip(1)) {
            let may = self.may::<HavePartner>(key, cohort).await?;
            self.store.write(async |tx| agree_to_time(tx, &may, 1).await).await.map_err(no)?;
        }
        postman.drain().await.map_err(no)?;
        self.turn_to(tale.noted.instant(starts_on)?);
        for (key, went) in groups.iter().flatten().zip(&tale.went) {
            let may = self.may::<HavePartner>(key, cohort).await?;
            self.store.write(async |tx| say_how_it_went(tx, &may, *went).await).await.map_err(no)?;
        }
        let [persona, _] = PERSONAS;
        let Some(own) = groups.iter().find(|group| group.iter().any(|key| key == persona)) else { return Ok(()) };
        let notes = SharedNotes::new(Body::parse(&tale.notes).map_err(unfit("notes"))?);
        let may = self.may::<HavePartner>(persona, cohort).await?;
        self.store.write(async |tx| write_shared_notes(tx, &may, 0, &notes).await).await.map_err(no)?;
        // A while ago their partner thought of the next time.
        let partner = own.iter().find(|key| *key != persona).context("a partner")?;
        self.turn_to(self.now - Duration::hours(3));
        self.suggest(cohort, partner, tale.waiting.local(self.now)?, 0).await?;
        postman.drain().await.map_err(no)?;
        Ok(())
    }

    async fn suggest(
        &self,
        cohort: CohortId,
        key: &str,
        (on, at): (NaiveDate, NaiveTime),
        seen: i32,
    ) -> anyhow::Result<()> {
        let may = self.may::<HavePartner>(key, cohort).await?;
        let time = NewTime { on, at, zone: ZONE };
        self.store.write(async |tx| suggest_time(tx, &may, &time, seen).await).await.map_err(no)
    }
}
