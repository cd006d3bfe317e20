//! What an operator can set: `lernweg.toml` and `LERNWEG_*` variables, checked before anything starts.

mod shown;

use std::{net::IpAddr, path::PathBuf, time::Duration};

use figment::{
    Figment,
    providers::{Env, Format, Serialized, Toml},
};
use serde::{Deserialize, Serialize};

pub use shown::Shown;

use super::{reply_addresses::ReplyAddress, tokens::Secret};

/// For how many months after the end of a cohort what was only needed for its course is kept, unless the settings say
/// otherwise.
pub const RETENTION_MONTHS: u32 = 6;
/// The longest that can be.
const MOST_MONTHS: u32 = 120;

/// The settings as written; [`Settings::load`] reads them, the checks say whether they will do.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// `sqlite://FILE` or `postgres://USER:PASSWORD@HOST/DATABASE`.
    pub database_url: String,
    /// Address and port to listen on.
    pub listen: String,
    /// Address and port for whoever runs the house: figures, and whether it lives; none where it is not set.
    #[serde(default)]
    pub admin_listen: Option<String>,
    /// How people reach the house, without a path: `https://learn.example.org`. Links in e-mails start with it.
    #[serde(default)]
    pub base_url: Option<String>,
    /// At least 32 random bytes that sign the links in e-mails.
    #[serde(default)]
    pub secret: Option<String>,
    /// `smtp://HOST:PORT`, `smtps://USER:PASSWORD@HOST` or `file:FOLDER`.
    pub mail_url: String,
    /// Who e-mails come from: `Lernweg <lernweg@example.org>`.
    pub mail_from: String,
    /// Who e-mails come from that people can say no to, where that is somebody else: complaints about those
    /// then say nothing about the others.
    #[serde(default)]
    pub mail_from_subscribed: Option<String>,
    /// A file with the certificates (PEM) of an authority that vouches for the mail server, beside those all know.
    #[serde(default)]
    pub mail_ca: Option<PathBuf>,
    /// How many connections to the mail server carry what nobody is waiting for.
    pub mail_connections: usize,
    /// How many e-mails a process sends in a second, but for those somebody is waiting for: `0.5` is one every two.
    #[serde(default)]
    pub mail_per_second: Option<f64>,
    /// How many e-mails all processes send in 24 hours, but for those somebody is waiting for.
    #[serde(default)]
    pub mail_per_day: Option<u64>,
    /// The domain e-mails are signed for (DKIM).
    #[serde(default)]
    pub mail_dkim_domain: Option<String>,
    /// Under which name its key stands in DNS: `s1` for `s1._domainkey.example.org`.
    #[serde(default)]
    pub mail_dkim_selector: Option<String>,
    /// A file with the private key, Ed25519 or RSA (PEM).
    #[serde(default)]
    pub mail_dkim_key: Option<PathBuf>,
    /// An address for answers by e-mail, whose server also takes mail for `name+anything`: `reply@example.org`.
    #[serde(default)]
    pub reply_address: Option<String>,
    /// A folder that replaces the content built into the binary.
    #[serde(default)]
    pub content: Option<PathBuf>,
    /// Where files that people send are kept: a folder, or `s3://BUCKET/PREFIX`.
    pub files: String,
    /// Address of the S3 service, where it is not Amazon's: `https://s3.example.org`.
    #[serde(default)]
    pub s3_endpoint: Option<String>,
    /// Region of the bucket.
    #[serde(default)]
    pub s3_region: Option<String>,
    /// Who asks the S3 service.
    #[serde(default)]
    pub s3_key: Option<String>,
    /// And their secret.
    #[serde(default)]
    pub s3_secret: Option<String>,
    /// For how many months after the end of a cohort what was only needed for its course is kept.
    pub retention_months: u32,
    /// Proxies whose `X-Forwarded-For` is believed.
    #[serde(default)]
    pub trusted_proxies: Vec<IpAddr>,
    /// For how many seconds `/readyz` says no before a process that was asked to stop does: as long as whatever stands
    /// in front of several nodes takes to notice.
    pub drain_seconds: u32,
    /// What the house is called in its header and its e-mails.
    pub site_name: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            database_url: "sqlite://lernweg.db".into(),
            listen: "127.0.0.1:8080".into(),
            admin_listen: None,
            base_url: None,
            secret: None,
            mail_url: "file:mail".into(),
            mail_from: "Lernweg <lernweg@localhost>".into(),
            mail_from_subscribed: None,
            mail_ca: None,
            mail_connections: 4,
            mail_per_second: None,
            mail_per_day: None,
            mail_dkim_domain: None,
            mail_dkim_selector: None,
            mail_dkim_key: None,
            reply_address: None,
            content: None,
            files: "lernweg-files".into(),
            s3_endpoint: None,
            s3_region: None,
            s3_key: None,
            s3_secret: None,
            retention_months: RETENTION_MONTHS,
            trusted_proxies: Vec::new(),
            drain_seconds: 0,
            site_name: "Lernweg".into(),
        }
    }
}

/// Every `LERNWEG_` variable is a setting, and a misspelt one is refused; but
/// for those the log reads before there are settings, and those of the tests.
fn is_setting(name: &figment::value::UncasedStr) -> bool {
    !(name.starts_with("log") || name.starts_with("test_"))
}

/// A setting that will not do, in one sentence for the operator.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Unfit(pub String);

impl Settings {
    /// Defaults, then `lernweg.toml` in the working folder, then the environment.
    pub fn load() -> Result<Self, Unfit> {
        Figment::from(Serialized::defaults(Self::default()))
            .merge(Toml::file("lernweg.toml"))
            .merge(Env::prefixed("LERNWEG_").filter(is_setting))
            .extract()
            .map_err(|error| Unfit(format!("The settings cannot be read: {error}.")))
    }

    /// Where links start: the base URL without a trailing slash, or the listening address.
    pub fn base_url(&self) -> Result<String, Unfit> {
        let Some(url) = &self.base_url else { return Ok(format!("http://{}", self.listen)) };
        let url = url.trim_end_matches('/');
        let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or("");
        let fit = !host.is_empty() && !host.contains(['/', '?', '#', ' ', '@']);
        if fit {
            Ok(url.to_owned())
        } else {
            Err(Unfit(format!(
                "LERNWEG_BASE_URL is {url:?}; it must look like https://learn.example.org, without a path."
            )))
        }
    }

    /// Where answers by e-mail come in, if they do.
    pub fn reply_address(&self) -> Result<Option<ReplyAddress>, Unfit> {
        self.reply_address.as_deref().map(ReplyAddress::new).transpose()
    }

    /// For how many months after the end of a cohort what was only needed for its course is kept.
    pub fn retention_months(&self) -> Result<u32, Unfit> {
        let months = self.retention_months;
        let fit = (1..=MOST_MONTHS).contains(&months);
        let why = || Unfit(format!("LERNWEG_RETENTION_MONTHS is {months}; it is a number from 1 to {MOST_MONTHS}."));
        fit.then_some(months).ok_or_else(why)
    }

    /// How long a process goes on after it was asked to stop.
    pub fn drain(&self) -> Duration {
        Duration::from_secs(self.drain_seconds.into())
    }

    /// The secret, if it is one.
    pub fn secret(&self) -> Result<Secret, Unfit> {
        let Some(secret) = &self.secret else {
            return Err(Unfit(
                "LERNWEG_SECRET is not set; make one with `openssl rand -base64 48` and keep it out of version control.".into(),
            ));
        };
        Secret::new(secret).map_err(|reason| Unfit(format!("LERNWEG_SECRET {reason}.")))
    }
}

/// A URL fit for a message: the password between `:` and `@` is left out.
pub fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    match rest.rsplit_once('@') {
        Some((login, host)) => format!("{scheme}://{}@{host}", login.split(':').next().unwrap_or("")),
        None => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Settings, without_password};

    #[test]
    fn a_message_does_not_tell_the_password() {
        assert_eq!(without_password("postgres://me:s3cr@t@db/x"), "postgres://me@db/x");
        assert_eq!(without_password("sqlite://a.db"), "sqlite://a.db");
    }

    fn with_base(url: &str) -> Settings {
        Settings { base_url: Some(url.into()), ..Settings::default() }
    }

    #[test]
    fn a_base_url_is_a_scheme_and_a_host() {
        assert_eq!(
            with_base("https://learn.example.org/").base_url().ok().as_deref(),
            Some("https://learn.example.org")
        );
        for wrong in ["learn.example.org", "https://", "https://a/b", "ftp://a", "https://me@evil", "https://a?b"] {
            assert!(with_base(wrong).base_url().is_err(), "{wrong}");
        }
    }
}
