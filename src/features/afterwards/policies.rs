//! Who says what became of it.

use actix_web::HttpRequest;
use entity::states::Role;

use crate::{
    features::cohorts::{CohortOn, ViewCohort, find_cohort_of},
    identity::{Actor, Denied, Policy},
    platform::errors::Result,
};

/// Say what became of it: participants, also of a cohort that is only read. The words are their own; neither trainers
/// nor who looks after the programme see the page.
pub struct LookBack;

impl Policy for LookBack {
    type On = CohortOn;

    const NAME: &'static str = "LookBack";

    fn allows(who: &Actor, on: &CohortOn) -> Result<(), Denied> {
        ViewCohort::allows(who, on)?;
        if on.standing.role == Some(Role::Participant) { Ok(()) } else { Err(Denied::Forbidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<CohortOn> {
        find_cohort_of(req, who).await
    }
}
