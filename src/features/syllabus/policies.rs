//! Who may change what a cohort has of its course.

use actix_web::HttpRequest;
use entity::states::Role;

use super::queries::{ItemOn, find_item_of};
use crate::{
    features::cohorts::{CohortOn, find_cohort_of},
    identity::{Actor, Denied, Policy},
    platform::errors::Result,
};

fn shapes(on: &CohortOn) -> Result<(), Denied> {
    match (on.standing.role, on.standing.owner) {
        (Some(Role::Trainer), _) | (_, true) => Ok(()),
        (Some(_), false) => Err(Denied::Forbidden),
        (None, false) => Err(Denied::Hidden),
    }
}

/// See what a cohort has of its course, and add to it: its trainers and the programme's owners.
pub struct ShapeCourse;

impl Policy for ShapeCourse {
    type On = CohortOn;

    const NAME: &'static str = "ShapeCourse";

    fn allows(_: &Actor, on: &CohortOn) -> Result<(), Denied> {
        shapes(on)
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<CohortOn> {
        find_cohort_of(req, who).await
    }
}

/// Change one thing of it for this cohort: its trainers and the programme's owners.
pub struct ShapeItem;

impl Policy for ShapeItem {
    type On = ItemOn;

    const NAME: &'static str = "ShapeItem";

    fn allows(_: &Actor, on: &ItemOn) -> Result<(), Denied> {
        shapes(&on.cohort)
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<ItemOn> {
        find_item_of(req, who).await
    }
}

/// Take over what the course says now: the programme's owners, who answer for the course.
pub struct TakeOver;

impl Policy for TakeOver {
    type On = ItemOn;

    const NAME: &'static str = "TakeOver";

    fn allows(_: &Actor, on: &ItemOn) -> Result<(), Denied> {
        match (on.cohort.standing.owner, on.cohort.standing.role) {
            (true, _) => Ok(()),
            (false, Some(_)) => Err(Denied::Forbidden),
            (false, None) => Err(Denied::Hidden),
        }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<ItemOn> {
        find_item_of(req, who).await
    }
}
