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
        Attachment, Body, Mailbox, MultiPart, SinglePart,
        header::{ContentTransferEncoding, ContentType, Header, HeaderName, HeaderValue},
    },
    transport::smtp::PoolConfig,
};

use super::{
    calendar_files::{CalendarFile, Contact, Method},
    letters::Composed,
    settings::Unfit,
};

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

/// How long the server may take for one answer.
const PATIENCE: Duration = Duration::from_secs(40);
/// How long it may take for a whole message, answer by answer; shorter than the lease
/// of an e-mail, or a second worker would send it while the first still waits.
const WHOLE_PATIENCE: Duration = Duration::from_secs(50);
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
            Self::Smtp(smtp) => match tokio::time::timeout(WHOLE_PATIENCE, smtp.send(message)).await {
                Ok(Ok(_)) => Ok(()),
                Ok(Err(error)) if error.is_permanent() => Err(Unsent::Never(error.to_string())),
                Ok(Err(error)) => Err(Unsent::Later(error.to_string())),
                Err(_) => Err(Unsent::Later(format!("it took longer than {} seconds", WHOLE_PATIENCE.as_secs()))),
            },
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
    /// Where an answer goes; empty where nobody reads one.
    pub reply_to: &'a str,
    /// Message-ID of the e-mail this one answers by itself.
    pub answers: Option<&'a str>,
    /// Id of what it is about; empty where it stands alone.
    pub about: &'a str,
    /// What kind of e-mail it is, for programs that sort: `discussions-answered`; empty where nobody can say no to it.
    pub list: &'a str,
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
header!(ListId, "List-Id");
header!(Unsubscribe, "List-Unsubscribe");
header!(UnsubscribePost, "List-Unsubscribe-Post");

/// A text fit for a header: lettre panics on a line end in a name, so there must be
/// none; and it sends `=?utf-8?q?…?=` as it was typed, which the reader's program
/// would decode to characters that were kept out at the door.
fn header_text(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect::<String>().replace("=?", "= ?")
}

/// The message: text and HTML say the same, and what it brings for a calendar goes from the
/// sender to the reader.
pub fn message(
    composed: &Composed,
    calendar: Option<&CalendarFile>,
    envelope: &Envelope<'_>,
) -> anyhow::Result<Message> {
    let from: Mailbox = envelope.from.parse().context("the sender's address")?;
    let address: Address = envelope.address.parse().context("the reader's address")?;
    let host = from.email.domain().to_owned();
    let parts = parts(composed, calendar, &from, envelope)?;
    let mut builder = Message::builder()
        .from(from)
        .to(Mailbox::new(Some(header_text(envelope.name)), address))
        .subject(header_text(&composed.subject))
        .date(SystemTime::from(envelope.sent_at))
        .message_id(Some(format!("<{}@{host}>", envelope.id)))
        .header(AutoSubmitted(if envelope.answers.is_some() { "auto-replied" } else { "auto-generated" }.into()));
    if let Some(id) = envelope.answers.filter(|id| !id.is_empty()) {
        let id = format!("<{}>", header_text(id));
        builder = builder.in_reply_to(id.clone()).references(id);
    } else if !envelope.about.is_empty() {
        // An e-mail that was never sent begins the conversation: those about one thing stand below it.
        let id = format!("<{}@{host}>", envelope.about);
        builder = builder.in_reply_to(id.clone()).references(id);
    }
    if !envelope.list.is_empty() {
        builder = builder.header(ListId(format!("<{}.{host}>", envelope.list)));
    }
    if !envelope.reply_to.is_empty() {
        builder = builder.reply_to(Mailbox::new(None, envelope.reply_to.parse().context("the address for answers")?));
    }
    if !envelope.unsubscribe.is_empty() {
        builder = builder
            .header(Unsubscribe(format!("<{}>", envelope.unsubscribe)))
            .header(UnsubscribePost("List-Unsubscribe=One-Click".into()));
    }
    Ok(builder.multipart(parts)?)
}

/// An invitation stands among the ways to read the mail, where programs look for it, and once more
/// as a file to open for those that do not look. A file that is only shown is only attached.
fn parts(
    composed: &Composed,
    calendar: Option<&CalendarFile>,
    from: &Mailbox,
    envelope: &Envelope<'_>,
) -> anyhow::Result<MultiPart> {
    let words = MultiPart::alternative()
        .singlepart(SinglePart::plain(composed.text.clone()))
        .singlepart(SinglePart::html(composed.html.clone()));
    let Some(calendar) = calendar else { return Ok(words) };
    let sender = from.email.to_string();
    let house = Contact { name: from.name.clone().unwrap_or_else(|| sender.clone()), address: sender };
    let reader = Contact { name: envelope.name.to_owned(), address: envelope.address.to_owned() };
    let file = calendar.clone().addressed(&house, &reader).write();
    let shown = format!("text/calendar; charset=UTF-8; method={}", calendar.method.as_str());
    let shown = ContentType::parse(&shown)?;
    if calendar.method == Method::Publish {
        let attached = Attachment::new("calendar.ics".into()).body(as_it_is(file)?, shown);
        return Ok(MultiPart::mixed().multipart(words).singlepart(attached));
    }
    let invitation = SinglePart::builder().header(shown).body(as_it_is(file.clone())?);
    // Not text/calendar again, or some programs show two invitations.
    let attached = Attachment::new("invite.ics".into()).body(as_it_is(file)?, ContentType::parse("application/ics")?);
    Ok(MultiPart::mixed().multipart(words.singlepart(invitation)).singlepart(attached))
}

/// A body whose line ends and spaces no mail server touches.
fn as_it_is(file: String) -> anyhow::Result<Body> {
    Body::new_with_encoding(file.into_bytes(), ContentTransferEncoding::Base64)
        .map_err(|_| anyhow::anyhow!("a calendar file that cannot be encoded"))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use chrono::DateTime;
    use mail_parser::MessageParser;
    use tokio::{
        io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
        net::{TcpListener, TcpStream},
        time::{Instant, sleep},
    };

    use super::{Envelope, Mailer, Unsent, message};
    use crate::{platform::letters::Composed, storage::outbox::LEASE};

    /// A server that thinks for half a minute before every answer.
    async fn dawdle(stream: TcpStream) {
        let mut stream = BufReader::new(stream);
        let mut line = "HELLO".to_owned();
        let mut letter = false;
        loop {
            let end = line.trim_end() == ".";
            if !letter || end {
                sleep(Duration::from_secs(30)).await;
                let answer = match line.trim_end() {
                    "HELLO" => "220 test\r\n",
                    "DATA" => "354 go on\r\n",
                    _ => "250 ok\r\n",
                };
                letter = line.trim_end() == "DATA";
                if stream.write_all(answer.as_bytes()).await.is_err() {
                    return;
                }
            }
            line.clear();
            if stream.read_line(&mut line).await.is_ok_and(|read| read == 0) {
                return;
            }
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_server_that_dawdles_is_given_up_on_before_another_worker_may_try() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mailer = Mailer::new(&format!("smtp://{}", listener.local_addr().unwrap())).unwrap();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(dawdle(stream));
            }
        });
        let composed = Composed { subject: "Hallo".into(), text: "Text".into(), html: "<p>Text</p>".into() };
        let envelope = Envelope {
            from: "Lernweg <lernweg@example.org>",
            name: "Eve",
            address: "eve@example.org",
            id: "0190",
            sent_at: DateTime::UNIX_EPOCH,
            unsubscribe: "",
            reply_to: "",
            answers: None,
            about: "",
            list: "",
        };
        let begun = Instant::now();
        let sent = mailer.send(message(&composed, None, &envelope).unwrap()).await;
        assert!(matches!(sent, Err(Unsent::Later(_))), "{sent:?} after {:?}", begun.elapsed());
        assert!(begun.elapsed() < LEASE.to_std().unwrap(), "{:?}", begun.elapsed());
    }

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
                reply_to: "reply+x@example.org",
                answers: Some("1@example.org>\r\nBcc: all@example.org"),
                about: "a",
                list: "b",
            };
            let bytes = message(&composed, None, &envelope).unwrap().formatted();
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
