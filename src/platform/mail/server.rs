//! The mail server: where it is, who we are to it, and how sure we are that it is the one.
//!
//! Nothing leaves unencrypted but to this machine or where the operator says so, and nothing is
//! said to a server whose certificate is not vouched for or is another's.

use std::{
    borrow::Cow,
    io,
    net::{IpAddr, SocketAddr},
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use lettre::transport::smtp::{
    authentication::{Credentials, DEFAULT_MECHANISMS},
    client::{AsyncSmtpConnection, AsyncTokioStream},
    extension::ClientId,
};
use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, ServerName, pem::PemObject},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader, ReadBuf},
    net::TcpStream,
};
use tokio_rustls::{TlsConnector, client::TlsStream};
use url::{Host, Url};

/// Where mail servers talk to each other, and where they take mail in to pass it on, with and without STARTTLS.
const RELAY: u16 = 25;
const SUBMISSION: u16 = 587;
const SUBMISSION_TLS: u16 = 465;
/// More than this a server does not say before it is encrypted.
const MOST_SAID: usize = 16 << 10;

/// A mail server, as a setting names it.
pub(super) struct Server {
    host: String,
    port: u16,
    hello: ClientId,
    credentials: Option<Credentials>,
    safety: Safety,
    tls: TlsConnector,
    name: ServerName<'static>,
}

/// When it is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Safety {
    /// From the first word.
    FromTheFirst,
    /// By STARTTLS, or not at all.
    Required,
    /// By STARTTLS where it is offered.
    IfOffered,
    /// Never.
    Never,
}

impl Server {
    /// Reads `smtp://HOST:PORT` or `smtps://USER:PASSWORD@HOST`; what stands behind a slash is the name we give.
    pub(super) fn new(url: &str, authority: Option<&[u8]>) -> Result<Self, String> {
        if !(url.starts_with("smtp://") || url.starts_with("smtps://")) {
            return Err("it must start with smtp://, smtps:// or file:".into());
        }
        let url = Url::parse(url).map_err(|error| error.to_string())?;
        let host = match url.host() {
            Some(Host::Domain(name)) => name.to_owned(),
            Some(Host::Ipv4(address)) => address.to_string(),
            Some(Host::Ipv6(address)) => address.to_string(),
            None => return Err("it names no host".into()),
        };
        let (safety, usual) = safety(&url, &host)?;
        let hello = match url.path().trim_matches('/') {
            "" => ClientId::default(),
            name => ClientId::Domain(name.to_owned()),
        };
        let said = |text: &str| decoded(text).map(Cow::into_owned);
        let credentials = match url.password() {
            Some(password) => Some(Credentials::new(said(url.username())?, said(password)?)),
            None => None,
        };
        let name = ServerName::try_from(host.clone()).map_err(|error| error.to_string())?;
        let (port, tls) = (url.port().unwrap_or(usual), connector(authority)?);
        Ok(Self { host, port, hello, credentials, safety, tls, name })
    }

    pub(super) fn hello(&self) -> &ClientId {
        &self.hello
    }

    /// A connection on which both have said hello, encrypted as it has to be.
    pub(super) async fn connect(&self) -> Result<AsyncSmtpConnection, String> {
        let plain = TcpStream::connect((self.host.as_str(), self.port)).await.map_err(|error| error.to_string())?;
        plain.set_nodelay(true).map_err(|error| error.to_string())?;
        let stream: Box<dyn AsyncTokioStream> = match self.safety {
            Safety::Never => Box::new(plain),
            Safety::FromTheFirst => Box::new(Encrypted { stream: self.encrypt(plain).await?, hello: b"" }),
            safety => match self.start_tls(plain).await? {
                Ok(plain) => Box::new(Encrypted { stream: self.encrypt(plain).await?, hello: b"220 encrypted\r\n" }),
                Err(plain) if safety == Safety::IfOffered => Box::new(plain),
                Err(_) => return Err(NO_TLS.into()),
            },
        };
        AsyncSmtpConnection::connect_with_transport(stream, &self.hello).await.map_err(|error| error.to_string())
    }

    /// Says who we are, where the server wants to know.
    pub(super) async fn sign_in(&self, connection: &mut AsyncSmtpConnection) -> Result<(), String> {
        let Some(credentials) = &self.credentials else { return Ok(()) };
        connection.auth(DEFAULT_MECHANISMS, credentials).await.map_err(|error| error.to_string())?;
        Ok(())
    }

    async fn encrypt(&self, plain: TcpStream) -> Result<TlsStream<TcpStream>, String> {
        self.tls.connect(self.name.clone(), plain).await.map_err(|error| self.explain(&error.to_string()))
    }

    /// What is wrong with a certificate, and what to do.
    fn explain(&self, words: &str) -> String {
        let host = &self.host;
        let about = |what: &str| words.contains(what);
        if about("UnknownIssuer") || about("CaUsedAsEndEntity") || about("BadSignature") {
            format!(
                "the certificate of {host} is signed by nobody we know; where it is signed by an authority of your \
                 own, name its certificate in LERNWEG_MAIL_CA"
            )
        } else if about("not valid for name") || about("NotValidForName") {
            format!("the certificate is not that of {host}: write its name into LERNWEG_MAIL_URL ({words})")
        } else if about("xpired") {
            format!("the certificate of {host} has expired ({words})")
        } else {
            format!("no encrypted connection to {host} came about: {words}")
        }
    }

    /// Asks to go on encrypted: the stream, ready for that, or as it was where the server does not offer it. What
    /// was said in the clear after that would be taken for the server's: there must be nothing.
    async fn start_tls(&self, plain: TcpStream) -> Result<Result<TcpStream, TcpStream>, String> {
        let mut talk = BufReader::new(plain);
        expect(&mut talk, "220").await?;
        talk.write_all(format!("EHLO {}\r\n", self.hello).as_bytes()).await.map_err(|error| error.to_string())?;
        let offers = expect(&mut talk, "250").await?;
        if !offers.iter().any(|line| line.trim().eq_ignore_ascii_case("STARTTLS")) {
            if self.safety == Safety::IfOffered {
                // Begins anew: the library reads the greeting itself.
                let anew = TcpStream::connect((self.host.as_str(), self.port)).await;
                let anew = anew.map_err(|error| error.to_string())?;
                anew.set_nodelay(true).map_err(|error| error.to_string())?;
                return Ok(Err(anew));
            }
            let _ = talk.write_all(b"QUIT\r\n").await;
            return Ok(Err(talk.into_inner()));
        }
        talk.write_all(b"STARTTLS\r\n").await.map_err(|error| error.to_string())?;
        expect(&mut talk, "220").await?;
        if talk.buffer().is_empty() {
            return Ok(Ok(talk.into_inner()));
        }
        Err("somebody speaks on the line who is not the server".into())
    }
}

/// A server that does not encrypt.
const NO_TLS: &str = "it offers no STARTTLS, and nothing is sent unencrypted; where that is as it should be, add \
                      ?tls=none to LERNWEG_MAIL_URL";

/// Reads an answer that must begin with `code`: what it says, line by line.
async fn expect(talk: &mut BufReader<TcpStream>, code: &str) -> Result<Vec<String>, String> {
    let (mut said, mut lines) = (0, Vec::new());
    loop {
        let mut line = String::new();
        talk.read_line(&mut line).await.map_err(|error| error.to_string())?;
        said += line.len();
        let rest = line.strip_prefix(code);
        let Some(rest) = rest.filter(|_| said <= MOST_SAID) else {
            return Err(if line.is_empty() { "it hung up".into() } else { line.trim_end().to_owned() });
        };
        lines.push(rest.get(1..).unwrap_or_default().trim_end().to_owned());
        if !rest.starts_with('-') {
            return Ok(lines);
        }
    }
}

fn decoded(text: &str) -> Result<Cow<'_, str>, String> {
    percent_encoding::percent_decode_str(text).decode_utf8().map_err(|error| error.to_string())
}

/// When it is encrypted, and at which port it is where none is named.
fn safety(url: &Url, host: &str) -> Result<(Safety, u16), String> {
    let asked = url.query_pairs().find(|(name, _)| name == "tls").map(|(_, value)| value.into_owned());
    let here = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    Ok(match (url.scheme(), asked.as_deref()) {
        ("smtps", None | Some("required")) => (Safety::FromTheFirst, SUBMISSION_TLS),
        ("smtp", None) if here => (Safety::Never, RELAY),
        ("smtp", None) => (Safety::Required, RELAY),
        ("smtp", Some("required")) => (Safety::Required, SUBMISSION),
        ("smtp", Some("opportunistic")) => (Safety::IfOffered, SUBMISSION),
        ("smtp", Some("none")) => (Safety::Never, RELAY),
        (scheme, asked) => {
            let asked = asked.unwrap_or_default();
            return Err(format!("{scheme}:// with tls={asked} means nothing; there are required, opportunistic, none"));
        }
    })
}

/// Believes whom browsers believe, and whom `authority` vouches for.
fn connector(authority: Option<&[u8]>) -> Result<TlsConnector, String> {
    let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    if let Some(pem) = authority {
        let mut any = false;
        for certificate in CertificateDer::pem_slice_iter(pem) {
            let certificate = certificate.map_err(|error| format!("LERNWEG_MAIL_CA: {error}"))?;
            roots.add(certificate).map_err(|error| format!("LERNWEG_MAIL_CA: {error}"))?;
            any = true;
        }
        if !any {
            return Err("LERNWEG_MAIL_CA has no certificate in it".into());
        }
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| error.to_string())?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}

/// An encrypted connection. After STARTTLS the server does not greet again, and the library waits for it.
#[derive(Debug)]
struct Encrypted {
    stream: TlsStream<TcpStream>,
    hello: &'static [u8],
}

impl AsyncTokioStream for Encrypted {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.stream.get_ref().0.peer_addr()
    }
}

impl AsyncRead for Encrypted {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if self.hello.is_empty() {
            return Pin::new(&mut self.stream).poll_read(cx, into);
        }
        let (now, later) = self.hello.split_at(self.hello.len().min(into.remaining()));
        into.put_slice(now);
        self.hello = later;
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Encrypted {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::{Safety, Server};

    fn read(url: &str) -> Result<(String, u16, Safety), String> {
        Server::new(url, None).map(|server| (server.host, server.port, server.safety))
    }

    #[test]
    fn nothing_is_unencrypted_unless_it_stays_here_or_somebody_says_so() {
        for (url, host, port, safety) in [
            ("smtp://mail.example.org", "mail.example.org", 25, Safety::Required),
            ("smtp://mail.example.org:2525", "mail.example.org", 2525, Safety::Required),
            ("smtp://mail.example.org?tls=required", "mail.example.org", 587, Safety::Required),
            ("smtp://mail.example.org?tls=opportunistic", "mail.example.org", 587, Safety::IfOffered),
            ("smtp://mail.example.org:25?tls=none", "mail.example.org", 25, Safety::Never),
            ("smtp://localhost:25", "localhost", 25, Safety::Never),
            ("smtp://127.0.0.1:1025", "127.0.0.1", 1025, Safety::Never),
            ("smtp://[::1]", "::1", 25, Safety::Never),
            ("smtp://localhost?tls=required", "localhost", 587, Safety::Required),
            ("smtp://10.0.0.7", "10.0.0.7", 25, Safety::Required),
            ("smtps://me:a%40b+c@mail.example.org", "mail.example.org", 465, Safety::FromTheFirst),
        ] {
            assert_eq!(read(url), Ok((host.into(), port, safety)), "{url}");
        }
    }

    #[test]
    fn what_means_nothing_is_said_to_mean_nothing() {
        for url in ["mail.example.org", "smtp://", "smtps://a?tls=none", "smtp://a?tls=maybe", "http://a"] {
            assert!(read(url).is_err(), "{url}");
        }
        assert!(Server::new("smtp://a", Some(b"no certificate")).is_err());
    }
}
