//! Who writes about a community, and who reads it.

use actix_web::HttpRequest;

use crate::{
    features::cohorts::{CohortOn, MemberOn, TakePart, find_cohort_of, find_member_of},
    identity::{Actor, Denied, Policy},
    platform::errors::Result,
};

/// Say something about the community one looks after: everybody who takes part, also in a cohort that is
/// only read. The words are one's own.
pub struct LookAfter;

impl Policy for LookAfter {
    type On = CohortOn;

    const NAME: &'static str = "LookAfter";

    fn allows(who: &Actor, on: &CohortOn) -> Result<(), Denied> {
        TakePart::allows(who, on)
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<CohortOn> {
        find_cohort_of(req, who).await
    }
}

/// Read about the community of somebody one shares a cohort with. Owners who take no part do not.
pub struct ReadVenture;

impl Policy for ReadVenture {
    type On = MemberOn;

    const NAME: &'static str = "ReadVenture";

    fn allows(who: &Actor, on: &MemberOn) -> Result<(), Denied> {
        TakePart::allows(who, &on.cohort)
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<MemberOn> {
        find_member_of(req, who).await
    }
}
