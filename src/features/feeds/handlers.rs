//! From requests about feeds to a page, and to the feed itself.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{self, EntityTag, Header, IfNoneMatch},
    web::Data,
};

use super::{atom::Pen, pages::FeedPage, policies::FetchThreads};
use crate::{
    features::{
        cohorts::{TakePart, cohort_strip},
        discussions::newest_posts,
    },
    identity::{Fetched, Pass, Permit, find_feed, renew_feed, revoke_feed},
    platform::{errors::Result, secrets},
    storage::{Tx, idempotency::Outcome},
    web::{Form, House, Press, Visit},
};

/// How many posts a feed holds.
const MOST: u64 = 50;

/// `GET /cohorts/{cohort}/feed`
pub async fn show(may: Permit<TakePart>, visit: Visit) -> Result<HttpResponse> {
    let (on, house) = (may.on(), &visit.house);
    let what = Fetched::Threads(on.cohort.id);
    let link = find_feed(house.store.read(), &house.tokens, may.who().id, what).await?;
    let base = format!("/cohorts/{}", on.cohort.id);
    visit.draw(&FeedPage {
        strip: cohort_strip(on, "nav-talk", visit.now()),
        since: link.as_ref().map(|(_, since)| *since),
        address: link.map(|(token, _)| format!("{}/feeds/{token}.atom", house.base_url)),
        action: format!("{base}/feed"),
        list_href: format!("{base}/threads"),
    })
}

/// `POST /cohorts/{cohort}/feed`: a new link; the one before is dead.
pub async fn renew(may: Permit<TakePart>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    let cohort = may.on().cohort.id;
    let work = async |tx: &Tx| {
        renew_feed(tx, may.who().id, Fetched::Threads(cohort)).await?;
        Ok(Outcome::to(format!("/cohorts/{cohort}/feed"), "feed-made"))
    };
    visit.once(form.key()?, work).await
}

/// `POST /cohorts/{cohort}/feed/end`: no link any more.
pub async fn revoke(may: Permit<TakePart>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    let cohort = may.on().cohort.id;
    let work = async |tx: &Tx| {
        revoke_feed(tx, may.who().id, Fetched::Threads(cohort)).await?;
        Ok(Outcome::to(format!("/cohorts/{cohort}/feed"), "feed-ended"))
    };
    visit.once(form.key()?, work).await
}

/// `GET /feeds/{token}.atom`: what whoever made the link may read right now. A program asks every
/// hour and is mostly told that there is nothing new.
pub async fn fetch(pass: Pass<FetchThreads>, house: Data<House>, req: HttpRequest) -> Result<HttpResponse> {
    let (cohort, person) = (&pass.on().cohort, &pass.on().person);
    let posts = newest_posts(house.store.read(), cohort, person.id, house.store.now(), MOST).await?;
    let locale = house.words.locale(&person.locale).unwrap_or_else(|| house.words.negotiate(&person.locale));
    let pen = Pen { words: &house.words, locale: locale.tag(), base_url: &house.base_url, site: &house.site };
    let feed = pen.feed(cohort, &posts, &format!("{}{}", house.base_url, req.path()))?;
    let tag = EntityTag::new_weak(secrets::hash(&feed));
    let known = match IfNoneMatch::parse(&req) {
        Ok(IfNoneMatch::Any) => true,
        Ok(IfNoneMatch::Items(tags)) => tags.iter().any(|known| known.weak_eq(&tag)),
        Err(_) => false,
    };
    let mut response = if known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    response.insert_header((header::CACHE_CONTROL, "no-cache, private")).insert_header(header::ETag(tag));
    if known {
        return Ok(response.finish());
    }
    Ok(response.content_type("application/atom+xml; charset=utf-8").body(feed))
}
