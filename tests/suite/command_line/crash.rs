//! kill -9 during writes loses nothing that was acknowledged.
//!
//! `LERNWEG_TEST_CRASHES=200` runs the long form.

use std::{
    cell::{Cell, RefCell},
    path::Path,
    time::{Duration, Instant},
};

use sea_orm::{ConnectionTrait, Database};

use super::{
    good, run,
    serving::{Serving, letter_in},
};
use crate::harness::{Persona, at_once, free_address};

fn rounds() -> usize {
    std::env::var("LERNWEG_TEST_CRASHES").ok().and_then(|number| number.parse().ok()).unwrap_or(10)
}

/// A cohort somebody wants to plan: the key of the form, and the name.
#[derive(Clone)]
pub(super) struct Intent {
    pub(super) key: String,
    pub(super) name: String,
}

pub(super) const COHORTS: &str = "/programmes/community-manager/cohorts";

/// Sends the form; the error where no answer came.
pub(super) async fn plan(owner: &Persona, intent: &Intent) -> Result<u16, reqwest::Error> {
    let fields = [
        ("_key", intent.key.as_str()),
        ("name", &intent.name),
        ("starts_on", "2030-03-04"),
        ("opens_at", "08:00"),
        ("zone", "Europe/Berlin"),
        ("seats", "20"),
    ];
    let request = owner.request(reqwest::Method::POST, COHORTS).header("origin", owner.base()).form(&fields);
    Ok(request.timeout(Duration::from_secs(20)).send().await?.status().as_u16())
}

/// What one writer did until the server died: the acknowledged ones, and the one nobody answered.
struct Log {
    acknowledged: Vec<Intent>,
    unanswered: Option<Intent>,
}

/// Plans one cohort after the other until the server dies.
async fn write_until_it_dies(
    owner: &Persona,
    round: usize,
    nth: usize,
    written: &Cell<usize>,
    dead: &Cell<bool>,
) -> Log {
    let mut log = Log { acknowledged: Vec::new(), unanswered: None };
    for count in 0.. {
        let key = crate::harness::fresh_key();
        let intent = Intent { key, name: format!("Round {round} writer {nth} cohort {count}") };
        match plan(owner, &intent).await {
            Ok(303) => log.acknowledged.push(intent),
            Ok(status) => panic!("{status}"),
            Err(error) => {
                assert!(dead.get(), "a server that lives did not answer: {error:?}");
                log.unanswered = Some(intent);
                break;
            }
        }
        written.set(written.get() + 1);
    }
    log
}

/// The owner of a new house, signed in.
pub(super) async fn owner(folder: &Path, serving: &Serving) -> Persona {
    good(run(folder, &["owner", "add", "olga@example.org", "--name", "Olga", "--locale", "en"]));
    let olga = Persona::new(&serving.1, "en");
    let page = olga.get("/sign-in").await;
    olga.submit(&page, "/sign-in", &[("email", "olga@example.org"), ("way", "link")]).await.must_be(200);
    let letter = letter_in(&folder.join("mail")).await;
    let link: String = letter[letter.find("/sign-in/").unwrap()..].chars().take_while(|c| !c.is_whitespace()).collect();
    let confirm = olga.get(&link).await.must_be(200);
    olga.submit(&confirm, &link, &[]).await.must_be(200);
    olga
}

async fn integrity(folder: &Path) -> String {
    let url = format!("sqlite://{}?mode=ro", folder.join("lernweg.db").display());
    let database = Database::connect(url).await.unwrap();
    let said = async |pragma: &str| {
        let rows = database.query_all_raw(sea_orm::Statement::from_string(sea_orm::DbBackend::Sqlite, pragma)).await;
        let rows = rows.unwrap().into_iter().map(|row| row.try_get_by_index::<String>(0).unwrap());
        rows.collect::<Vec<_>>().join("; ")
    };
    let report = [said("pragma integrity_check").await, said("pragma foreign_key_check").await].concat();
    database.close().await.unwrap();
    report
}

#[actix_web::test]
async fn nothing_acknowledged_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    good(run(folder.path(), &["migrate"]));
    let listen = free_address();
    let mut serving = Serving::start(folder.path(), &listen).await;
    let olga = owner(folder.path(), &serving).await;
    let mut acknowledged: Vec<Intent> = Vec::new();
    for round in 0..rounds() {
        let (written, dead) = (Cell::new(0), Cell::new(false));
        // Somewhere in the middle of it: once so many were written, by whoever sees it first.
        let enough = 5 + round * 17 % 40;
        let process = RefCell::new(&mut serving.0);
        let logs = at_once(11, async |nth| {
            if nth < 10 {
                return Some(write_until_it_dies(&olga, round, nth, &written, &dead).await);
            }
            while written.get() < enough {
                olga.get("/about").await;
            }
            dead.set(true);
            process.borrow_mut().kill().unwrap();
            None
        })
        .await;
        serving.0.wait().unwrap();
        assert_eq!(integrity(folder.path()).await, "ok", "after crash {round}");
        let begun = Instant::now();
        serving = Serving::start(folder.path(), &listen).await;
        // A figure to be read, not a rule: how long it takes depends on what else the machine does.
        println!("ready again after {:?}", begun.elapsed());
        // The session lived on, and whoever heard no answer sends the form once more.
        olga.fetch("/home").await.must_be(200);
        for log in logs.into_iter().flatten() {
            acknowledged.extend(log.acknowledged);
            if let Some(again) = log.unanswered {
                assert_eq!(plan(&olga, &again).await.unwrap(), 303, "{}: the same key, the same answer", again.name);
                acknowledged.push(again);
            }
        }
    }
    // Sent once more, every form is answered as it was, and nothing is there twice.
    for one in acknowledged.iter().rev().take(20) {
        assert_eq!(plan(&olga, one).await.unwrap(), 303, "{}", one.name);
    }
    assert!(acknowledged.len() >= 5 * rounds(), "there was something to lose: {}", acknowledged.len());
    let list = olga.get(COHORTS).await.must_be(200);
    let mut found: Vec<String> = list.texts("main tbody th[scope=row]");
    let mut wanted: Vec<String> = acknowledged.into_iter().map(|intent| intent.name).collect();
    found.sort();
    wanted.sort();
    assert_eq!(found, wanted, "none lost, none twice, none nobody asked for");
    println!("{} writes acknowledged over {} crashes, none lost", wanted.len(), rounds());
}
