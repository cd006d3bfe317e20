//! What every request finds in the house.

use std::{net::IpAddr, sync::Arc};

use tokio::sync::Notify;

use super::templates::Templates;
use crate::{
    identity::Passwords,
    platform::{
        letters::Letters, mail::Limits, reply_addresses::ReplyAddress, settings::Settings, tokens::Tokens, words::Words,
    },
    storage::Store,
};

/// The things all rooms share; cheap to clone.
#[derive(Clone)]
pub struct House {
    /// The database and the clock.
    pub store: Store,
    /// The words of the interface.
    pub words: Words,
    /// The pages.
    pub templates: Templates,
    /// The words of e-mails, for whoever reads them before they leave.
    pub letters: Letters,
    /// Signs links that may do one thing.
    pub tokens: Tokens,
    /// Hashes passwords.
    pub passwords: Passwords,
    /// Where links in e-mails start, without a trailing slash. Never taken from a request.
    pub base_url: String,
    /// What the house is called.
    pub site: String,
    /// Where answers by e-mail come in, if they do.
    pub reply_address: Option<ReplyAddress>,
    /// Which ways data leaves it.
    pub ways: Ways,
    /// How many e-mails may leave.
    pub mail_limits: Limits,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Arc<[IpAddr]>,
    /// Whether this is a demonstration.
    pub demo: bool,
    /// Wakes the worker after a write that may have queued mail.
    pub mail_queued: Arc<Notify>,
}

/// Which ways data leaves the house, as everybody may know them: kinds, no names and no secrets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ways {
    /// E-mails: `folder`, `here` for a server on the same machine, or `server`.
    pub mail: &'static str,
    /// Files people send: `folder` or `service`.
    pub files: &'static str,
}

impl Ways {
    /// As the settings say.
    pub fn of(settings: &Settings) -> Self {
        let host = settings.mail_url.split_once("://").map_or("", |(_, rest)| rest);
        let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
        let here = ["localhost", "127.", "[::1]"].iter().any(|name| host.starts_with(name));
        let mail = match (settings.mail_url.starts_with("file:"), here) {
            (true, _) => "folder",
            (false, true) => "here",
            (false, false) => "server",
        };
        Self { mail, files: if settings.files.starts_with("s3://") { "service" } else { "folder" } }
    }
}

impl House {
    /// Whether people reach the house by HTTPS.
    pub fn secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }
}

#[cfg(test)]
mod tests {
    use super::{Settings, Ways};

    #[test]
    fn where_data_goes_is_said_without_names() {
        let ways = |mail: &str, files: &str| {
            let ways = Ways::of(&Settings { mail_url: mail.into(), files: files.into(), ..Settings::default() });
            (ways.mail, ways.files)
        };
        assert_eq!(ways("file:mail", "lernweg-files"), ("folder", "folder"));
        assert_eq!(ways("smtp://127.0.0.1:25", "s3://bucket/x"), ("here", "service"));
        assert_eq!(ways("smtps://me:secret@mail.example.org", "f"), ("server", "folder"));
        assert_eq!(ways("smtps://localhost:secret@mail.example.org", "f").0, "server");
    }
}
