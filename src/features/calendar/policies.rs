//! Who may fetch somebody's dates.

use actix_web::HttpRequest;
use entity::{calendar_feed, person};
use sea_orm::EntityTrait;

use crate::{
    features::cohorts::app,
    identity::{Claim, Denied, Holder},
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
    pub feed: calendar_feed::Model,
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
        let id = holder.subject.as_deref().and_then(|id| id.parse().ok()).ok_or(Error::Missing)?;
        let found = calendar_feed::Entity::find_by_id::<entity::ids::CalendarFeedId>(id);
        let feed = found.one(house.store.read()).await?.ok_or(Error::Missing)?;
        let person = person::Entity::find_by_id(feed.person_id).one(house.store.read()).await?.ok_or(Error::Missing)?;
        Ok(FeedOn { feed, person })
    }
}
