//! Who begins a pitch.

use actix_web::HttpRequest;
use entity::states::Role;

use super::{
    super::policies::SeePitches,
    queries::{RoundOn, find_round_of},
};
use crate::{
    identity::{Actor, Denied, Policy},
    platform::errors::Result,
};

/// Begin a pitch for a round: participants.
pub struct BeginPitch;

impl Policy for BeginPitch {
    type On = RoundOn;

    const NAME: &'static str = "BeginPitch";

    fn allows(who: &Actor, on: &RoundOn) -> Result<(), Denied> {
        SeePitches::allows(who, &on.cohort)?;
        if on.cohort.standing.role == Some(Role::Participant) { Ok(()) } else { Err(Denied::Forbidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<RoundOn> {
        find_round_of(req, who).await
    }
}
