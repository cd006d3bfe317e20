//! What whoever runs a house is told about it, on an address of their own.

use super::{command, good, refusal, run, serving::Serving};
use crate::harness::{Persona, free_address};

#[actix_web::test]
async fn figures_are_told_to_operators_and_to_nobody_else_and_name_nobody() {
    let folder = tempfile::tempdir().unwrap();
    good(run(folder.path(), &["migrate"]));
    good(run(folder.path(), &["owner", "add", "olga@example.org", "--name", "Olga"]));
    let desk = free_address();
    std::fs::write(folder.path().join("lernweg.toml"), format!("admin_listen = \"{desk}\"\n")).unwrap();
    let serving = Serving::start(folder.path(), &free_address()).await;
    let olga = Persona::new(&serving.1, "en");
    let page = olga.get("/sign-in").await.must_be(200);
    olga.submit(&page, "/sign-in", &[("email", "olga@example.org"), ("way", "link")]).await.must_be(200);
    olga.get("/sign-in/a-token-that-must-not-be-told").await;
    olga.get("/a-page-somebody-made-up").await.must_be(404);
    olga.get("/metrics").await.must_be(404);
    let operator = Persona::new(&format!("http://{desk}"), "en");
    let told = operator.get("/metrics").await.must_be(200).body;
    for line in [
        "lernweg_requests_total{method=\"GET\",route=\"/sign-in\",status=\"200\"} 1",
        "lernweg_requests_total{method=\"POST\",route=\"/sign-in\",status=\"303\"} 1",
        "lernweg_request_seconds_bucket{method=\"GET\",route=\"/sign-in/{token}\"",
        "lernweg_write_wait_seconds_count",
        "lernweg_outbox_mails{lane=\"0\",state=\"queued\"}",
        "lernweg_outbox_oldest_seconds{lane=\"2\",state=\"deferred\"} 0",
        "lernweg_database_up 1",
        "lernweg_standstill 0",
        "# HELP lernweg_job_age_seconds",
    ] {
        assert!(told.contains(line), "{line} is not in\n{told}");
    }
    assert!(!told.contains("must-not-be-told") && !told.contains("made-up") && !told.contains("olga"), "{told}");
    assert_eq!(operator.get("/readyz").await.must_be(200).body, "ready\n");
    assert_eq!(operator.get("/healthz").await.must_be(200).body, "alive\n");
    operator.get("/home").await.must_be(404);
    assert_eq!(olga.get("/readyz").await.must_be(200).body, "ready\n");
    // Nobody else can have that address.
    let second = command(folder.path(), &["serve"]).env("LERNWEG_LISTEN", free_address()).output().unwrap();
    let said = refusal(&second);
    assert!(said.starts_with(&format!("No figures can be told at {desk}: ")), "{said}");
}
