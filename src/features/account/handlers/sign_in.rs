//! Signing in and out.

use std::net::IpAddr;

use actix_web::{
    HttpRequest, HttpResponse,
    http::StatusCode,
    web::{Data, Path},
};
use entity::ids::{PersonId, SignInFailureId, SignInLinkId};
use serde::Deserialize;

use super::{
    super::{
        commands::send_link,
        forms::{Confirm, SignIn, Way},
        limiter::FailureLimiter,
        pages::{ConfirmPage, Kept, KeptPage, LinkSentPage, SignInPage},
    },
    give_session,
};
use crate::{
    identity::{
        Opened, Stay, begin_try, end_session, find_link, find_person, find_person_by_email, forgive_try, open_session,
        open_session_by_password, use_link,
    },
    platform::{
        errors::{Error, Refusal, Result},
        secrets,
        text::Password,
    },
    storage::{Tx, idempotency::Outcome},
    web::{
        Form, FormState, Press, Public, Query, Visit, client_address,
        cookies::{self, Kind},
        forms::decode_fields,
        local_path,
    },
};

/// Where a sign-in page may send one on to.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct NextQuery {
    next: String,
    /// Whether whoever is signed in is asked to do it once more.
    again: String,
}

/// Where a browser goes after signing in: where it wanted to, or Home.
fn after_sign_in(next: &str) -> &str {
    match local_path(next) {
        "/" => "/home",
        path => path,
    }
}

/// `GET /sign-in`
pub async fn sign_in_page(_: Public, visit: Visit, query: Query<NextQuery>) -> Result<HttpResponse> {
    let again = !query.again.is_empty() && visit.who.as_ref().is_some_and(|who| !who.has_just_signed_in(visit.now()));
    if visit.who.is_some() && !again {
        return Ok(visit.go(&Outcome::silently(after_sign_in(&query.next))));
    }
    let form = FormState::with([("next", local_path(&query.next).to_owned())]);
    visit.draw(&SignInPage { form, kept: None, again })
}

fn kept_of(sign_in: &Option<(String, String)>) -> Option<Kept> {
    let (action, carried) = sign_in.as_ref()?;
    let action = local_path(action);
    if action == "/" {
        return None;
    }
    let fields = decode_fields(carried)?;
    let shown = fields.iter().filter(|(name, value)| !name.starts_with('_') && value.len() > 20).cloned().collect();
    Some(Kept { action: action.to_owned(), carried: carried.clone(), fields, shown })
}

/// `POST /sign-in`: by link or by password.
pub async fn sign_in(
    _: Public,
    visit: Visit,
    req: HttpRequest,
    limiter: Data<FailureLimiter>,
    form: Form<SignIn>,
) -> Result<HttpResponse> {
    let again = |error: Error| {
        let (status, state) = visit.refused(&form, error)?;
        let kept = (state.values.get("kept_action").cloned()).zip(state.values.get("kept").cloned());
        visit.draw_as(status, &SignInPage { form: without_password(state), kept: kept_of(&kept), again: false })
    };
    let sign_in = match form.read() {
        Ok(sign_in) => sign_in,
        Err(error) => return again(error),
    };
    match &sign_in.way {
        Way::Link => by_link(&visit, &req, &form, &sign_in).await,
        Way::Password(password) => {
            let address = client_address(&req, &visit.house.trusted_proxies);
            let checked = by_password(&visit, &limiter, address, &sign_in, password.as_ref()).await;
            match checked {
                Ok(proven) => match welcome(&visit, &proven, &sign_in).await {
                    Err(error @ Error::Refused(_)) => again(error),
                    outcome => outcome,
                },
                Err(error) => again(error),
            }
        }
    }
}

fn without_password(mut state: FormState) -> FormState {
    state.values.remove("password");
    state
}

async fn by_link(visit: &Visit, req: &HttpRequest, form: &Form<SignIn>, sign_in: &SignIn) -> Result<HttpResponse> {
    // The browser that asks keeps a mark, so that the link can say whether it was opened there.
    let mark = cookies::read(req, &visit.house, Kind::Asked).unwrap_or_else(secrets::random_token);
    let work = async |tx: &Tx| {
        send_link(tx, &sign_in.email, &mark, &sign_in.next).await?;
        Ok(Outcome::silently("/sign-in/sent"))
    };
    let sent = visit.once_at_the_door(form.key()?, work).await?;
    let mut response = match kept_of(&sign_in.kept) {
        Some(kept) => visit.draw(&LinkSentPage { kept: Some(kept) })?,
        None => sent,
    };
    let cookie = cookies::make(&visit.house, Kind::Asked, mark, Some(15 * 60));
    response.add_cookie(&cookie).map_err(|error| Error::Broken(error.into()))?;
    Ok(response)
}

/// Somebody who typed the right password.
struct Proven {
    person: PersonId,
    /// What it was compared with.
    hash: String,
    /// The try to be forgiven.
    attempt: SignInFailureId,
}

/// The person behind a right password. A wrong one and an unknown address look and take the same.
async fn by_password(
    visit: &Visit,
    limiter: &FailureLimiter,
    address: Option<IpAddr>,
    sign_in: &SignIn,
    password: Option<&Password>,
) -> Result<Proven> {
    let house = &visit.house;
    const TOO_MANY: Refusal = Refusal::too_often("account-too-many-failures");
    if limiter.is_over(address, visit.now()) {
        return Err(TOO_MANY.into());
    }
    let attempt = house.store.admit(async |tx| begin_try(tx, &sign_in.email).await).await?.ok_or(TOO_MANY)?;
    let compared = compare(visit, sign_in, password).await;
    match compared {
        Ok(Some((person, hash))) => Ok(Proven { person, hash, attempt }),
        Ok(None) => {
            limiter.note(address, visit.now());
            Err(Refusal::unfit("account-wrong-password").into())
        }
        Err(error) => {
            house.store.admit(async |tx| forgive_try(tx, attempt).await).await?;
            Err(error)
        }
    }
}

/// The person and the hash their password fits.
async fn compare(visit: &Visit, sign_in: &SignIn, password: Option<&Password>) -> Result<Option<(PersonId, String)>> {
    let house = &visit.house;
    let Some(password) = password else { return Ok(None) };
    let person = find_person_by_email(house.store.read(), &sign_in.email).await?;
    let person = person.filter(|person| person.deactivated_at.is_none());
    let hash = person.as_ref().and_then(|person| person.password_hash.clone());
    let right = house.passwords.verify(password, hash.clone()).await?;
    Ok(person.map(|person| person.id).zip(hash).filter(|_| right))
}

async fn welcome(visit: &Visit, proven: &Proven, sign_in: &SignIn) -> Result<HttpResponse> {
    let work = async |tx: &Tx| {
        let token = open_session_by_password(tx, proven.person, &proven.hash, sign_in.stay).await?;
        forgive_try(tx, proven.attempt).await?;
        end_earlier(tx, visit).await?;
        Ok(token)
    };
    let token = visit.house.store.admit(work).await?;
    let mut response = match kept_of(&sign_in.kept) {
        Some(kept) => visit.draw(&KeptPage { kept })?,
        None => visit.go(&Outcome::silently(after_sign_in(&sign_in.next))),
    };
    give_session(visit, &mut response, token, sign_in.stay)?;
    Ok(response)
}

/// The browser forgets the session it had: nobody could sign it out any more (ASVS 5.0.0, 7.2.4).
async fn end_earlier(tx: &Tx, visit: &Visit) -> Result<()> {
    match &visit.who {
        Some(who) => end_session(tx, who.session).await,
        None => Ok(()),
    }
}

/// `GET /sign-in/sent`
pub async fn link_sent(_: Public, visit: Visit) -> Result<HttpResponse> {
    visit.draw(&LinkSentPage { kept: None })
}

/// `GET /sign-in/{token}`: looks, and changes nothing; mail scanners follow links.
pub async fn confirm_page(
    _: Public,
    visit: Visit,
    req: HttpRequest,
    token: Path<String>,
    query: Query<NextQuery>,
) -> Result<HttpResponse> {
    let house = &visit.house;
    let browser = cookies::read(&req, house, Kind::Asked);
    let opened = find_link(&house.store, &house.tokens, &token, browser.as_deref(), visit.now()).await?;
    let (state, name, here) = match opened {
        Opened::Alive { link, here } => {
            let person = find_person(house.store.read(), link.person_id).await?;
            let person = person.filter(|person| person.deactivated_at.is_none());
            (if person.is_some() { "alive" } else { "dead" }, person.map(|person| person.name), here)
        }
        Opened::Used => ("used", None, false),
        Opened::Dead => ("dead", None, false),
    };
    let status = if state == "alive" { StatusCode::OK } else { StatusCode::GONE };
    let action = format!("/sign-in/{token}");
    let next = local_path(&query.next).to_owned();
    visit.draw_as(status, &ConfirmPage { state, name, here, action, next })
}

/// `POST /sign-in/{token}`: uses the link. Of two clicks, one gets a session.
pub async fn confirm(_: Public, visit: Visit, token: Path<String>, form: Form<Confirm>) -> Result<HttpResponse> {
    let confirm = form.read()?;
    let house = &visit.house;
    let opened = find_link(&house.store, &house.tokens, &token, None, visit.now()).await?;
    let session = match &opened {
        Opened::Alive { link, .. } => {
            house.store.admit(async |tx| sign_in_by(tx, &visit, link.id, confirm.stay).await).await?
        }
        _ => None,
    };
    let Some(session) = session else {
        let state = if opened == Opened::Dead { "dead" } else { "used" };
        let page = ConfirmPage { state, name: None, here: false, action: String::new(), next: String::new() };
        return visit.draw_as(StatusCode::GONE, &page);
    };
    let mut response = visit.go(&Outcome::silently(after_sign_in(&confirm.next)));
    give_session(&visit, &mut response, session, confirm.stay)?;
    Ok(response)
}

async fn sign_in_by(tx: &Tx, visit: &Visit, link: SignInLinkId, stay: Stay) -> Result<Option<String>> {
    let Some(person) = use_link(tx, link).await? else { return Ok(None) };
    let open = find_person(&**tx, person).await?.is_some_and(|person| person.deactivated_at.is_none());
    if !open {
        return Ok(None);
    }
    end_earlier(tx, visit).await?;
    open_session(tx, person, stay).await.map(Some)
}

/// `POST /sign-out`: this browser, at once, on every node.
pub async fn sign_out(_: Public, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    form.read()?;
    if let Some(who) = &visit.who {
        visit.house.store.admit(async |tx| end_session(tx, who.session).await).await?;
    }
    let mut response = visit.go(&Outcome::to("/", "signed-out"));
    // Whoever signs out on a shared machine leaves no way to an application either.
    for kind in [Kind::Session, Kind::Pass] {
        response.add_cookie(&cookies::gone(&visit.house, kind)).map_err(|error| Error::Broken(error.into()))?;
    }
    Ok(response)
}
