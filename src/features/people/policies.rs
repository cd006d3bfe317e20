//! Who sees whom, and who changes what.

use actix_web::HttpRequest;

use super::{
    queries::{PersonOn, PhotoOn, find_person_of, find_photo_of},
    rules::Relation,
};
use crate::{
    features::cohorts::ViewCohort,
    identity::{Actor, Denied, Policy},
    platform::errors::Result,
};

/// See somebody's profile: with whom one shares a cohort, this one or another. Owners who take
/// no part see names in the list, and no more.
pub struct SeePerson;

impl Policy for SeePerson {
    type On = PersonOn;

    const NAME: &'static str = "SeePerson";

    fn allows(who: &Actor, on: &PersonOn) -> Result<(), Denied> {
        ViewCohort::allows(who, &on.cohort)?;
        if on.entry.relation == Relation::Stranger { Err(Denied::Hidden) } else { Ok(()) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<PersonOn> {
        find_person_of(req, who).await
    }
}

/// Change one's own profile. Also in a cohort that is only read: the words are one's own.
pub struct ChangeProfile;

impl Policy for ChangeProfile {
    type On = PersonOn;

    const NAME: &'static str = "ChangeProfile";

    fn allows(who: &Actor, on: &PersonOn) -> Result<(), Denied> {
        SeePerson::allows(who, on)?;
        if on.entry.relation == Relation::Oneself { Ok(()) } else { Err(Denied::Forbidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<PersonOn> {
        find_person_of(req, who).await
    }
}

/// See somebody's photo, as far as they let one.
pub struct SeePhoto;

impl Policy for SeePhoto {
    type On = PhotoOn;

    const NAME: &'static str = "SeePhoto";

    fn allows(_: &Actor, on: &PhotoOn) -> Result<(), Denied> {
        if on.relation.sees(on.shown_to) { Ok(()) } else { Err(Denied::Hidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<PhotoOn> {
        find_photo_of(req, who).await
    }
}
