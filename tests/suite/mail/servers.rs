//! Mail servers that others wrote. No tests of the usual run: `tests/mail-proofs` runs them.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use chrono::Duration as Span;
use entity::states::MailState;
use mail_parser::MessageParser;

use super::{answer, rows, signing::key_for};
use crate::harness::{Garden, World};

/// aiosmtpd, and the port it takes orders at.
struct Moody {
    process: Child,
    mail: u16,
    orders: u16,
}

impl Moody {
    fn start(python: &str) -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mail-sink");
        let mut process = Command::new(python).arg(script).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let mut ports = line.split_whitespace().map(|port| port.parse().unwrap());
        Self { process, mail: ports.next().unwrap(), orders: ports.next().unwrap() }
    }

    fn order(&self, order: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.orders)).unwrap();
        stream.write_all(format!("{order}\n").as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// How often it took the e-mail with each id.
    fn taken(&self) -> BTreeMap<String, usize> {
        serde_json::from_str(&self.order("stat")).unwrap()
    }
}

impl Drop for Moody {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

async fn answers(garden: &Garden, count: usize) {
    for nth in 0..count {
        answer(garden, &format!("Beer {nth}.")).await;
    }
}

async fn count(world: &World, state: MailState) -> usize {
    rows(world).await.iter().filter(|row| row.kind == "discussions/answered" && row.state == state).count()
}

#[actix_web::test]
#[ignore = "needs aiosmtpd; tests/mail-proofs runs it"]
async fn a_server_others_wrote_with_all_its_moods() {
    let Ok(python) = std::env::var("LERNWEG_TEST_PYTHON") else { return };
    let server = Moody::start(&python);
    let url = format!("smtp://127.0.0.1:{}", server.mail);
    let garden = Garden::in_world(World::with(|settings| settings.mail_url = url).await).await;
    let world = &garden.world;
    world.deliver().await;
    let before = server.taken().len();
    server.order("t451");
    answers(&garden, 12).await;
    world.deliver().await;
    assert_eq!((count(world, MailState::Deferred).await, server.taken().len()), (12, before));
    // Two seconds for each, and the pages go on.
    server.order("slow 2");
    world.later(Span::minutes(1));
    let elif = world.sign_in("elif").await;
    let pages = async {
        let mut took = Vec::new();
        for _ in 0..100 {
            let begun = Instant::now();
            elif.fetch("/home").await.must_be(200);
            took.push(begun.elapsed());
        }
        took.sort();
        took[94]
    };
    let (settled, slowest) = tokio::join!(world.deliver(), pages);
    assert_eq!((settled, count(world, MailState::Sent).await), (12, 12));
    println!("  aiosmtpd takes 2 s for each: home page p95 {:.1} ms meanwhile", slowest.as_secs_f64() * 1e3);
    server.order("drop");
    answers(&garden, 5).await;
    world.deliver().await;
    assert_eq!(count(world, MailState::Deferred).await, 5, "it took them and did not say so");
    server.order("ok");
    world.later(Span::minutes(1));
    world.deliver().await;
    assert_eq!(count(world, MailState::Sent).await, 17);
    let taken = server.taken();
    let twice = taken.values().filter(|times| **times == 2).count();
    assert_eq!((taken.len() - before, twice), (17, 5), "none lost, twice only with the same Message-ID: {taken:?}");
    server.order("p550");
    answers(&garden, 1).await;
    world.deliver().await;
    assert_eq!(count(world, MailState::Parked).await, 1);
    println!("  aiosmtpd: 18 e-mails, 451, 2 s each, 5 dropped after the text, 550: 0 lost, 5 twice with the same id");
}

/// E-mails Postfix has put into a folder.
fn delivered(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder.join("all/new")) else { return Vec::new() };
    entries.map(|entry| entry.unwrap().path()).collect()
}

#[actix_web::test]
#[ignore = "needs Postfix; tests/mail-proofs runs it"]
async fn postfix_takes_all_and_delivers_each_once() {
    let of = |name: &str| std::env::var(format!("LERNWEG_TEST_POSTFIX{name}"));
    let (Ok(at), Ok(ca), Ok(folder)) = (of(""), of("_CA"), of("_BOX")) else { return };
    let keys = tempfile::tempdir().unwrap();
    let world = World::with(|settings| {
        settings.mail_url = format!("smtp://{at}?tls=required");
        settings.mail_ca = Some(ca.into());
        key_for(settings, keys.path(), "postfix");
    });
    let garden = Garden::in_world(world.await).await;
    let world = &garden.world;
    answers(&garden, 100).await;
    world.deliver().await;
    let ids: BTreeSet<String> = rows(world).await.iter().map(|row| format!("{}@example.org", row.id)).collect();
    assert!(rows(world).await.iter().all(|row| row.state == MailState::Sent), "Postfix took all of them");
    let begun = Instant::now();
    while delivered(Path::new(&folder)).len() < ids.len() && begun.elapsed() < Duration::from_secs(60) {
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let mut arrived = BTreeMap::<String, usize>::new();
    for file in delivered(Path::new(&folder)) {
        let bytes = std::fs::read(&file).unwrap();
        let message = MessageParser::default().parse(&bytes).unwrap();
        let id = message.message_id().unwrap().to_owned();
        if let Some(kept) = std::env::var_os("LERNWEG_TEST_MAILS").map(PathBuf::from) {
            std::fs::create_dir_all(&kept).unwrap();
            let wire = String::from_utf8(bytes.clone()).unwrap().replace('\n', "\r\n");
            std::fs::write(kept.join(format!("signed-postfix-{id}.eml")), wire).unwrap();
        }
        *arrived.entry(id).or_default() += 1;
    }
    println!("  Postfix: {} e-mails over STARTTLS, {} delivered, each once", ids.len(), arrived.len());
    assert_eq!(arrived.keys().cloned().collect::<BTreeSet<_>>(), ids);
    assert!(arrived.values().all(|times| *times == 1));
}
