//! Who may see, join and lead a live session.

use actix_web::HttpRequest;
use entity::states::Role;

use super::queries::{Rsvp, SessionOn, find_rsvp_of, find_session_of};
use crate::{
    features::cohorts::{CohortOn, Standing, TakePart, ViewCohort, find_cohort_of},
    identity::{Actor, Claim, Denied, Holder, Policy},
    platform::{errors::Result, tokens::Purpose},
};

/// See when it takes place. Owners who do not take part see dates, not what people write.
pub struct SeeSession;

impl Policy for SeeSession {
    type On = SessionOn;

    const NAME: &'static str = "SeeSession";

    fn allows(who: &Actor, on: &SessionOn) -> Result<(), Denied> {
        ViewCohort::allows(who, &on.cohort)
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<SessionOn> {
        find_session_of(req, who).await
    }
}

/// Come, ask ahead, vote, write notes, say that one was there.
pub struct JoinSession;

impl Policy for JoinSession {
    type On = SessionOn;

    const NAME: &'static str = "JoinSession";

    fn allows(who: &Actor, on: &SessionOn) -> Result<(), Denied> {
        TakePart::allows(who, &on.cohort)
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<SessionOn> {
        find_session_of(req, who).await
    }
}

/// Change, move, cancel a session and look after its board: trainers, and owners of the programme.
pub struct LeadSession;

impl Policy for LeadSession {
    type On = SessionOn;

    const NAME: &'static str = "LeadSession";

    fn allows(_: &Actor, on: &SessionOn) -> Result<(), Denied> {
        leads(on.cohort.standing)
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<SessionOn> {
        find_session_of(req, who).await
    }
}

/// Plan a session of a cohort: trainers, and owners of the programme.
pub struct PlanSession;

impl Policy for PlanSession {
    type On = CohortOn;

    const NAME: &'static str = "PlanSession";

    fn allows(_: &Actor, on: &CohortOn) -> Result<(), Denied> {
        leads(on.standing)
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<CohortOn> {
        find_cohort_of(req, who).await
    }
}

fn leads(standing: Standing) -> Result<(), Denied> {
    match (standing.owner, standing.role) {
        (true, _) | (_, Some(Role::Trainer)) => Ok(()),
        (false, Some(Role::Participant)) => Err(Denied::Forbidden),
        (false, None) => Err(Denied::Hidden),
    }
}

/// Say whether one comes, by the link in an invitation. A link that leads to nothing any more comes in
/// as well: its page says so calmly.
pub struct AnswerByLink;

impl Claim for AnswerByLink {
    type On = Rsvp;

    const NAME: &'static str = "AnswerByLink";
    const PURPOSE: Purpose = Purpose::Rsvp;

    fn allows(holder: &Holder, on: &Rsvp) -> Result<(), Denied> {
        let Rsvp::Live(invited) = on else { return Ok(()) };
        let subject = invited.choice.subject(invited.session.id, invited.person.id);
        if holder.subject == Some(subject) { Ok(()) } else { Err(Denied::Hidden) }
    }

    async fn find(req: &HttpRequest, holder: &Holder) -> Result<Rsvp> {
        find_rsvp_of(req, holder.subject.as_deref()).await
    }
}
