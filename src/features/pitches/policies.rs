//! Who sees pitches, who makes them, and who leads a round. Where a programme has none, there is no such room.

use actix_web::HttpRequest;
use entity::states::{PitchState, Role};

use super::queries::{PitchOn, find_pitch_of};
use crate::{
    features::cohorts::{CohortOn, TakePart, find_cohort_of},
    identity::{Actor, Denied, Policy},
    platform::errors::Result,
};

/// See rounds of pitches and take part in them: participants and trainers.
pub struct SeePitches;

impl Policy for SeePitches {
    type On = CohortOn;

    const NAME: &'static str = "SeePitches";

    fn allows(who: &Actor, on: &CohortOn) -> Result<(), Denied> {
        TakePart::allows(who, on)?;
        let there = on.course.as_deref().is_some_and(|course| course.pitches.is_some());
        if there { Ok(()) } else { Err(Denied::Hidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<CohortOn> {
        find_cohort_of(req, who).await
    }
}

/// Plan a round, lead its room, and look after its feedback: trainers.
pub struct LeadPitches;

impl Policy for LeadPitches {
    type On = CohortOn;

    const NAME: &'static str = "LeadPitches";

    fn allows(who: &Actor, on: &CohortOn) -> Result<(), Denied> {
        SeePitches::allows(who, on)?;
        if on.standing.role == Some(Role::Trainer) { Ok(()) } else { Err(Denied::Forbidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<CohortOn> {
        find_cohort_of(req, who).await
    }
}

/// Work on a pitch: who makes it.
pub struct MakePitch;

impl Policy for MakePitch {
    type On = PitchOn;

    const NAME: &'static str = "MakePitch";

    fn allows(who: &Actor, on: &PitchOn) -> Result<(), Denied> {
        ReadPitch::allows(who, on)?;
        if on.pitch.is_by(who.id) { Ok(()) } else { Err(Denied::Forbidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<PitchOn> {
        find_pitch_of(req, who).await
    }
}

/// Read a pitch: who makes it or was asked to, whoever was asked to say something to the draft, and
/// trainers always; everybody in the cohort once it is ready to be heard.
pub struct ReadPitch;

impl Policy for ReadPitch {
    type On = PitchOn;

    const NAME: &'static str = "ReadPitch";

    fn allows(who: &Actor, on: &PitchOn) -> Result<(), Denied> {
        SeePitches::allows(who, &on.cohort)?;
        let pitch = &on.pitch;
        let own = pitch.is_by(who.id) || pitch.asked.contains(&who.id);
        let asked = pitch.readers.contains(&who.id);
        let leads = on.cohort.standing.role == Some(Role::Trainer);
        let shown = matches!(pitch.row.state, PitchState::Ready | PitchState::Presented);
        if own || shown || (pitch.is_live() && (asked || leads)) { Ok(()) } else { Err(Denied::Hidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<PitchOn> {
        find_pitch_of(req, who).await
    }
}
