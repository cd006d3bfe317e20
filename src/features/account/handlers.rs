//! From requests about accounts to pages.

use actix_web::{
    HttpRequest, HttpResponse,
    http::StatusCode,
    web::{Data, Path},
};
use entity::ids::PersonId;
use serde::Deserialize;

use super::{
    StoppableKinds,
    commands::{choose_mails, send_link, stop_mails},
    forms::{ChooseLanguage, ChooseTheme, Confirm, NewPassword, Press, SignIn, Way},
    limiter::FailureLimiter,
    pages::{
        ConfirmPage, Kept, KeptPage, LinkSentPage, MailKind, MePage, NotificationsPage, SignInPage, UnsubscribePage,
    },
};
use crate::{
    identity::{
        Opened, Profile, Stay, change_profile, end_session, end_sessions, find_link, find_person, find_person_by_email,
        note_failure, open_session, set_password, too_many_failures, unwanted_kinds, use_link,
    },
    platform::{
        errors::{Error, Mistake, Refusal, Result},
        secrets,
        tokens::Purpose,
    },
    storage::{Tx, idempotency::Outcome},
    web::{
        Form, FormState, Input, Public, Query, Reader, SignedIn, Visit, client_address,
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
    if visit.who.is_some() {
        return Ok(visit.go(&Outcome::silently(after_sign_in(&query.next))));
    }
    let form = FormState::with([("next", local_path(&query.next).to_owned())]);
    visit.draw(&SignInPage { form, kept: None })
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
        visit.draw_as(status, &SignInPage { form: without_password(state), kept: kept_of(&kept) })
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
                Ok(person) => welcome(&visit, person, &sign_in).await,
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
    let sent = visit.once(form.key()?, work).await?;
    let mut response = match kept_of(&sign_in.kept) {
        Some(kept) => visit.draw(&LinkSentPage { kept: Some(kept) })?,
        None => sent,
    };
    let cookie = cookies::make(&visit.house, Kind::Asked, mark, Some(15 * 60));
    response.add_cookie(&cookie).map_err(|error| Error::Broken(error.into()))?;
    Ok(response)
}

/// The person behind a right password. A wrong one and an unknown address look and take the same.
async fn by_password(
    visit: &Visit,
    limiter: &FailureLimiter,
    address: Option<std::net::IpAddr>,
    sign_in: &SignIn,
    password: Option<&crate::platform::text::Password>,
) -> Result<PersonId> {
    let house = &visit.house;
    if limiter.is_over(address, visit.now()) || too_many_failures(&house.store, &sign_in.email).await? {
        return Err(Refusal::too_often("account-too-many-failures").into());
    }
    let person = find_person_by_email(house.store.read(), &sign_in.email).await?;
    let person = person.filter(|person| person.deactivated_at.is_none());
    let hash = person.as_ref().and_then(|person| person.password_hash.clone());
    let right = match password {
        Some(password) => house.passwords.verify(password, hash).await?,
        None => false,
    };
    match person {
        Some(person) if right => Ok(person.id),
        _ => {
            limiter.note(address, visit.now());
            house.store.write(async |tx| note_failure(tx, &sign_in.email).await).await?;
            Err(Refusal::unfit("account-wrong-password").into())
        }
    }
}

async fn welcome(visit: &Visit, person: PersonId, sign_in: &SignIn) -> Result<HttpResponse> {
    let token = visit.house.store.write(async |tx| open_session(tx, person, sign_in.stay).await).await?;
    let mut response = match kept_of(&sign_in.kept) {
        Some(kept) => visit.draw(&KeptPage { kept })?,
        None => visit.go(&Outcome::silently(after_sign_in(&sign_in.next))),
    };
    give_session(visit, &mut response, token, sign_in.stay)?;
    Ok(response)
}

fn give_session(visit: &Visit, response: &mut HttpResponse, token: String, stay: Stay) -> Result<()> {
    let cookie = cookies::session(&visit.house, token, stay);
    response.add_cookie(&cookie).map_err(|error| Error::Broken(error.into()))
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
        Opened::Alive { link, .. } => house.store.write(async |tx| sign_in_by(tx, link.id, confirm.stay).await).await?,
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

async fn sign_in_by(tx: &Tx, link: entity::ids::SignInLinkId, stay: Stay) -> Result<Option<String>> {
    let Some(person) = use_link(tx, link).await? else { return Ok(None) };
    let open = find_person(&**tx, person).await?.is_some_and(|person| person.deactivated_at.is_none());
    if open { open_session(tx, person, stay).await.map(Some) } else { Ok(None) }
}

/// `POST /sign-out`: this browser, at once, on every node.
pub async fn sign_out(_: Public, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    form.read()?;
    if let Some(who) = &visit.who {
        visit.house.store.write(async |tx| end_session(tx, who.session).await).await?;
    }
    let mut response = visit.go(&Outcome::to("/", "signed-out"));
    let gone = cookies::gone(&visit.house, Kind::Session);
    response.add_cookie(&gone).map_err(|error| Error::Broken(error.into()))?;
    Ok(response)
}

/// `POST /language`: for the account where one is signed in, for this browser in any case.
pub async fn set_language(_: Public, visit: Visit, form: Form<ChooseLanguage>) -> Result<HttpResponse> {
    let chosen = form.read()?;
    let locale = visit.house.words.locale(&chosen.locale).ok_or(Refusal::unfit("form-choice-unfit"))?;
    if let Some(who) = &visit.who {
        let tag = locale.tag().to_owned();
        visit.house.store.write(async |tx| crate::identity::change_locale(tx, who.id, &tag).await).await?;
    }
    keep_look(&visit, locale.tag(), visit.theme(), &chosen.next)
}

/// `POST /theme`: for this browser.
pub async fn set_theme(_: Public, visit: Visit, form: Form<ChooseTheme>) -> Result<HttpResponse> {
    let chosen = form.read()?;
    keep_look(&visit, visit.locale.tag(), &chosen.theme, &chosen.next)
}

fn keep_look(visit: &Visit, locale: &str, theme: &str, next: &str) -> Result<HttpResponse> {
    const YEAR: i64 = 365 * 24 * 60 * 60;
    let mut response = visit.go(&Outcome::silently(local_path(next)));
    let look = cookies::make(&visit.house, Kind::Look, Visit::look(locale, theme), Some(YEAR));
    response.add_cookie(&look).map_err(|error| Error::Broken(error.into()))?;
    Ok(response)
}

async fn me_page(
    who: PersonId,
    visit: &Visit,
    status: StatusCode,
    profile: Option<FormState>,
    password: FormState,
) -> Result<HttpResponse> {
    let person = find_person(visit.house.store.read(), who).await?.ok_or(Error::Missing)?;
    let filled = || {
        FormState::with([
            ("name", person.name.clone()),
            ("locale", person.locale.clone()),
            ("zone", person.zone.clone()),
        ])
    };
    visit.draw_as(
        status,
        &MePage {
            email: person.email.clone(),
            profile: profile.unwrap_or_else(filled),
            password,
            has_password: person.password_hash.is_some(),
            locales: visit.languages(),
            zones: crate::platform::zones::names(),
        },
    )
}

/// `GET /me`
pub async fn me(me: SignedIn, visit: Visit) -> Result<HttpResponse> {
    me_page(me.0.id, &visit, StatusCode::OK, None, FormState::blank()).await
}

/// `POST /me`
pub async fn change_me(me: SignedIn, visit: Visit, form: Form<Profile>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, profile: &Profile| {
        if visit.house.words.locale(&profile.locale).is_none() {
            let mistake = Mistake { field: "locale".into(), key: "form-choice-unfit", limit: None };
            return Err(Error::Mistakes(vec![mistake]));
        }
        change_profile(tx, me.0.id, profile).await?;
        Ok(Outcome::to("/me", "profile-changed"))
    };
    let again = async |status, state| me_page(me.0.id, &visit, status, Some(state), FormState::blank()).await;
    visit.submit(&form, work, again).await
}

/// `POST /me/password`: every other browser is signed out; this one goes on.
pub async fn change_password(me: SignedIn, visit: Visit, form: Form<NewPassword>) -> Result<HttpResponse> {
    let changed = async {
        let new = form.read()?;
        let house = &visit.house;
        let person = find_person(house.store.read(), me.0.id).await?.ok_or(Error::Missing)?;
        if let Some(hash) = person.password_hash {
            let right = match &new.current {
                Some(current) => house.passwords.verify(current, Some(hash)).await?,
                None => false,
            };
            if !right {
                let mistake = Mistake { field: "current".into(), key: "account-wrong-current", limit: None };
                return Err(Error::Mistakes(vec![mistake]));
            }
        }
        let hash = house.passwords.hash(&new.password).await?;
        house
            .store
            .write(async |tx| {
                set_password(tx, me.0.id, &hash).await?;
                open_session(tx, me.0.id, Stay::Day).await
            })
            .await
    };
    match changed.await {
        Ok(token) => {
            let mut response = visit.go(&Outcome::to("/me", "password-changed"));
            give_session(&visit, &mut response, token, Stay::Day)?;
            Ok(response)
        }
        Err(error) => {
            let (status, mut state) = visit.refused(&form, error)?;
            state.values.clear(); // passwords are not sent back
            me_page(me.0.id, &visit, status, None, state).await
        }
    }
}

/// `POST /me/sessions/end`: signs out every browser, this one too.
pub async fn end_all(me: SignedIn, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    form.read()?;
    visit.house.store.write(async |tx| end_sessions(tx, me.0.id).await).await?;
    Ok(visit.go(&Outcome::to("/sign-in", "sessions-ended")))
}

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
    visit.draw(&NotificationsPage { kinds: kinds.collect() })
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
