//! The five cookies there are. None of them follows anybody around.

use actix_web::{
    HttpRequest,
    cookie::{Cookie, SameSite, time::Duration},
};

use super::house::House;
use crate::identity::Stay;

/// What a cookie is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Keeps a browser signed in.
    Session,
    /// Says once what was just done.
    Flash,
    /// Language and theme, for people who are not signed in.
    Look,
    /// Marks the browser that asked for a sign-in link, for as long as the link lives.
    Asked,
    /// Holds the link to an application, for people without an account.
    Pass,
}

impl Kind {
    fn name(self, secure: bool) -> String {
        let word = match self {
            Self::Session => "session",
            Self::Flash => "flash",
            Self::Look => "look",
            Self::Asked => "asked",
            Self::Pass => "pass",
        };
        // The prefix makes browsers insist on HTTPS, this host and the root path.
        if secure { format!("__Host-lernweg-{word}") } else { format!("lernweg-{word}") }
    }
}

/// The value of a cookie the browser sent.
pub fn read(req: &HttpRequest, house: &House, kind: Kind) -> Option<String> {
    let cookie = req.cookie(&kind.name(house.secure()))?;
    (cookie.value().len() <= 512).then(|| cookie.value().to_owned())
}

/// A cookie that lasts `seconds`, or until the browser closes.
pub fn make(house: &House, kind: Kind, value: String, seconds: Option<i64>) -> Cookie<'static> {
    let mut cookie = Cookie::build(kind.name(house.secure()), value)
        .path("/")
        .http_only(true)
        .secure(house.secure())
        .same_site(SameSite::Lax);
    if let Some(seconds) = seconds {
        cookie = cookie.max_age(Duration::seconds(seconds));
    }
    cookie.finish()
}

/// The session cookie for `token`. A day's session ends with the browser.
pub fn session(house: &House, token: String, stay: Stay) -> Cookie<'static> {
    make(house, Kind::Session, token, (stay == Stay::Month).then(|| stay.lasts().num_seconds()))
}

/// How long a browser keeps the link to an application: a working day. Many a machine has several users.
const PASS_FOR: i64 = 12 * 60 * 60;

/// The cookie that keeps the link to an application, so that addresses need not carry it.
pub fn pass(house: &House, token: String) -> Cookie<'static> {
    make(house, Kind::Pass, token, Some(PASS_FOR))
}

/// Takes a cookie back.
pub fn gone(house: &House, kind: Kind) -> Cookie<'static> {
    make(house, kind, String::new(), Some(0))
}
