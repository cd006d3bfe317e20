//! Offers: that there is one, that it lapses soon, that it has lapsed.

use chrono::NaiveDate;
use entity::{
    application, cohort, decision,
    ids::OfferId,
    intake, offer,
    states::{AfterLapse, ApplicationState, OfferState},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{DAY, EXPLAINS, date, last_day, own_words, zone_of};
use crate::{
    platform::{
        errors::Result,
        tokens::{Purpose, Tokens},
    },
    storage::outbox::{Desk, Email, Lane, Letter, Recipient},
};

/// A seat is held for somebody.
#[derive(Serialize, Deserialize)]
pub struct OfferLetter {
    /// Which offer.
    pub offer: OfferId,
}

/// What an offer's letters say.
pub fn offer_facts(cohort: &cohort::Model, last: NaiveDate, reason: Option<&str>, reader: &Recipient) -> Value {
    json!({
        "cohort": cohort.name,
        "starts_on": date(cohort.starts_on, reader),
        "answer_by": date(last, reader),
        "note": reason.unwrap_or_default(),
    })
}

async fn offered(desk: &Desk<'_>, id: OfferId) -> Result<Option<(offer::Model, application::Model, cohort::Model)>> {
    let db = desk.store.read();
    let Some(offer) = offer::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    let application = application::Entity::find_by_id(offer.application_id).one(db).await?;
    let cohort = cohort::Entity::find_by_id(offer.cohort_id).one(db).await?;
    Ok(application.zip(cohort).map(|(application, cohort)| (offer, application, cohort)))
}

/// Where an offer is answered, for whoever may: its letter, and its applicant's own page.
pub fn offer_path(tokens: &Tokens, offer: &offer::Model) -> Result<String> {
    let token = tokens.sign(Purpose::Offer, &offer.id.to_string(), offer.expires_at + EXPLAINS)?;
    Ok(format!("/offers/{token}"))
}

fn link_to_offer(desk: &Desk<'_>, offer: &offer::Model) -> Result<String> {
    offer_path(desk.tokens, offer)
}

impl Email for OfferLetter {
    const KIND: &'static str = "admissions/offer";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = false;
    const KEEPS_FOR: i64 = 5 * DAY;

    fn subject(&self) -> String {
        self.offer.to_string()
    }

    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let Some((offer, application, cohort)) = offered(desk, self.offer).await? else { return Ok(None) };
        if offer.state != OfferState::Open {
            return Ok(None);
        }
        let decision = match offer.round_id {
            Some(round) => {
                let find = decision::Entity::find()
                    .filter(decision::Column::RoundId.eq(round))
                    .filter(decision::Column::ApplicationId.eq(application.id));
                find.one(desk.store.read()).await?
            }
            None => None,
        };
        let reason = decision.as_ref().and_then(|decision| decision.reason.as_deref());
        let last = last_day(offer.expires_at, zone_of(&application));
        let letter = Letter::new(offer_facts(&cohort, last, reason, reader), link_to_offer(desk, &offer)?)
            .about(offer.application_id);
        Ok(Some(Letter { own: decision.as_ref().and_then(own_words), ..letter }))
    }
}

/// Once, before an offer lapses.
#[derive(Serialize, Deserialize)]
pub struct Reminder {
    /// Which offer.
    pub offer: OfferId,
}

impl Email for Reminder {
    const KIND: &'static str = "admissions/reminder";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = false;
    const KEEPS_FOR: i64 = DAY;

    fn subject(&self) -> String {
        self.offer.to_string()
    }

    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let Some((offer, application, cohort)) = offered(desk, self.offer).await? else { return Ok(None) };
        if offer.state != OfferState::Open || offer.expires_at <= desk.store.now() {
            return Ok(None);
        }
        let last = last_day(offer.expires_at, zone_of(&application));
        Ok(Some(
            Letter::new(offer_facts(&cohort, last, None, reader), link_to_offer(desk, &offer)?)
                .about(offer.application_id),
        ))
    }
}

/// The time to answer is over.
#[derive(Serialize, Deserialize)]
pub struct Lapsed {
    /// Which offer.
    pub offer: OfferId,
}

impl Email for Lapsed {
    const KIND: &'static str = "admissions/lapsed";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = false;
    const KEEPS_FOR: i64 = 5 * DAY;

    fn subject(&self) -> String {
        self.offer.to_string()
    }

    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let Some((offer, application, cohort)) = offered(desk, self.offer).await? else { return Ok(None) };
        if offer.state != OfferState::Lapsed || application.state != ApplicationState::Waitlisted {
            return Ok(None);
        }
        let intake = intake::Entity::find_by_id(cohort.id).one(desk.store.read()).await?;
        let mut facts = offer_facts(&cohort, last_day(offer.expires_at, zone_of(&application)), None, reader);
        let later = intake.is_some_and(|intake| intake.after_lapse == AfterLapse::Later);
        if let Some(facts) = facts.as_object_mut() {
            facts.insert("later".to_owned(), json!(later));
        }
        Ok(Some(Letter::new(facts, link_to_offer(desk, &offer)?).about(offer.application_id)))
    }
}
