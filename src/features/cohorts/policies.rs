//! Who may do what with a cohort.

use actix_web::HttpRequest;
use entity::states::{ProgrammeRole, Role};

use super::queries::{
    CohortOn, LessonOn, ProgrammeOn, WeekOn, find_cohort_of, find_lesson_of, find_programme_of, find_week_of,
};
use crate::{
    identity::{Actor, Denied, Policy},
    platform::errors::Result,
};

/// See that a cohort is there: its overview, its people, its dates.
pub struct ViewCohort;

impl Policy for ViewCohort {
    type On = CohortOn;

    const NAME: &'static str = "ViewCohort";

    fn allows(_: &Actor, on: &CohortOn) -> Result<(), Denied> {
        if on.standing.role.is_some() || on.standing.owner { Ok(()) } else { Err(Denied::Hidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<CohortOn> {
        find_cohort_of(req, who).await
    }
}

/// Read and write with the others: weeks, lessons, threads. Owners see groups,
/// not what people write to each other, unless they take part themselves.
pub struct TakePart;

impl Policy for TakePart {
    type On = CohortOn;

    const NAME: &'static str = "TakePart";

    fn allows(_: &Actor, on: &CohortOn) -> Result<(), Denied> {
        match (on.standing.role, on.standing.owner) {
            (Some(_), _) => Ok(()),
            (None, true) => Err(Denied::Forbidden),
            (None, false) => Err(Denied::Hidden),
        }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<CohortOn> {
        find_cohort_of(req, who).await
    }
}

/// Open a week. Before it opens, a participant sees when it will, a trainer all of it.
pub struct OpenWeek;

impl Policy for OpenWeek {
    type On = WeekOn;

    const NAME: &'static str = "OpenWeek";

    fn allows(who: &Actor, on: &WeekOn) -> Result<(), Denied> {
        TakePart::allows(who, &on.cohort)
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<WeekOn> {
        find_week_of(req, who).await
    }
}

/// Read a week as one document, without what people wrote to each other: everybody in the
/// cohort once it is open, trainers and who looks after the programme also before.
pub struct ReadWeek;

impl Policy for ReadWeek {
    type On = WeekOn;

    const NAME: &'static str = "ReadWeek";

    fn allows(_: &Actor, on: &WeekOn) -> Result<(), Denied> {
        let standing = on.cohort.standing;
        match standing.role {
            _ if standing.owner => Ok(()),
            Some(Role::Trainer) => Ok(()),
            Some(Role::Participant) if on.open => Ok(()),
            _ => Err(Denied::Hidden),
        }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<WeekOn> {
        find_week_of(req, who).await
    }
}

/// Read a lesson, answer its question, say it is done: once its week is open. Trainers may look ahead.
pub struct StudyLesson;

impl Policy for StudyLesson {
    type On = LessonOn;

    const NAME: &'static str = "StudyLesson";

    fn allows(who: &Actor, on: &LessonOn) -> Result<(), Denied> {
        TakePart::allows(who, &on.week.cohort)?;
        let looks_ahead = on.week.cohort.standing.role == Some(Role::Trainer);
        if on.week.open || looks_ahead { Ok(()) } else { Err(Denied::Hidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<LessonOn> {
        find_lesson_of(req, who).await
    }
}

/// Take a break from a cohort one takes part in.
pub struct TakeBreak;

impl Policy for TakeBreak {
    type On = CohortOn;

    const NAME: &'static str = "TakeBreak";

    fn allows(who: &Actor, on: &CohortOn) -> Result<(), Denied> {
        TakePart::allows(who, on)?;
        if on.standing.role == Some(Role::Participant) { Ok(()) } else { Err(Denied::Forbidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<CohortOn> {
        find_cohort_of(req, who).await
    }
}

/// Change dates, seats and members of a cohort.
pub struct ManageCohort;

impl Policy for ManageCohort {
    type On = CohortOn;

    const NAME: &'static str = "ManageCohort";

    fn allows(_: &Actor, on: &CohortOn) -> Result<(), Denied> {
        match (on.standing.owner, on.standing.role) {
            (true, _) => Ok(()),
            (false, Some(_)) => Err(Denied::Forbidden),
            (false, None) => Err(Denied::Hidden),
        }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<CohortOn> {
        find_cohort_of(req, who).await
    }
}

/// Look after a programme. Its page is public, so a stranger may know of it.
pub struct OwnProgramme;

impl Policy for OwnProgramme {
    type On = ProgrammeOn;

    const NAME: &'static str = "OwnProgramme";

    fn allows(_: &Actor, on: &ProgrammeOn) -> Result<(), Denied> {
        if on.owner { Ok(()) } else { Err(Denied::Hidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<ProgrammeOn> {
        find_programme_of(req, who).await
    }
}

/// Say who else looks after a programme: its owners, not those who stand in for them.
pub struct LeadProgramme;

impl Policy for LeadProgramme {
    type On = ProgrammeOn;

    const NAME: &'static str = "LeadProgramme";

    fn allows(_: &Actor, on: &ProgrammeOn) -> Result<(), Denied> {
        match on.role {
            Some(ProgrammeRole::Owner) => Ok(()),
            Some(ProgrammeRole::Deputy) => Err(Denied::Forbidden),
            _ => Err(Denied::Hidden),
        }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<ProgrammeOn> {
        find_programme_of(req, who).await
    }
}
