//! From requests about who is asked to pages.

use actix_web::{HttpResponse, http::StatusCode};
use entity::{ids::PersonId, post};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{
    commands::{ask_peer as ask_somebody, decline_ask, pass_on_turn},
    forms::Choosing,
    pages::{AskPage, PeerRow, PeersPage, Why},
    policies::{SeeAsk, SeeTurn},
    queries::{Known, Opening, opening_of, peers_of},
    rules::{Peer, Question, fitting},
};
use crate::{
    features::{
        cohorts::cohort_strip,
        curriculum::Said,
        discussions::{LeadThread, ThreadOn, heading, reads_others, takes_posts},
    },
    identity::{Permit, name_of},
    platform::errors::{Error, Result},
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Press, Visit},
};

fn href_of(on: &ThreadOn) -> String {
    format!("/cohorts/{}/threads/{}", on.cohort.cohort.id, on.thread.id)
}

async fn named(db: &impl ConnectionTrait, id: Option<PersonId>) -> Result<Option<String>> {
    match id {
        Some(id) => name_of(db, id).await,
        None => Ok(None),
    }
}

/// `GET /cohorts/{cohort}/threads/{thread}/ask`
pub async fn ask(may: Permit<SeeAsk>, visit: Visit) -> Result<HttpResponse> {
    let (on, ask) = (&may.on().thread, &may.on().ask);
    let db = visit.house.store.read();
    let find =
        post::Entity::find().filter(post::Column::ThreadId.eq(on.thread.id)).filter(post::Column::Position.eq(1));
    let opening = find.one(db).await?.ok_or(Error::Missing)?;
    let waits = opening_of(db, on.thread.id).await?.is_some() && !on.cohort.is_closed();
    let href = href_of(on);
    visit.draw(&AskPage {
        strip: cohort_strip(&on.cohort, "nav-talk", visit.now()),
        title: on.thread.title.clone(),
        language: on.thread.language.clone(),
        author: named(db, on.thread.opened_by).await?,
        at: on.thread.opened_at,
        html: Some(opening.body_html).filter(|html| !html.is_empty() && opening.hidden_at.is_none()),
        words_language: opening.language,
        why: Why::of(ask.reason, &ask.words, named(db, ask.asked_by).await?),
        answer_href: format!("{href}#reply"),
        decline_action: (waits && ask.declined_at.is_none()).then(|| format!("{href}/ask")),
        waits,
        declined: ask.declined_at.is_some(),
        thread_href: href,
    })
}

/// `POST /cohorts/{cohort}/threads/{thread}/ask`: not me.
pub async fn decline(may: Permit<SeeAsk>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    form.read()?;
    let work = async |tx: &Tx| {
        decline_ask(tx, &may).await?;
        Ok(Outcome::to("/home".to_owned(), "not-me"))
    };
    visit.once(form.key()?, work).await
}

/// `GET /cohorts/{cohort}/threads/{thread}/posts/{post}/welcome`
pub async fn welcome(may: Permit<SeeTurn>, visit: Visit) -> Result<HttpResponse> {
    let on = may.on();
    let (thread, post, turn) = (&on.thread, &on.post, &on.turn);
    let takes = takes_posts(thread.thread.state).is_ok();
    let waits = takes && turn.until_at > visit.now() && !thread.cohort.is_closed();
    let href = href_of(thread);
    let reads = reads_others(thread);
    let Said { text: title, language, .. } = heading(thread, visit.locale.tag());
    visit.draw(&AskPage {
        strip: cohort_strip(&thread.cohort, "nav-talk", visit.now()),
        title,
        language,
        author: name_of(visit.house.store.read(), post.author_id).await?,
        at: post.posted_at,
        html: reads.then(|| post.body_html.clone()),
        words_language: post.language.clone(),
        why: Why::Greeting,
        answer_href: if reads { format!("{href}?answer={}#reply", post.id) } else { href.clone() },
        decline_action: (waits && turn.declined_at.is_none()).then(|| format!("{href}/posts/{}/welcome", post.id)),
        waits,
        declined: turn.declined_at.is_some(),
        thread_href: href,
    })
}

/// `POST /cohorts/{cohort}/threads/{thread}/posts/{post}/welcome`: not me.
pub async fn pass_on(may: Permit<SeeTurn>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    form.read()?;
    let work = async |tx: &Tx| {
        pass_on_turn(tx, &may).await?;
        Ok(Outcome::to("/home".to_owned(), "not-me"))
    };
    visit.once(form.key()?, work).await
}

/// How many peers a trainer may choose from.
const MOST_PEERS: usize = 5;

/// The best first; after those who wrote about it, whoever has been asked least.
fn rows(on: &ThreadOn, opening: &Opening, known: Vec<Known>) -> Vec<PeerRow> {
    let peers: Vec<Peer> = known.iter().map(|one| one.peer.clone()).collect();
    let text = opening.text();
    let fits = fitting(&Question { text: &text, language: &opening.language }, &peers);
    let place = |one: &Known| fits.iter().position(|fit| fit.person == one.peer.person);
    let mut known = known;
    known.sort_by_key(|one| place(one).unwrap_or(usize::MAX));
    known.truncate(MOST_PEERS);
    let row = |one: Known| PeerRow {
        id: one.peer.person,
        href: format!("/cohorts/{}/people/{}", on.cohort.cohort.id, one.peer.person),
        words: place(&one).and_then(|nth| fits.get(nth)).map(|fit| fit.words.clone()).unwrap_or_default(),
        name: one.name,
        asked: one.peer.asked,
        asked_at: one.asked_at,
        declined: one.declined,
    };
    known.into_iter().map(row).collect()
}

async fn peers_page(
    may: &Permit<LeadThread>,
    visit: &Visit,
    status: StatusCode,
    form: FormState,
) -> Result<HttpResponse> {
    let on = may.on();
    let db = visit.house.store.read();
    let opening = opening_of(db, on.thread.id).await?.filter(|_| !on.cohort.is_closed());
    let peers = match &opening {
        Some(opening) => rows(on, opening, peers_of(db, on.thread.id, opening, visit.now()).await?),
        None => Vec::new(),
    };
    let href = href_of(on);
    visit.draw_as(
        status,
        &PeersPage {
            strip: cohort_strip(&on.cohort, "nav-cockpit", visit.now()),
            title: on.thread.title.clone(),
            language: on.thread.language.clone(),
            cockpit_href: format!("/cohorts/{}/cockpit", on.cohort.cohort.id),
            action: opening.is_some().then(|| format!("{href}/peers")),
            thread_href: href,
            peers,
            form,
        },
    )
}

/// `GET /cohorts/{cohort}/threads/{thread}/peers`
pub async fn peers(may: Permit<LeadThread>, visit: Visit) -> Result<HttpResponse> {
    peers_page(&may, &visit, StatusCode::OK, FormState::blank()).await
}

/// `POST /cohorts/{cohort}/threads/{thread}/peers`
pub async fn ask_peer(may: Permit<LeadThread>, visit: Visit, form: Form<Choosing>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, chosen: &Choosing| {
        ask_somebody(tx, &may, chosen.person).await?;
        Ok(Outcome::to(format!("{}/peers", href_of(may.on())), "peer-asked"))
    };
    let again = async |status, state| peers_page(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}
