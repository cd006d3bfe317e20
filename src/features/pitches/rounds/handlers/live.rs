//! News of a room while somebody looks at it: that something is new, never what.

use actix_web::{HttpRequest, HttpResponse};
use actix_web_lab::sse::{Data, Event};
use entity::ids::PitchSessionId;
use futures_util::stream::unfold;
use serde::Deserialize;
use tokio::{
    sync::watch,
    time::{Instant, timeout_at},
};

use super::super::{commands::topic, policies::SeeRoom, queries::version_of};
use crate::{
    identity::Permit,
    platform::errors::Result,
    storage::Store,
    web::{Query, Visit, streams},
};

/// What a stream's address says.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct EventsQuery {
    after: i32,
}

/// What a stream knows.
struct Watching {
    store: Store,
    session: PitchSessionId,
    /// The version the reader knows.
    after: i32,
    /// Whether it has looked since it follows: from then on it waits to be woken before it looks again.
    looked: bool,
    woken: watch::Receiver<u64>,
    until: Instant,
}

impl Watching {
    /// The next version, or `None` once the stream has lasted long enough or there is no such session any more.
    async fn next(mut self) -> Option<(Event, Self)> {
        loop {
            if self.looked {
                timeout_at(self.until, self.woken.changed()).await.ok()?.ok()?;
            }
            self.woken.borrow_and_update();
            self.looked = true;
            let version = version_of(self.store.read(), self.session).await.ok()??;
            if version > self.after {
                self.after = version;
                let data = Data::new(version.to_string()).event("room").id(version.to_string());
                return Some((data.into(), self));
            }
        }
    }
}

/// `GET /cohorts/{cohort}/pitches/sessions/{session}/events`
pub async fn events(
    may: Permit<SeeRoom>,
    visit: Visit,
    query: Query<EventsQuery>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let session = may.on().session.id;
    if may.on().session.ended_at.is_some() {
        // Nothing changes any more, and a browser that is told so does not ask again.
        return Ok(HttpResponse::NoContent().finish());
    }
    let told = streams::last_heard(&req);
    let watching = Watching {
        store: visit.house.store.clone(),
        session,
        after: query.after.max(told.unwrap_or(0)),
        looked: false,
        // Followed before the first look, so that nothing falls in between.
        woken: visit.house.store.follow(&topic(session)),
        until: streams::ends_at(),
    };
    let stream = unfold(watching, Watching::next);
    Ok(streams::send(stream, &req))
}
