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
