//! Who sees circles, who is in one, and who puts people into them. Where a programme has none, there is no such room.

use actix_web::HttpRequest;
use entity::states::Role;

use crate::{
    features::cohorts::{CohortOn, ViewCohort, find_cohort_of},
    identity::{Actor, Denied, Policy},
    platform::errors::Result,
};

/// See that there are circles: everybody in a cohort whose programme has them.
pub struct SeeCircles;

impl Policy for SeeCircles {
    type On = CohortOn;

    const NAME: &'static str = "SeeCircles";

    fn allows(who: &Actor, on: &CohortOn) -> Result<(), Denied> {
        ViewCohort::allows(who, on)?;
        let there = on.course.as_deref().is_some_and(|course| course.circles.is_some());
        if there { Ok(()) } else { Err(Denied::Hidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<CohortOn> {
        find_cohort_of(req, who).await
    }
}

/// Have a circle: open one, join one, meet in one. Participants.
pub struct HaveCircle;

impl Policy for HaveCircle {
    type On = CohortOn;

    const NAME: &'static str = "HaveCircle";

    fn allows(who: &Actor, on: &CohortOn) -> Result<(), Denied> {
        SeeCircles::allows(who, on)?;
        if on.standing.role == Some(Role::Participant) { Ok(()) } else { Err(Denied::Forbidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<CohortOn> {
        find_cohort_of(req, who).await
    }
}

/// See who is in which circle and why, propose, change and publish it: trainers, and who looks after
/// the programme. What a circle says to itself they do not see.
pub struct PlaceCircles;

impl Policy for PlaceCircles {
    type On = CohortOn;

    const NAME: &'static str = "PlaceCircles";

    fn allows(who: &Actor, on: &CohortOn) -> Result<(), Denied> {
        SeeCircles::allows(who, on)?;
        let leads = on.standing.role == Some(Role::Trainer) || on.standing.owner;
        if leads { Ok(()) } else { Err(Denied::Forbidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<CohortOn> {
        find_cohort_of(req, who).await
    }
}
