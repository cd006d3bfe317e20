//! Saying no to e-mails from a link in one.

use actix_web::{
    HttpResponse,
    http::StatusCode,
    web::{Data, Path},
};
use entity::ids::PersonId;

use super::super::{commands::stop_mails, pages::UnsubscribePage};
use crate::{
    platform::{errors::Result, tokens::Purpose},
    storage::outbox::{Kind, Kinds},
    web::{Public, Visit},
};

/// Person and kinds of an unsubscribe token; what told several kinds together names them all.
fn subject_of<'a>(visit: &Visit, kinds: &'a Kinds, token: &str) -> Option<(PersonId, Vec<&'a Kind>)> {
    let subject = visit.house.tokens.read(Purpose::Unsubscribe, token, visit.now())?;
    let (person, names) = subject.split_once(':')?;
    let known: Vec<&Kind> = names.split(',').filter_map(|name| kinds.get(name)).filter(|kind| kind.stoppable).collect();
    (!known.is_empty()).then_some(())?;
    Some((person.parse().ok()?, known))
}

fn draw(visit: &Visit, state: &'static str, kinds: &[&Kind], action: String) -> Result<HttpResponse> {
    let status = if state == "dead" { StatusCode::NOT_FOUND } else { StatusCode::OK };
    visit.draw_as(status, &UnsubscribePage { state, kinds: kinds.iter().map(|kind| kind.key()).collect(), action })
}

/// `GET /mail/unsubscribe/{token}`: asks; never unsubscribes by itself.
pub async fn ask(_: Public, visit: Visit, kinds: Data<Kinds>, token: Path<String>) -> Result<HttpResponse> {
    match subject_of(&visit, &kinds, &token) {
        Some((_, kinds)) => draw(&visit, "ask", &kinds, format!("/mail/unsubscribe/{token}")),
        None => draw(&visit, "dead", &[], String::new()),
    }
}

/// `POST /mail/unsubscribe/{token}`: the button, or a mail program's one click
/// (RFC 8058): signed out, without a cookie and with a body of its own, which is not read.
pub async fn stop(_: Public, visit: Visit, kinds: Data<Kinds>, token: Path<String>) -> Result<HttpResponse> {
    let Some((person, kinds)) = subject_of(&visit, &kinds, &token) else {
        return draw(&visit, "dead", &[], String::new());
    };
    visit.house.store.write(async |tx| stop_mails(tx, person, &kinds).await).await?;
    draw(&visit, "done", &kinds, String::new())
}
