//! Taking what needs a trainer, and letting it be.

use chrono::{DateTime, NaiveTime, Utc};
use sea_orm::ConnectionTrait;

use super::{
    policies::{CareFor, CareOn},
    queries::{Lively, Unanswered, lively_in, unanswered_in},
    rules::{NO_GREETING, Rest, is_heated},
};
use crate::{
    features::{
        care::{Subject, days_to_rest, give_up, let_rest, take_up, wake},
        cohorts::writable,
        first_answers::still_waits,
        sparring::not_found_in,
    },
    identity::Permit,
    platform::{
        errors::{Refusal, Result},
        zones,
    },
    storage::Tx,
};

/// Refuses what is settled by now. People always may need somebody.
async fn needs_care(db: &impl ConnectionTrait, on: &CareOn, now: DateTime<Utc>) -> Result<()> {
    let cohort = on.cohort.cohort.id;
    let (stands, settled) = match on.subject {
        Subject::Person(_) => return Ok(()),
        Subject::Partners(id) => (not_found_in(db, cohort).await?.iter().any(|one| one.group == id), "cockpit-found"),
        Subject::Thread(id) => {
            let heated = |one: &Lively| one.id == id && is_heated(one.posts, one.people);
            let silent =
                |one: &Unanswered| one.id == id && on.cohort.calendar.due_after(one.posted_at, NO_GREETING) <= now;
            let stands = still_waits(db, id).await?
                || lively_in(db, cohort, now).await?.iter().any(heated)
                || unanswered_in(db, cohort, now).await?.iter().any(silent);
            (stands, "answers-waits-no-more")
        }
    };
    if stands { Ok(()) } else { Err(Refusal::conflict(settled).into()) }
}

/// A trainer takes it, or gives it back. Refused where it is settled by now, and where another trainer was faster.
pub async fn take(tx: &Tx, may: &Permit<CareFor>, takes: bool) -> Result<()> {
    let (on, who) = (may.on(), may.who().id);
    writable(on.cohort.cohort.state)?;
    if !takes {
        return give_up(tx, on.cohort.cohort.id, who, on.subject).await;
    }
    needs_care(&**tx, on, tx.now()).await?;
    take_up(tx, on.cohort.cohort.id, who, on.subject).await
}

/// It is let be for a while, or not any more. Refused for a day that is not offered.
pub async fn rest(tx: &Tx, may: &Permit<CareFor>, rest: Rest) -> Result<()> {
    let (on, who) = (may.on(), may.who().id);
    let (cohort, zone) = (on.cohort.cohort.id, on.cohort.calendar.zone());
    writable(on.cohort.cohort.state)?;
    let until = match rest {
        Rest::Over => return wake(tx, cohort, on.subject).await,
        Rest::News => None,
        Rest::Until(day) => {
            if !days_to_rest(zones::date_in(zone, tx.now())).contains(&day) {
                return Err(Refusal::unfit("form-choice-unfit").into());
            }
            Some(zones::instant(zone, day, NaiveTime::MIN))
        }
    };
    let_rest(tx, cohort, who, on.subject, until).await
}
