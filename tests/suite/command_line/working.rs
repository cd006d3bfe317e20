//! `lernweg worker`, a process of its own beside `lernweg serve --no-worker`.

use std::{collections::BTreeMap, path::Path, process::Child};

use chrono::Duration;
use entity::{outbox, states::MailState};
use lernweg::{
    features::account::SignInLink,
    identity::{NewPerson, add_person, ask_for_link},
    platform::{
        clock::Clock,
        text::{EmailAddress, Name, Text},
    },
    storage::{
        Store,
        connect::{Absent, open},
    },
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{command, good, run, said, serving::Serving};
use crate::harness::{Mail, Mood, Persona, SmtpServer, free_address};

struct Worker(Child);

impl Worker {
    fn start(folder: &Path, mail: &SmtpServer) -> Self {
        Self::start_for(folder, mail, "http://127.0.0.1:8080")
    }

    /// For the house at `base_url`: under another address than the pages' it would be a copy, and send nothing.
    fn start_for(folder: &Path, mail: &SmtpServer, base_url: &str) -> Self {
        let mut worker = command(folder, &["worker"]);
        worker.env("LERNWEG_MAIL_URL", mail.url()).env("LERNWEG_LOG", "error").env("LERNWEG_BASE_URL", base_url);
        Self(worker.spawn().unwrap())
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

async fn open_in(folder: &Path) -> Store {
    open(&format!("sqlite://{}", folder.join("lernweg.db").display()), Absent::Refuse, Clock::Wall).await.unwrap()
}

/// Waits, by asking again, until `done`; the processes here have clocks and threads of their own.
async fn until(what: &str, mut done: impl AsyncFnMut() -> bool) {
    for _ in 0..6_000 {
        if done().await {
            return;
        }
        tokio::task::yield_now().await;
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    panic!("{what} did not happen");
}

/// People who have each asked for a link that nobody has carried yet.
async fn waiting_for_links(store: &Store, count: usize) {
    for nth in 0..count {
        let new = NewPerson {
            name: Name::parse(&format!("Person {nth}")).unwrap(),
            email: EmailAddress::parse(&format!("person{nth}@example.org")).unwrap(),
            locale: "en".into(),
            zone: "Europe/Berlin".into(),
        };
        store
            .write(async |tx| {
                let person = add_person(tx, &new).await?;
                let link = ask_for_link(tx, person.id, "a browser").await?.unwrap();
                tx.post(person.id, &SignInLink { link, next: "/".into() }).await
            })
            .await
            .unwrap();
    }
}

#[actix_web::test]
async fn pages_and_mails_by_two_processes() {
    let folder = tempfile::tempdir().unwrap();
    good(run(folder.path(), &["migrate"]));
    good(run(folder.path(), &["owner", "add", "olga@example.org", "--name", "Olga", "--locale", "en"]));
    let mail = SmtpServer::start().await;
    let serving = Serving::start_with(folder.path(), &free_address(), &["serve", "--no-worker"]).await;
    let olga = Persona::new(&serving.1, "en");
    let page = olga.get("/sign-in").await;
    olga.submit(&page, "/sign-in", &[("email", "olga@example.org"), ("way", "link")]).await.must_be(200);
    let store = open_in(folder.path()).await;
    let rows = outbox::Entity::find().all(store.read()).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.state).collect::<Vec<_>>(), [MailState::Queued], "nobody carries it yet");
    let mut worker = Worker::start_for(folder.path(), &mail, &serving.1);
    until("the mail", async || !mail.mails().is_empty()).await;
    let link = mail.last_to("olga@example.org").link("/sign-in/");
    let confirm = olga.get(&link).await.must_be(200);
    assert_eq!(olga.submit(&confirm, &link, &[]).await.must_be(200).path, "/home");
    // Asked to stop, it stops, and says nothing.
    let stopped = std::process::Command::new("kill").args(["-TERM", &worker.0.id().to_string()]).status().unwrap();
    assert!(stopped.success());
    assert!(worker.0.wait().unwrap().success());
}

#[actix_web::test]
async fn a_worker_killed_in_the_middle_loses_no_mail_and_repeats_few() {
    const PEOPLE: usize = 40;
    const CRASHES: usize = 5;
    /// How many a worker carries at once: so many can be taken by the server and not yet written down.
    const UNDER_WAY: usize = 4;
    let folder = tempfile::tempdir().unwrap();
    good(run(folder.path(), &["migrate"]));
    let store = open_in(folder.path()).await;
    waiting_for_links(&store, PEOPLE).await;
    let mail = SmtpServer::start().await;
    for crash in 1..=CRASHES {
        let mut worker = Worker::start(folder.path(), &mail);
        until("some mails", async || mail.mails().len() >= crash * 6).await;
        worker.0.kill().unwrap();
        worker.0.wait().unwrap();
        // A minute later: the leases of the dead are over.
        let over = store.now() - Duration::seconds(1);
        store
            .write(async |tx| {
                let dead = outbox::Entity::update_many()
                    .col_expr(outbox::Column::LeasedUntil, Expr::value(over))
                    .filter(outbox::Column::State.eq(MailState::Leased));
                Ok(dead.exec(&**tx).await?)
            })
            .await
            .unwrap();
    }
    let _worker = Worker::start(folder.path(), &mail);
    until("every mail", async || {
        let rows = outbox::Entity::find().all(store.read()).await.unwrap();
        rows.iter().all(|row| row.state == MailState::Sent)
    })
    .await;
    let mut ids: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for Mail { to, message_id, .. } in mail.mails() {
        ids.entry(to).or_default().push(message_id);
    }
    assert_eq!(ids.len(), PEOPLE, "nobody was forgotten");
    let repeated = mail.mails().len() - PEOPLE;
    assert!(repeated <= CRASHES * UNDER_WAY, "{repeated} repeated");
    assert!(ids.values().all(|ids| ids.iter().all(|id| *id == ids[0])), "a repeated mail has the same id: {ids:?}");
}

#[actix_web::test]
async fn check_asks_the_mail_server_too() {
    let folder = tempfile::tempdir().unwrap();
    good(run(folder.path(), &["migrate"]));
    let mail = SmtpServer::start().await;
    for (mood, well) in [(Mood::Accepts, true), (Mood::Down, false)] {
        mail.is(mood);
        let (folder, url) = (folder.path().to_owned(), mail.url().to_owned());
        // On a thread of its own: the server answers on this one.
        let check = move || command(&folder, &["check"]).env("LERNWEG_MAIL_URL", url).output().unwrap();
        let output = tokio::task::spawn_blocking(check).await.unwrap();
        assert_eq!(output.status.success(), well, "{}", said(&output));
        assert!(said(&output).contains(if well { "good  mail" } else { "bad   mail" }), "{}", said(&output));
    }
}
