//! What e-mails there are, and what they look like.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};

use super::super::{
    pages::{KindPage, SendsPage},
    queries::gathered,
    sight::{Look, look_at},
};
use crate::{
    identity::rhythms_of,
    platform::errors::{Error, Result},
    storage::outbox::{Kinds, stopped_kinds},
    web::{SignedIn, Visit},
};

/// `GET /me/notifications/{kind}`
pub async fn look(me: SignedIn, visit: Visit, kinds: Data<Kinds>, key: Path<String>) -> Result<HttpResponse> {
    let kind = kinds.by_key(&key).filter(|kind| kind.stoppable).ok_or(Error::Missing)?;
    let db = visit.house.store.read();
    let rhythm = kind.rhythm_in(&rhythms_of(db, me.0.id).await?);
    let waits = gathered(db, me.0.id).await?.remove(kind.name);
    let Look { shown, made_at, due_at } = look_at(&visit.house, kind, me.0.id, visit.locale.tag()).await?;
    visit.draw(&KindPage {
        key: kind.key(),
        rhythm: rhythm.word(),
        next: waits.as_ref().map(|waits| waits.next).or(due_at),
        waiting: waits.map_or(0, |waits| waits.count),
        shown,
        made_at,
    })
}

/// `GET /nudges`
pub async fn all(_: SignedIn, visit: Visit, kinds: Data<Kinds>) -> Result<HttpResponse> {
    visit.draw(&SendsPage::of(&kinds, &stopped_kinds(visit.house.store.read()).await?))
}
