//! What takes place live in the demonstration: as written, planned and answered by the product's own commands.

use std::collections::BTreeMap;

use anyhow::{Context, anyhow};
use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use entity::{
    ids::{CohortId, LiveSessionId},
    person,
    states::SessionKind,
};
use serde::Deserialize;

use super::{
    questions::Question,
    seed::{no, unfit},
};
use crate::{
    app::Postman,
    features::{
        cohorts::find_cohort,
        curriculum::Catalogue,
        live_sessions::{
            Answer, JoinSession, LeadSession, NewNotes, NewSession, NewSlot, PlanSession, SessionOn, SlotTerms,
            Wording, answer, cancel_session, find_session, invite, plan_session, read_run_sheet, say_here, write_notes,
        },
    },
    identity::{Actor, Permit, Policy},
    platform::{
        clock::Clock,
        files::Files,
        text::{Body, Line, Text, Title},
        zones,
    },
    storage::Store,
};

/// Every session, as `content/demo/sessions.yaml` has them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sessions {
    sessions: Vec<Told>,
}

/// One session and who comes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    cohort: String,
    by: String,
    planned_on: i64,
    kind: SessionKind,
    title: String,
    purpose: String,
    #[serde(default)]
    run_sheet: String,
    join_url: String,
    #[serde(default)]
    invites: bool,
    slots: Vec<ToldSlot>,
    /// Who comes to each of its times, in the order in which they say so.
    yes: Vec<Vec<String>>,
    no: Vec<String>,
    #[serde(default)]
    here: Vec<String>,
    #[serde(default)]
    questions: Vec<Question>,
    notes: Option<Noted>,
    cancelled_on: Option<i64>,
    cancelled: Option<String>,
}

/// What somebody writes down at the end.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Noted {
    by: String,
    text: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ToldSlot {
    day: i64,
    at: String,
    zone: String,
    minutes: i32,
    capacity: Option<i32>,
    host: String,
}

impl Sessions {
    /// Those that are built in.
    pub fn built_in() -> anyhow::Result<Self> {
        let bytes = Files::Content.read("demo/sessions.yaml")?.context("there is no demo/sessions.yaml")?;
        serde_saphyr::from_str(std::str::from_utf8(&bytes)?).map_err(|error| anyhow!("{error}"))
    }
}

/// Where a cohort meets: a database on a clock that is moved along.
pub struct Hall<'a> {
    /// The database.
    pub store: &'a Store,
    /// Its clock.
    pub clock: &'a Clock,
    /// The courses.
    pub catalogue: &'a Catalogue,
    /// The cohort.
    pub cohort: CohortId,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Where it is.
    pub zone: Tz,
    /// What time it really is.
    pub now: DateTime<Utc>,
    /// Carries e-mails.
    pub postman: &'a Postman,
    /// Everybody, by the key they are told by.
    pub people: &'a BTreeMap<String, person::Model>,
}

/// When sessions are planned, and when people answer.
const NOON: NaiveTime = match NaiveTime::from_hms_opt(12, 0, 0) {
    Some(noon) => noon,
    None => NaiveTime::MIN,
};

impl Hall<'_> {
    /// Lets the cohort called `name` plan its sessions, answer and meet, up to now.
    pub async fn play(&self, name: &str, all: &Sessions) -> anyhow::Result<()> {
        for told in all.sessions.iter().filter(|told| told.cohort == name) {
            if self.day(told.planned_on, NOON, self.zone) <= self.now {
                self.hold(told).await.with_context(|| told.title.clone())?;
            }
        }
        Ok(())
    }

    fn day(&self, day: i64, at: NaiveTime, zone: Tz) -> DateTime<Utc> {
        zones::instant(zone, self.starts_on + Duration::days(day - 1), at)
    }

    /// Turns the clock; back again where another session's story begins.
    fn turn_to(&self, at: DateTime<Utc>) {
        self.clock.forward(at.min(self.now) - self.clock.now());
    }

    pub(super) fn actor(&self, key: &str) -> anyhow::Result<Actor> {
        Ok(Actor::of(self.people.get(key).with_context(|| format!("there is nobody {key}"))?))
    }

    pub(super) async fn may<P: Policy<On = SessionOn>>(
        &self,
        key: &str,
        id: LiveSessionId,
    ) -> anyhow::Result<Permit<P>> {
        let who = self.actor(key)?;
        let on = find_session(self.store.read(), self.catalogue, id, who.id).await.map_err(no)?;
        Permit::ask(who, on).map_err(|denied| anyhow!("{key}: {denied:?}"))
    }

    async fn hold(&self, told: &Told) -> anyhow::Result<()> {
        self.turn_to(self.day(told.planned_on, NOON, self.zone));
        let id = self.plan(told).await?;
        if told.invites {
            let may = self.may::<LeadSession>(&told.by, id).await?;
            self.store.write(async |tx| invite(tx, &may).await).await.map_err(no)?;
        }
        let answers = told.yes.iter().enumerate().flat_map(|(nth, keys)| keys.iter().map(move |key| (key, Some(nth))));
        for (key, time) in answers.chain(told.no.iter().map(|key| (key, None))) {
            // One after the other, so that who comes first has the place.
            self.turn_to(self.clock.now() + Duration::minutes(7));
            let may = self.may::<JoinSession>(key, id).await?;
            let slot = time.and_then(|nth| self.slot(told, &may, nth));
            let said = slot.map_or(Answer::No, Answer::Yes);
            self.store.write(async |tx| answer(tx, &may, said).await).await.map_err(no)?;
        }
        self.ask(&told.questions, id).await.context("questions")?;
        self.postman.drain().await.map_err(no)?;
        self.meet(told, id).await?;
        if let (Some(day), Some(reason)) = (told.cancelled_on, &told.cancelled) {
            self.turn_to(self.day(day, NOON, self.zone));
            let may = self.may::<LeadSession>(&told.by, id).await?;
            let reason = Line::parse(reason).map_err(unfit("reason"))?;
            self.store.write(async |tx| cancel_session(tx, &may, &reason).await).await.map_err(no)?;
            self.postman.drain().await.map_err(no)?;
        }
        Ok(())
    }

    /// The time that is told as the `nth`.
    fn slot(&self, told: &Told, may: &Permit<JoinSession>, nth: usize) -> Option<entity::ids::SessionSlotId> {
        let begins = self.begins(told.slots.get(nth)?).ok()?;
        may.on().slots.iter().find(|slot| slot.starts_at == begins).map(|slot| slot.id)
    }

    fn begins(&self, slot: &ToldSlot) -> anyhow::Result<DateTime<Utc>> {
        let at = NaiveTime::parse_from_str(&slot.at, "%H:%M")?;
        Ok(self.day(slot.day, at, zones::zone(&slot.zone).context("zone")?))
    }

    async fn plan(&self, told: &Told) -> anyhow::Result<LiveSessionId> {
        let who = self.actor(&told.by)?;
        let on = find_cohort(self.store.read(), self.catalogue, self.cohort, who.id).await.map_err(no)?;
        let mut slots = Vec::new();
        for slot in &told.slots {
            let day = self.starts_on + Duration::days(slot.day - 1);
            let (week, day) = on.calendar.place_of(day).context("a day off")?;
            let host = Some(self.actor(&slot.host)?.id);
            slots.push(NewSlot {
                week,
                day,
                at: NaiveTime::parse_from_str(&slot.at, "%H:%M")?,
                zone: zones::zone(&slot.zone).context("zone")?,
                terms: SlotTerms { minutes: slot.minutes, capacity: slot.capacity, host },
            });
        }
        let run_sheet = read_run_sheet(&told.run_sheet).map_err(|line| anyhow!("line {line} of its run sheet"))?;
        let wording = Wording {
            kind: told.kind,
            title: Title::parse(&told.title).map_err(unfit("title"))?,
            purpose: Body::parse(&told.purpose).map_err(unfit("purpose"))?,
            run_sheet,
            join_url: Some(told.join_url.clone()),
        };
        let may = Permit::<PlanSession>::ask(who, on).map_err(|denied| anyhow!("{denied:?}"))?;
        let new = NewSession { wording, slots };
        self.store.write(async |tx| plan_session(tx, &may, &new).await).await.map_err(no)
    }

    /// Half an hour in, people say that they are there; at the end somebody writes down what was said.
    async fn meet(&self, told: &Told, id: LiveSessionId) -> anyhow::Result<()> {
        let Some(first) = told.slots.first() else { return Ok(()) };
        let later = self.begins(first)? + Duration::minutes(30);
        if later > self.now {
            return Ok(());
        }
        self.turn_to(later);
        for key in &told.here {
            let may = self.may::<JoinSession>(key, id).await?;
            self.store.write(async |tx| say_here(tx, &may, true).await).await.map_err(no)?;
        }
        let Some(noted) = &told.notes else { return Ok(()) };
        self.turn_to(later + Duration::minutes(40));
        let may = self.may::<JoinSession>(&noted.by, id).await?;
        let notes = NewNotes::new(Body::parse(&noted.text).map_err(unfit("notes"))?);
        self.store.write(async |tx| write_notes(tx, &may, 0, &notes).await).await.map_err(no)
    }
}
