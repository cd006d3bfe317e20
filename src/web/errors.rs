//! What an error looks like to a person.

use actix_web::{
    HttpResponse, ResponseError,
    http::{StatusCode, header},
};
use serde::Serialize;

use super::{forms::FormState, views::View, visit::Visit};
use crate::platform::errors::{Error, KeptForm, Result};

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        let known = |status| StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        match self {
            Self::Missing => StatusCode::NOT_FOUND,
            Self::SignInFirst(_) => StatusCode::UNAUTHORIZED,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::Refused(refusal) => known(refusal.status),
            Self::Mistakes(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::BadRequest(bad) => known(bad.status()),
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse {
        HttpResponse::build(self.status_code()).finish() // the page is drawn by one layer
    }
}

/// A page that says what happened, what is kept, and what one can do.
#[derive(Serialize)]
pub struct ErrorPage {
    /// Which words to use: `missing`, `forbidden`, `refused`, `malformed`, `too-large`, `unavailable`, `broken`.
    pub kind: &'static str,
    /// The rule's own sentence, where a rule said no.
    pub reason: Option<String>,
    /// What to name when asking for help, where it was our fault.
    pub reference: Option<String>,
}

impl View for ErrorPage {
    const FILE: &'static str = "errors/show.html";
}

/// A form came in after the session had ended: sign in, nothing is lost.
#[derive(Serialize)]
pub struct SignedOutPage {
    /// The sign-in form.
    pub form: FormState,
    /// Where the form was meant for.
    pub action: String,
    /// What was typed, to be seen and to be sent again: name and text.
    pub kept: Vec<(String, String)>,
    /// All fields as one text, carried through sign-in.
    pub carried: String,
}

impl View for SignedOutPage {
    const FILE: &'static str = "errors/signed_out.html";
}

impl SignedOutPage {
    /// The page for a kept form.
    pub fn new(kept: &KeptForm) -> Result<Self> {
        let carried = serde_urlencoded::to_string(&kept.fields).map_err(|error| Error::Broken(error.into()))?;
        let shown = kept.fields.iter().filter(|(name, value)| !name.starts_with('_') && value.len() > 20);
        Ok(Self { form: FormState::blank(), action: kept.action.clone(), kept: shown.cloned().collect(), carried })
    }
}

/// The page for an error.
pub fn page(visit: &Visit, error: &Error, reference: Option<String>) -> Result<HttpResponse> {
    if let Error::SignInFirst(Some(kept)) = error {
        return visit.draw_as(error.status_code(), &SignedOutPage::new(kept)?);
    }
    let kind = match error.status_code().as_u16() {
        403 => "forbidden",
        404 | 405 => "missing",
        408 | 400 => "malformed",
        409 | 422 | 429 => "refused",
        413 => "too-large",
        503 => "unavailable",
        _ => "broken",
    };
    let reason = match error {
        Error::Refused(refusal) => Some(visit.say(refusal.key)),
        _ => None,
    };
    let mut page = visit.draw_as(error.status_code(), &ErrorPage { kind, reason, reference })?;
    if error.status_code() == StatusCode::SERVICE_UNAVAILABLE {
        page.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from_static("60"));
    }
    Ok(page)
}
