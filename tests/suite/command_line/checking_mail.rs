//! Whether e-mails arrive and are believed.

use std::{fs, io::Write, process::Stdio};

use super::{command, good, refusal, run, said};
use crate::harness::{Mood, SmtpServer};

const ED25519: &str = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n";

const BELIEVED: &str = "Return-Path: <reply@example.org>\r\nAuthentication-Results: mx.example.net; dkim=pass \
    header.d=example.org; spf=pass smtp.mailfrom=reply@example.org; dmarc=pass header.from=example.org\r\n\
    DKIM-Signature: v=1; d=example.org; s=s1; b=x\r\nFrom: Lernweg <learn@example.org>\r\nSubject: Test\r\n\r\nHello\r\n";

#[actix_web::test]
async fn a_test_leaves_as_the_house_writes_and_says_what_to_do_next() {
    let folder = tempfile::tempdir().unwrap();
    let server = SmtpServer::start().await;
    fs::write(folder.path().join("dkim.pem"), ED25519).unwrap();
    let mut check = command(folder.path(), &["check", "mail", "elif@example.net"]);
    check.env("LERNWEG_MAIL_URL", server.url()).env("LERNWEG_MAIL_FROM", "Lernweg <learn@example.org>");
    check.env("LERNWEG_MAIL_DKIM_DOMAIN", "example.org").env("LERNWEG_MAIL_DKIM_SELECTOR", "s1");
    check.env("LERNWEG_MAIL_DKIM_KEY", "dkim.pem");
    let mut again = command(folder.path(), &["check", "mail", "elif@example.net"]);
    again.env("LERNWEG_MAIL_URL", server.url());
    let words = tokio::task::spawn_blocking(move || good(check.output().unwrap())).await.unwrap();
    assert!(words.contains("good  The mail server took it.") && words.contains("lernweg check mail --read"), "{words}");
    assert!(words.contains("s1._domainkey.example.org"), "{words}");
    let mail = server.last_to("elif@example.net");
    assert!(
        mail.header("DKIM-Signature").unwrap().contains("d=example.org") && mail.html.contains("this e-mail is a test")
    );
    server.is(Mood::Refuses);
    let output = tokio::task::spawn_blocking(move || again.output().unwrap()).await.unwrap();
    assert!(said(&output).contains("localhost: no mailbox elsewhere believes that"), "{}", said(&output));
    assert!(refusal(&output).contains("Nobody can be reached at elif@example.net"));
}

#[test]
fn what_a_mailbox_made_of_it_is_explained() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("test.eml"), BELIEVED).unwrap();
    let words = good(run(folder.path(), &["check", "mail", "--read", "test.eml"]));
    assert!(words.contains("DMARC passed") && !words.contains("bad "), "{words}");
    // The same from a pipe.
    let mut piped = command(folder.path(), &["check", "mail", "--read"]);
    let mut piped = piped.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    piped.stdin.take().unwrap().write_all(BELIEVED.replace("dkim=pass", "dkim=fail").as_bytes()).unwrap();
    let output = piped.wait_with_output().unwrap();
    assert!(said(&output).contains("bad   DKIM failed for example.org"), "{}", said(&output));
    assert_eq!(refusal(&output), "One thing is to be mended.");
    fs::write(folder.path().join("none.eml"), "no e-mail at all").unwrap();
    assert!(refusal(&run(folder.path(), &["check", "mail", "--read", "none.eml"])).contains("no e-mail"));
    assert!(refusal(&run(folder.path(), &["check", "mail", "--read", "nowhere.eml"])).contains("cannot be read"));
    assert!(!run(folder.path(), &["check", "mail"]).status.success());
}

#[test]
fn the_record_of_the_key_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    let no = refusal(&run(folder.path(), &["mail", "dkim"]));
    assert!(no.contains("openssl genrsa") && no.contains("LERNWEG_MAIL_DKIM_KEY"), "{no}");
    fs::write(folder.path().join("dkim.pem"), ED25519).unwrap();
    let mut print = command(folder.path(), &["mail", "dkim"]);
    print.env("LERNWEG_MAIL_DKIM_DOMAIN", "example.org").env("LERNWEG_MAIL_DKIM_SELECTOR", "s1");
    print.env("LERNWEG_MAIL_DKIM_KEY", "dkim.pem");
    let line = good(print.output().unwrap());
    assert_eq!(
        line.trim(),
        "s1._domainkey.example.org. IN TXT \"v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\""
    );
}
