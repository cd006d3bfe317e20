//! Who may say what is used, who proposes partners, and who has one.

use actix_web::HttpRequest;
use entity::states::Role;

use crate::{
    features::cohorts::{CohortOn, ViewCohort, find_cohort_of},
    identity::{Actor, Denied, Policy},
    platform::errors::Result,
};

/// Have a partner: see them, say what may be used to find them, decline once. Participants.
pub struct HavePartner;

impl Policy for HavePartner {
    type On = CohortOn;

    const NAME: &'static str = "HavePartner";

    fn allows(who: &Actor, on: &CohortOn) -> Result<(), Denied> {
        ViewCohort::allows(who, on)?;
        if on.standing.role == Some(Role::Participant) { Ok(()) } else { Err(Denied::Forbidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<CohortOn> {
        find_cohort_of(req, who).await
    }
}

/// See who is put together and why, propose, change and publish it: trainers, and who looks after
/// the programme.
pub struct MatchPartners;

impl Policy for MatchPartners {
    type On = CohortOn;

    const NAME: &'static str = "MatchPartners";

    fn allows(who: &Actor, on: &CohortOn) -> Result<(), Denied> {
        ViewCohort::allows(who, on)?;
        let leads = on.standing.role == Some(Role::Trainer) || on.standing.owner;
        if leads { Ok(()) } else { Err(Denied::Forbidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<CohortOn> {
        find_cohort_of(req, who).await
    }
}
