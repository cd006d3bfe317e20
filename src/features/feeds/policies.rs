//! Who may fetch what is written in a cohort.

use actix_web::HttpRequest;
use entity::person;
use sea_orm::EntityTrait;

use crate::{
    features::{
        cohorts::{CohortOn, app, find_cohort},
        curriculum::Catalogue,
    },
    identity::{Claim, Denied, Feed, Holder, held_feed},
    platform::{
        errors::{Error, Result},
        tokens::Purpose,
    },
    web::House,
};

/// A cohort, as somebody's link finds it.
#[derive(Clone, Debug)]
pub struct FeedOn {
    /// The link.
    pub feed: Feed,
    /// Whose.
    pub person: person::Model,
    /// The cohort, with the standing of whoever made the link.
    pub cohort: CohortOn,
}

/// Fetch what is written in a cohort by the link one made, as long as one takes part.
pub struct FetchThreads;

impl Claim for FetchThreads {
    type On = FeedOn;

    const NAME: &'static str = "FetchThreads";
    const PURPOSE: Purpose = Purpose::ThreadFeed;

    fn allows(holder: &Holder, on: &FeedOn) -> Result<(), Denied> {
        let holds = holder.subject.as_deref() == Some(on.feed.id.to_string().as_str());
        let live = on.feed.revoked_at.is_none() && on.person.deactivated_at.is_none();
        let takes_part = on.feed.cohort_id == Some(on.cohort.cohort.id) && on.cohort.standing.role.is_some();
        if holds && live && takes_part { Ok(()) } else { Err(Denied::Hidden) }
    }

    async fn find(req: &HttpRequest, holder: &Holder) -> Result<FeedOn> {
        let (house, catalogue) = (app::<House>(req)?, app::<Catalogue>(req)?);
        let db = house.store.read();
        let feed = held_feed(db, holder).await?;
        let person = person::Entity::find_by_id(feed.person_id).one(db).await?.ok_or(Error::Missing)?;
        let cohort = find_cohort(db, &catalogue, feed.cohort_id.ok_or(Error::Missing)?, person.id).await?;
        Ok(FeedOn { feed, person, cohort })
    }
}
