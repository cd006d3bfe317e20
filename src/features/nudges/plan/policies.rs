//! Who sees what is planned for the people of a cohort: its trainers, who could say the same to their face.

use actix_web::HttpRequest;
use entity::states::Role;

use super::queries::{NudgeOn, find_nudge_of};
use crate::{
    features::cohorts::{CohortOn, TakePart, find_cohort_of},
    identity::{Actor, Denied, Policy},
    platform::errors::Result,
};

/// See what is planned for the people of a cohort: its trainers.
pub struct SeeNudges;

impl Policy for SeeNudges {
    type On = CohortOn;

    const NAME: &'static str = "SeeNudges";

    fn allows(who: &Actor, on: &CohortOn) -> Result<(), Denied> {
        TakePart::allows(who, on)?;
        if on.standing.role == Some(Role::Trainer) { Ok(()) } else { Err(Denied::Forbidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<CohortOn> {
        find_cohort_of(req, who).await
    }
}

/// Read one, change its words, hold it, write it oneself: trainers of its cohort.
pub struct LeadNudge;

impl Policy for LeadNudge {
    type On = NudgeOn;

    const NAME: &'static str = "LeadNudge";

    fn allows(who: &Actor, on: &NudgeOn) -> Result<(), Denied> {
        SeeNudges::allows(who, &on.cohort)
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<NudgeOn> {
        find_nudge_of(req, who).await
    }
}
