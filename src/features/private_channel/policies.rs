//! Who says something to whom alone.

use actix_web::HttpRequest;
use entity::states::Role;

use super::queries::find_participant_of;
use crate::{
    features::{
        cohorts::{CohortOn, MemberOn, TakePart, find_cohort_of},
        discussions::LeadTalk,
    },
    identity::{Actor, Denied, Policy},
    platform::errors::Result,
};

/// Say something to the trainers of one's cohort alone: participants.
pub struct Confide;

impl Policy for Confide {
    type On = CohortOn;

    const NAME: &'static str = "Confide";

    fn allows(who: &Actor, on: &CohortOn) -> Result<(), Denied> {
        TakePart::allows(who, on)?;
        if on.standing.role == Some(Role::Participant) { Ok(()) } else { Err(Denied::Forbidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<CohortOn> {
        find_cohort_of(req, who).await
    }
}

/// Read what a participant confided, and write to them alone: the trainers of the cohort. Whoever looks after the
/// programme without being one does not.
pub struct Hear;

impl Policy for Hear {
    type On = MemberOn;

    const NAME: &'static str = "Hear";

    fn allows(who: &Actor, on: &MemberOn) -> Result<(), Denied> {
        LeadTalk::allows(who, &on.cohort)
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<MemberOn> {
        find_participant_of(req, who).await
    }
}
