//! Where a sign-in may come from, and where it may lead.

use chrono::Duration;
use lernweg::{
    identity::ask_for_link,
    platform::tokens::{Purpose, Secret, Tokens},
};
use reqwest::Method;

use crate::harness::{World, with_password};

/// Places a browser must not be sent to, however they are written.
fn elsewhere() -> Vec<String> {
    let mut places: Vec<String> = [
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\/evil.example",
        "https:evil.example",
        "https://evil.example/home",
        "%2f%2fevil.example",
        "/%2f%2fevil.example",
        "/%09/evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "/home\r\nLocation: https://evil.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "/home@evil.example",
        " /home",
        "evil.example",
    ]
    .map(str::to_owned)
    .to_vec();
    places.push(format!("/{}", "a".repeat(4_096)));
    places
}

fn asked(path: &str, next: &str) -> String {
    format!("{path}?{}", serde_urlencoded::to_string([("next", next)]).unwrap())
}

#[actix_web::test]
async fn a_password_leads_nowhere_but_into_the_house() {
    let world = World::new().await;
    with_password(&world, "elif", "ein langer Satz").await;
    for next in elsewhere() {
        let visitor = world.stranger();
        let page = visitor.get(&asked("/sign-in", &next)).await.must_be(200);
        assert_eq!(page.attribute("form[action='/sign-in'] input[name=next]", "value").as_deref(), Some("/"), "{next}");
        let fields =
            [("email", "elif@example.org"), ("password", "ein langer Satz"), ("way", "password"), ("next", &next)];
        let entered = visitor.press(&page, "/sign-in", &fields).await.must_be(303);
        assert_eq!(entered.headers["location"], "/home", "{next}");
        // Signed in, the page itself sends one on.
        assert_eq!(visitor.fetch(&asked("/sign-in", &next)).await.must_be(303).headers["location"], "/home", "{next}");
    }
}

#[actix_web::test]
async fn a_link_leads_nowhere_but_into_the_house() {
    let world = World::new().await;
    let elif = world.person("elif").await.id;
    for next in elsewhere() {
        world.later(Duration::minutes(13)); // five an hour, and no more
        let link = world.store.write(async |tx| ask_for_link(tx, elif, "a browser").await).await.unwrap().unwrap();
        let expires_at = world.store.now() + Duration::minutes(10);
        let token = world.house.tokens.sign(Purpose::SignIn, &link.to_string(), expires_at).unwrap();
        let path = format!("/sign-in/{token}");
        let visitor = world.stranger();
        let page = visitor.get(&asked(&path, &next)).await.must_be(200);
        assert_eq!(page.attribute("input[name=next]", "value").as_deref(), Some("/"), "{next}");
        let entered = visitor.press(&page, &path, &[("next", &next)]).await.must_be(303);
        assert_eq!(entered.headers["location"], "/home", "{next}");
    }
}

#[actix_web::test]
async fn choosing_a_language_or_a_theme_leads_nowhere_but_into_the_house() {
    let world = World::new().await;
    let visitor = world.stranger();
    let page = visitor.get("/about").await;
    for next in elsewhere() {
        for (form, choice) in [("/language", ("locale", "de")), ("/theme", ("theme", "dark"))] {
            let sent = visitor.press(&page, form, &[choice, ("next", &next)]).await.must_be(303);
            assert_eq!(sent.headers["location"], "/", "{form} {next}");
        }
    }
}

#[actix_web::test]
async fn another_site_signs_nobody_in() {
    let world = World::new().await;
    with_password(&world, "elif", "ein langer Satz").await;
    let visitor = world.stranger();
    let page = visitor.get("/sign-in").await;
    visitor.submit(&page, "/sign-in", &[("email", "elif@example.org"), ("way", "link")]).await.must_be(200);
    world.deliver().await;
    let link = world.mail.last_to("elif@example.org").link("/sign-in/");
    let key = "0123456789abcdef0123456789";
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
        ("origin", "null"),
    ] {
        let victim = world.stranger();
        let password =
            [("_key", key), ("email", "elif@example.org"), ("password", "ein langer Satz"), ("way", "password")];
        for (path, fields) in [("/sign-in", password.as_slice()), (link.as_str(), &[("_key", key)])] {
            let sent = victim.request(Method::POST, path).header(name, value).form(fields).send().await.unwrap();
            assert_eq!(sent.status().as_u16(), 403, "{path} {name}: {value}");
            assert!(sent.headers().get("set-cookie").is_none(), "{path} {name}: {value}");
        }
    }
    let page = visitor.get(&link).await.must_be(200);
    assert_eq!(visitor.submit(&page, &link, &[]).await.path, "/home", "and the link is still good");
}

#[actix_web::test]
async fn another_site_signs_nobody_out() {
    let world = World::new().await;
    let elif = world.sign_in("elif").await;
    let page = elif.get("/me").await;
    let key = page.attribute("input[name=_key]", "value").unwrap();
    for path in ["/sign-out", "/me/sessions/end", "/me/password", "/me", "/me/notifications"] {
        let sent = elif.request(Method::POST, path).header("sec-fetch-site", "cross-site").form(&[("_key", &key)]);
        assert_eq!(sent.send().await.unwrap().status().as_u16(), 403, "{path}");
    }
    elif.fetch("/home").await.must_be(200);
}

/// Two hundred wrong passwords, said to come from `forwarded`.
async fn guess_two_hundred_times(world: &World, forwarded: &str) {
    let page = world.stranger().get("/sign-in").await;
    let key = page.attribute("input[name=_key]", "value").unwrap();
    for nth in 0..200 {
        let email = format!("somebody{nth}@example.org");
        let fields = [("_key", key.as_str()), ("email", &email), ("password", ""), ("way", "password")];
        let guess = world.stranger().request(Method::POST, "/sign-in").header("x-forwarded-for", forwarded);
        assert_eq!(guess.form(&fields).send().await.unwrap().status().as_u16(), 422);
    }
}

async fn knock(world: &World, forwarded: &str) -> u16 {
    let page = world.stranger().get("/sign-in").await;
    let key = page.attribute("input[name=_key]", "value").unwrap();
    let fields =
        [("_key", key.as_str()), ("email", "elif@example.org"), ("password", "ein langer Satz"), ("way", "password")];
    let knock = world.stranger().request(Method::POST, "/sign-in").header("x-forwarded-for", forwarded);
    knock.form(&fields).send().await.unwrap().status().as_u16()
}

#[actix_web::test]
async fn an_address_that_guesses_does_not_get_away_by_inventing_others() {
    let world = World::new().await;
    with_password(&world, "elif", "ein langer Satz").await;
    guess_two_hundred_times(&world, "203.0.113.7").await;
    assert_eq!(knock(&world, "203.0.113.8").await, 429, "no proxy is trusted, so nobody's word counts");
    world.later(Duration::minutes(15));
    assert_eq!(knock(&world, "203.0.113.8").await, 303);
}

#[actix_web::test]
async fn a_guesser_behind_our_proxy_locks_nobody_else_out() {
    let world = World::with(|settings| settings.trusted_proxies = vec!["127.0.0.1".parse().unwrap()]).await;
    with_password(&world, "elif", "ein langer Satz").await;
    guess_two_hundred_times(&world, "203.0.113.7").await;
    assert_eq!(knock(&world, "203.0.113.7").await, 429);
    assert_eq!(knock(&world, "198.51.100.1, 203.0.113.7").await, 429, "what stands further left is invented");
    assert_eq!(knock(&world, "203.0.113.7, 203.0.113.8").await, 303, "also when it names the guesser");
}

#[actix_web::test]
async fn tokens_of_another_secret_are_worth_nothing_here() {
    let world = World::new().await;
    let elif = world.person("elif").await.id;
    let old = Tokens::new(Secret::new("Zu8eRw2Yk5Tn0Vb7Qx3Lp6Jd9Hs1Gc4M").unwrap());
    let later = world.store.now() + Duration::minutes(10);
    let link = world.store.write(async |tx| ask_for_link(tx, elif, "a browser").await).await.unwrap().unwrap();
    let (good, forged) = (
        world.house.tokens.sign(Purpose::SignIn, &link.to_string(), later).unwrap(),
        old.sign(Purpose::SignIn, &link.to_string(), later).unwrap(),
    );
    world.stranger().get(&format!("/sign-in/{forged}")).await.must_be(410);
    world.stranger().get(&format!("/sign-in/{good}")).await.must_be(200);
    let subject = format!("{elif}:discussions/answered");
    let (good, forged) = (
        world.house.tokens.sign(Purpose::Unsubscribe, &subject, later).unwrap(),
        old.sign(Purpose::Unsubscribe, &subject, later).unwrap(),
    );
    world.stranger().get(&format!("/mail/unsubscribe/{forged}")).await.must_be(404);
    world.stranger().get(&format!("/mail/unsubscribe/{good}")).await.must_be(200);
}
