//! What dates bring about: mails when they move.

use chrono::{NaiveDate, NaiveTime};
use entity::ids::CohortId;
use serde::Deserialize;

use super::{emails::DatesMoved, import::Run, queries::people_here};
use crate::{
    features::{
        admissions::seated_or_offered,
        cohorts::{
            BroughtCalendar, CALENDAR_CHANGED, CohortOn, ManageCohort, Shape, bring_calendar, find_cohort,
            take_over_pattern,
        },
        curriculum::Catalogue,
        live_sessions::{PlanSession, bring_sessions, copy_sessions},
    },
    identity::Permit,
    platform::errors::Result,
    storage::{Tx, news::News},
};

/// What the news of a changed calendar says.
#[derive(Deserialize)]
struct Facts {
    version: i64,
    reason: Option<String>,
    moved: Vec<(u32, NaiveDate, NaiveDate)>,
    ends: (NaiveDate, NaiveDate),
    clock: Option<(NaiveTime, String)>,
    start: bool,
}

/// Dates moved: everybody in the cohort is told; who is asked whether a moved start still suits is
/// told by that question.
pub async fn tell(tx: &Tx, news: &News) -> Result<()> {
    if news.kind != CALENDAR_CHANGED {
        return Ok(());
    }
    let facts: Facts = news.read()?;
    let cohort = CohortId(news.subject);
    if facts.moved.is_empty() && facts.ends.0 == facts.ends.1 && facts.clock.is_none() {
        return Ok(());
    }
    let asked = if facts.start { seated_or_offered(&**tx, cohort).await? } else { Vec::new() };
    let Facts { version, reason, moved, ends, clock, .. } = facts;
    let mail = DatesMoved { cohort, version, reason, moved, ends, clock };
    for one in people_here(&**tx, cohort).await? {
        if !asked.contains(&Some(one.person)) {
            tx.post(one.person, &mail).await?;
        }
    }
    Ok(())
}

/// Takes over how another cohort of the same programme goes: its pattern and its sessions.
pub async fn take_over(tx: &Tx, catalogue: &Catalogue, may: &Permit<ManageCohort>, from: &CohortOn) -> Result<()> {
    take_over_pattern(tx, may, from).await?;
    let plan = plans(tx, catalogue, may).await?;
    copy_sessions(tx, &plan, from).await
}

/// What a table says of a run becomes the calendar of a cohort that is only planned, with its sessions.
pub async fn bring(tx: &Tx, catalogue: &Catalogue, may: &Permit<ManageCohort>, run: &Run) -> Result<()> {
    let off = run.off.iter().map(|off| (off.starts_on, off.days, off.kind, off.reason.clone()));
    let shape = Shape { lengths: run.lengths.clone(), ..Shape::default() };
    bring_calendar(tx, may, &BroughtCalendar { starts_on: run.starts_on, shape, off: off.collect() }).await?;
    let plan = plans(tx, catalogue, may).await?;
    bring_sessions(tx, &plan, &run.sessions()).await
}

/// The right to plan sessions of a cohort as its calendar is now.
async fn plans(tx: &Tx, catalogue: &Catalogue, may: &Permit<ManageCohort>) -> Result<Permit<PlanSession>> {
    let on = find_cohort(&**tx, catalogue, may.on().cohort.id, may.who().id).await?;
    Ok(Permit::ask(may.who().clone(), on)?)
}
