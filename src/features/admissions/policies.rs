//! Who may do what with applications.

use actix_web::HttpRequest;
use entity::states::{ApplicationState, ProgrammeRole};

use super::queries::{
    AdmissionOn, ApplicationOn, InterestOn, OfferOn, ReadingOn, find_admission_of, find_application_of,
    find_interest_of, find_offer_of, find_reading_of,
};
use crate::{
    identity::{Actor, Claim, Denied, Holder, Policy},
    platform::{errors::Result, tokens::Purpose},
};

/// See, write and withdraw one's own application: by the link in an e-mail, or signed in.
pub struct OwnApplication;

impl Claim for OwnApplication {
    type On = ApplicationOn;

    const NAME: &'static str = "OwnApplication";
    const PURPOSE: Purpose = Purpose::Application;

    fn allows(holder: &Holder, on: &ApplicationOn) -> Result<(), Denied> {
        let application = &on.application;
        let by_link = holder.subject.as_deref() == Some(application.id.to_string().as_str());
        let by_account = holder.who.as_ref().is_some_and(|who| application.person_id == Some(who.id));
        let there = application.state != ApplicationState::Merged;
        if (by_link || by_account) && there { Ok(()) } else { Err(Denied::Hidden) }
    }

    async fn find(req: &HttpRequest, _: &Holder) -> Result<ApplicationOn> {
        find_application_of(req).await
    }
}

/// Answer an offer, by the link in its e-mail.
pub struct AnswerOffer;

impl Claim for AnswerOffer {
    type On = OfferOn;

    const NAME: &'static str = "AnswerOffer";
    const PURPOSE: Purpose = Purpose::Offer;

    fn allows(holder: &Holder, on: &OfferOn) -> Result<(), Denied> {
        let holds = holder.subject.as_deref() == Some(on.offer.id.to_string().as_str());
        if holds { Ok(()) } else { Err(Denied::Hidden) }
    }

    async fn find(req: &HttpRequest, holder: &Holder) -> Result<OfferOn> {
        find_offer_of(req, holder.subject.as_deref()).await
    }
}

/// Say that one wants to be told when a programme opens, or no longer.
pub struct Interested;

impl Claim for Interested {
    type On = InterestOn;

    const NAME: &'static str = "Interested";
    const PURPOSE: Purpose = Purpose::Interest;

    fn allows(holder: &Holder, on: &InterestOn) -> Result<(), Denied> {
        let holds = holder.subject.as_deref() == Some(on.interest.id.to_string().as_str());
        if holds { Ok(()) } else { Err(Denied::Hidden) }
    }

    async fn find(req: &HttpRequest, holder: &Holder) -> Result<InterestOn> {
        find_interest_of(req, holder.subject.as_deref()).await
    }
}

/// See which applications a cohort has: whoever has a role in its programme.
pub struct ReadApplications;

impl Policy for ReadApplications {
    type On = AdmissionOn;

    const NAME: &'static str = "ReadApplications";

    fn allows(_: &Actor, on: &AdmissionOn) -> Result<(), Denied> {
        if on.role.is_some() { Ok(()) } else { Err(Denied::Hidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<AdmissionOn> {
        find_admission_of(req, who).await
    }
}

/// Give the seats of a cohort: owners and whoever stands in for them.
pub struct Admit;

impl Policy for Admit {
    type On = AdmissionOn;

    const NAME: &'static str = "Admit";

    fn allows(_: &Actor, on: &AdmissionOn) -> Result<(), Denied> {
        match on.role {
            Some(ProgrammeRole::Owner | ProgrammeRole::Deputy) => Ok(()),
            Some(ProgrammeRole::Assessor) => Err(Denied::Forbidden),
            None => Err(Denied::Hidden),
        }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<AdmissionOn> {
        find_admission_of(req, who).await
    }
}

/// Read and assess one application: not one's own, nor of somebody one knows, nor where
/// the applicant has asked that one does not.
pub struct ReadApplication;

impl Policy for ReadApplication {
    type On = ReadingOn;

    const NAME: &'static str = "ReadApplication";

    fn allows(who: &Actor, on: &ReadingOn) -> Result<(), Denied> {
        ReadApplications::allows(who, &on.admission)?;
        if on.excluded { Err(Denied::Forbidden) } else { Ok(()) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<ReadingOn> {
        find_reading_of(req, who).await
    }
}

/// Decide about one application. Nobody decides about an application they may not read.
pub struct AdmitApplication;

impl Policy for AdmitApplication {
    type On = ReadingOn;

    const NAME: &'static str = "AdmitApplication";

    fn allows(who: &Actor, on: &ReadingOn) -> Result<(), Denied> {
        Admit::allows(who, &on.admission)?;
        if on.excluded { Err(Denied::Forbidden) } else { Ok(()) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<ReadingOn> {
        find_reading_of(req, who).await
    }
}
