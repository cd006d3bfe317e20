//! What the partners of a group have together: a time, notes, how it went, and who is silent.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use entity::{
    ids::{CohortId, PersonId, SparringAppointmentId, SparringGroupId, SparringRoundId},
    sparring_answer, sparring_appointment, sparring_notes, sparring_outcome, sparring_partner, sparring_round,
    sparring_step,
    states::{AppointmentState, RoundState, SilenceStep, Went},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::super::rules::{FIRST_ASKED, Heard, Sign, Silence, Waiting, days_between};
use crate::{
    features::cohorts::{CohortOn, RunCalendar},
    platform::{errors::Result, zones},
};

/// What the partners of a group have together.
#[derive(Clone, Debug)]
pub struct Together {
    /// The group.
    pub group: SparringGroupId,
    /// Its round.
    pub round: SparringRoundId,
    /// Who is in it now, by id.
    pub people: Vec<PersonId>,
    /// Since when these are together, and know of it.
    pub introduced_at: DateTime<Utc>,
    /// Times they agreed on or may, the oldest first.
    pub appointments: Vec<sparring_appointment::Model>,
    /// Who was asked about them, and said yes.
    pub answers: Vec<sparring_answer::Model>,
    /// What they said of how it went.
    pub outcomes: Vec<sparring_outcome::Model>,
    /// What they keep.
    pub notes: Option<sparring_notes::Model>,
    /// What was done about silence, the oldest first.
    pub steps: Vec<sparring_step::Model>,
}

/// What somebody is asked about who is asked how it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A time they had agreed on, which is over.
    Appointment(SparringAppointmentId),
    /// A week of the course, where they never agreed on one; 0 before the first.
    Week(i32),
}

/// What somebody has together with their partners in the published round of a cohort; none for
/// somebody who has no partner. Seven statements.
pub async fn together(db: &impl ConnectionTrait, cohort: CohortId, who: PersonId) -> Result<Option<Together>> {
    let round = sparring_round::Entity::find()
        .filter(sparring_round::Column::CohortId.eq(cohort))
        .filter(sparring_round::Column::State.eq(RoundState::Published));
    let Some(round) = round.one(db).await? else { return Ok(None) };
    let all = sparring_partner::Entity::find()
        .filter(sparring_partner::Column::RoundId.eq(round.id))
        .filter(sparring_partner::Column::EndedAt.is_null())
        .order_by_asc(sparring_partner::Column::PersonId)
        .all(db)
        .await?;
    let Some(group) = all.iter().find(|one| one.person_id == who).map(|one| one.group_id) else { return Ok(None) };
    let now: Vec<_> = all.into_iter().filter(|one| one.group_id == group).collect();
    if now.len() < 2 {
        return Ok(None);
    }
    let joined = now.iter().map(|one| one.joined_at).max();
    let appointments = sparring_appointment::Entity::find()
        .filter(sparring_appointment::Column::GroupId.eq(group))
        .order_by_asc(sparring_appointment::Column::Id)
        .all(db)
        .await?;
    let ids = appointments.iter().map(|one| one.id);
    let answers = sparring_answer::Entity::find()
        .filter(sparring_answer::Column::AppointmentId.is_in(ids))
        .order_by_asc(sparring_answer::Column::PersonId);
    let outcomes = sparring_outcome::Entity::find()
        .filter(sparring_outcome::Column::GroupId.eq(group))
        .order_by_asc(sparring_outcome::Column::SaidAt);
    let steps = sparring_step::Entity::find()
        .filter(sparring_step::Column::GroupId.eq(group))
        .order_by_asc(sparring_step::Column::TakenAt);
    Ok(Some(Together {
        group,
        round: round.id,
        people: now.iter().map(|one| one.person_id).collect(),
        introduced_at: joined.max(round.published_at).unwrap_or(round.proposed_at),
        answers: answers.all(db).await?,
        outcomes: outcomes.all(db).await?,
        notes: sparring_notes::Entity::find_by_id(group).one(db).await?,
        steps: steps.all(db).await?,
        appointments,
    }))
}

impl Together {
    /// The time that is suggested or agreed on; one that is agreed stays it until another is suggested.
    pub fn open(&self) -> Option<&sparring_appointment::Model> {
        let open = |one: &&sparring_appointment::Model| {
            matches!(one.state, AppointmentState::Suggested | AppointmentState::Agreed)
        };
        self.appointments.iter().rev().find(open)
    }

    /// The newest time that was agreed on and is over.
    pub fn over(&self, now: DateTime<Utc>) -> Option<&sparring_appointment::Model> {
        let over = |one: &&sparring_appointment::Model| match one.state {
            AppointmentState::Agreed => one.ends_at <= now,
            state => state == AppointmentState::Past,
        };
        self.appointments.iter().rev().find(over)
    }

    /// Who was asked about a time and has not said yes.
    pub fn unanswered(&self, id: SparringAppointmentId) -> Vec<PersonId> {
        let asked = self.answers.iter().filter(|one| one.appointment_id == id && one.said_at.is_none());
        asked.map(|one| one.person_id).collect()
    }

    /// Everybody but somebody.
    pub fn others(&self, me: PersonId) -> Vec<PersonId> {
        self.people.iter().copied().filter(|id| *id != me).collect()
    }

    /// What they are asked who are asked how it went: the newest time that is over, or, where they never
    /// agreed on one, this week, from the third day on.
    pub fn asked(&self, calendar: &RunCalendar, now: DateTime<Utc>) -> Option<Asked> {
        if let Some(over) = self.over(now) {
            return Some(Asked::Appointment(over.id));
        }
        if self.appointments.iter().any(|one| one.state == AppointmentState::Agreed) {
            return None;
        }
        let day = |at| zones::date_in(calendar.zone(), at);
        let days = days_between(day(self.introduced_at), day(now), |_| false);
        let week = || i32::try_from(calendar.week_at(now).unwrap_or(0)).unwrap_or(0);
        (days >= FIRST_ASKED).then(|| Asked::Week(week()))
    }

    /// What somebody said about that.
    pub fn outcome(&self, who: PersonId, asked: Asked) -> Option<&sparring_outcome::Model> {
        let about = |one: &&sparring_outcome::Model| match asked {
            Asked::Appointment(id) => one.appointment_id == Some(id),
            Asked::Week(week) => one.week == Some(week),
        };
        self.outcomes.iter().filter(|one| one.person_id == who).find(about)
    }

    /// Everything by which they heard from each other.
    pub fn signs(&self) -> Vec<Sign> {
        self.signs_but(|_| false)
    }

    /// The same without some answers to how it went.
    fn signs_but(&self, left_out: impl Fn(&sparring_outcome::Model) -> bool) -> Vec<Sign> {
        let times = self.appointments.iter().map(|one| Sign { by: one.suggested_by, at: one.suggested_at });
        let yes = self.answers.iter().filter_map(|one| Some(Sign { by: one.person_id, at: one.said_at? }));
        let outcomes = self.outcomes.iter().filter(|one| !left_out(one));
        let outcomes = outcomes.map(|one| Sign { by: one.person_id, at: one.said_at });
        let notes = self.notes.iter().map(|one| Sign { by: one.author_id, at: one.written_at });
        times.chain(yes).chain(outcomes).chain(notes).collect()
    }

    /// From whom somebody has heard nothing for so long that it may be said.
    pub fn silence(&self, me: PersonId, calendar: &RunCalendar, now: DateTime<Utc>) -> Option<Silence> {
        let open = self.open().filter(|one| one.state == AppointmentState::Suggested);
        let waiting =
            open.map(|one| Waiting { by: one.suggested_by, at: one.suggested_at, unanswered: self.unanswered(one.id) });
        // Who says that they have not talked hears nothing all the same.
        let signs = self.signs_but(|one| one.person_id == me && one.went == Went::NotTalked);
        let heard = Heard { people: &self.people, introduced_at: self.introduced_at, waiting, signs: &signs };
        let day = |at| zones::date_in(calendar.zone(), at);
        heard.silence(me, |since| days_between(day(since), day(now), |day| calendar.pauses_within(day, 1)))
    }

    /// Whether somebody of the group has asked those who are silent since then.
    pub fn asked_since(&self, silence: &Silence, since: DateTime<Utc>) -> bool {
        let asked = self.steps.iter().filter(|step| step.kind == SilenceStep::Asked && step.taken_at > since);
        asked.into_iter().any(|step| silence.from.contains(&step.person_id))
    }

    /// Whether somebody has told the trainers of a silence.
    pub fn told(&self, me: PersonId, silence: &Silence) -> bool {
        let told = self.steps.iter().filter(|step| step.kind == SilenceStep::Told && step.by_id == me);
        told.into_iter().any(|step| step.since_at == silence.since && silence.from.contains(&step.person_id))
    }
}

/// Whether an instant falls on a day on which the cohort pauses.
pub fn is_off(on: &CohortOn, at: DateTime<Utc>) -> bool {
    on.calendar.pauses_within(zones::date_in(on.calendar.zone(), at), 1)
}

/// Open times of a cohort's groups, with who was asked, and who is in the group now; nobody where the
/// round is over.
pub async fn open_appointments(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<OpenAppointment>> {
    let rounds = sparring_round::Entity::find().filter(sparring_round::Column::CohortId.eq(cohort)).all(db).await?;
    let partners = sparring_partner::Entity::find()
        .filter(sparring_partner::Column::RoundId.is_in(rounds.iter().map(|round| round.id)))
        .all(db)
        .await?;
    let groups: BTreeSet<SparringGroupId> = partners.iter().map(|one| one.group_id).collect();
    let open = sparring_appointment::Entity::find()
        .filter(sparring_appointment::Column::GroupId.is_in(groups))
        .filter(sparring_appointment::Column::State.is_in([AppointmentState::Suggested, AppointmentState::Agreed]))
        .order_by_asc(sparring_appointment::Column::Id)
        .all(db)
        .await?;
    let asked = sparring_answer::Entity::find()
        .filter(sparring_answer::Column::AppointmentId.is_in(open.iter().map(|one| one.id)))
        .all(db)
        .await?;
    let runs = |id| rounds.iter().any(|round| round.id == id && round.state == RoundState::Published);
    let found = open.into_iter().map(|row| {
        let now = partners.iter().filter(|one| one.group_id == row.group_id && one.ended_at.is_none());
        OpenAppointment {
            people: now.filter(|one| runs(one.round_id)).map(|one| one.person_id).collect(),
            asked: asked.iter().filter(|one| one.appointment_id == row.id).cloned().collect(),
            row,
        }
    });
    Ok(found.collect())
}

/// A time that is suggested or agreed on.
#[derive(Clone, Debug)]
pub struct OpenAppointment {
    /// It.
    pub row: sparring_appointment::Model,
    /// Who was asked about it.
    pub asked: Vec<sparring_answer::Model>,
    /// Who is in its group now.
    pub people: BTreeSet<PersonId>,
}
