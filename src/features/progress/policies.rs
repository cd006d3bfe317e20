//! Who may plan a week.

use actix_web::HttpRequest;
use entity::states::Role;

use crate::{
    features::cohorts::{OpenWeek, TakePart, WeekOn},
    identity::{Actor, Denied, Policy},
    platform::errors::Result,
};

/// Give oneself a sentence for a week: whoever takes part, once the week is open.
pub struct PlanWeek;

impl Policy for PlanWeek {
    type On = WeekOn;

    const NAME: &'static str = "PlanWeek";

    fn allows(who: &Actor, on: &WeekOn) -> Result<(), Denied> {
        TakePart::allows(who, &on.cohort)?;
        match on.cohort.standing.role {
            Some(Role::Participant) if on.open => Ok(()),
            Some(Role::Participant) => Err(Denied::Hidden),
            _ => Err(Denied::Forbidden),
        }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<WeekOn> {
        OpenWeek::find(req, who).await
    }
}
