//! Who may look after what waits.

use actix_web::HttpRequest;
use entity::states::Role;

use super::queries::{AskOn, TurnOn, find_ask_of, find_turn_of};
use crate::{
    features::{
        cohorts::{CohortOn, TakePart},
        discussions::{ReadThread, ThreadOn},
    },
    identity::{Actor, Denied, Policy},
    platform::errors::Result,
};

/// See who in a cohort waits for its trainers: they alone, and no owner who is none.
pub struct LeadTalk;

impl Policy for LeadTalk {
    type On = CohortOn;

    const NAME: &'static str = "LeadTalk";

    fn allows(who: &Actor, on: &CohortOn) -> Result<(), Denied> {
        TakePart::allows(who, on)?;
        if on.standing.role == Some(Role::Trainer) { Ok(()) } else { Err(Denied::Forbidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<CohortOn> {
        TakePart::find(req, who).await
    }
}

/// Take a thread, or ask a peer about it.
pub struct LeadThread;

impl Policy for LeadThread {
    type On = ThreadOn;

    const NAME: &'static str = "LeadThread";

    fn allows(who: &Actor, on: &ThreadOn) -> Result<(), Denied> {
        ReadThread::allows(who, on)?;
        LeadTalk::allows(who, &on.cohort)
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<ThreadOn> {
        ReadThread::find(req, who).await
    }
}

/// See why one was asked about a thread, and say: not me.
pub struct SeeAsk;

impl Policy for SeeAsk {
    type On = AskOn;

    const NAME: &'static str = "SeeAsk";

    fn allows(who: &Actor, on: &AskOn) -> Result<(), Denied> {
        ReadThread::allows(who, &on.thread)?;
        if on.ask.person_id == who.id { Ok(()) } else { Err(Denied::Hidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<AskOn> {
        find_ask_of(req, who).await
    }
}

/// See whom one is to greet, and say: not me.
pub struct SeeTurn;

impl Policy for SeeTurn {
    type On = TurnOn;

    const NAME: &'static str = "SeeTurn";

    fn allows(who: &Actor, on: &TurnOn) -> Result<(), Denied> {
        ReadThread::allows(who, &on.thread)?;
        if on.turn.person_id == who.id { Ok(()) } else { Err(Denied::Hidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<TurnOn> {
        find_turn_of(req, who).await
    }
}
