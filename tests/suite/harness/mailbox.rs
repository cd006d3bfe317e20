//! A mail server that does what a test tells it to.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicUsize, Ordering},
};

use mail_parser::{MessageParser, MimeHeaders};
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::TlsAcceptor;

/// What the server does with a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// Takes it.
    Accepts,
    /// Says: later.
    Defers,
    /// Says: never.
    Refuses,
    /// Says this.
    Says(&'static str),
    /// Takes it and hangs up before saying so.
    DropsAfterData,
    /// Takes so many more, then says "421, I am closing" and hangs up.
    ClosesAfter(usize),
    /// Takes nothing for anybody; whether it still waits for the text then.
    KnowsNobody(bool),
    /// Takes so many over each connection, then says "421, I am closing" and hangs up.
    TiresAfter(usize),
    /// Hangs up at once.
    Down,
}

/// An SMTP server on a port of its own.
#[derive(Clone)]
pub struct SmtpServer {
    url: String,
    mood: Arc<Mutex<Mood>>,
    taken: Arc<Mutex<Vec<Vec<u8>>>>,
    offered: Arc<AtomicUsize>,
    senders: Arc<Mutex<Vec<String>>>,
    connections: Arc<AtomicUsize>,
    encryption: Option<Encryption>,
    extensions: &'static str,
}

/// How a server encrypts.
#[derive(Clone)]
pub struct Encryption {
    pub acceptor: TlsAcceptor,
    pub way: Way,
}

/// When a server encrypts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// From the first word.
    FromTheFirst,
    /// When it is asked to.
    StartTls,
    /// Somebody on the line leaves out that it could.
    Stripped,
    /// Somebody on the line says something before it does.
    Interrupted,
}

trait Stream: AsyncRead + AsyncWrite + Unpin {}
impl<S: AsyncRead + AsyncWrite + Unpin> Stream for S {}

type Talk = BufReader<Box<dyn Stream>>;

/// A message the server took.
#[derive(Clone, Debug)]
pub struct Mail {
    pub to: String,
    pub to_name: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub message_id: String,
    /// The invitation in it that programs show: what they shall do with it, and the file.
    pub invitation: Option<(String, String)>,
    /// Files that come with it: name and text.
    pub attached: Vec<(String, String)>,
    pub raw: String,
}

impl Mail {
    fn parse(bytes: &[u8]) -> Self {
        let message = MessageParser::default().parse(bytes).expect("a message");
        let to = message.to().and_then(|to| to.first()).expect("a reader");
        let text = |part: &mail_parser::MessagePart<'_>| String::from_utf8_lossy(part.contents()).into_owned();
        let shown = message.parts.iter().filter(|part| part.attachment_name().is_none());
        let mut invitations = shown.filter(|part| part.is_content_type("text", "calendar")).map(|part| {
            let method = part.content_type().and_then(|kind| kind.attribute("method")).unwrap_or("").to_owned();
            (method, text(part))
        });
        let named = message.parts.iter().filter_map(|part| Some((part.attachment_name()?.to_owned(), text(part))));
        Self {
            invitation: invitations.next(),
            attached: named.collect(),
            to: to.address().unwrap_or("").to_owned(),
            to_name: to.name().unwrap_or("").to_owned(),
            subject: message.subject().unwrap_or("").to_owned(),
            text: message.body_text(0).unwrap_or_default().into_owned(),
            html: message.body_html(0).unwrap_or_default().into_owned(),
            message_id: message.message_id().unwrap_or("").to_owned(),
            raw: String::from_utf8_lossy(bytes).into_owned(),
        }
    }

    /// Keeps it for other programs to look at, where somebody wants that.
    pub fn keep(&self, name: &str) {
        let Some(folder) = std::env::var_os("LERNWEG_TEST_MAILS").map(std::path::PathBuf::from) else { return };
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(format!("{name}.eml")), &self.raw).unwrap();
    }

    /// What it brings for its reader's calendar, a line each and unfolded; nothing where it brings none.
    pub fn calendar(&self) -> String {
        let file = self.invitation.as_ref().map(|(_, file)| file.as_str()).unwrap_or_default();
        file.replace("\r\n ", "").replace("\r\n", "\n")
    }

    /// A header as it stands in the message, unfolded.
    pub fn header(&self, name: &str) -> Option<String> {
        let head = self.raw.split("\r\n\r\n").next()?.replace("\r\n ", " ").replace("\r\n\t", " ");
        let start = format!("{name}: ");
        head.lines().find_map(|line| line.strip_prefix(&start).map(str::to_owned))
    }

    /// Path of the first link that begins with `start`, on whatever host.
    pub fn link(&self, start: &str) -> String {
        let found = self.text.split_whitespace().find_map(|word| {
            let path = word
                .split_once("://")?
                .1
                .find('/')
                .map(|at| &word[word.len() - word.split_once("://").unwrap().1.len() + at..])?;
            path.starts_with(start).then(|| path.trim_end_matches(['.', ',', ')', '>']).to_owned())
        });
        found.unwrap_or_else(|| panic!("no link {start} in\n{}", self.text))
    }

    /// Paths of all links that begin with `start`, in their order.
    pub fn links(&self, start: &str) -> Vec<String> {
        let addresses = self.html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let paths =
            addresses.filter_map(|address| Some(format!("/{}", address.split("://").nth(1)?.split_once('/')?.1)));
        paths.filter(|path| path.starts_with(start)).collect()
    }
}

impl SmtpServer {
    /// Starts one.
    pub async fn start() -> Self {
        Self::with(None, "250-PIPELINING\r\n").await
    }

    /// Starts one that takes one command after the other.
    pub async fn start_plain() -> Self {
        Self::with(None, "").await
    }

    /// Starts one that encrypts.
    pub async fn start_encrypted(encryption: Encryption) -> Self {
        Self::with(Some(encryption), "250-PIPELINING\r\n").await
    }

    async fn with(encryption: Option<Encryption>, extensions: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self {
            encryption,
            extensions,
            connections: Arc::default(),
            url: format!("smtp://{}", listener.local_addr().unwrap()),
            mood: Arc::new(Mutex::new(Mood::Accepts)),
            taken: Arc::default(),
            offered: Arc::default(),
            senders: Arc::default(),
        };
        let own = server.clone();
        actix_web::rt::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let server = own.clone();
                server.connections.fetch_add(1, Ordering::SeqCst);
                actix_web::rt::spawn(async move {
                    let _ = server.meet(stream).await;
                });
            }
        });
        server
    }

    /// Where it is.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// What it does from now on.
    pub fn is(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    /// What it has taken, in order.
    pub fn mails(&self) -> Vec<Mail> {
        self.taken.lock().unwrap().iter().map(|bytes| Mail::parse(bytes)).collect()
    }

    /// What it has taken for somebody.
    pub fn mails_to(&self, address: &str) -> Vec<Mail> {
        self.mails().into_iter().filter(|mail| mail.to == address).collect()
    }

    /// The last one it has taken for somebody.
    pub fn last_to(&self, address: &str) -> Mail {
        self.mails_to(address).pop().unwrap_or_else(|| panic!("no mail to {address}"))
    }

    /// How many it was offered, taken or not.
    pub fn offered(&self) -> usize {
        self.offered.load(Ordering::SeqCst)
    }

    /// How many connections were made to it.
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    /// The port it is at.
    pub fn port(&self) -> u16 {
        self.url.rsplit(':').next().unwrap().parse().unwrap()
    }

    /// Where it was told to send what cannot be delivered, each once.
    pub fn senders(&self) -> Vec<String> {
        self.senders.lock().unwrap().clone()
    }

    /// Forgets what it has taken.
    pub fn empty(&self) {
        self.taken.lock().unwrap().clear();
    }

    fn mood(&self) -> Mood {
        *self.mood.lock().unwrap()
    }

    async fn meet(&self, stream: TcpStream) -> std::io::Result<()> {
        stream.set_nodelay(true)?;
        match &self.encryption {
            Some(Encryption { acceptor, way: Way::FromTheFirst }) => {
                self.talk(BufReader::new(Box::new(acceptor.accept(stream).await?))).await
            }
            _ => self.talk(BufReader::new(Box::new(stream))).await,
        }
    }

    /// What it says to "hello".
    fn hello(&self, encrypted: bool) -> String {
        let offers = matches!(&self.encryption, Some(Encryption { way: Way::StartTls | Way::Interrupted, .. }));
        let encrypts = if offers && !encrypted { "250-STARTTLS\r\n" } else { "" };
        format!("250-test\r\n{encrypts}{}250-8BITMIME\r\n250 SMTPUTF8\r\n", self.extensions)
    }

    async fn talk(&self, mut stream: Talk) -> std::io::Result<()> {
        if self.mood() == Mood::Down {
            return Ok(());
        }
        stream.write_all(b"220 test\r\n").await?;
        let mut line = String::new();
        let (mut begun, mut encrypted, mut known) = (0, false, true);
        loop {
            line.clear();
            if stream.read_line(&mut line).await? == 0 {
                return Ok(());
            }
            let verb = line.trim_end().to_uppercase();
            if let Some(sender) = line.trim_end().strip_prefix("MAIL FROM:<").and_then(|rest| rest.split('>').next()) {
                let mut senders = self.senders.lock().unwrap();
                if !senders.iter().any(|one| one == sender) {
                    senders.push(sender.to_owned());
                }
            }
            let hello = self.hello(encrypted);
            let answer: &[u8] = if verb.starts_with("EHLO") {
                hello.as_bytes()
            } else if verb == "STARTTLS" {
                let Some(Encryption { acceptor, way }) = &self.encryption else { return Ok(()) };
                let answer = if *way == Way::Interrupted { "220 go\r\n250 evil\r\n" } else { "220 go\r\n" };
                stream.write_all(answer.as_bytes()).await?;
                stream = BufReader::new(Box::new(acceptor.accept(stream.into_inner()).await?));
                encrypted = true;
                continue;
            } else if verb.starts_with("MAIL") && matches!(self.mood(), Mood::TiresAfter(most) if begun >= most) {
                stream.write_all(b"421 4.3.2 closing\r\n").await?;
                return Ok(());
            } else if verb.starts_with("MAIL") {
                (begun, known) = (begun + 1, true);
                b"250 ok\r\n"
            } else if verb.starts_with("RCPT") && matches!(self.mood(), Mood::KnowsNobody(_)) {
                known = false;
                b"550 5.1.1 nobody here\r\n"
            } else if verb == "DATA" && !known && self.mood() != Mood::KnowsNobody(true) {
                b"554 5.5.1 no reader\r\n"
            } else if verb == "DATA" {
                if self.take(&mut stream).await?.is_none() {
                    return Ok(());
                }
                continue;
            } else if verb == "QUIT" {
                stream.write_all(b"221 bye\r\n").await?;
                return Ok(());
            } else {
                b"250 ok\r\n"
            };
            if self.mood() == Mood::Down {
                return Ok(());
            }
            stream.write_all(answer).await?;
        }
    }

    async fn take(&self, stream: &mut Talk) -> std::io::Result<Option<()>> {
        stream.write_all(b"354 go on\r\n").await?;
        let mut bytes = Vec::new();
        loop {
            let start = bytes.len();
            if stream.read_until(b'\n', &mut bytes).await? == 0 {
                return Ok(None);
            }
            if &bytes[start..] == b".\r\n" {
                bytes.truncate(start);
                break;
            }
            if bytes[start..].starts_with(b"..") {
                bytes.remove(start);
            }
        }
        self.offered.fetch_add(1, Ordering::SeqCst);
        let mood = self.mood();
        match mood {
            Mood::ClosesAfter(0) => {
                stream.write_all(b"421 4.3.2 closing\r\n").await?;
                return Ok(None);
            }
            Mood::Accepts | Mood::ClosesAfter(_) | Mood::TiresAfter(_) => {
                if let Mood::ClosesAfter(left) = mood {
                    self.is(Mood::ClosesAfter(left - 1));
                }
                self.taken.lock().unwrap().push(bytes);
                stream.write_all(b"250 taken\r\n").await?;
            }
            Mood::Defers => stream.write_all(b"451 4.3.0 later\r\n").await?,
            Mood::Refuses => stream.write_all(b"550 5.1.1 nobody here\r\n").await?,
            Mood::Says(words) => stream.write_all(format!("{words}\r\n").as_bytes()).await?,
            Mood::DropsAfterData => {
                self.taken.lock().unwrap().push(bytes);
                return Ok(None);
            }
            Mood::KnowsNobody(_) => stream.write_all(b"554 5.5.1 no reader\r\n").await?,
            Mood::Down => return Ok(None),
        }
        Ok(Some(()))
    }
}
