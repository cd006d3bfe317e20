//! What people are told about their cohort.

use entity::{
    cohort, enrolment,
    ids::{CohortId, EnrolmentId, PersonId},
    person,
    states::Role,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{calendar::RunCalendar, queries::pauses_of};
use crate::{
    identity::people_of,
    platform::{
        errors::Result,
        zones::{self, Style},
    },
    storage::outbox::{Desk, Email, Lane, Letter, Recipient},
};

/// Who has trained a cohort for longest, but for the reader themselves.
async fn trainer_of(desk: &Desk<'_>, cohort: CohortId, reader: PersonId) -> Result<Option<person::Model>> {
    let stays = enrolment::Entity::find()
        .filter(enrolment::Column::CohortId.eq(cohort))
        .filter(enrolment::Column::Role.eq(Role::Trainer))
        .filter(enrolment::Column::PersonId.ne(reader))
        .filter(enrolment::Column::EndedAt.is_null())
        .order_by_asc(enrolment::Column::StartedAt)
        .order_by_asc(enrolment::Column::Id);
    for stay in stays.all(desk.store.read()).await? {
        if let Some(trainer) = people_of(desk.store.read(), &[stay.person_id]).await?.pop() {
            return Ok(Some(trainer));
        }
    }
    Ok(None)
}

/// Somebody is in: when it begins and how to come in.
#[derive(Serialize, Deserialize)]
pub struct Welcome {
    /// Their stay.
    pub enrolment: EnrolmentId,
}

impl Email for Welcome {
    const KIND: &'static str = "cohorts/welcome";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = false;
    const KEEPS_FOR: i64 = 7 * 24 * 60;

    fn subject(&self) -> String {
        self.enrolment.to_string()
    }

    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let stay = enrolment::Entity::find_by_id(self.enrolment).one(desk.store.read()).await?;
        let Some(stay) = stay.filter(|stay| stay.ended_at.is_none()) else { return Ok(None) };
        let Some(cohort) = cohort::Entity::find_by_id(stay.cohort_id).one(desk.store.read()).await? else {
            return Ok(None);
        };
        // A pause on the first day moves the start.
        let calendar = RunCalendar::of(&cohort, &pauses_of(desk.store.read(), cohort.id).await?, 1);
        let starts_on = zones::date_words(calendar.opens_on(1), reader.locale.starts_with("de"), Style::Date);
        let facts = json!({ "cohort": cohort.name, "starts_on": starts_on, "trainer": stay.role == Role::Trainer });
        let letter = Letter::new(facts, format!("/cohorts/{}", cohort.id));
        Ok(Some(match trainer_of(desk, cohort.id, stay.person_id).await? {
            Some(trainer) => letter.answered_by(trainer.name, trainer.email),
            None => letter,
        }))
    }
}
