//! A mail server on threads of its own that takes everything, and keeps only who got what and when.

use std::{
    collections::HashMap,
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Instant,
};

/// What happens right after the server has said yes.
type Then = Arc<dyn Fn() + Send + Sync>;

/// It.
#[derive(Clone)]
pub struct Sink {
    port: u16,
    taken: Arc<AtomicUsize>,
    reached: Arc<Mutex<HashMap<String, Instant>>>,
    ids: Arc<Mutex<HashMap<String, usize>>>,
    then: Then,
}

impl Sink {
    /// Starts one.
    pub fn start() -> Self {
        Self::start_with(|| {})
    }

    /// Starts one that does `then` right after every yes.
    pub fn start_with(then: impl Fn() + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let sink = Self {
            port: listener.local_addr().unwrap().port(),
            taken: Arc::default(),
            reached: Arc::default(),
            ids: Arc::default(),
            then: Arc::new(then),
        };
        let own = sink.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let sink = own.clone();
                std::thread::spawn(move || sink.talk(stream));
            }
        });
        sink
    }

    fn talk(&self, stream: TcpStream) -> std::io::Result<()> {
        stream.set_nodelay(true)?;
        let mut answer = stream.try_clone()?;
        let mut lines = BufReader::new(stream);
        answer.write_all(b"220 sink\r\n")?;
        let (mut line, mut reader, mut id, mut text) = (Vec::new(), String::new(), String::new(), false);
        loop {
            line.clear();
            if lines.read_until(b'\n', &mut line)? == 0 {
                return Ok(());
            }
            if text {
                if let Some(given) = line.strip_prefix(b"Message-ID: <") {
                    id = String::from_utf8_lossy(given).trim_end().trim_end_matches('>').to_owned();
                }
                if line == b".\r\n" {
                    text = false;
                    self.take(&reader, &id);
                    answer.write_all(b"250 taken\r\n")?;
                    (self.then)();
                }
                continue;
            }
            if let Some(to) = line.strip_prefix(b"RCPT TO:<") {
                reader = String::from_utf8_lossy(to).split('>').next().unwrap().to_owned();
            }
            text = line == b"DATA\r\n";
            let said: &[u8] = match line.get(..4) {
                Some(b"EHLO") => b"250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n",
                _ if text => b"354 go on\r\n",
                _ => b"250 ok\r\n",
            };
            answer.write_all(said)?;
        }
    }

    fn take(&self, reader: &str, id: &str) {
        self.taken.fetch_add(1, Ordering::SeqCst);
        self.reached.lock().unwrap().entry(reader.to_owned()).or_insert_with(Instant::now);
        *self.ids.lock().unwrap().entry(id.to_owned()).or_default() += 1;
    }

    /// Where it is.
    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// The port it is at.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// How many it has taken.
    pub fn taken(&self) -> usize {
        self.taken.load(Ordering::SeqCst)
    }

    /// When something first reached an address.
    pub fn reached(&self, address: &str) -> Option<Instant> {
        self.reached.lock().unwrap().get(address).copied()
    }

    /// How often it has taken the e-mail with each id.
    pub fn ids(&self) -> HashMap<String, usize> {
        self.ids.lock().unwrap().clone()
    }
}
