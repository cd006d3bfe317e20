//! From a composed e-mail to a mail server, or to a folder.

mod dkim;
mod line;
mod message;
mod sending;
mod server;
mod verdicts;

use std::{path::PathBuf, time::Duration};

use lettre::{AsyncFileTransport, AsyncTransport, Message, Tokio1Executor};

use self::{line::Lines, server::Server};
use super::settings::{Settings, Unfit, without_password};

pub use dkim::Dkim;
pub use line::Handed;
pub use message::{Envelope, message};
pub use sending::{Limits, Sending};
pub use verdicts::{Findings, Sentence};

/// Where e-mails go.
#[derive(Clone)]
pub enum Mailer {
    /// To a mail server.
    Smtp(Lines),
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

/// How long a message may take, answer by answer, with making a connection; shorter than the lease
/// of an e-mail, or a second worker would send it while the first still waits.
const WHOLE_PATIENCE: Duration = Duration::from_secs(50);

impl Mailer {
    /// A mailer for `smtp://HOST:PORT`, `smtps://USER:PASSWORD@HOST` or `file:FOLDER`.
    pub fn new(url: &str) -> Result<Self, Unfit> {
        Self::trusting(url, None)
    }

    /// The mailer of the settings.
    pub fn of(settings: &Settings) -> Result<Self, Unfit> {
        let read = |file: &PathBuf| {
            std::fs::read(file)
                .map_err(|error| Unfit(format!("LERNWEG_MAIL_CA, {}, cannot be read: {error}.", file.display())))
        };
        let authority = settings.mail_ca.as_ref().map(read).transpose()?;
        Self::trusting(&settings.mail_url, authority.as_deref())
    }

    /// A mailer that also believes who is vouched for by the certificates in `authority`, a PEM file.
    pub fn trusting(url: &str, authority: Option<&[u8]>) -> Result<Self, Unfit> {
        if let Some(folder) = url.strip_prefix("file:") {
            std::fs::create_dir_all(folder)
                .map_err(|error| Unfit(format!("The mail folder {folder} cannot be made: {error}.")))?;
            return Ok(Self::Folder(folder.into(), AsyncFileTransport::new(folder)));
        }
        let server = Server::new(url, authority).map_err(|why| {
            Unfit(format!("LERNWEG_MAIL_URL is {:?}, and that does not work: {why}.", without_password(url)))
        })?;
        Ok(Self::Smtp(Lines::new(server)))
    }

    /// The same server over connections of its own.
    pub fn apart(&self) -> Self {
        match self {
            Self::Smtp(lines) => Self::Smtp(lines.apart()),
            Self::Folder(..) => self.clone(),
        }
    }

    /// Whether the server answers.
    pub async fn check(&self) -> Result<(), Unfit> {
        match self {
            Self::Folder(..) => Ok(()),
            Self::Smtp(lines) => match tokio::time::timeout(WHOLE_PATIENCE, lines.check()).await {
                Ok(Ok(())) => Ok(()),
                Ok(Err(why)) => Err(Unfit(format!("The mail server cannot be reached: {why}."))),
                Err(_) => Err(Unfit("The mail server does not answer.".into())),
            },
        }
    }

    /// Sends one message. Keep what comes back until that is written down.
    pub async fn send(&self, message: Message) -> Result<Handed, Unsent> {
        match self {
            Self::Folder(_, folder) => {
                folder.send(message).await.map(|_| Handed::default()).map_err(|error| Unsent::Later(error.to_string()))
            }
            Self::Smtp(lines) => match tokio::time::timeout(WHOLE_PATIENCE, lines.send(&message)).await {
                Ok(outcome) => outcome,
                Err(_) => Err(Unsent::Later(format!("it took longer than {} seconds", WHOLE_PATIENCE.as_secs()))),
            },
        }
    }

    /// Hangs up where nothing was said for a while.
    pub async fn tidy(&self) {
        if let Self::Smtp(lines) = self {
            lines.tidy().await;
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

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
            domain: "example.org",
            name: "Eve",
            address: "eve@example.org",
            id: "0190",
            ..Envelope::default()
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
}
