//! What people send about their account.

use crate::{
    identity::{Profile, Stay},
    platform::{
        text::{EmailAddress, Password, Text},
        zones,
    },
    web::{Input, Reader},
};

/// How somebody wants to sign in.
pub enum Way {
    /// By a link that is sent to them.
    Link,
    /// By the password they typed; none where it cannot be one.
    Password(Option<Password>),
}

/// A sign-in.
pub struct SignIn {
    /// Whose account.
    pub email: EmailAddress,
    /// How.
    pub way: Way,
    /// For how long.
    pub stay: Stay,
    /// Where to go then.
    pub next: String,
    /// Where a kept form was meant for, and its fields.
    pub kept: Option<(String, String)>,
}

impl Input for SignIn {
    const FIELDS: &'static [&'static str] = &["email", "password", "way", "stay", "next", "kept_action", "kept"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let email = reader.text("email");
        let typed = reader.raw("password");
        // Enter in the password field presses the first button, which asks for a link: a password was meant.
        let way = match reader.raw("way") {
            "password" => Some(Way::Password(Password::typed(typed))),
            "link" | "" if typed.is_empty() => Some(Way::Link),
            "link" | "" => Some(Way::Password(Password::typed(typed))),
            _ => None,
        };
        if typed.len() > 1024 {
            reader.mistake("password", "form-password-too-long", Some(1024));
        }
        if way.is_none() {
            reader.mistake("way", "form-choice-unfit", None);
        }
        let stay = if reader.ticked("stay") { Stay::Month } else { Stay::Day };
        let kept = Some(reader.raw("kept_action")).filter(|action| !action.is_empty());
        let kept = kept.map(|action| (action.to_owned(), reader.raw("kept").to_owned()));
        Some(Self { email: email?, way: way?, stay, next: reader.raw("next").to_owned(), kept })
    }
}

/// The button behind a sign-in link.
pub struct Confirm {
    /// For how long.
    pub stay: Stay,
    /// Where to go then.
    pub next: String,
}

impl Input for Confirm {
    const FIELDS: &'static [&'static str] = &["stay", "next"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let stay = if reader.ticked("stay") { Stay::Month } else { Stay::Day };
        Some(Self { stay, next: reader.raw("next").to_owned() })
    }
}

/// A language.
pub struct ChooseLanguage {
    /// BCP 47 tag, as sent.
    pub locale: String,
    /// Where the form stood.
    pub next: String,
}

impl Input for ChooseLanguage {
    const FIELDS: &'static [&'static str] = &["locale", "next"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { locale: reader.raw("locale").to_owned(), next: reader.raw("next").to_owned() })
    }
}

/// A theme.
pub struct ChooseTheme {
    /// `system`, `light` or `dark`, as sent.
    pub theme: String,
    /// Where the form stood.
    pub next: String,
}

impl Input for ChooseTheme {
    const FIELDS: &'static [&'static str] = &["theme", "next"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { theme: reader.raw("theme").to_owned(), next: reader.raw("next").to_owned() })
    }
}

impl Input for Profile {
    const FIELDS: &'static [&'static str] = &["name", "locale", "zone"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let name = reader.text("name");
        let locale = reader.language("locale");
        let zone =
            reader.known("zone", "form-zone-unfit", |name| zones::zone(name.trim()).map(|_| name.trim().to_owned()));
        Some(Self { name: name?, locale: locale?, zone: zone? })
    }
}

/// A new password.
pub struct NewPassword {
    /// The one in force, where there is one.
    pub current: Option<Password>,
    /// The new one.
    pub password: Password,
}

impl Input for NewPassword {
    const FIELDS: &'static [&'static str] = &["current", "password"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let password = match Password::parse(reader.raw("password")) {
            Ok(password) => Some(password),
            Err(unfit) => {
                reader.mistake("password", unfit.key, unfit.limit);
                None
            }
        };
        Some(Self { current: Password::typed(reader.raw("current")), password: password? })
    }
}
