//! News for a page somebody looks at, as server-sent events. A stream is short: whoever may no longer
//! look hears nothing after its end.

use std::{str::FromStr, time::Duration};

use actix_web::{HttpRequest, HttpResponse, Responder, web::Data};
use actix_web_lab::sse::{Event, Sse};
use futures_util::{Stream, StreamExt, future::pending};
use tokio::time::Instant;

use super::House;

/// How long one stream lasts. The browser asks again by itself, and is let in again or not: whoever has left
/// the cohort or signed out hears nothing after this.
const LASTS: Duration = Duration::from_secs(50);
/// How soon the browser asks again.
const AGAIN: Duration = Duration::from_secs(1);
/// How often something is sent so that nobody in between takes the silence for an end.
const SIGN_OF_LIFE: Duration = Duration::from_secs(20);

/// When a stream that begins now ends.
pub fn ends_at() -> Instant {
    Instant::now() + LASTS
}

/// The id of the last news a browser heard before its stream broke off; none where it is new.
pub fn last_heard<T: FromStr>(req: &HttpRequest) -> Option<T> {
    req.headers().get("last-event-id")?.to_str().ok()?.parse().ok()
}

/// Sends news as they come, until this process stops.
pub fn send(news: impl Stream<Item = Event> + 'static, req: &HttpRequest) -> HttpResponse {
    let stops = req.app_data::<Data<House>>().map(|house| house.store.streams_end());
    let stops = async {
        match stops {
            Some(stops) => stops.await,
            None => pending().await,
        }
    };
    let news = news.take_until(Box::pin(stops));
    let sse = Sse::from_infallible_stream(news).with_keep_alive(SIGN_OF_LIFE).with_retry_duration(AGAIN);
    sse.respond_to(req)
}
