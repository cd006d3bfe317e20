//! Who says something to a pitch, who sees what was said, and who steps in where nobody does.

use actix_web::HttpRequest;
use entity::states::{PitchState, Role};

use crate::{
    features::{
        cohorts::{CohortOn, find_cohort_of},
        pitches::{
            policies::{ReadPitch, SeePitches},
            queries::{PitchOn, find_pitch_of},
        },
    },
    identity::{Actor, Denied, Policy},
    platform::errors::Result,
};

/// Say something to a pitch that was heard: everybody in the cohort who does not make it.
pub struct GiveFeedback;

impl Policy for GiveFeedback {
    type On = PitchOn;

    const NAME: &'static str = "GiveFeedback";

    fn allows(who: &Actor, on: &PitchOn) -> Result<(), Denied> {
        ReadPitch::allows(who, on)?;
        let heard = on.pitch.row.state == PitchState::Presented;
        if heard && !on.pitch.is_by(who.id) { Ok(()) } else { Err(Denied::Forbidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<PitchOn> {
        find_pitch_of(req, who).await
    }
}

/// Say something to one pitch more, and practise: who takes part in the cohort.
pub struct GiveMore;

impl Policy for GiveMore {
    type On = CohortOn;

    const NAME: &'static str = "GiveMore";

    fn allows(who: &Actor, on: &CohortOn) -> Result<(), Denied> {
        SeePitches::allows(who, on)?;
        if on.standing.role == Some(Role::Participant) { Ok(()) } else { Err(Denied::Forbidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<CohortOn> {
        find_cohort_of(req, who).await
    }
}

/// Write for a pitch that has too little: trainers.
pub struct WriteForShort;

impl Policy for WriteForShort {
    type On = PitchOn;

    const NAME: &'static str = "WriteForShort";

    fn allows(who: &Actor, on: &PitchOn) -> Result<(), Denied> {
        GiveFeedback::allows(who, on)?;
        if on.cohort.standing.role == Some(Role::Trainer) { Ok(()) } else { Err(Denied::Forbidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<PitchOn> {
        find_pitch_of(req, who).await
    }
}

/// Read what was said to a pitch: who makes it, and trainers.
pub struct SeeReplies;

impl Policy for SeeReplies {
    type On = PitchOn;

    const NAME: &'static str = "SeeReplies";

    fn allows(who: &Actor, on: &PitchOn) -> Result<(), Denied> {
        ReadPitch::allows(who, on)?;
        let leads = on.cohort.standing.role == Some(Role::Trainer);
        if leads || on.pitch.is_by(who.id) { Ok(()) } else { Err(Denied::Forbidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<PitchOn> {
        find_pitch_of(req, who).await
    }
}
