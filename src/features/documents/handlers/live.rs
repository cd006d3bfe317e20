//! News of a paper while somebody looks at it: who writes where, and that others saved, never what.

use std::collections::{BTreeMap, VecDeque};

use actix_web::{HttpRequest, HttpResponse};
use actix_web_lab::sse::{Data, Event};
use chrono_tz::Tz;
use entity::ids::{CohortId, DocumentId, DocumentSectionId, PersonId};
use futures_util::stream::unfold;
use serde::Deserialize;
use serde_json::json;
use tokio::{
    sync::watch,
    time::{Instant, timeout_at},
};

use super::{
    super::{
        commands::topic,
        policies::{WorkOnDocument, WorkOnSection},
        queries::{Head, at_desks, heads_of},
    },
    document, section_href,
};
use crate::{
    features::cohorts::CohortOn,
    identity::Permit,
    platform::{
        errors::Result,
        words::{Args, Words, number},
        zones::{self, Style},
    },
    storage::Store,
    web::{Query, Visit, streams},
};

/// What a stream's address says: when what the page shows was last saved, in microseconds.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct LiveQuery {
    after: i64,
}

/// What a stream knows.
struct Looking {
    store: Store,
    words: Words,
    locale: String,
    zone: Tz,
    cohort: CohortId,
    document: DocumentId,
    /// Only this section, where it is one somebody writes in.
    section: Option<DocumentSectionId>,
    href: String,
    me: PersonId,
    /// When the newest text the reader knows of was saved.
    after: i64,
    /// The revision of each section the reader knows of.
    known: Option<BTreeMap<DocumentSectionId, i32>>,
    /// Who was said to write where.
    told: Option<serde_json::Value>,
    /// What is to be said next.
    next: VecDeque<Event>,
    woken: watch::Receiver<u64>,
    until: Instant,
}

impl Looking {
    /// What is new, or `None` once the stream has lasted long enough or its reader is no longer in the cohort.
    async fn next(mut self) -> Option<(Event, Self)> {
        loop {
            if let Some(event) = self.next.pop_front() {
                return Some((event, self));
            }
            if self.known.is_some() {
                timeout_at(self.until, self.woken.changed()).await.ok()?.ok()?;
            }
            self.woken.borrow_and_update();
            self.look().await?;
        }
    }

    async fn look(&mut self) -> Option<()> {
        let db = self.store.read();
        // Nobody who has left is told anything more, however long the stream would last.
        let heads = heads_of(db, self.document, self.cohort, self.me).await.ok()??;
        let desks = at_desks(db, self.document, self.store.now()).await.ok()?;
        let here = |section: DocumentSectionId| self.section.is_none_or(|only| only == section);
        let since = self.words.plain(&self.locale, "documents-desk-since");
        let mut writing: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for desk in desks.iter().filter(|desk| desk.person_id != self.me && here(desk.section_id)) {
            let at = zones::words(desk.since, self.zone, &self.locale, Style::Short);
            writing.entry(desk.section_id.to_string()).or_default().push(format!("{} {since} {at}", desk.name));
        }
        let writing: BTreeMap<String, String> =
            writing.into_iter().map(|(section, lines)| (section, lines.join(" · "))).collect();
        let writing = json!(writing);
        let heads: Vec<Head> = heads.into_iter().filter(|head| here(head.id)).collect();
        let new = |head: &&Head| {
            let by_others = head.author_id.is_some_and(|author| author != self.me);
            by_others
                && match &self.known {
                    Some(known) => known.get(&head.id).is_none_or(|version| head.version > *version),
                    None => head.saved().is_some_and(|at| at > self.after),
                }
        };
        let saved: Vec<&Head> = heads.iter().filter(new).collect();
        let newest = heads.iter().filter_map(Head::saved).max().unwrap_or(0);
        let fresh = if saved.is_empty() { None } else { self.say(&saved, newest) };
        if self.told.as_ref() != Some(&writing) {
            self.next.extend(Data::new_json(&writing).ok().map(|data| data.event("desks").into()));
            self.told = Some(writing);
        }
        self.next.extend(fresh);
        self.after = self.after.max(newest);
        self.known = Some(heads.into_iter().map(|head| (head.id, head.version)).collect());
        Some(())
    }

    /// "Jonas has saved this section. Show", in the reader's language, and where it is shown.
    fn say(&self, saved: &[&Head], newest: i64) -> Option<Event> {
        let mut args = Args::new();
        args.set("count", number(saved.len() as f64));
        let first = saved.first()?;
        let somebody = || self.words.plain(&self.locale, "frame-former-member");
        args.set("name", first.author.clone().unwrap_or_else(somebody));
        args.set("title", first.title.clone());
        let text = self.words.say(&self.locale, "documents-fresh", &args).ok()?;
        // In its editor nobody's text is taken away from under their hands: what changed is shown by itself.
        let href = match self.section {
            Some(_) => format!("{}/history/{}", self.href, first.version),
            None => format!("{}?after={newest}#section-{}", self.href, first.id),
        };
        let data = Data::new_json(json!({ "text": text, "href": href })).ok()?;
        Some(data.event("fresh").id(newest.to_string()).into())
    }
}

async fn stream(
    (me, on): (PersonId, &CohortOn),
    (document, section): (DocumentId, Option<DocumentSectionId>),
    href: String,
    visit: Visit,
    query: LiveQuery,
    req: HttpRequest,
) -> HttpResponse {
    let told = streams::last_heard(&req);
    let looking = Looking {
        store: visit.house.store.clone(),
        words: visit.house.words.clone(),
        locale: visit.locale.tag().to_owned(),
        zone: visit.zone,
        cohort: on.cohort.id,
        document,
        section,
        href,
        me,
        after: query.after.max(told.unwrap_or(0)),
        known: None,
        told: None,
        next: VecDeque::new(),
        // Followed before the first look, so that nothing falls in between.
        woken: visit.house.store.follow(&topic(document)),
        until: streams::ends_at(),
    };
    let stream = unfold(looking, Looking::next);
    streams::send(stream, &req)
}

/// `GET /cohorts/{cohort}/documents/{document}/live`
pub async fn live(
    may: Permit<WorkOnDocument>,
    visit: Visit,
    query: Query<LiveQuery>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let on = may.on();
    let query = LiveQuery { after: query.after };
    Ok(stream((may.who().id, &on.cohort), (on.document.id, None), document::href(on), visit, query, req).await)
}

/// `GET /cohorts/{cohort}/documents/{document}/sections/{section}/live`
pub async fn live_section(
    may: Permit<WorkOnSection>,
    visit: Visit,
    query: Query<LiveQuery>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let on = may.on();
    let query = LiveQuery { after: query.after };
    let what = (on.document.id, Some(on.section.id));
    Ok(stream((may.who().id, &on.cohort), what, section_href(on), visit, query, req).await)
}
