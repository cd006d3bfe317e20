//! What the pages about accounts show.

use serde::Serialize;

use crate::web::{FormState, View};

/// Sign in by link or by password.
#[derive(Serialize)]
pub struct SignInPage {
    /// `email`, `password`, `stay`, `next`.
    pub form: FormState,
    /// A form that was sent when the session had ended, carried along.
    pub kept: Option<Kept>,
    /// Whether somebody is signed in and asked to do it once more.
    pub again: bool,
}

impl View for SignInPage {
    const FILE: &'static str = "account/sign_in.html";
}

/// A form that waits for its sender to be back.
#[derive(Clone, Debug, Serialize)]
pub struct Kept {
    /// Where it was meant for.
    pub action: String,
    /// All its fields as one text, carried through sign-in.
    pub carried: String,
    /// Its fields: name and text.
    pub fields: Vec<(String, String)>,
    /// Those long enough to be somebody's words.
    pub shown: Vec<(String, String)>,
}

/// A link is on its way, if there is such an account.
#[derive(Serialize)]
pub struct LinkSentPage {
    /// A form that waits; sent again from here, once signed in.
    pub kept: Option<Kept>,
}

impl View for LinkSentPage {
    const FILE: &'static str = "account/link_sent.html";
}

/// A link was followed: one button, because mail programs follow links too.
#[derive(Serialize)]
pub struct ConfirmPage {
    /// `alive`, `used` or `dead`.
    pub state: &'static str,
    /// Who would be signed in.
    pub name: Option<String>,
    /// Whether this browser asked for the link.
    pub here: bool,
    /// Where the button goes.
    pub action: String,
    /// Where the browser goes then.
    pub next: String,
}

impl View for ConfirmPage {
    const FILE: &'static str = "account/confirm.html";
}

/// Signed in again: the kept form, to be sent where it was meant for.
#[derive(Serialize)]
pub struct KeptPage {
    /// The form.
    pub kept: Kept,
}

impl View for KeptPage {
    const FILE: &'static str = "account/kept.html";
}

/// One's own profile.
#[derive(Serialize)]
pub struct MePage {
    /// Where mail reaches one.
    pub email: String,
    /// `name`, `locale`, `zone`.
    pub profile: FormState,
    /// `current`, `password`.
    pub password: FormState,
    /// Whether one has a password.
    pub has_password: bool,
    /// Languages: tag and name.
    pub locales: Vec<(String, String)>,
    /// IANA names.
    pub zones: Vec<&'static str>,
}

impl View for MePage {
    const FILE: &'static str = "account/me.html";
}
