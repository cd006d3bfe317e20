//! Brings what is planned in line with what is so.
//!
//! The facts of a cohort are read outside of any write, and what is to be done follows from them; where that is
//! nothing, nothing is written. What has changed in between is found the next time, and once more before an
//! e-mail leaves.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Duration, Utc};
use entity::{
    ids::{CohortId, NudgeId, PersonId},
    nudge,
    states::{NudgeEnd, NudgeOutcome, NudgeState},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};

use super::super::{
    emails::post,
    queries::{facts_of, heard_since, holdouts_of, lapsed, plans_of},
    rules::{
        Answer, By, CAP, CAP_DAYS, Due, Facts, Holdout, Member, RULES, Rule, answer, is_left_out, rank_of, rule_of,
    },
};
use crate::{
    features::{
        cohorts::{CohortOn, under_way_or_over},
        curriculum::Catalogue,
    },
    platform::{errors::Result, holidays::Holidays},
    storage::{Store, Tx},
};

/// Cohorts that began longer ago have nothing to tell any more: a year after the end the last is said.
const REACHES: Duration = Duration::days(700);
/// So long after its time one sees whether somebody did what they were asked.
const LOOKS_BACK: Duration = Duration::days(3);
/// So long what is over is kept.
const KEPT: Duration = Duration::days(90);

/// What is to be done about one e-mail to one person.
enum Step {
    Create { kind: &'static str, cohort: CohortId, person: PersonId, due: Due, left_out: bool },
    Update { id: NudgeId, due: Due },
    Cancel { id: NudgeId, end: NudgeEnd },
    Settle { id: NudgeId, outcome: NudgeOutcome },
    Send { id: NudgeId, kind: &'static str, person: PersonId },
}

/// Goes through all cohorts, one write each where there is anything to write.
pub async fn keep_nudges(store: &Store, catalogue: &Catalogue) -> Result<()> {
    let (now, holidays) = (store.now(), store.known::<Holidays>()?);
    for cohort in under_way_or_over(store.read(), catalogue, (now - REACHES).date_naive()).await? {
        keep(store, &cohort, holidays, now).await?;
    }
    let lapsed = lapsed(store.read()).await?;
    carry_out(store, lapsed.iter().map(|row| Step::Cancel { id: row.id, end: NudgeEnd::Off }).collect()).await
}

async fn keep(store: &Store, cohort: &CohortOn, holidays: &Holidays, now: DateTime<Utc>) -> Result<()> {
    let (db, id) = (store.read(), cohort.cohort.id);
    let facts = facts_of(db, cohort, holidays, now, None).await?;
    let rows = plans_of(db, id).await?;
    let mut steps = steps(&facts, &rows, &holdouts_of(db, id).await?);
    let changed: BTreeSet<NudgeId> = steps.iter().filter_map(Step::changes).collect();
    let ready: Vec<&nudge::Model> =
        rows.iter().filter(|row| is_ready(row, now) && !changed.contains(&row.id)).collect();
    if !ready.is_empty() {
        steps.extend(sendings(ready, heard_since(db, id, now - CAP_DAYS).await?));
    }
    carry_out(store, steps).await
}

/// Whether the house sends it now.
fn is_ready(row: &nudge::Model, now: DateTime<Utc>) -> bool {
    let by_house = rule_of(&row.kind).is_some_and(|rule| rule.by == By::House);
    by_house && row.state == NudgeState::Planned && row.due_at <= now && row.until_at > now
}

impl Step {
    /// The row it moves or ends.
    fn changes(&self) -> Option<NudgeId> {
        match self {
            Self::Update { id, .. } | Self::Cancel { id, .. } => Some(*id),
            Self::Create { .. } | Self::Settle { .. } | Self::Send { .. } => None,
        }
    }
}

type Key<'a> = (PersonId, &'a str, &'a str);

/// What follows from the facts for what was planned so far.
fn steps(facts: &Facts<'_>, rows: &[nudge::Model], holdouts: &BTreeMap<String, Holdout>) -> Vec<Step> {
    let cohort = facts.cohort.cohort.id;
    let mut due: BTreeMap<Key<'_>, &Due> = BTreeMap::new();
    let planned: Vec<(&Member, &Rule, Vec<Due>)> = facts
        .members
        .iter()
        .flat_map(|member| RULES.iter().map(move |rule| (member, rule, rule.planned(facts, member))))
        .collect();
    for (member, rule, found) in &planned {
        due.extend(found.iter().map(|one| ((member.id, rule.kind, one.about.as_str()), one)));
    }
    let mut steps = Vec::new();
    for row in rows {
        let wanted = due.remove(&(row.person_id, row.kind.as_str(), row.about.as_str()));
        let id = row.id;
        match answer(wanted, Some(row), end_of(facts, row)) {
            Answer::Update => steps.extend(wanted.map(|due| Step::Update { id, due: due.clone() })),
            Answer::Cancel(end) => steps.push(Step::Cancel { id, end }),
            Answer::Create | Answer::Leave => {}
        }
        steps.extend(outcome_of(facts, row).map(|outcome| Step::Settle { id, outcome }));
    }
    // What is left has no row.
    for ((person, kind, _), due) in due {
        let Some(rule) = rule_of(kind) else { continue };
        let holdout = holdouts.get(kind).filter(|_| rule.asks);
        let left_out = holdout.is_some_and(|holdout| is_left_out(*holdout, kind, person));
        steps.push(Step::Create { kind: rule.kind, cohort, person, due: due.clone(), left_out });
    }
    steps
}

/// Why something planned is not due any more.
fn end_of(facts: &Facts<'_>, row: &nudge::Model) -> NudgeEnd {
    let Some(member) = facts.member(row.person_id) else { return NudgeEnd::Gone };
    match rule_of(&row.kind) {
        Some(rule) if rule.is_done(facts, member) => NudgeEnd::Done,
        _ if member.away => NudgeEnd::Away,
        _ if row.until_at <= facts.now => NudgeEnd::Late,
        _ => NudgeEnd::Off,
    }
}

/// Whether somebody did what they were asked, or were not asked; known once they have, or its time is over.
fn outcome_of(facts: &Facts<'_>, row: &nudge::Model) -> Option<NudgeOutcome> {
    let asked = matches!(row.state, NudgeState::Sent | NudgeState::LeftOut) && row.outcome.is_none();
    let rule = rule_of(&row.kind).filter(|rule| asked && rule.asks)?;
    let member = facts.member(row.person_id)?;
    let is_over = row.until_at + LOOKS_BACK <= facts.now;
    match rule.is_done(facts, member) {
        true => Some(NudgeOutcome::Done),
        false => is_over.then_some(NudgeOutcome::Not),
    }
}

/// What leaves now, in the order of the rules: nobody hears more than the cap, and what they do not hear now may
/// leave as long as it is worth saying.
fn sendings(mut ready: Vec<&nudge::Model>, mut heard: BTreeMap<PersonId, usize>) -> Vec<Step> {
    ready.sort_by_key(|row| (rank_of(&row.kind), row.due_at, row.id));
    let mut steps = Vec::new();
    for row in ready {
        let heard = heard.entry(row.person_id).or_default();
        if let Some(rule) = rule_of(&row.kind).filter(|_| *heard < CAP) {
            *heard += 1;
            steps.push(Step::Send { id: row.id, kind: rule.kind, person: row.person_id });
        }
    }
    steps
}

async fn carry_out(store: &Store, steps: Vec<Step>) -> Result<()> {
    if steps.is_empty() {
        return Ok(());
    }
    store
        .write(async |tx| {
            for step in &steps {
                tx.take_step(step).await?;
            }
            Ok(())
        })
        .await
}

impl Tx {
    async fn take_step(&self, step: &Step) -> Result<()> {
        match step {
            Step::Create { kind, cohort, person, due, left_out } => {
                self.plan_nudge(kind, *cohort, *person, due, *left_out).await
            }
            Step::Update { id, due } => self.move_nudge(*id, due).await,
            Step::Cancel { id, end } => self.cancel_nudge(*id, *end).await,
            Step::Settle { id, outcome } => {
                nudge::Entity::update_many()
                    .col_expr(nudge::Column::Outcome, Expr::value(*outcome))
                    .filter(nudge::Column::Id.eq(*id))
                    .filter(nudge::Column::Outcome.is_null())
                    .exec(&**self)
                    .await?;
                Ok(())
            }
            Step::Send { id, kind, person } => self.send_nudge(*id, kind, *person).await,
        }
    }

    async fn plan_nudge(
        &self,
        kind: &'static str,
        cohort: CohortId,
        person: PersonId,
        due: &Due,
        left_out: bool,
    ) -> Result<()> {
        let row = nudge::ActiveModel {
            id: Set(NudgeId(self.id())),
            cohort_id: Set(cohort),
            person_id: Set(person),
            kind: Set(kind.to_owned()),
            about: Set(due.about.clone()),
            due_at: Set(due.at),
            until_at: Set(due.until),
            state: Set(if left_out { NudgeState::LeftOut } else { NudgeState::Planned }),
            why: Set(None),
            subject: Set(None),
            body: Set(None),
            changed_by: Set(None),
            outcome: Set(None),
            version: Set(1),
            planned_at: Set(self.now()),
            settled_at: Set(left_out.then(|| self.now())),
        };
        use nudge::Column::{About, CohortId, Kind, PersonId};
        let mut once = OnConflict::columns([CohortId, PersonId, Kind, About]);
        nudge::Entity::insert(row).on_conflict(once.do_nothing().to_owned()).exec_without_returning(&**self).await?;
        Ok(())
    }

    /// Another time; what was taken back is planned again, what a trainer holds is held.
    async fn move_nudge(&self, id: NudgeId, due: &Due) -> Result<()> {
        let moved = |update: sea_orm::UpdateMany<nudge::Entity>| {
            update
                .col_expr(nudge::Column::DueAt, Expr::value(due.at))
                .col_expr(nudge::Column::UntilAt, Expr::value(due.until))
                .filter(nudge::Column::Id.eq(id))
        };
        moved(nudge::Entity::update_many())
            .filter(nudge::Column::State.is_in([NudgeState::Planned, NudgeState::Held]))
            .exec(&**self)
            .await?;
        moved(nudge::Entity::update_many())
            .col_expr(nudge::Column::State, Expr::value(NudgeState::Planned))
            .col_expr(nudge::Column::Why, Expr::value(None::<String>))
            .col_expr(nudge::Column::SettledAt, Expr::value(None::<DateTime<Utc>>))
            .filter(nudge::Column::State.eq(NudgeState::Cancelled))
            .exec(&**self)
            .await?;
        Ok(())
    }

    /// It does not leave.
    pub(super) async fn cancel_nudge(&self, id: NudgeId, end: NudgeEnd) -> Result<()> {
        nudge::Entity::update_many()
            .col_expr(nudge::Column::State, Expr::value(NudgeState::Cancelled))
            .col_expr(nudge::Column::Why, Expr::value(end))
            .col_expr(nudge::Column::SettledAt, Expr::value(self.now()))
            .filter(nudge::Column::Id.eq(id))
            .filter(nudge::Column::State.is_in([NudgeState::Planned, NudgeState::Held]))
            .exec(&**self)
            .await?;
        Ok(())
    }

    /// To the outbox, once; not where a trainer has just kept it back.
    async fn send_nudge(&self, id: NudgeId, kind: &'static str, person: PersonId) -> Result<()> {
        let sent = nudge::Entity::update_many()
            .col_expr(nudge::Column::State, Expr::value(NudgeState::Sent))
            .col_expr(nudge::Column::SettledAt, Expr::value(self.now()))
            .filter(nudge::Column::Id.eq(id))
            .filter(nudge::Column::State.eq(NudgeState::Planned))
            .filter(nudge::Column::DueAt.lte(self.now()))
            .exec(&**self)
            .await?;
        if sent.rows_affected == 1 { post(self, kind, person, id).await } else { Ok(()) }
    }
}

/// Forgets what was planned long ago: nothing is worth saying for so long.
pub async fn forget_nudges(tx: &Tx) -> Result<u64> {
    let old = tx.now() - KEPT;
    let gone = nudge::Entity::delete_many().filter(nudge::Column::PlannedAt.lt(old)).exec(&**tx).await?;
    Ok(gone.rows_affected)
}
