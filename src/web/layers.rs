//! What lies around every handler, from the outside in: [`draw_errors`] makes a
//! page of every error and sets the headers that keep browsers careful,
//! [`guard`] turns away forms from other sites, [`identify`] looks up the session.

use actix_web::{
    Error as ActixError, HttpMessage, HttpRequest, HttpResponse, ResponseError,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{Method, StatusCode, header},
    middleware::Next,
    web::Data,
};
use futures_util::FutureExt;

use super::{
    cookies::{self, Kind},
    errors,
    house::House,
    visit::Visit,
};
use crate::{
    identity::find_session,
    platform::{
        errors::{BadRequest, Error},
        ids,
    },
};

/// Nothing from elsewhere, nothing inline, no frames, forms only to ourselves.
const CONTENT_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     font-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; form-action 'self'; \
     base-uri 'none'; frame-ancestors 'none'";

/// Draws a page for every error, and sets the headers of every answer.
pub async fn draw_errors(
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, ActixError> {
    let http = req.request().clone();
    // A handler that panics must not take its neighbours' requests down with it.
    let outcome = std::panic::AssertUnwindSafe(next.call(req)).catch_unwind().await;
    let mut response = match outcome {
        Ok(Ok(response)) => match response.response().error() {
            Some(error) => answer(&http, error),
            None if unpainted(response.status()) => answer(&http, &Error::Missing.into()),
            None => response.map_into_boxed_body(),
        },
        Ok(Err(error)) => answer(&http, &error),
        Err(_) => answer(&http, &Error::Broken(anyhow::anyhow!("a handler panicked")).into()),
    };
    let secure = http.app_data::<Data<House>>().is_some_and(|house| house.secure());
    set_headers(response.headers_mut(), secure);
    Ok(response)
}

/// Whether the router itself said no: no handler answers so without a page.
fn unpainted(status: StatusCode) -> bool {
    matches!(status, StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED)
}

fn set_headers(headers: &mut header::HeaderMap, secure: bool) {
    let mut set = |name: &'static str, value: &'static str| {
        let name = header::HeaderName::from_static(name);
        if !headers.contains_key(&name) {
            headers.insert(name, header::HeaderValue::from_static(value));
        }
    };
    set("content-security-policy", CONTENT_POLICY);
    set("x-content-type-options", "nosniff");
    set("referrer-policy", "same-origin");
    set("permissions-policy", "camera=(), microphone=(), geolocation=(), interest-cohort=()");
    set("cross-origin-opener-policy", "same-origin");
    set("cross-origin-resource-policy", "same-origin");
    if secure {
        set("strict-transport-security", "max-age=31536000; includeSubDomains");
    }
}

/// The page for an error; where that cannot be drawn either, a line of text.
fn answer(http: &HttpRequest, error: &ActixError) -> ServiceResponse<BoxBody> {
    let ours = error.as_error::<Error>();
    let status = ours.map_or_else(|| error.as_response_error().status_code(), ResponseError::status_code);
    let response = match ours {
        Some(Error::SignInFirst(None)) => to_sign_in(http),
        Some(error) => drawn(http, error),
        // The framework's own: an address it cannot read, a payload it gave up on.
        None if status == StatusCode::PAYLOAD_TOO_LARGE => drawn(http, &Error::BadRequest(BadRequest::TooLarge)),
        None if status.is_client_error() => drawn(http, &Error::Missing),
        None => drawn(http, &Error::Broken(anyhow::anyhow!("{error}"))),
    };
    ServiceResponse::new(http.clone(), response)
}

fn drawn(http: &HttpRequest, error: &Error) -> HttpResponse {
    let visit = Visit::of(http);
    let reference = log(http, error, visit.as_ref().ok());
    let page = visit.and_then(|visit| errors::page(&visit, error, reference.clone()));
    page.unwrap_or_else(|broken| {
        tracing::error!(cause = format!("{broken:?}"), "an error page could not be drawn");
        HttpResponse::build(error.status_code())
            .content_type("text/plain; charset=utf-8")
            .body(format!("Something is broken here. We wrote it down. Reference: {}\n", reference.unwrap_or_default()))
    })
}

/// Writes down what was our fault, once, with its causes. Returns the reference the person is given.
fn log(http: &HttpRequest, error: &Error, visit: Option<&Visit>) -> Option<String> {
    if !matches!(error, Error::Broken(_) | Error::Unavailable(_)) {
        return None;
    }
    let id = visit.map(|visit| ids::fresh(visit.now()).simple().to_string()).unwrap_or_default();
    let reference: String = id.chars().skip(20).collect();
    let route = http.match_pattern().unwrap_or_default();
    let cause = match error {
        Error::Broken(cause) => format!("{cause:#}"),
        other => other.to_string(),
    };
    tracing::error!(%reference, method = %http.method(), %route, ?cause, "a request failed");
    Some(reference)
}

fn to_sign_in(http: &HttpRequest) -> HttpResponse {
    let path = Visit::of(http).map(|visit| visit.path().to_owned()).unwrap_or_default();
    let next = serde_urlencoded::to_string([("next", super::local_path(&path))]).unwrap_or_default();
    HttpResponse::SeeOther().insert_header((header::LOCATION, format!("/sign-in?{next}"))).finish()
}

/// Turns away what another site makes a browser send.
///
/// Browsers say where a request comes from in `Sec-Fetch-Site`; older ones at
/// least in `Origin`. A client that says neither is no browser; it is let
/// through unless it brings a session cookie.
pub async fn guard(
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, ActixError> {
    let safe = matches!(*req.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if !safe && foreign(req.request()) {
        return Err(Error::BadRequest(BadRequest::ForeignSite).into());
    }
    next.call(req).await
}

fn foreign(req: &HttpRequest) -> bool {
    let header = |name: &str| req.headers().get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = header("sec-fetch-site") {
        return !matches!(site, "same-origin" | "none");
    }
    let Some(house) = req.app_data::<Data<House>>() else { return true };
    match header("origin") {
        Some(origin) => {
            let host = origin.split_once("://").map_or("", |(_, host)| host);
            origin != house.base_url && (host.is_empty() || header("host") != Some(host))
        }
        None => cookies::read(req, house, Kind::Session).is_some(),
    }
}

/// Looks up who the session cookie belongs to; rights are asked for later, per request.
pub async fn identify(
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, ActixError> {
    let house = req.app_data::<Data<House>>().cloned();
    if let Some(house) = house
        && let Some(token) = cookies::read(req.request(), &house, Kind::Session)
        && !req.path().starts_with("/assets/")
    {
        let found = find_session(&house.store, &token, house.store.now()).await?;
        if let Some(actor) = found {
            req.extensions_mut().insert(actor);
        }
    }
    next.call(req).await
}
