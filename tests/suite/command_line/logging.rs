//! What the house writes into its log: never whom something is about.

use std::{
    fs::{File, read_to_string},
    path::Path,
};

use super::{command, good, run, serving::Serving};
use crate::harness::{Persona, free_address};

/// What one looks for: a name, an address, what somebody writes, looks for, and a password.
const MARKS: [&str; 5] = ["Kestrelwing", "kestrel@example.org", "kestrelcohort", "kestrelquery", "kestrelpassword"];

fn loud(folder: &Path, log: &File, listen: &str) -> Serving {
    let mut serve = command(folder, &["serve"]);
    serve
        .env("LERNWEG_LISTEN", listen)
        .env("LERNWEG_LOG", "lernweg=trace,info")
        .env("LERNWEG_BASE_URL", format!("http://{listen}"));
    serve.stdout(log.try_clone().unwrap()).stderr(log.try_clone().unwrap());
    Serving(serve.spawn().unwrap(), format!("http://{listen}"))
}

#[actix_web::test]
async fn of_five_marks_none_is_in_the_log_however_much_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    good(run(folder, &["migrate"]));
    good(run(folder, &["owner", "add", "kestrel@example.org", "--name", "Kestrelwing", "--locale", "en"]));
    let log = folder.join("log");
    let serving = loud(folder, &File::create(&log).unwrap(), &free_address());
    crate::harness::choose_cryptography();
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    for _ in 0..2_000 {
        if client.get(format!("{}/healthz", serving.1)).send().await.is_ok() {
            break;
        }
        tokio::task::yield_now().await;
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let owner = Persona::new(&serving.1, "en");
    let page = owner.get("/sign-in").await;
    let wrong = [("email", "kestrel@example.org"), ("password", "kestrelpassword"), ("way", "password")];
    owner.press(&page, "/sign-in", &wrong).await.must_be(422);
    owner.submit(&page, "/sign-in", &[("email", "kestrel@example.org"), ("way", "link")]).await.must_be(200);
    let letter = super::serving::letter_in(&folder.join("mail")).await;
    let start = letter.find("/sign-in/").unwrap();
    let link: String = letter[start..].chars().take_while(|c| !c.is_whitespace() && *c != ')').collect();
    let confirm = owner.get(&link).await.must_be(200);
    owner.submit(&confirm, &link, &[]).await.must_be(200);
    let new = owner.get("/programmes/community-manager/cohorts/new").await;
    let fields = [("name", "kestrelcohort"), ("starts_on", "2030-03-04")];
    owner.submit(&new, "/cohorts", &fields).await.must_be(200);
    owner.fetch("/search?q=kestrelquery").await.must_be(200);
    owner.fetch("/kestrelquery?token=kestrelpassword").await.must_be(404);
    let erase = run(folder, &["account", "erase", "kestrel@example.org", "--words", "remove"]);
    let told = String::from_utf8_lossy(&erase.stderr).into_owned();
    drop(serving);
    let log = read_to_string(log).unwrap();
    assert!(!log.is_empty(), "it says something");
    for mark in MARKS {
        assert!(!log.contains(mark), "{mark} in: {log}");
    }
    assert!(!log.contains(link.trim_start_matches("/sign-in/")), "nor a link that signs somebody in");
    assert!(!told.contains("Kestrelwing"), "{told}");
}
