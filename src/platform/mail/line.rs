//! Connections to the mail server, kept open from one e-mail to the next.
//!
//! What makes this quick, beside what the library does by itself: the socket waits for nothing before it sends
//! (Nagle's algorithm and an acknowledgement that is put off cost 40 ms an e-mail), a connection that was used
//! just now is not asked first whether it is still there, and sender, reader and "now comes the text" go
//! together where the server takes that (RFC 2920).

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use lettre::{
    Message,
    address::Envelope,
    transport::smtp::{
        Error,
        client::AsyncSmtpConnection,
        commands::{Data, Ehlo, Mail, Rcpt},
        extension::{Extension, MailBodyParameter, MailParameter},
    },
};
use tokio::{
    sync::{Mutex as AsyncMutex, OwnedMutexGuard},
    time::Instant,
};

use super::{Unsent, server::Server, unsent};

/// After so long without a word it is asked whether it is still there.
const SURE_FOR: Duration = Duration::from_secs(1);
/// After so long it is hung up.
const RESTS_FOR: Duration = Duration::from_secs(20);
/// So long one e-mail waits for another to be written down as sent, before the server has it too. A server that
/// takes longer for one reader shall not hold up the others.
const WAITS_FOR_TURN: Duration = Duration::from_secs(1);

/// Connections to one server.
#[derive(Clone)]
pub struct Lines {
    server: Arc<Server>,
    resting: Arc<Mutex<Vec<Line>>>,
    /// Whose turn it is to be handed over; the same for lines that were set apart.
    turn: Arc<AsyncMutex<()>>,
}

/// A message the server has. Whoever sent it keeps this until it is written down that it was sent.
///
/// A crash in between sends the message again. While this is kept no other one is handed over, on whatever
/// connection: so a crash sends one message again, and not one for each connection.
#[derive(Debug, Default)]
#[must_use = "it is kept until it is written down that the message was sent"]
pub struct Handed {
    _turn: Option<OwnedMutexGuard<()>>,
}

/// One connection.
struct Line {
    connection: AsyncSmtpConnection,
    /// Whether it takes several commands at once.
    pipelines: bool,
    /// When it was last used.
    used_at: Instant,
}

/// Why an e-mail did not get through a connection.
enum Stop {
    /// The server said no to it; the connection is as good as before.
    Refused(Unsent),
    /// The connection is of no use any more, and the server has nothing of the e-mail.
    Gone(String),
    /// The connection is of no use any more, and nobody knows whether the server has the e-mail.
    Lost(Unsent),
}

/// What an answer other than yes means.
fn no(error: &Error) -> Unsent {
    unsent(error.status().filter(|_| error.is_permanent()).map(u16::from), &error.to_string())
}

/// "I am closing" (RFC 5321, 3.8): no answer to what was asked.
fn is_closing(error: &Error) -> bool {
    error.status().is_none_or(|code| u16::from(code) == 421)
}

impl Lines {
    pub(super) fn new(server: Server) -> Self {
        Self { server: Arc::new(server), resting: Arc::default(), turn: Arc::default() }
    }

    pub(super) fn apart(&self) -> Self {
        Self { server: self.server.clone(), resting: Arc::default(), turn: self.turn.clone() }
    }

    async fn turn(&self) -> Option<OwnedMutexGuard<()>> {
        tokio::time::timeout(WAITS_FOR_TURN, self.turn.clone().lock_owned()).await.ok()
    }

    fn rest(&self, line: Line) {
        self.resting.lock().unwrap_or_else(PoisonError::into_inner).push(line);
    }

    /// The one used last, if it is still there.
    async fn rested(&self) -> Option<Line> {
        loop {
            let mut line = self.resting.lock().unwrap_or_else(PoisonError::into_inner).pop()?;
            let since = line.used_at.elapsed();
            if since < SURE_FOR || (since < RESTS_FOR && line.connection.test_connected().await) {
                return Some(line);
            }
            line.hang_up().await;
        }
    }

    /// Whether the server answers, and would take something.
    pub(super) async fn check(&self) -> Result<(), String> {
        Line::new(&self.server).await?.hang_up().await;
        Ok(())
    }

    /// Hangs up connections nobody has used for a while.
    pub(super) async fn tidy(&self) {
        let old: Vec<Line> = {
            let mut resting = self.resting.lock().unwrap_or_else(PoisonError::into_inner);
            resting.extract_if(.., |line| line.used_at.elapsed() >= RESTS_FOR).collect()
        };
        for line in old {
            line.hang_up().await;
        }
    }

    /// Sends one message. A connection the server has closed meanwhile is no reason to wait: another is made.
    pub(super) async fn send(&self, message: &Message) -> Result<Handed, Unsent> {
        let text = message.formatted();
        if let Some(line) = self.rested().await {
            match self.send_over(line, message.envelope(), &text).await {
                Err(Stop::Gone(_)) => {}
                Err(Stop::Refused(no) | Stop::Lost(no)) => return Err(no),
                Ok(handed) => return Ok(handed),
            }
        }
        let line = Line::new(&self.server).await.map_err(Unsent::Later)?;
        self.send_over(line, message.envelope(), &text).await.map_err(|stop| match stop {
            Stop::Refused(no) | Stop::Lost(no) => no,
            Stop::Gone(why) => Unsent::Later(why),
        })
    }

    async fn send_over(&self, mut line: Line, envelope: &Envelope, text: &[u8]) -> Result<Handed, Stop> {
        let outcome = match line.announce(envelope, text).await {
            Ok(()) => {
                let turn = self.turn().await;
                line.hand_over(text).await.map(|()| Handed { _turn: turn })
            }
            Err(stop) => Err(stop),
        };
        match &outcome {
            Ok(_) => {
                line.used_at = Instant::now();
                self.rest(line);
            }
            // The server forgets what it was told of this e-mail.
            Err(Stop::Refused(_)) if line.connection.command("RSET\r\n").await.is_ok() => {
                line.used_at = Instant::now();
                self.rest(line);
            }
            // Whatever it would still say is of no use.
            Err(_) => {}
        }
        outcome
    }
}

impl Line {
    /// Says goodbye, and waits not long for an answer.
    async fn hang_up(mut self) {
        let _ = tokio::time::timeout(SURE_FOR, self.connection.quit()).await;
    }

    async fn new(server: &Server) -> Result<Self, String> {
        let mut connection = server.connect().await?;
        // The library keeps only the extensions it knows.
        let hello = connection.command(Ehlo::new(server.hello().clone())).await.map_err(|error| error.to_string())?;
        let pipelines = hello.message().any(|line| line.eq_ignore_ascii_case("PIPELINING"));
        server.sign_in(&mut connection).await?;
        Ok(Self { connection, pipelines, used_at: Instant::now() })
    }

    /// Sender and parameters, as the server can take them.
    fn mail(&self, envelope: &Envelope, text: &[u8]) -> Result<Mail, Stop> {
        let takes = |what| self.connection.server_info().supports_feature(what);
        let mut parameters = Vec::new();
        let cannot = |what: &str| Err(Stop::Refused(Unsent::Later(format!("the server does not take {what}"))));
        let all = envelope.from().into_iter().chain(envelope.to());
        if !all.into_iter().all(|address| AsRef::<str>::as_ref(address).is_ascii()) {
            if !takes(Extension::SmtpUtfEight) {
                return cannot("addresses in other than Latin letters");
            }
            parameters.push(MailParameter::SmtpUtfEight);
        }
        if !text.is_ascii() {
            if !takes(Extension::EightBitMime) {
                return cannot("8-bit text");
            }
            parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        Ok(Mail::new(envelope.from().cloned(), parameters))
    }

    /// Says who it is from and to whom: after that the server waits for the text.
    async fn announce(&mut self, envelope: &Envelope, text: &[u8]) -> Result<(), Stop> {
        let mut commands = vec![self.mail(envelope, text)?.to_string()];
        commands.extend(envelope.to().iter().map(|to| Rcpt::new(to.clone(), Vec::new()).to_string()));
        commands.push(Data.to_string());
        if self.pipelines { self.ask_at_once(&commands).await } else { self.ask_in_turn(&commands).await }
    }

    /// Says the text: with the answer to it the server has the e-mail.
    async fn hand_over(&mut self, text: &[u8]) -> Result<(), Stop> {
        match self.connection.message(text).await {
            Ok(_) => Ok(()),
            Err(error) if is_closing(&error) => Err(Stop::Lost(Unsent::Later(error.to_string()))),
            Err(error) => Err(Stop::Refused(no(&error))),
        }
    }

    async fn ask_in_turn(&mut self, commands: &[String]) -> Result<(), Stop> {
        for command in commands {
            if let Err(error) = self.connection.command(command).await {
                return Err(Self::stop(&error));
            }
        }
        Ok(())
    }

    /// All at once; every command gets an answer, and the first no is the one that counts.
    async fn ask_at_once(&mut self, commands: &[String]) -> Result<(), Stop> {
        let mut first = Ok(());
        let mut last = self.connection.command(commands.concat()).await;
        for _ in commands.iter().skip(1) {
            if let Err(error) = last {
                let stop = Self::stop(&error);
                let gone = matches!(stop, Stop::Gone(_));
                first = first.and(Err(stop));
                if gone {
                    return first;
                }
            }
            last = self.connection.read_response().await;
        }
        match (last, first) {
            (Ok(_), Ok(())) => Ok(()),
            (Err(error), Ok(())) => Err(Self::stop(&error)),
            (Err(error), first) if !is_closing(&error) => first,
            // It waits for a text none of whose readers it takes: it gets none.
            (_, Err(Stop::Refused(no))) => Err(Stop::Lost(no)),
            (_, first) => first,
        }
    }

    fn stop(error: &Error) -> Stop {
        if is_closing(error) { Stop::Gone(error.to_string()) } else { Stop::Refused(no(error)) }
    }
}
