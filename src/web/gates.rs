//! What stands at a door.

use actix_web::{FromRequest, HttpMessage, HttpRequest, dev::Payload, http::Method, web::Data};
use futures_util::future::LocalBoxFuture;

use super::{
    cookies::{self, Kind},
    forms,
    house::House,
};
use crate::{
    identity::{Actor, Claim, Holder, Pass, Permit, Policy},
    platform::errors::{Error, KeptForm, Result},
};

/// The first argument of every handler: who may come in. A handler whose first
/// argument is none of these cannot be routed.
pub trait Gate: FromRequest {
    /// What the route table calls it.
    fn name() -> &'static str;
}

/// Open to everybody. A reviewer sees the word in the signature.
pub struct Public;

impl Gate for Public {
    fn name() -> &'static str {
        "Public"
    }
}

impl FromRequest for Public {
    type Error = Error;
    type Future = std::future::Ready<Result<Self>>;

    fn from_request(_: &HttpRequest, _: &mut Payload) -> Self::Future {
        std::future::ready(Ok(Self))
    }
}

/// Open to everybody who is signed in, about themselves.
pub struct SignedIn(pub Actor);

impl Gate for SignedIn {
    fn name() -> &'static str {
        "SignedIn"
    }
}

impl FromRequest for SignedIn {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let kept = take_if_signed_out(req, payload);
        let req = req.clone();
        Box::pin(async move { signed_in(&req, kept).await.map(Self) })
    }
}

impl<P: Policy> Gate for Permit<P> {
    fn name() -> &'static str {
        P::NAME
    }
}

impl<P: Policy> FromRequest for Permit<P> {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let kept = take_if_signed_out(req, payload);
        let req = req.clone();
        Box::pin(async move {
            let who = signed_in(&req, kept).await?;
            let on = P::find(&req, &who).await?;
            Ok(Self::ask(who, on)?)
        })
    }
}

impl<C: Claim> Gate for Pass<C> {
    fn name() -> &'static str {
        C::NAME
    }
}

impl<C: Claim> FromRequest for Pass<C> {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    /// The link stands in the path, or in the cookie that it left.
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let req = req.clone();
        Box::pin(async move {
            let house = req.app_data::<Data<House>>().cloned();
            let house = house.ok_or_else(|| Error::Broken(anyhow::anyhow!("the app has no house")))?;
            let in_path = req.match_info().get("token").map(str::to_owned);
            let token = in_path.or_else(|| cookies::read(&req, &house, Kind::Pass));
            let subject = token.and_then(|token| house.tokens.read(C::PURPOSE, &token, house.store.now()));
            let holder = Holder { who: actor(&req), subject };
            let on = C::find(&req, &holder).await?;
            Ok(Self::ask(holder, on)?)
        })
    }
}

/// The form behind a gate is read by a later argument; it is only taken when nobody is signed in.
fn take_if_signed_out(req: &HttpRequest, payload: &mut Payload) -> Payload {
    if actor(req).is_some() { Payload::None } else { payload.take() }
}

/// Who the session belongs to, as the `identify` layer found it.
pub fn actor(req: &HttpRequest) -> Option<Actor> {
    req.extensions().get::<Actor>().cloned()
}

/// The actor, or an error that carries the form they were about to send.
async fn signed_in(req: &HttpRequest, payload: Payload) -> Result<Actor> {
    if let Some(actor) = actor(req) {
        return Ok(actor);
    }
    let kept = if req.method() == Method::POST {
        let fields = forms::read_fields(req, payload).await.unwrap_or_default();
        Some(KeptForm { action: req.path().to_owned(), fields })
    } else {
        None
    };
    Err(Error::SignInFirst(kept))
}
