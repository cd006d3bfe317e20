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
        Self::begin(command(folder, arguments), listen).await
    }

    /// A server by a command of one's own.
    pub async fn begin(mut command: std::process::Command, listen: &str) -> Self {
        let child = command.env("LERNWEG_LISTEN", listen).env("LERNWEG_LOG", "error").spawn().unwrap();
        let serving = Self(child, format!("http://{listen}"));
        let client = client();
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

fn client() -> reqwest::Client {
    crate::harness::choose_cryptography();
    reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(5)).build().unwrap()
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

impl Serving {
    /// Asks it to stop, as a service manager does.
    pub(super) fn terminate(&self) {
        let told = std::process::Command::new("kill").args(["-TERM", &self.0.id().to_string()]).status().unwrap();
        assert!(told.success());
    }
}

#[actix_web::test]
async fn a_server_that_is_asked_to_stop_stops() {
    let folder = tempfile::tempdir().unwrap();
    good(run(folder.path(), &["migrate"]));
    let mut serving = Serving::start(folder.path(), &free_address()).await;
    serving.terminate();
    assert!(serving.0.wait().unwrap().success());
}

#[actix_web::test]
async fn a_server_of_several_says_first_that_it_will_stop_and_sends_nobody_away() {
    let folder = tempfile::tempdir().unwrap();
    good(run(folder.path(), &["migrate"]));
    let (listen, mut serve) = (free_address(), command(folder.path(), &["serve"]));
    // Longer than this test: it ends because it is told a second time.
    serve.env("LERNWEG_DRAIN_SECONDS", "3600");
    let mut serving = Serving::begin(serve, &listen).await;
    let (client, status) = (client(), async |client: &reqwest::Client, path: &str| {
        client.get(format!("http://{listen}{path}")).send().await.unwrap().status().as_u16()
    });
    assert_eq!(status(&client, "/readyz").await, 200);
    serving.terminate();
    while status(&client, "/readyz").await != 503 {
        tokio::task::yield_now().await;
    }
    assert_eq!(status(&client, "/healthz").await, 200);
    assert_eq!(status(&client, "/sign-in").await, 200, "whoever still comes is answered");
    assert!(serving.0.try_wait().unwrap().is_none());
    serving.terminate();
    assert!(serving.0.wait().unwrap().success());
}
