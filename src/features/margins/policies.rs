//! Who reads and writes in the margin of a week.

use actix_web::HttpRequest;
use entity::states::Role;

use super::queries::{NoteOn, find_note_of};
use crate::{
    features::cohorts::{CohortOn, OpenWeek, WeekOn, find_cohort_of},
    identity::{Actor, Denied, Policy},
    platform::errors::Result,
};

fn allows(on: &CohortOn) -> Result<(), Denied> {
    match (on.standing.role, on.standing.owner) {
        (Some(Role::Trainer), _) | (_, true) => Ok(()),
        (Some(_), false) => Err(Denied::Forbidden),
        (None, false) => Err(Denied::Hidden),
    }
}

/// Read what stands in the margins of a cohort: its trainers, and who looks after the programme.
pub struct ReadMargins;

impl Policy for ReadMargins {
    type On = CohortOn;

    const NAME: &'static str = "ReadMargins";

    fn allows(_: &Actor, on: &CohortOn) -> Result<(), Denied> {
        allows(on)
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<CohortOn> {
        find_cohort_of(req, who).await
    }
}

/// Read and write in the margin of a week.
pub struct WriteInMargin;

impl Policy for WriteInMargin {
    type On = WeekOn;

    const NAME: &'static str = "WriteInMargin";

    fn allows(_: &Actor, on: &WeekOn) -> Result<(), Denied> {
        allows(&on.cohort)
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<WeekOn> {
        OpenWeek::find(req, who).await
    }
}

/// Take back a note of one's own.
pub struct RemoveNote;

impl Policy for RemoveNote {
    type On = NoteOn;

    const NAME: &'static str = "RemoveNote";

    fn allows(who: &Actor, on: &NoteOn) -> Result<(), Denied> {
        allows(&on.week.cohort)?;
        if on.note.author_id == who.id { Ok(()) } else { Err(Denied::Forbidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<NoteOn> {
        find_note_of(req, who).await
    }
}
