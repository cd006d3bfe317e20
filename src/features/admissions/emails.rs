//! What applicants are told. Every letter is made from what is true when it leaves, and none leaves
//! that has become wrong: an offer that was answered has no reminder.

mod applying;
mod decisions;
mod moves;
mod offers;
mod wishes;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use chrono_tz::Tz;
use entity::{
    application, cohort, decision,
    ids::{ApplicationId, CohortId},
};
use sea_orm::{ConnectionTrait, EntityTrait};

pub use applying::{ComeBack, Received};
pub use decisions::{NoLetter, WaitLetter, no_facts, wait_facts};
pub use moves::{AskedAgain, Cancelled};
pub use offers::{Lapsed, OfferLetter, Reminder, offer_facts, offer_path};
pub use wishes::{ConfirmInterest, ItOpens};

use crate::{
    platform::{
        errors::Result,
        tokens::Purpose,
        zones::{self, Style},
    },
    storage::outbox::{Desk, OwnWords, Recipient},
};

/// How long a link back to an application works.
const COMES_BACK: Duration = Duration::days(180);
/// How long after its time the link of an offer still explains what became of it.
const EXPLAINS: Duration = Duration::days(90);

const DAY: i64 = 24 * 60;

fn link_to(desk: &Desk<'_>, id: ApplicationId) -> Result<String> {
    let token = desk.tokens.sign(Purpose::Application, &id.to_string(), desk.store.now() + COMES_BACK)?;
    Ok(format!("/apply/{token}"))
}

fn date(on: NaiveDate, reader: &Recipient) -> String {
    zones::date_words(on, reader.locale.starts_with("de"), Style::Date)
}

/// The zone an applicant lives in.
pub fn zone_of(application: &application::Model) -> Tz {
    application.zone.as_deref().and_then(zones::zone).unwrap_or(Tz::Europe__Berlin)
}

/// The last day somebody can answer, where they are: the instant after it is midnight.
pub fn last_day(expires_at: DateTime<Utc>, zone: Tz) -> NaiveDate {
    zones::date_in(zone, expires_at - Duration::seconds(1))
}

async fn cohort_named(db: &impl ConnectionTrait, id: Option<CohortId>) -> Result<Option<cohort::Model>> {
    match id {
        Some(id) => Ok(cohort::Entity::find_by_id(id).one(db).await?),
        None => Ok(None),
    }
}

fn name_of(cohort: Option<&cohort::Model>) -> &str {
    cohort.map_or("", |cohort| cohort.name.as_str())
}

/// What somebody made of the letter about a decision.
fn own_words(decision: &decision::Model) -> Option<OwnWords> {
    let words = decision.letter_subject.clone().zip(decision.letter_body.clone());
    words.map(|(subject, body)| OwnWords { subject, body })
}
