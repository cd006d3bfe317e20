//! From a composed e-mail to a mail server, or to a folder.

use std::{
    path::PathBuf,
    time::{Duration, SystemTime},
};

use anyhow::Context as _;
use chrono::{DateTime, Utc};
use lettre::{
    Address, AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox, MultiPart, SinglePart,
        header::{Header, HeaderName, HeaderValue},
    },
    transport::smtp::PoolConfig,
};

use super::{letters::Composed, settings::Unfit};

/// Where e-mails go.
#[derive(Clone)]
pub enum Mailer {
    /// To a mail server.
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    /// Into a folder, one `.eml` file each.
    Folder(PathBuf, AsyncFileTransport<Tokio1Executor>),
}

/// How an attempt to send ended, where it did not succeed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsent {
    /// Try later: the server is away, slow, or says so itself.
    Later(String),
    /// The server will never take it.
    Never(String),
}

/// How long the server may take for anything; shorter than the lease of an e-mail.
const PATIENCE: Duration = Duration::from_secs(40);
/// Connections kept to the mail server.
const CONNECTIONS: u32 = 4;

impl Mailer {
    /// A mailer for `smtp://HOST:PORT`, `smtps://USER:PASSWORD@HOST` or `file:FOLDER`.
    pub fn new(url: &str) -> Result<Self, Unfit> {
        if let Some(folder) = url.strip_prefix("file:") {
            std::fs::create_dir_all(folder)
                .map_err(|error| Unfit(format!("The mail folder {folder} cannot be made: {error}.")))?;
            return Ok(Self::Folder(folder.into(), AsyncFileTransport::new(folder)));
        }
        let unfit = |error: &dyn std::fmt::Display| {
            let shown = crate::platform::settings::without_password(url);
            Unfit(format!("LERNWEG_MAIL_URL is {shown:?}, and that does not work: {error}."))
        };
        if !(url.starts_with("smtp://") || url.starts_with("smtps://")) {
            return Err(unfit(&"it must start with smtp://, smtps:// or file:"));
        }
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|error| unfit(&error))?;
        let pool = PoolConfig::new().max_size(CONNECTIONS).idle_timeout(Duration::from_secs(20));
        Ok(Self::Smtp(builder.timeout(Some(PATIENCE)).pool_config(pool).build()))
    }

    /// Whether the server answers.
    pub async fn check(&self) -> Result<(), Unfit> {
        match self {
            Self::Folder(..) => Ok(()),
            Self::Smtp(smtp) => match smtp.test_connection().await {
                Ok(true) => Ok(()),
                Ok(false) => Err(Unfit("The mail server does not answer.".into())),
                Err(error) => Err(Unfit(format!("The mail server cannot be reached: {error}."))),
            },
        }
    }

    /// Sends one message.
    pub async fn send(&self, message: Message) -> Result<(), Unsent> {
        match self {
            Self::Folder(_, folder) => {
                folder.send(message).await.map(|_| ()).map_err(|error| Unsent::Later(error.to_string()))
            }
            Self::Smtp(smtp) => smtp.send(message).await.map(|_| ()).map_err(|error| {
                if error.is_permanent() { Unsent::Never(error.to_string()) } else { Unsent::Later(error.to_string()) }
            }),
        }
    }
}

/// Who it goes to and comes from, and under which id.
#[derive(Clone, Debug)]
pub struct Envelope<'a> {
    /// `Lernweg <lernweg@example.org>`
    pub from: &'a str,
    /// What the reader is called.
    pub name: &'a str,
    /// Where mail reaches them.
    pub address: &'a str,
    /// Unique, and the same when it is sent again: the outbox row's id.
    pub id: &'a str,
    /// When it is sent, by the clock of the house.
    pub sent_at: DateTime<Utc>,
    /// One-click address to say no to this kind; empty where they cannot.
    pub unsubscribe: &'a str,
}

macro_rules! header {
    ($type:ident, $name:literal) => {
        #[derive(Clone)]
        struct $type(String);

        impl Header for $type {
            fn name() -> HeaderName {
                HeaderName::new_from_ascii_str($name)
            }

            fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
                Ok(Self(text.to_owned()))
            }

            fn display(&self) -> HeaderValue {
                HeaderValue::new(Self::name(), self.0.clone())
            }
        }
    };
}

header!(AutoSubmitted, "Auto-Submitted");
header!(Unsubscribe, "List-Unsubscribe");
header!(UnsubscribePost, "List-Unsubscribe-Post");

/// A name fit for a header: lettre panics on a line end in one, so there must be none.
fn header_name(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).collect()
}

/// The message: text and HTML say the same.
pub fn message(composed: &Composed, envelope: &Envelope<'_>) -> anyhow::Result<Message> {
    let from: Mailbox = envelope.from.parse().context("the sender's address")?;
    let address: Address = envelope.address.parse().context("the reader's address")?;
    let host = from.email.domain().to_owned();
    let mut builder = Message::builder()
        .from(from)
        .to(Mailbox::new(Some(header_name(envelope.name)), address))
        .subject(&composed.subject)
        .date(SystemTime::from(envelope.sent_at))
        .message_id(Some(format!("<{}@{host}>", envelope.id)))
        .header(AutoSubmitted("auto-generated".into()));
    if !envelope.unsubscribe.is_empty() {
        builder = builder
            .header(Unsubscribe(format!("<{}>", envelope.unsubscribe)))
            .header(UnsubscribePost("List-Unsubscribe=One-Click".into()));
    }
    let parts = MultiPart::alternative()
        .singlepart(SinglePart::plain(composed.text.clone()))
        .singlepart(SinglePart::html(composed.html.clone()));
    Ok(builder.multipart(parts)?)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use mail_parser::MessageParser;

    use super::{Envelope, message};
    use crate::platform::letters::Composed;

    #[test]
    fn no_name_and_no_subject_writes_a_header_of_its_own() {
        for name in [
            "Eve\r\nBcc: all@example.org",
            "Eve, \"the\" <boss>",
            "Zoë Öztürk 🔑",
            "\u{0}\u{7f}x",
            &"x".repeat(500),
            "=?utf-8?q?x?=",
        ] {
            let composed = Composed {
                subject: format!("Hallo {}", name.replace(['\r', '\n'], " ")),
                text: "Text\r\n.\r\nQUIT".into(),
                html: "<p>Text</p>".into(),
            };
            let envelope = Envelope {
                from: "Lernweg <lernweg@example.org>",
                name,
                address: "eve@example.org",
                id: "0190",
                sent_at: DateTime::UNIX_EPOCH,
                unsubscribe: "https://learn.example.org/mail/unsubscribe/x",
            };
            let bytes = message(&composed, &envelope).unwrap().formatted();
            let parsed = MessageParser::default().parse(&bytes).unwrap();
            assert!(parsed.bcc().is_none(), "{name}");
            let to = parsed.to().unwrap().first().unwrap();
            assert_eq!(to.address(), Some("eve@example.org"));
            assert_eq!(parsed.message_id(), Some("0190@example.org"));
            assert!(parsed.body_text(0).unwrap().contains("QUIT"));
            assert!(parsed.body_html(0).unwrap().contains("<p>Text</p>"));
        }
    }
}
