//! Stories about the demonstration: the built program, in an empty folder.

use crate::harness::Demo;

#[actix_web::test]
async fn an_empty_folder_becomes_a_running_school() {
    let mut demo = Demo::start();
    for word in ["participant", "trainer", "owner", "/demo/sign-in/participant", "/demo/mailbox"] {
        assert!(demo.said.contains(word), "{}", demo.said);
    }
    assert!(demo.folder.path().join("lernweg.db").is_file());
    let visitor = demo.visitor("en");
    visitor.get("/demo").await.must_be(200);
    assert_eq!(visitor.get("/demo/sign-in/participant").await.must_be(200).path, "/home");
    let mailbox = demo.visitor("en").get("/demo/mailbox").await.must_be(200);
    let mails = mailbox.attributes("main a[href^='/demo/mailbox/']", "href");
    assert!(mails.len() > 30, "everybody was welcomed and many were answered: {}", mails.len());
    let mail = visitor.get(&mails[0]).await.must_be(200);
    let frame = mail.attribute("iframe", "src").unwrap();
    assert!(mail.attribute("iframe", "sandbox").is_some());
    let html = visitor.get(&frame).await.must_be(200);
    assert!(html.headers["content-security-policy"].to_str().unwrap().contains("sandbox"));
    for nonsense in ["/demo/mailbox/nope", "/demo/mailbox/..%2f..%2fCargo", "/demo/sign-in/root"] {
        visitor.get(nonsense).await.must_be(404);
    }
    let weeks = demo.visitor("en");
    weeks.get("/demo/sign-in/trainer").await.must_be(200);
    weeks.get("/demo/sign-in/owner").await.must_be(200);
    // Signed out, one click is enough again.
    let me = visitor.get("/me").await;
    visitor.submit(&me, "/sign-out", &[]).await.must_be(200);
    assert_eq!(visitor.get("/demo/sign-in/participant").await.must_be(200).path, "/home");
    // Started again it is the same school, and nobody is welcomed twice.
    demo.restart();
    let again = demo.visitor("en").get("/demo/mailbox").await.must_be(200);
    assert_eq!(again.attributes("main a[href^='/demo/mailbox/']", "href").len(), mails.len());
}

#[actix_web::test]
async fn the_pages_of_the_demonstration_are_drawn_in_both_languages() {
    let demo = Demo::start();
    for language in ["de", "en"] {
        let visitor = demo.visitor(language);
        for path in ["/demo", "/demo/mailbox"] {
            let page = visitor.get(path).await.must_be(200);
            assert_eq!(page.attribute("html", "lang").as_deref(), Some(language), "{path}");
        }
        let mailbox = visitor.get("/demo/mailbox").await;
        let mail = mailbox.attribute("main a[href^='/demo/mailbox/']", "href").unwrap();
        let view = visitor.get(&mail).await.must_be(200).attribute("body", "data-view");
        assert_eq!(view.as_deref(), Some("demo/mail.html"));
    }
}
