//! The e-mails of the plan. Each is made from what is so when it leaves, and is not sent where its rule says so
//! by then: the plan is looked at once more.

mod words;

use entity::{
    ids::{NudgeId, PersonId},
    nudge,
    states::{NudgeState, Rhythm},
};
use serde::{Deserialize, Serialize};

use super::{
    queries::{facts_of, find_plan},
    rules::{ALUMNI, By, Facts, Member, rule_of},
};
use crate::{
    features::{cohorts::find_cohort, curriculum::Catalogue},
    platform::{
        errors::{Error, Result},
        holidays::Holidays,
    },
    storage::{
        Tx,
        outbox::{Desk, Email, Lane, Letter, OwnWords, Recipient},
    },
};

const DAY: i64 = 24 * 60;

/// A kind of e-mail of the plan: the type that stands in the outbox, the kind, its words, for how long it is
/// worth sending at the most, and whether it comes to whoever has not chosen.
macro_rules! planned {
    ($($(#[$doc:meta])* $name:ident = $kind:expr, $words:path, $keeps:expr, $rhythm:expr;)+) => {
        $(
            $(#[$doc])*
            #[derive(Serialize, Deserialize)]
            pub struct $name {
                /// What was planned.
                pub nudge: NudgeId,
            }

            impl Email for $name {
                const KIND: &'static str = $kind;
                const LANE: Lane = Lane::Later;
                const STOPPABLE: bool = true;
                const KEEPS_FOR: i64 = $keeps;
                const RHYTHM: Rhythm = $rhythm;
                const PLANNED: bool = true;

                fn subject(&self) -> String {
                    self.nudge.to_string()
                }

                async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
                    letter(desk, self.nudge, reader).await
                }
            }
        )+

        /// Hands one to the outbox.
        pub async fn post(tx: &Tx, kind: &str, person: PersonId, nudge: NudgeId) -> Result<()> {
            match kind {
                $(_ if kind == $kind => tx.post(person, &$name { nudge }).await,)+
                _ => Err(Error::Broken(anyhow::anyhow!("no such nudge: {kind}"))),
            }
        }

        /// The words of a kind for one person, as things are, and where they lead.
        async fn words_of(case: &Case<'_>) -> Result<Option<Letter>> {
            match case.row.kind.as_str() {
                $(kind if kind == $kind => $words(case).await,)+
                _ => Ok(None),
            }
        }
    };
}

planned! {
    /// Tomorrow people meet.
    Tomorrow = "nudges/session", words::session, DAY, Rhythm::AtOnce;
    /// Tomorrow pitches are heard.
    PitchesTomorrow = "nudges/pitch", words::pitch, DAY, Rhythm::AtOnce;
    /// A week opens.
    WeekOpens = "nudges/week", words::week, 2 * DAY, Rhythm::AtOnce;
    /// Somebody waits for a word.
    SomebodyWaits = "nudges/waits", words::waits, DAY, Rhythm::AtOnce;
    /// The dates, before the start.
    Dates = "nudges/dates", words::dates, 3 * DAY, Rhythm::AtOnce;
    /// Who else is coming.
    SayHello = "nudges/hello", words::hello, 6 * DAY, Rhythm::AtOnce;
    /// A note of a trainer: the first piece of work is missing.
    Note = "nudges/first", words::first, 3 * DAY, Rhythm::AtOnce;
    /// Would they help the next ones?
    WouldHelp = "nudges/helper", words::helper, 7 * DAY, Rhythm::AtOnce;
    /// It is over.
    Closing = "nudges/closing", words::closing, 7 * DAY, Rhythm::AtOnce;
    /// What became of it; to whoever wants to be asked.
    WhatBecame = ALUMNI, words::alumni, 7 * DAY, Rhythm::Off;
}

/// One e-mail and what is so around it.
pub struct Case<'a> {
    desk: &'a Desk<'a>,
    facts: &'a Facts<'a>,
    member: &'a Member,
    row: &'a nudge::Model,
}

/// The letter of a nudge that was sent, or none where it is not true any more.
async fn letter(desk: &Desk<'_>, id: NudgeId, reader: &Recipient) -> Result<Option<Letter>> {
    let (Some(person), Some(row)) = (reader.person, find_plan(desk.store.read(), id).await?) else { return Ok(None) };
    if row.state != NudgeState::Sent || row.person_id != person {
        return Ok(None);
    }
    written(desk, &row).await
}

/// The letter of a nudge as it would leave now; none where there is nothing to say.
pub async fn written(desk: &Desk<'_>, row: &nudge::Model) -> Result<Option<Letter>> {
    let store = desk.store;
    let (db, now) = (store.read(), store.now());
    let (catalogue, holidays) = (store.known::<Catalogue>()?, store.known::<Holidays>()?);
    let Some(rule) = rule_of(&row.kind) else { return Ok(None) };
    let cohort = match find_cohort(db, catalogue, row.cohort_id, row.person_id).await {
        Ok(cohort) => cohort,
        Err(Error::Missing) => return Ok(None),
        Err(error) => return Err(error),
    };
    let facts = facts_of(db, &cohort, holidays, now, Some(row.person_id)).await?;
    let Some(member) = facts.member(row.person_id) else { return Ok(None) };
    // A note somebody has written is theirs to send; everything else is looked at once more.
    let stands = rule.by == By::Trainer && row.state == NudgeState::Sent && !rule.is_done(&facts, member);
    if !stands && !rule.due(&facts, member).iter().any(|due| due.about == row.about) {
        return Ok(None);
    }
    let Some(letter) = words_of(&Case { desk, facts: &facts, member, row }).await? else { return Ok(None) };
    let own = row.subject.clone().zip(row.body.clone());
    Ok(Some(Letter { own: own.map(|(subject, body)| OwnWords { subject, body }), ..letter }))
}
