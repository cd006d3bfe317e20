//! What every request finds in the house.

use std::{net::IpAddr, sync::Arc};

use tokio::sync::Notify;

use super::templates::Templates;
use crate::{
    identity::Passwords,
    platform::{letters::Letters, mail::Limits, reply_addresses::ReplyAddress, tokens::Tokens, words::Words},
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
    /// How many e-mails may leave.
    pub mail_limits: Limits,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Arc<[IpAddr]>,
    /// Whether this is a demonstration.
    pub demo: bool,
    /// Wakes the worker after a write that may have queued mail.
    pub mail_queued: Arc<Notify>,
}

impl House {
    /// Whether people reach the house by HTTPS.
    pub fn secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }
}
