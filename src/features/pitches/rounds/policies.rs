//! Who leads a round, and who is in its room.

use actix_web::HttpRequest;

use super::{
    super::policies::{LeadPitches, SeePitches},
    queries::{RoundOn, SessionOn, find_round_of, find_session_of},
};
use crate::{
    identity::{Actor, Denied, Policy},
    platform::errors::Result,
};

/// Change a round: trainers.
pub struct LeadRound;

impl Policy for LeadRound {
    type On = RoundOn;

    const NAME: &'static str = "LeadRound";

    fn allows(who: &Actor, on: &RoundOn) -> Result<(), Denied> {
        LeadPitches::allows(who, &on.cohort)
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<RoundOn> {
        find_round_of(req, who).await
    }
}

/// Be in the room of a session and book a place in it: participants and trainers.
pub struct SeeRoom;

impl Policy for SeeRoom {
    type On = SessionOn;

    const NAME: &'static str = "SeeRoom";

    fn allows(who: &Actor, on: &SessionOn) -> Result<(), Denied> {
        SeePitches::allows(who, &on.cohort)
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<SessionOn> {
        find_session_of(req, who).await
    }
}

/// Lead the room, and say who is heard when: trainers.
pub struct LeadRoom;

impl Policy for LeadRoom {
    type On = SessionOn;

    const NAME: &'static str = "LeadRoom";

    fn allows(who: &Actor, on: &SessionOn) -> Result<(), Denied> {
        LeadPitches::allows(who, &on.cohort)
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<SessionOn> {
        find_session_of(req, who).await
    }
}
