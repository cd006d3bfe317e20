//! From a row that is due to what became of it.

use chrono::{DateTime, Duration, Utc};
use entity::{
    mail_preference, outbox, person,
    states::{MailState, Rhythm},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    super::{Store, Tx},
    Kind, Lane, Recipient,
    bounces::paused_since,
    rhythms::{Hold, held},
    stops::is_stopped,
};
use crate::platform::errors::Result;

/// Waits between attempts, in minutes; after the last it is every twelve hours
/// until the e-mail is not worth sending any more.
const BACKOFF: [i64; 5] = [1, 5, 30, 120, 360];

/// How often a row that fails for reasons of its own is tried before it is parked.
const MOST_OWN_FAILURES: i32 = 5;

/// What became of an attempt to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// The mail server took it.
    Sent,
    /// Nothing left to say, or not wanted any more: why.
    Cancelled(String),
    /// It waits for its reader. That was no attempt.
    Held(Hold),
    /// The mail server is away or said "later": why.
    Deferred(String),
    /// The mail server will never take it: why.
    Refused(String),
    /// There is no such mailbox, or it takes nothing: what their mail server said, as a number, and why.
    Unreachable(String, String),
    /// We could not make it: why. Tried a few times, then parked.
    Unmade(String),
}

/// Writes down what became of a leased e-mail; one commit per message.
pub async fn settle(store: &Store, row: &outbox::Model, attempt: &Attempt) -> Result<()> {
    settle_all(store, &[(row, attempt)]).await
}

/// Writes down what became of leased e-mails that are one message, in one commit.
pub async fn settle_all(store: &Store, settled: &[(&outbox::Model, &Attempt)]) -> Result<()> {
    store
        .finish(async |tx| {
            for (row, attempt) in settled {
                tx.settle_mail(row, attempt).await?;
            }
            Ok(())
        })
        .await
}

impl Tx {
    /// Changes nothing where the lease is another's by now.
    pub(super) async fn settle_mail(&self, row: &outbox::Model, attempt: &Attempt) -> Result<()> {
        let (state, not_before, error) = verdict(row, attempt, self.now());
        let sent_at = (state == MailState::Sent).then(|| self.now());
        let mut change = outbox::Entity::update_many()
            .col_expr(outbox::Column::State, Expr::value(state))
            .col_expr(outbox::Column::NotBefore, Expr::value(not_before))
            .col_expr(outbox::Column::LastError, Expr::value(error))
            .col_expr(outbox::Column::SentAt, Expr::value(sent_at))
            .col_expr(outbox::Column::LeasedUntil, Expr::value(None::<DateTime<Utc>>))
            .col_expr(outbox::Column::LeasedBy, Expr::value(None::<String>));
        if let Attempt::Held(hold) = attempt {
            change = change
                .col_expr(outbox::Column::Attempts, Expr::value(row.attempts - 1))
                .col_expr(outbox::Column::ExpiresAt, Expr::value(hold.expires_at));
            if hold.gathered {
                change = change.col_expr(outbox::Column::GatheredFor, Expr::value(Some(hold.until)));
            }
        }
        change
            .filter(outbox::Column::Id.eq(row.id))
            .filter(outbox::Column::LeasedBy.eq(row.leased_by.clone()))
            .exec(&**self)
            .await?;
        match (attempt, row.person_id) {
            (Attempt::Unreachable(status, _), Some(who)) => self.bounced(who, status).await,
            _ => Ok(()),
        }
    }
}

/// The state an attempt leads to, when to try next, and what to remember of it.
fn verdict(row: &outbox::Model, attempt: &Attempt, now: DateTime<Utc>) -> (MailState, DateTime<Utc>, Option<String>) {
    let nth = usize::try_from(row.attempts).unwrap_or(0).saturating_sub(1);
    let next = now + Duration::minutes(BACKOFF.get(nth).copied().unwrap_or(720));
    let short = |why: &str| Some(why.chars().take(500).collect::<String>());
    match attempt {
        Attempt::Sent => (MailState::Sent, row.not_before, None),
        Attempt::Cancelled(why) => (MailState::Cancelled, row.not_before, short(why)),
        Attempt::Held(hold) if hold.until >= hold.expires_at => {
            (MailState::Cancelled, row.not_before, short("not worth sending any more when its reader wants it"))
        }
        Attempt::Held(hold) => (MailState::Queued, hold.until, None),
        Attempt::Refused(why) | Attempt::Unreachable(_, why) => (MailState::Parked, row.not_before, short(why)),
        Attempt::Unmade(why) if row.attempts >= MOST_OWN_FAILURES => (MailState::Parked, row.not_before, short(why)),
        Attempt::Deferred(why) | Attempt::Unmade(why) if next >= row.expires_at => {
            (MailState::Cancelled, row.not_before, short(&format!("not worth sending any more: {why}")))
        }
        Attempt::Deferred(why) | Attempt::Unmade(why) => (MailState::Deferred, next, short(why)),
    }
}

/// Who a leased e-mail goes to now, or what becomes of it instead: its reader is gone, does not want it, or not
/// now, is not reached by mail, or it is too late.
pub async fn reader_of(store: &Store, row: &outbox::Model, kind: &Kind) -> Result<Result<Recipient, Attempt>> {
    let no = |why: &str| Ok(Err(Attempt::Cancelled(why.into())));
    if store.now() >= row.expires_at {
        return no("too late");
    }
    let Some(id) = row.person_id else {
        let address = row.name.clone().zip(row.email.clone()).zip(row.locale.clone());
        let reader = address.map(|((name, email), locale)| Recipient { person: None, name, email, locale });
        return Ok(reader.ok_or_else(|| Attempt::Cancelled("nobody".into())));
    };
    let Some(person) = person::Entity::find_by_id(id).one(store.read()).await? else { return no("nobody") };
    if person.deactivated_at.is_some() {
        return no("the account is closed");
    }
    let chosen = mail_preference::Entity::find_by_id((id, row.kind.clone())).one(store.read()).await?;
    let rhythm = chosen.map_or(kind.rhythm, |row| row.rhythm);
    if rhythm == Rhythm::Off {
        return no("not wanted");
    }
    if kind.stoppable && is_stopped(store.read(), kind.name).await? {
        return no("too many people said no to this kind");
    }
    // What they sit and wait for is sent all the same: how else would they find out that it works again?
    if row.lane != Lane::Waiting as i32 && paused_since(store.read(), id).await?.is_some() {
        return Ok(Err(Attempt::Deferred("mail does not reach them".into())));
    }
    if let Some(hold) = held(store, row, kind, &person, rhythm).await? {
        return Ok(Err(Attempt::Held(hold)));
    }
    Ok(Ok(Recipient::from(&person)))
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Duration, Utc};
    use entity::{ids::OutboxId, ids::PersonId, outbox, states::MailState};
    use uuid::Uuid;

    use super::{Attempt, verdict};

    fn row(attempts: i32, worth_for: Duration) -> outbox::Model {
        let now = DateTime::<Utc>::UNIX_EPOCH;
        outbox::Model {
            id: OutboxId(Uuid::nil()),
            kind: "a/b".into(),
            person_id: Some(PersonId(Uuid::nil())),
            name: None,
            email: None,
            locale: None,
            dedupe: String::new(),
            facts: serde_json::Value::Null,
            lane: 0,
            state: MailState::Leased,
            created_at: now,
            not_before: now,
            expires_at: now + worth_for,
            leased_until: Some(now),
            leased_by: None,
            attempts,
            last_error: None,
            sent_at: None,
            gathered_for: None,
        }
    }

    #[test]
    fn waits_grow_until_it_is_not_worth_sending() {
        let now = DateTime::<Utc>::UNIX_EPOCH;
        let later = Attempt::Deferred("451".into());
        let wait = |attempts, worth: Duration| {
            let (state, next, _) = verdict(&row(attempts, worth), &later, now);
            (state, (next - now).num_minutes())
        };
        let days = Duration::days(5);
        assert_eq!(
            [1, 2, 3, 4, 5, 6, 7].map(|nth| wait(nth, days)),
            [1, 5, 30, 120, 360, 720, 720].map(|minutes| (MailState::Deferred, minutes))
        );
        assert_eq!(wait(2, Duration::minutes(10)).0, MailState::Deferred);
        assert_eq!(wait(3, Duration::minutes(10)).0, MailState::Cancelled, "a link is dead by then");
    }

    #[test]
    fn a_mail_that_cannot_be_made_is_parked_after_five_tries() {
        let now = DateTime::<Utc>::UNIX_EPOCH;
        let state = |attempts| verdict(&row(attempts, Duration::days(5)), &Attempt::Unmade("template".into()), now).0;
        assert_eq!([1, 4, 5].map(state), [MailState::Deferred, MailState::Deferred, MailState::Parked]);
    }
}
