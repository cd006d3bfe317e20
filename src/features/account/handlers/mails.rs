//! Which e-mails one wants.

use actix_web::{
    HttpResponse,
    http::StatusCode,
    web::{Data, Path},
};
use entity::ids::PersonId;

use super::super::{
    StoppableKinds,
    commands::{choose_mails, stop_mails},
    pages::{MailKind, NotificationsPage, UnsubscribePage},
};
use crate::{
    identity::{find_person, unwanted_kinds},
    platform::{errors::Result, tokens::Purpose},
    storage::idempotency::Outcome,
    web::{Form, Input, Press, Public, Reader, SignedIn, Visit},
};

fn key_of(kind: &str) -> String {
    kind.replace(['/', '_'], "-")
}

/// `GET /me/notifications`
pub async fn notifications(me: SignedIn, visit: Visit, kinds: Data<StoppableKinds>) -> Result<HttpResponse> {
    let unwanted = unwanted_kinds(&visit.house.store, me.0.id).await?;
    let kinds = kinds.0.iter().map(|kind| MailKind {
        kind,
        key: key_of(kind),
        wanted: !unwanted.iter().any(|unwanted| unwanted == kind),
    });
    let kinds = kinds.collect();
    // Whoever comes here because of a banner wants to know where it was sent.
    let unreached_since = me.0.unreached_since;
    let address = match unreached_since {
        Some(_) => find_person(visit.house.store.read(), me.0.id).await?.map(|person| person.email).unwrap_or_default(),
        None => String::new(),
    };
    visit.draw(&NotificationsPage { kinds, unreached_since, address })
}

/// `POST /me/notifications/resumption`: mail reaches me again.
pub async fn resume_mails(me: SignedIn, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    form.read()?;
    visit
        .once(form.key()?, async |tx| {
            tx.resume_mail(me.0.id).await?;
            Ok(Outcome::to("/me/notifications", "mails-again"))
        })
        .await
}

/// Which kinds of e-mail are wanted: a field `wanted` for each.
pub struct Wanted(Vec<String>);

impl Input for Wanted {
    const FIELDS: &'static [&'static str] = &["wanted"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self(reader.all("wanted").map(str::to_owned).collect()))
    }
}

/// `POST /me/notifications`
pub async fn change_notifications(
    me: SignedIn,
    visit: Visit,
    kinds: Data<StoppableKinds>,
    form: Form<Wanted>,
) -> Result<HttpResponse> {
    let wanted = form.read()?;
    visit
        .once(form.key()?, async |tx| {
            choose_mails(tx, me.0.id, &kinds.0, &wanted.0).await?;
            Ok(Outcome::to("/me/notifications", "mails-changed"))
        })
        .await
}

/// Person and kind of an unsubscribe token.
fn unsubscribe_of(visit: &Visit, kinds: &StoppableKinds, token: &str) -> Option<(PersonId, String)> {
    let subject = visit.house.tokens.read(Purpose::Unsubscribe, token, visit.now())?;
    let (person, kind) = subject.split_once(':')?;
    kinds.0.contains(&kind).then_some(())?;
    Some((person.parse().ok()?, kind.to_owned()))
}

fn unsubscribe_view(visit: &Visit, state: &'static str, kind: Option<&str>, action: String) -> Result<HttpResponse> {
    let status = if state == "dead" { StatusCode::NOT_FOUND } else { StatusCode::OK };
    visit.draw_as(status, &UnsubscribePage { state, kind: kind.map(key_of), action })
}

/// `GET /mail/unsubscribe/{token}`: asks; never unsubscribes by itself.
pub async fn unsubscribe_page(
    _: Public,
    visit: Visit,
    kinds: Data<StoppableKinds>,
    token: Path<String>,
) -> Result<HttpResponse> {
    match unsubscribe_of(&visit, &kinds, &token) {
        Some((_, kind)) => unsubscribe_view(&visit, "ask", Some(&kind), format!("/mail/unsubscribe/{token}")),
        None => unsubscribe_view(&visit, "dead", None, String::new()),
    }
}

/// `POST /mail/unsubscribe/{token}`: the button, or a mail program's one click
/// (RFC 8058): signed out, without a cookie and with a body of its own, which is not read.
pub async fn unsubscribe(
    _: Public,
    visit: Visit,
    kinds: Data<StoppableKinds>,
    token: Path<String>,
) -> Result<HttpResponse> {
    let Some((person, kind)) = unsubscribe_of(&visit, &kinds, &token) else {
        return unsubscribe_view(&visit, "dead", None, String::new());
    };
    visit.house.store.write(async |tx| stop_mails(tx, person, &kind).await).await?;
    unsubscribe_view(&visit, "done", Some(&kind), String::new())
}
