//! From an empty folder to a house people sign in to, by the commands of the README.

use std::{fs, process::Child, time::Duration};

use super::{changes, command, good, refusal, run};
use crate::harness::{Persona, free_address};

/// A server that is ended with the test.
pub struct Serving(pub Child, pub String);

impl Serving {
    /// `lernweg serve` in a folder; back once it answers.
    pub async fn start(folder: &std::path::Path, listen: &str) -> Self {
        Self::start_with(folder, listen, &["serve"]).await
    }

    /// The same with arguments of one's own.
    pub async fn start_with(folder: &std::path::Path, listen: &str, arguments: &[&str]) -> Self {
        let child =
            command(folder, arguments).env("LERNWEG_LISTEN", listen).env("LERNWEG_LOG", "error").spawn().unwrap();
        let serving = Self(child, format!("http://{listen}"));
        crate::harness::choose_cryptography();
        let client = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(5)).build().unwrap();
        for _ in 0..2_000 {
            if client.get(format!("{}/healthz", serving.1)).send().await.is_ok() {
                return serving;
            }
            tokio::task::yield_now().await;
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("it does not answer");
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[actix_web::test]
async fn an_owner_is_named_signs_in_plans_and_enrols() {
    let folder = tempfile::tempdir().unwrap();
    assert!(good(run(folder.path(), &["migrate"])).contains(&format!("{} change(s)", changes())));
    assert!(good(run(folder.path(), &["migrate"])).contains("0 change(s)"));
    let no = refusal(&run(folder.path(), &["owner", "add", "olga@example.org"]));
    assert!(no.contains("--name"), "{no}");
    let said = good(run(folder.path(), &["owner", "add", "olga@example.org", "--name", "Olga", "--locale", "en"]));
    assert!(said.contains("Olga owns community-manager"), "{said}");
    assert!(refusal(&run(folder.path(), &["owner", "add", "OLGA@example.org"])).contains("already"));
    let dana = ["auditor", "add", "dana@example.org"];
    assert!(refusal(&run(folder.path(), &dana)).contains("say --name too"));
    assert!(good(run(folder.path(), &[&dana[..], &["--name", "Dana"]].concat())).contains("/audit"));
    assert!(refusal(&run(folder.path(), &dana)).contains("already"));
    let gone = ["auditor", "remove", "dana@example.org"];
    good(run(folder.path(), &gone));
    assert!(refusal(&run(folder.path(), &gone)).contains("no auditor"));
    assert!(refusal(&run(folder.path(), &["auditor", "remove", "x@example.org"])).contains("There is no account"));
    assert!(refusal(&run(folder.path(), &["owner", "add", "no address"])).contains("no e-mail address"));
    let serving = Serving::start(folder.path(), &free_address()).await;
    let olga = Persona::new(&serving.1, "en");
    let page = olga.get("/sign-in").await;
    olga.submit(&page, "/sign-in", &[("email", "olga@example.org"), ("way", "link")]).await.must_be(200);
    let letter = letter_in(&folder.path().join("mail")).await;
    let start = letter.find("/sign-in/").unwrap();
    let link: String = letter[start..].chars().take_while(|c| !c.is_whitespace() && *c != ')').collect();
    let confirm = olga.get(&link).await.must_be(200);
    assert_eq!(olga.submit(&confirm, &link, &[]).await.must_be(200).path, "/home");
    let new = olga.get("/programmes/community-manager/cohorts/new").await;
    let planned = olga.submit(&new, "/cohorts", &[("name", "Spring"), ("starts_on", "2030-03-04")]).await.must_be(200);
    assert!(planned.path.ends_with("/settings"), "{}", planned.path);
    let enrolled = olga
        .submit(&planned, "/enrolments", &[("name", "Tom"), ("email", "tom@example.org"), ("role", "trainer")])
        .await
        .must_be(200);
    enrolled.must_say("Tom");
    let tom = Persona::new(&serving.1, "en");
    let page = tom.get("/sign-in").await;
    tom.submit(&page, "/sign-in", &[("email", "tom@example.org"), ("way", "link")]).await.must_be(200);
    assert!(good(run(folder.path(), &["account", "close", "OLGA@example.org"])).contains("closed"));
    olga.fetch("/home").await.must_be(303);
    assert!(refusal(&run(folder.path(), &["account", "close", "nobody@example.org"])).contains("no account"));
    assert!(refusal(&run(folder.path(), &["account", "close", "olga@example.org"])).contains("already closed"));
}

/// The text of the first letter in a folder, once there is one.
pub async fn letter_in(folder: &std::path::Path) -> String {
    for _ in 0..2_000 {
        let found = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        if let Some(file) = found.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "eml")) {
            let bytes = fs::read(file).unwrap();
            if let Some(text) = mail_parser::MessageParser::default()
                .parse(&bytes)
                .and_then(|mail| mail.body_text(0).map(|text| text.into_owned()))
            {
                return text;
            }
        }
        tokio::task::yield_now().await;
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("no letter came");
}

#[actix_web::test]
async fn a_server_that_is_asked_to_stop_stops() {
    let folder = tempfile::tempdir().unwrap();
    good(run(folder.path(), &["migrate"]));
    let mut serving = Serving::start(folder.path(), &free_address()).await;
    let stopped = std::process::Command::new("kill").args(["-TERM", &serving.0.id().to_string()]).status().unwrap();
    assert!(stopped.success());
    assert!(serving.0.wait().unwrap().success());
}
