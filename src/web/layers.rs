//! What lies around every handler, from the outside in: [`draw_errors`] makes a
//! page of every error and sets the headers that keep browsers careful,
//! [`guard`] turns away forms from other sites, [`identify`] looks up the session.

use actix_web::{
    Error as ActixError, HttpMessage, HttpRequest, HttpResponse, ResponseError,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    error::InternalError,
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
    // The request itself must not be held on to while the router works on it.
    let visit = Visit::of(req.request());
    let secure = visit.as_ref().is_ok_and(|visit| visit.house.secure());
    // A handler that panics must not take its neighbours' requests down with it.
    let outcome = std::panic::AssertUnwindSafe(next.call(req)).catch_unwind().await;
    let broken = match outcome {
        Ok(Ok(response)) => return Ok(finished(response, secure)),
        Ok(Err(error)) => Error::Broken(anyhow::anyhow!("{error}")),
        Err(_) => {
            metrics::counter!("lernweg_panics_total").increment(1);
            Error::Broken(anyhow::anyhow!("a handler panicked"))
        }
    };
    let mut page =
        visit.map_or_else(|_| HttpResponse::InternalServerError().finish(), |visit| drawn(&visit, "", &broken));
    set_headers(page.headers_mut(), secure);
    Err(InternalError::from_response("broken", page).into())
}

fn finished(response: ServiceResponse<impl MessageBody + 'static>, secure: bool) -> ServiceResponse<BoxBody> {
    let page = match response.response().error() {
        Some(error) => Some(answer(response.request(), error)),
        None if unpainted(&response) => Some(answer(response.request(), &Error::Missing.into())),
        None => None,
    };
    let mut response = match page {
        Some(page) => response.into_response(page),
        None => response.map_into_boxed_body(),
    };
    set_headers(response.headers_mut(), secure);
    response
}

/// Whether the router itself said no: no handler answers so without a page.
fn unpainted<B>(response: &ServiceResponse<B>) -> bool {
    matches!(response.status(), StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED)
        && !response.headers().contains_key(header::CONTENT_TYPE)
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

/// The page for an error.
fn answer(http: &HttpRequest, error: &ActixError) -> HttpResponse {
    let ours = error.as_error::<Error>();
    let status = ours.map_or_else(|| error.as_response_error().status_code(), ResponseError::status_code);
    let visit = match Visit::of(http) {
        Ok(visit) => visit,
        Err(_) => return HttpResponse::build(status).finish(),
    };
    let route = http.match_pattern().unwrap_or_default();
    match ours {
        Some(Error::SignInFirst(None)) => to_sign_in(&visit),
        Some(error) => drawn(&visit, &route, error),
        // The framework's own: an address it cannot read, a payload it gave up on.
        None if status == StatusCode::PAYLOAD_TOO_LARGE => {
            drawn(&visit, &route, &Error::BadRequest(BadRequest::TooLarge))
        }
        None if status.is_client_error() => drawn(&visit, &route, &Error::Missing),
        None => drawn(&visit, &route, &Error::Broken(anyhow::anyhow!("{error}"))),
    }
}

/// An error as a page; where that cannot be drawn either, a line of text.
fn drawn(visit: &Visit, route: &str, error: &Error) -> HttpResponse {
    let reference = log(visit, route, error);
    errors::page(visit, error, reference.clone()).unwrap_or_else(|broken| {
        tracing::error!(cause = format!("{broken:?}"), "an error page could not be drawn");
        HttpResponse::build(error.status_code())
            .content_type("text/plain; charset=utf-8")
            .body(format!("Something is broken here. We wrote it down. Reference: {}\n", reference.unwrap_or_default()))
    })
}

/// Writes down what was our fault, once, with its causes. Returns the reference the person is given.
fn log(visit: &Visit, route: &str, error: &Error) -> Option<String> {
    if !matches!(error, Error::Broken(_) | Error::Unavailable(_)) {
        return None;
    }
    let id = ids::fresh(visit.now()).simple().to_string();
    let reference: String = id.chars().skip(20).collect();
    let cause = match error {
        Error::Broken(cause) => format!("{cause:#}"),
        other => other.to_string(),
    };
    write_down(&reference, route, &cause);
    Some(reference)
}

/// One line in the log, whatever the cause contains: its line ends and control
/// characters are escaped. The route is the pattern, so no token of an address is in it.
fn write_down(reference: &str, route: &str, cause: &str) {
    tracing::error!(reference, route, ?cause, "a request failed");
}

fn to_sign_in(visit: &Visit) -> HttpResponse {
    let next = serde_urlencoded::to_string([("next", super::local_path(visit.path()))]).unwrap_or_default();
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
        return Ok(req.error_response(Error::BadRequest(BadRequest::ForeignSite)).map_into_right_body());
    }
    Ok(next.call(req).await?.map_into_left_body())
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
        match find_session(&house.store, &token, house.store.now()).await {
            Ok(Some(actor)) => {
                req.extensions_mut().insert(actor);
            }
            Ok(None) => {}
            Err(error) => return Ok(req.error_response(error).map_into_right_body()),
        }
    }
    Ok(next.call(req).await?.map_into_left_body())
}

#[cfg(test)]
mod tests {
    use std::{
        io::Write,
        sync::{Arc, Mutex},
    };

    use super::write_down;

    #[derive(Clone, Default)]
    struct Paper(Arc<Mutex<Vec<u8>>>);

    impl Write for Paper {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_cause_forges_no_line_and_paints_no_terminal() {
        for json in [false, true] {
            let paper = Paper::default();
            let pen = paper.clone();
            let builder = tracing_subscriber::fmt().with_ansi(false).with_writer(move || pen.clone());
            let hostile = "a\r\n2027-01-01 ERROR forged \u{1b}[31m\u{0}";
            if json {
                tracing::subscriber::with_default(builder.json().finish(), || write_down("r", "/x", hostile));
            } else {
                tracing::subscriber::with_default(builder.finish(), || write_down("r", "/x", hostile));
            }
            let line = String::from_utf8(paper.0.lock().unwrap().clone()).unwrap();
            assert_eq!(line.matches('\n').count(), 1, "{line}");
            assert!(line.contains("forged") && !line.contains(['\u{1b}', '\r', '\0']), "{line}");
        }
    }
}
