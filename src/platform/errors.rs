//! Everything that can go wrong, in three sorts a person can be told about.
//!
//! - **Missing**: it is not there, or not theirs to know about. The two look the same.
//! - **Refused**: a rule said no, or the input does not fit. Expected, worded for
//!   the person, never logged as an error. `SignInFirst` and `Forbidden` belong here.
//! - **Broken**: our fault. Logged once, with its causes, by the web floor; the
//!   person gets an apology and a reference.

use std::fmt;

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Absent, or hidden from this person.
    #[error("missing")]
    Missing,
    /// Nobody is signed in; carries what they were about to send.
    #[error("sign in first")]
    SignInFirst(Option<KeptForm>),
    /// They may know of it but not do this.
    #[error("forbidden")]
    Forbidden,
    /// A rule said no.
    #[error("refused: {0}")]
    Refused(Refusal),
    /// The input does not fit; every mistake is named.
    #[error("the form has {} mistakes", .0.len())]
    Mistakes(Vec<Mistake>),
    /// The request itself cannot be read: too large, too slow, not a form.
    #[error("bad request: {0:?}")]
    BadRequest(BadRequest),
    /// Something this depends on is away for the moment.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// Ours.
    #[error(transparent)]
    Broken(#[from] anyhow::Error),
}

/// A rule's no: an HTTP status and the key of the sentence that says why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// 409 where the state of things stands against it, 422 where the input does, 429 where it is too often.
    pub status: u16,
    /// Key of a message in `content/locales`.
    pub key: &'static str,
}

impl Refusal {
    /// The state of things stands against it.
    pub const fn conflict(key: &'static str) -> Self {
        Self { status: 409, key }
    }

    /// What was asked cannot be done with this input.
    pub const fn unfit(key: &'static str) -> Self {
        Self { status: 422, key }
    }

    /// Asked too often.
    pub const fn too_often(key: &'static str) -> Self {
        Self { status: 429, key }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key)
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// One thing wrong with one field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The field's name.
    pub field: String,
    /// Key of a message in `content/locales`.
    pub key: &'static str,
    /// The number the message speaks of, if any: a limit.
    pub limit: Option<usize>,
    /// How many there were, where the message compares.
    pub count: Option<usize>,
}

/// What is wrong with a request that never became a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadRequest {
    /// Not readable as a form: wrong type, broken encoding, a NUL, a field we do not know.
    Malformed,
    /// Sent from another site.
    ForeignSite,
    /// Larger than a form may be.
    TooLarge,
    /// Did not arrive in time.
    TooSlow,
}

impl BadRequest {
    /// The HTTP status it is answered with.
    pub fn status(self) -> u16 {
        match self {
            Self::Malformed => 400,
            Self::ForeignSite => 403,
            Self::TooSlow => 408,
            Self::TooLarge => 413,
        }
    }
}

/// A form somebody sent after their session had ended: kept for them until they are back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptForm {
    /// The path it was meant for.
    pub action: String,
    /// Its fields, in order.
    pub fields: Vec<(String, String)>,
}

impl From<sea_orm::DbErr> for Error {
    fn from(error: sea_orm::DbErr) -> Self {
        use sea_orm::{DbErr, RuntimeErr};
        match error {
            DbErr::RecordNotFound(_) => Self::Missing,
            DbErr::ConnectionAcquire(_) => Self::Unavailable(error.to_string()),
            DbErr::Conn(RuntimeErr::SqlxError(_)) => Self::Unavailable(error.to_string()),
            other => Self::Broken(anyhow::Error::new(other)),
        }
    }
}

/// Result of anything a request asks for.
pub type Result<T, E = Error> = std::result::Result<T, E>;
