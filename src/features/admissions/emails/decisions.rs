//! What a round of decisions came to where it is no offer.

use entity::{
    application, decision, decision_round,
    ids::{DecisionId, DecisionRoundId},
    states::ApplicationState,
};
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{
    super::{queries::place_of, rules::band},
    DAY, cohort_named, link_to, name_of, own_words,
};
use crate::{
    platform::errors::Result,
    storage::outbox::{Desk, Email, Lane, Letter, Recipient},
};

/// On the waitlist.
#[derive(Serialize, Deserialize)]
pub struct WaitLetter {
    /// What was decided.
    pub decision: DecisionId,
    /// In which round.
    pub round: DecisionRoundId,
}

/// What a decision came to, unless its round was undone or more has happened since.
async fn decided(
    desk: &Desk<'_>,
    (id, round): (DecisionId, DecisionRoundId),
    still: ApplicationState,
) -> Result<Option<(decision::Model, application::Model)>> {
    let db = desk.store.read();
    let decision = decision::Entity::find_by_id(id).one(db).await?.filter(|one| one.round_id == Some(round));
    let undone = decision_round::Entity::find_by_id(round).one(db).await?.is_none_or(|round| round.undone_at.is_some());
    let Some(decision) = decision.filter(|_| !undone) else { return Ok(None) };
    let application = application::Entity::find_by_id(decision.application_id).one(db).await?;
    Ok(application.filter(|one| one.state == still).map(|application| (decision, application)))
}

/// What a letter about the waitlist says; without a place as long as there is none.
pub fn wait_facts(cohort: &str, place: Option<u32>, reason: Option<&str>) -> Value {
    let places = place.map(band);
    json!({
        "cohort": cohort,
        "from": places.map_or(0, |band| band.from),
        "to": places.map_or(0, |band| band.to),
        "note": reason.unwrap_or_default(),
    })
}

impl Email for WaitLetter {
    const KIND: &'static str = "admissions/waitlisted";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = false;
    const KEEPS_FOR: i64 = 5 * DAY;

    fn subject(&self) -> String {
        format!("{}:{}", self.decision, self.round)
    }

    async fn letter(&self, desk: &Desk<'_>, _: &Recipient) -> Result<Option<Letter>> {
        let found = decided(desk, (self.decision, self.round), ApplicationState::Waitlisted).await?;
        let Some((decision, application)) = found else { return Ok(None) };
        let db = desk.store.read();
        let cohort = cohort_named(db, application.cohort_id).await?;
        let place = place_of(db, &application).await?;
        let facts = wait_facts(name_of(cohort.as_ref()), place, decision.reason.as_deref());
        let letter = Letter::new(facts, link_to(desk, application.id)?).about(application.id);
        Ok(Some(Letter { own: own_words(&decision), ..letter }))
    }
}

/// Not this time.
#[derive(Serialize, Deserialize)]
pub struct NoLetter {
    /// What was decided.
    pub decision: DecisionId,
    /// In which round.
    pub round: DecisionRoundId,
}

/// What a letter that says no says.
pub fn no_facts(cohort: &str, reason: Option<&str>) -> Value {
    json!({ "cohort": cohort, "note": reason.unwrap_or_default() })
}

impl Email for NoLetter {
    const KIND: &'static str = "admissions/turned_down";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = false;
    const KEEPS_FOR: i64 = 5 * DAY;

    fn subject(&self) -> String {
        format!("{}:{}", self.decision, self.round)
    }

    async fn letter(&self, desk: &Desk<'_>, _: &Recipient) -> Result<Option<Letter>> {
        let found = decided(desk, (self.decision, self.round), ApplicationState::TurnedDown).await?;
        let Some((decision, application)) = found else { return Ok(None) };
        let cohort = cohort_named(desk.store.read(), application.cohort_id).await?;
        let facts = no_facts(name_of(cohort.as_ref()), decision.reason.as_deref());
        let letter = Letter::new(facts, link_to(desk, application.id)?).about(application.id);
        Ok(Some(Letter { own: own_words(&decision), ..letter }))
    }
}
