//! Who may fetch somebody's dates.

use actix_web::HttpRequest;
use entity::person;
use sea_orm::EntityTrait;

use crate::{
    features::cohorts::app,
    identity::{Claim, Denied, Feed, Holder, held_feed},
    platform::{
        errors::{Error, Result},
        tokens::Purpose,
    },
    web::House,
};

/// Somebody's dates, as their link finds them.
#[derive(Clone, Debug)]
pub struct FeedOn {
    /// The link.
    pub feed: Feed,
    /// Whose.
    pub person: person::Model,
}

/// Fetch somebody's dates by the link they made, until they take it back.
pub struct FetchDates;

impl Claim for FetchDates {
    type On = FeedOn;

    const NAME: &'static str = "FetchDates";
    const PURPOSE: Purpose = Purpose::CalendarFeed;

    fn allows(holder: &Holder, on: &FeedOn) -> Result<(), Denied> {
        let holds = holder.subject.as_deref() == Some(on.feed.id.to_string().as_str());
        let live = on.feed.revoked_at.is_none() && on.person.deactivated_at.is_none();
        if holds && live { Ok(()) } else { Err(Denied::Hidden) }
    }

    async fn find(req: &HttpRequest, holder: &Holder) -> Result<FeedOn> {
        let house = app::<House>(req)?;
        let feed = held_feed(house.store.read(), holder).await?;
        let person = person::Entity::find_by_id(feed.person_id).one(house.store.read()).await?.ok_or(Error::Missing)?;
        Ok(FeedOn { feed, person })
    }
}
