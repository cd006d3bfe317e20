//! Who may see what they were asked.

use actix_web::HttpRequest;

use super::queries::{AskOn, TurnOn, find_ask_of, find_turn_of};
use crate::{
    features::discussions::ReadThread,
    identity::{Actor, Denied, Policy},
    platform::errors::Result,
};

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
