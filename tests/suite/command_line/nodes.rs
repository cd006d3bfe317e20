//! Several processes over one PostgreSQL, and people who write while one of them goes.

use std::{
    cell::{Cell, RefCell},
    path::Path,
    time::Duration,
};

use lernweg::platform::clock::Clock;

use super::{
    command,
    crash::{COHORTS, Intent, owner, plan},
    good, run,
    serving::Serving,
};
use crate::harness::{Persona, at_once, empty, free_address, fresh_key, must_be_sound, on_postgres};

/// How many write at a time.
const WRITERS: usize = 8;

/// A new house over a database of its own, for processes that start in `folder`.
fn settle_in(folder: &Path, database: &str) {
    let settings = format!("database_url = {database:?}\nbase_url = \"http://127.0.0.1:8080\"\n");
    std::fs::write(folder.join("lernweg.toml"), settings).unwrap();
    good(run(folder, &["migrate"]));
}

async fn node(folder: &Path, listen: &str) -> Serving {
    let mut serve = command(folder, &["serve"]);
    // Long enough for whoever asks all the time.
    serve.env("LERNWEG_DRAIN_SECONDS", "2");
    Serving::begin(serve, listen).await
}

/// The names of all cohorts, as the owner reads them.
async fn names(olga: &Persona) -> Vec<String> {
    let list = olga.get(COHORTS).await.must_be(200);
    let mut names = list.texts("main tbody th[scope=row]");
    names.sort();
    names
}

#[actix_web::test]
async fn of_three_nodes_one_is_killed_and_nothing_is_lost_or_done_twice() {
    if on_postgres().is_none() {
        return; // one file has one process
    }
    let folder = tempfile::tempdir().unwrap();
    let database = empty(folder.path());
    settle_in(folder.path(), &database.url);
    let listen = [free_address(), free_address(), free_address()];
    let mut nodes = Vec::new();
    for address in &listen {
        nodes.push(node(folder.path(), address).await);
    }
    let olga = owner(folder.path(), &nodes[0]).await;
    // The same person through whichever node a proxy sends them to.
    let olgas: Vec<Persona> = nodes.iter().map(|node| olga.through(&node.1)).collect();
    let (written, unanswered, dead) = (Cell::new(0), Cell::new(0), Cell::new(false));
    let first = RefCell::new(nodes.remove(0));
    let sent = at_once(WRITERS + 1, async |nth| {
        let mut own = Vec::new();
        if nth == WRITERS {
            while written.get() < 40 {
                tokio::task::yield_now().await;
            }
            first.borrow_mut().0.kill().unwrap();
            dead.set(true);
            return own;
        }
        for count in 0..15 {
            let intent = Intent { key: fresh_key(), name: format!("Writer {nth} cohort {count}") };
            for attempt in nth + count.. {
                match plan(&olgas[attempt % 3], &intent).await {
                    Ok(status) => {
                        assert_eq!(status, 303, "{}", intent.name);
                        break;
                    }
                    // As a browser does whose connection broke: once more, with the same form, elsewhere.
                    Err(error) => {
                        unanswered.set(unanswered.get() + 1);
                        assert!(attempt % 3 == 0, "a node that lives did not answer: {error:?}");
                    }
                }
            }
            written.set(written.get() + 1);
            own.push(intent.name);
        }
        own
    });
    let mut wanted: Vec<String> = sent.await.into_iter().flatten().collect();
    wanted.sort();
    assert!(dead.get() && unanswered.get() > 0, "it was killed while people wrote");
    assert_eq!(names(&olgas[1]).await, wanted, "none lost, none twice");
    assert_eq!(names(&olgas[2]).await, wanted);
    println!("{} writes over three nodes, {} sent once more", wanted.len(), unanswered.get());
    must_be_sound(&database.url, Clock::Wall.now());
}

/// What a proxy knows of a node: whether it was ready when it was last asked.
struct Behind {
    listen: String,
    ready: Cell<bool>,
}

#[actix_web::test]
async fn a_new_version_comes_node_by_node_and_no_request_fails() {
    if on_postgres().is_none() {
        return; // one file has one process
    }
    let folder = tempfile::tempdir().unwrap();
    let database = empty(folder.path());
    settle_in(folder.path(), &database.url);
    let behind = [free_address(), free_address()].map(|listen| Behind { listen, ready: Cell::new(true) });
    let mut nodes = Vec::new();
    for one in &behind {
        nodes.push(Some(node(folder.path(), &one.listen).await));
    }
    let olga = owner(folder.path(), nodes[0].as_ref().unwrap()).await;
    let olgas: Vec<Persona> = behind.iter().map(|one| olga.through(&format!("http://{}", one.listen))).collect();
    let (over, answered) = (Cell::new(false), Cell::new(0));
    let nodes = RefCell::new(nodes);
    let all = at_once(WRITERS + 2, async |nth| {
        let mut own = Vec::new();
        if nth == WRITERS {
            look_whether_ready(&behind, &over).await;
        } else if nth == WRITERS + 1 {
            for (which, address) in behind.iter().enumerate() {
                let old = nodes.borrow_mut()[which].take().unwrap();
                let begun = answered.get();
                let ended = replace(old).await;
                assert!(ended, "it ended by itself and well");
                assert!(answered.get() > begun, "people went on meanwhile");
                let new = node(folder.path(), &address.listen).await;
                nodes.borrow_mut()[which] = Some(new);
                while !address.ready.get() {
                    tokio::task::yield_now().await;
                }
            }
            over.set(true);
        } else {
            for count in nth.. {
                if over.get() {
                    break;
                }
                let ready = (0..2).map(|next| (count + next) % 2).find(|which| behind[*which].ready.get());
                let who = &olgas[ready.expect("one of two is always there")];
                // What fails here fails for somebody: nothing is tried again.
                if count % 10 == 0 {
                    let intent = Intent { key: fresh_key(), name: format!("Writer {nth} cohort {count}") };
                    assert_eq!(plan(who, &intent).await.unwrap(), 303);
                    own.push(intent.name);
                } else {
                    who.get("/home").await.must_be(200);
                }
                answered.set(answered.get() + 1);
            }
        }
        own
    });
    let mut wanted: Vec<String> = all.await.into_iter().flatten().collect();
    wanted.sort();
    assert_eq!(names(&olgas[0]).await, wanted);
    println!("{} requests answered while both nodes were replaced, none failed", answered.get());
}

/// Asks every node all the time, as a proxy does.
async fn look_whether_ready(behind: &[Behind], over: &Cell<bool>) {
    let client = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(5)).build().unwrap();
    while !over.get() {
        for one in behind {
            let answer = client.get(format!("http://{}/readyz", one.listen)).send().await;
            one.ready.set(answer.is_ok_and(|answer| answer.status() == 200));
        }
        tokio::task::yield_now().await;
    }
}

/// Asks a process to stop and waits for it, while everybody else goes on. Returns whether it ended well.
async fn replace(mut serving: Serving) -> bool {
    serving.terminate();
    loop {
        if let Some(status) = serving.0.try_wait().unwrap() {
            return status.success();
        }
        tokio::task::yield_now().await;
    }
}
