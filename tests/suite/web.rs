//! Stories about what every page has in common.

use reqwest::{Method, header};

use crate::harness::{Garden, World};

#[actix_web::test]
async fn every_answer_keeps_browsers_careful() {
    let world = World::new().await;
    let visitor = world.stranger();
    for path in ["/sign-in", "/nowhere", "/assets/css/lernweg.css", "/healthz"] {
        let page = visitor.fetch(path).await;
        let header = |name: &str| page.headers.get(name).map(|value| value.to_str().unwrap().to_owned());
        let policy = header("content-security-policy").unwrap();
        for rule in
            ["default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'", "frame-ancestors 'none'"]
        {
            assert!(policy.contains(rule), "{path}: {policy}");
        }
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(header("x-content-type-options").as_deref(), Some("nosniff"));
        assert_eq!(header("referrer-policy").as_deref(), Some("same-origin"));
        assert_eq!(header("server"), None, "no versions");
        assert_eq!(header("strict-transport-security"), None, "plain http in this test");
    }
}

#[actix_web::test]
async fn a_house_on_https_insists_on_it() {
    let world = World::with(|settings| settings.base_url = Some("https://learn.example.org".into())).await;
    let page = world.stranger().fetch("/sign-in").await;
    assert!(page.headers.get("strict-transport-security").is_some());
    let theme = world.stranger().request(Method::POST, "/theme").header("origin", "https://learn.example.org");
    let key = page.attribute("input[name=_key]", "value").unwrap();
    let sent = theme.form(&[("theme", "dark"), ("next", "/"), ("_key", &key)]).send().await.unwrap();
    let cookie = sent.headers().get(header::SET_COOKIE).unwrap().to_str().unwrap();
    assert!(cookie.starts_with("__Host-lernweg-look="), "{cookie}");
    for word in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(word), "{cookie}");
    }
}

#[actix_web::test]
async fn a_form_from_another_site_is_turned_away() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let key = elif.get("/me").await.attribute("input[name=_key]", "value").unwrap();
    let send = async |headers: &[(&'static str, &str)]| {
        let mut request = elif.request(Method::POST, "/me/sessions/end");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.form(&[("_key", &key)]).send().await.unwrap().status().as_u16()
    };
    let own = garden.world.url.clone();
    assert_eq!(send(&[("sec-fetch-site", "cross-site")]).await, 403);
    assert_eq!(send(&[("sec-fetch-site", "same-site")]).await, 403);
    assert_eq!(send(&[("sec-fetch-site", "cross-site"), ("origin", &own)]).await, 403);
    assert_eq!(send(&[("origin", "https://evil.example")]).await, 403);
    assert_eq!(send(&[("origin", "null")]).await, 403);
    assert_eq!(send(&[]).await, 403, "a session and no word about where it comes from");
    elif.get("/home").await.must_be(200);
    assert_eq!(send(&[("sec-fetch-site", "same-origin")]).await, 303);
}

#[actix_web::test]
async fn odd_addresses_are_missing_and_never_our_fault() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let long = format!("/{}", "a".repeat(7_000));
    for path in [
        "/%00",
        "/%ff",
        "/..%2f..%2fetc%2fpasswd",
        "/assets/../Cargo.toml",
        "/assets/..%2f..%2fCargo.toml",
        "/assets/css/../../../Cargo.toml",
        "/assets/",
        "/assets/css/nothing.css",
        "/cohorts/",
        "/cohorts/x/weeks/1",
        "//evil.example",
        "/home/",
        "/HOME",
        "/programmes/%2e%2e",
        "/threads/x",
        "/sign-in/%0d%0aSet-Cookie:x",
        &long,
        "/home?next=//evil.example",
        "/sign-in?next=%ff",
        "/cohorts/x?page=1e9",
    ] {
        let status = elif.fetch(path).await.status.as_u16();
        assert!([200, 303, 400, 404, 410, 414].contains(&status), "{path:.60}: {status}");
    }
}

#[actix_web::test]
async fn a_panic_costs_one_request_and_no_neighbour() {
    let world = World::with_routes(|| {
        lernweg::web::Routes::default()
            .get("/panic", async |_: lernweg::web::Public| -> &'static str { panic!("on purpose") })
    })
    .await;
    for _ in 0..3 {
        let page = world.stranger().fetch("/panic").await.must_be(500);
        page.must_say("Something is broken here");
        assert!(!page.body.contains("on purpose"), "no causes for strangers");
        assert!(page.headers.contains_key("content-security-policy"));
        world.stranger().get("/about").await.must_be(200);
    }
}

#[actix_web::test]
async fn a_body_that_trickles_in_is_given_up_on() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let world = World::new().await;
    let host = world.url.strip_prefix("http://").unwrap().to_owned();
    // Headers that never end.
    let mut headers = tokio::net::TcpStream::connect(&host).await.unwrap();
    headers.write_all(b"GET /about HTTP/1.1\r\nhost: x\r\n").await.unwrap();
    // Chunked and a length at once, and headers of 64 kB.
    for request in [
        "POST /theme HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n".to_owned(),
        format!("GET /about HTTP/1.1\r\nhost: x\r\nx-long: {}\r\n\r\n", "a".repeat(200_000)),
        "GET /about HTTP/9.9\r\n\r\n".to_owned(),
        "\u{1}\u{2}\u{3}\r\n\r\n".to_owned(),
    ] {
        let mut stream = tokio::net::TcpStream::connect(&host).await.unwrap();
        let _ = stream.write_all(request.as_bytes()).await;
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer).await;
        let answer = String::from_utf8_lossy(&answer).into_owned();
        assert!(answer.is_empty() || answer.contains(" 4"), "{answer:.200}");
    }
    world.stranger().get("/about").await.must_be(200);
    let mut answer = Vec::new();
    let _ = headers.read_to_end(&mut answer).await; // the server closes it, within five seconds of its own
    assert!(String::from_utf8_lossy(&answer).contains("408"), "{}", String::from_utf8_lossy(&answer));
}

#[actix_web::test]
async fn what_a_signed_in_person_sees_lies_in_no_cache() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    for path in ["/home", "/me", "/about"] {
        assert_eq!(elif.fetch(path).await.headers["cache-control"], "no-store", "{path}");
    }
    let css = elif.get("/home").await.attribute("link[rel=stylesheet]", "href").unwrap();
    assert!(css.starts_with("/assets/css/lernweg.") && css.len() > "/assets/css/lernweg..css".len() + 10);
    elif.fetch(&css).await.must_be(200);
}
