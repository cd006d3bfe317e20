//! News of a thread while somebody looks at it: how many posts came, never the posts themselves.

use actix_web::{HttpRequest, HttpResponse};
use actix_web_lab::sse::{Data, Event};
use entity::ids::{PersonId, PostId, ThreadId};
use futures_util::stream::unfold;
use serde::Deserialize;
use serde_json::json;
use tokio::{
    sync::watch,
    time::{Instant, timeout_at},
};

use crate::{
    features::discussions::{
        commands::topic,
        policies::ReadThread,
        queries::{posts_after, reads_others},
    },
    identity::Permit,
    platform::{
        errors::{Error, Result},
        words::{Args, Words, number},
    },
    storage::Store,
    web::{Query, Visit, streams},
};

/// What a stream's address says.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct LiveQuery {
    after: i32,
}

/// What a stream knows.
struct Looking {
    store: Store,
    words: Words,
    locale: String,
    thread: ThreadId,
    who: PersonId,
    /// Place of the last post the reader knows of.
    after: i32,
    woken: watch::Receiver<u64>,
    until: Instant,
}

impl Looking {
    /// What came since, or `None` once the stream has lasted long enough.
    async fn next(mut self) -> Option<(Event, Self)> {
        loop {
            self.woken.borrow_and_update();
            let new = posts_after(self.store.read(), self.thread, self.after, self.who).await.ok()?;
            if let (Some((first, _)), Some((_, last))) = (new.first(), new.last()) {
                let event = self.say(*first, new.len(), *last)?;
                self.after = *last;
                return Some((event, self));
            }
            timeout_at(self.until, self.woken.changed()).await.ok()?.ok()?;
        }
    }

    /// "2 new answers – show", in the reader's language, and where the first of them stands.
    fn say(&self, first: PostId, count: usize, last: i32) -> Option<Event> {
        let mut args = Args::new();
        args.set("count", number(count as f64));
        let text = self.words.say(&self.locale, "discussions-fresh", &args).ok()?;
        let href = format!("/threads/{}/posts/{first}", self.thread);
        let data = Data::new_json(json!({ "text": text, "href": href })).ok()?;
        Some(data.event("fresh").id(last.to_string()).into())
    }
}

/// `GET /cohorts/{cohort}/threads/{thread}/live`
pub async fn live(
    may: Permit<ReadThread>,
    visit: Visit,
    query: Query<LiveQuery>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let on = may.on();
    if !reads_others(on) {
        return Err(Error::Missing);
    }
    let told = streams::last_heard(&req);
    let looking = Looking {
        store: visit.house.store.clone(),
        words: visit.house.words.clone(),
        locale: visit.locale.tag().to_owned(),
        thread: on.thread.id,
        who: may.who().id,
        after: query.after.max(told.unwrap_or(0)),
        // Followed before the first look, so that nothing falls in between.
        woken: visit.house.store.follow(&topic(on.thread.id)),
        until: streams::ends_at(),
    };
    let stream = unfold(looking, Looking::next);
    Ok(streams::send(stream, &req))
}
