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
    /// There is no such mailbox, or it takes nothing: what the server said, as a number, and in its words.
    Unreachable(String, String),
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
                Ok(Err(error)) => {
                    Err(unsent(error.status().filter(|_| error.is_permanent()).map(u16::from), &error.to_string()))
                }
                Err(_) => Err(Unsent::Later(format!("it took longer than {} seconds", WHOLE_PATIENCE.as_secs()))),
            },
        }
    }
}

/// Numbers of a server that wants us to sign in first, or otherwise (RFC 4954): nothing of that is about the e-mail.
const SIGN_IN: std::ops::RangeInclusive<u16> = 530..=538;
/// Numbers that are about a mailbox where nothing finer is said (RFC 5321, 4.2.3).
const MAILBOX: [u16; 4] = [550, 551, 552, 553];

/// What a refusal means: `code` is a number that says "never", where there is one.
fn unsent(code: Option<u16>, words: &str) -> Unsent {
    let Some(code) = code.filter(|code| !SIGN_IN.contains(code)) else { return Unsent::Later(words.into()) };
    match enhanced_status(words) {
        Some(status) if is_about_mailbox(&status) => Unsent::Unreachable(status, words.into()),
        None if MAILBOX.contains(&code) => Unsent::Unreachable(code.to_string(), words.into()),
        _ => Unsent::Never(words.into()),
    }
}

/// Whether a finer number says "never" of an address or a mailbox (RFC 3463, 3.2 and 3.3). What is about routes,
/// about what the e-mail says or about who sends it says nothing of whoever should get it.
pub fn is_about_mailbox(status: &str) -> bool {
    status.starts_with("5.1.") || status.starts_with("5.2.")
}

/// The first finer number in what a server says: `5.1.1` (RFC 3463, 2).
pub fn enhanced_status(words: &str) -> Option<String> {
    let is_status = |word: &&str| {
        let mut parts = word.split('.');
        let number = |part: Option<&str>, most: usize| {
            part.is_some_and(|part| (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()))
        };
        let class = parts.next().is_some_and(|class| ["2", "4", "5"].contains(&class));
        class && number(parts.next(), 3) && number(parts.next(), 3) && parts.next().is_none()
    };
    let words = words.split(|c: char| !c.is_ascii_digit() && c != '.');
    words.map(|word| word.trim_end_matches('.')).find(is_status).map(str::to_owned)
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
    /// Where an answer goes; empty where nothing of ours reads one.
    pub reply_to: &'a str,
    /// Whom an answer reaches instead: names and addresses.
    pub answered_by: &'a [(&'a str, &'a str)],
    /// Message-ID of the e-mail this one answers by itself.
    pub answers: Option<&'a str>,
    /// Where mail servers say that it did not arrive; empty: to the sender.
    pub returns_to: &'a str,
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
    let returns_to: Address = match envelope.returns_to {
        "" => from.email.clone(),
        given => given.parse().context("the address for what does not arrive")?,
    };
    let on_its_way = lettre::address::Envelope::new(Some(returns_to), vec![address.clone()])?;
    let mut builder = Message::builder()
        .envelope(on_its_way)
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
    } else {
        // Somebody's address that will not do is no reason to keep the letter.
        for (name, address) in envelope.answered_by {
            let Ok(address) = address.parse() else { continue };
            builder = builder.reply_to(Mailbox::new(Some(header_text(name)), address));
        }
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

    use super::{Envelope, Mailer, Unsent, enhanced_status, message, unsent};
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
            answered_by: &[],
            answers: None,
            returns_to: "",
            about: "",
            list: "",
        };
        let begun = Instant::now();
        let sent = mailer.send(message(&composed, None, &envelope).unwrap()).await;
        assert!(matches!(sent, Err(Unsent::Later(_))), "{sent:?} after {:?}", begun.elapsed());
        assert!(begun.elapsed() < LEASE.to_std().unwrap(), "{:?}", begun.elapsed());
    }

    #[test]
    fn only_what_is_about_the_mailbox_says_that_nobody_is_there() {
        let words = |text: &str| text.to_owned();
        for (code, text, expected) in [
            (550, "550 5.1.1 <elif@example.org>: no such user", Unsent::Unreachable(words("5.1.1"), String::new())),
            (552, "5.2.2 the mailbox is full", Unsent::Unreachable(words("5.2.2"), String::new())),
            (550, "no such user here", Unsent::Unreachable(words("550"), String::new())),
            (550, "5.7.1 this looks like spam", Unsent::Never(String::new())),
            (554, "relaying denied by 10.1.2.3", Unsent::Never(String::new())),
            (554, "5.4.4 no route to host", Unsent::Never(String::new())),
            (535, "5.7.8 authentication failed", Unsent::Later(String::new())),
            (530, "sign in first", Unsent::Later(String::new())),
        ] {
            let expected = match expected {
                Unsent::Unreachable(status, _) => Unsent::Unreachable(status, words(text)),
                Unsent::Never(_) => Unsent::Never(words(text)),
                Unsent::Later(_) => Unsent::Later(words(text)),
            };
            assert_eq!(unsent(Some(code), text), expected, "{text}");
        }
        assert_eq!(unsent(None, "550 in passing"), Unsent::Later("550 in passing".into()));
    }

    #[test]
    fn a_finer_number_is_found_and_nothing_else_is_taken_for_one() {
        for (text, expected) in [
            ("550 5.1.1 gone", Some("5.1.1")),
            ("(5.2.1)", Some("5.2.1")),
            ("said 5.7.26.", Some("5.7.26")),
            ("10.0.0.5", None),
            ("3.1.1", None),
            ("5.1", None),
            ("5.1.1.1", None),
            ("version 2.0 of 2027", None),
        ] {
            assert_eq!(enhanced_status(text).as_deref(), expected, "{text}");
        }
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
                reply_to: "",
                answered_by: &[(name, "jonas@example.org"), (name, "no address")],
                answers: Some("1@example.org>\r\nBcc: all@example.org"),
                returns_to: "",
                about: "a",
                list: "b",
            };
            let bytes = message(&composed, None, &envelope).unwrap().formatted();
            let parsed = MessageParser::default().parse(&bytes).unwrap();
            assert!(parsed.bcc().is_none(), "{name}");
            let to = parsed.to().unwrap().first().unwrap();
            assert_eq!(to.address(), Some("eve@example.org"));
            let answers: Vec<_> = parsed.reply_to().unwrap().iter().map(|one| one.address()).collect();
            assert_eq!(answers, [Some("jonas@example.org")], "{name}");
            assert_eq!(parsed.message_id(), Some("0190@example.org"));
            assert!(parsed.body_text(0).unwrap().contains("QUIT"));
            assert!(parsed.body_html(0).unwrap().contains("<p>Text</p>"));
        }
    }
}
