//! Sessions: opened anew, ended at once, never carrying rights of their own.

use chrono::Duration;
use entity::states::Role;
use lernweg::identity::close_account;

use crate::harness::{Garden, World, with_password};

#[actix_web::test]
async fn i_sign_out_and_my_cookie_is_worth_nothing() {
    let world = World::new().await;
    let elif = world.sign_in("elif").await;
    let page = elif.get("/me").await;
    let out = elif.press(&page, "/sign-out", &[]).await.must_be(303);
    assert!(out.headers.get_all("set-cookie").iter().any(|cookie| cookie.to_str().unwrap().contains("Max-Age=0")));
    let back = world.stranger().holding(elif.session().to_owned());
    back.fetch("/home").await.must_be(303);
}

#[actix_web::test]
async fn a_cookie_planted_before_signing_in_is_worth_nothing_after() {
    let world = World::new().await;
    world.person("elif").await;
    let planted = "planted-by-somebody-else-0123456789abcdefgh";
    let victim = world.stranger().holding(planted.to_owned());
    let page = victim.get("/sign-in").await;
    victim.submit(&page, "/sign-in", &[("email", "elif@example.org"), ("way", "link")]).await.must_be(200);
    world.deliver().await;
    let link = world.mail.last_to("elif@example.org").link("/sign-in/");
    let page = victim.get(&link).await;
    let entered = victim.press(&page, &link, &[]).await.must_be(303);
    let cookie = entered.headers.get_all("set-cookie").iter().map(|cookie| cookie.to_str().unwrap().to_owned());
    let session = cookie.into_iter().find(|cookie| cookie.starts_with("lernweg-session=")).unwrap();
    assert!(
        !session.contains(planted) && session.contains("HttpOnly") && session.contains("SameSite=Lax"),
        "{session}"
    );
    world.stranger().holding(planted.to_owned()).fetch("/home").await.must_be(303);
}

#[actix_web::test]
async fn signing_out_everywhere_ends_every_browser() {
    let world = World::new().await;
    let (phone, desk) = (world.sign_in("elif").await, world.sign_in("elif").await);
    let jonas = world.sign_in("jonas").await;
    let page = desk.get("/me").await;
    desk.press(&page, "/me/sessions/end", &[]).await.must_be(303);
    for browser in [&phone, &desk] {
        browser.fetch("/home").await.must_be(303);
    }
    jonas.fetch("/home").await.must_be(200);
}

#[actix_web::test]
async fn a_session_ends_after_a_working_day() {
    let world = World::new().await;
    let elif = world.sign_in("elif").await;
    world.later(Duration::hours(12) - Duration::seconds(1));
    elif.fetch("/home").await.must_be(200);
    world.later(Duration::seconds(1));
    elif.fetch("/home").await.must_be(303);
}

#[actix_web::test]
async fn a_closed_account_is_out_at_once_and_stays_out() {
    let world = World::new().await;
    let elif = world.sign_in("elif").await;
    elif.fetch("/home").await.must_be(200);
    let id = world.person("elif").await.id;
    world.store.write(async |tx| close_account(tx, None, id).await).await.unwrap();
    elif.fetch("/home").await.must_be(303);
    let visitor = world.stranger();
    let page = visitor.get("/sign-in").await;
    visitor.submit(&page, "/sign-in", &[("email", "elif@example.org"), ("way", "link")]).await.must_be(200);
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 0);
}

#[actix_web::test]
async fn rights_are_read_with_every_request() {
    let garden = Garden::new().await;
    let world = &garden.world;
    garden.cohort.enrol(world, "tina", Role::Trainer).await;
    let (tina, olga) = (world.sign_in("tina").await, world.sign_in("olga").await);
    tina.get(&garden.at("/weeks/2")).await.must_be(200);
    let settings = olga.get(&garden.at("/settings")).await;
    let people = olga.get(&garden.at("/people")).await;
    people.must_say("Tina");
    let tina_id = world.person("tina").await.id;
    let members = lernweg::features::cohorts::members(world.store.read(), garden.cohort.id).await.unwrap();
    let stay = members.iter().find(|member| member.person == tina_id).unwrap().enrolment;
    olga.press(&settings, &format!("/enrolments/{stay}/end"), &[("reason", "other work")]).await.must_be(303);
    for path in ["", "/weeks", "/threads", "/people"] {
        tina.fetch(&garden.at(path)).await.must_be(404);
    }
}

#[actix_web::test]
async fn a_cookie_somebody_made_up_is_nobody() {
    let world = World::new().await;
    for token in ["", "x", "0".repeat(43).as_str(), "x".repeat(4_000).as_str(), "../../etc"] {
        let made_up = world.stranger().holding(token.to_owned());
        made_up.fetch("/home").await.must_be(303);
        made_up.fetch("/about").await.must_be(200);
    }
}

#[actix_web::test]
async fn what_i_wrote_is_there_when_i_am_back() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let me = elif.get("/me").await;
    elif.press(&me, "/me/password", &[("password", "ein langer Satz")]).await.must_be(303);
    let elif = world.sign_in("elif").await;
    let lesson = elif.get(&garden.at("/weeks/1/soil")).await;
    let words = "Vierzig Minuten Arbeit,\nund dann war die Sitzung vorbei. <b>Äh</b>";
    world.later(Duration::hours(13));
    let signed_out = elif.press(&lesson, "/answers", &[("body", words)]).await.must_be(401);
    assert!(
        signed_out.texts("textarea").iter().any(|text| text.contains("Vierzig Minuten Arbeit")),
        "{}",
        signed_out.body
    );
    let back = world.stranger();
    let wrong = [("email", "elif@example.org"), ("password", "geraten falsch"), ("way", "password")];
    let still = back.submit(&signed_out, "/sign-in", &wrong).await.must_be(422);
    assert!(still.body.contains("Vierzig Minuten Arbeit"), "also after a wrong password");
    let right = [("email", "elif@example.org"), ("password", "ein langer Satz"), ("way", "password")];
    let kept = back.submit(&still, "/sign-in", &right).await.must_be(200);
    let sent = back.submit(&kept, "/answers", &[]).await.must_be(200);
    let answer = sent.text_at("#answers article.post .post-body");
    assert!(answer.contains("Vierzig Minuten Arbeit") && answer.contains("<b>Äh</b>"), "{answer}");
}

#[actix_web::test]
async fn signing_in_anew_ends_the_session_this_browser_had() {
    let world = World::new().await;
    with_password(&world, "elif", "ein langer Satz").await;
    let (before, elsewhere) = (world.sign_in("elif").await, world.sign_in("elif").await);
    let browser = world.stranger().holding(before.session().to_owned());
    // The sign-in page was open in another tab before.
    let page = world.stranger().get("/sign-in").await;
    let fields = [("email", "elif@example.org"), ("password", "ein langer Satz"), ("way", "password")];
    browser.press(&page, "/sign-in", &fields).await.must_be(303);
    browser.fetch("/home").await.must_be(200);
    before.fetch("/home").await.must_be(303);
    elsewhere.fetch("/home").await.must_be(200);
}

#[actix_web::test]
async fn a_link_used_in_a_colleagues_browser_ends_the_colleagues_session() {
    let world = World::new().await;
    let jonas = world.sign_in("jonas").await;
    world.person("elif").await;
    let stranger = world.stranger();
    let page = stranger.get("/sign-in").await;
    stranger.submit(&page, "/sign-in", &[("email", "elif@example.org"), ("way", "link")]).await.must_be(200);
    world.deliver().await;
    let link = world.mail.last_to("elif@example.org").link("/sign-in/");
    let browser = world.stranger().holding(jonas.session().to_owned());
    let page = browser.get(&link).await.must_be(200);
    browser.press(&page, &link, &[]).await.must_be(303);
    assert!(browser.get("/me").await.says("elif@example.org"));
    jonas.fetch("/home").await.must_be(303);
}

#[actix_web::test]
async fn a_month_on_a_device_of_my_own_is_thirty_days() {
    let world = World::new().await;
    with_password(&world, "elif", "ein langer Satz").await;
    let browser = world.stranger();
    let page = browser.get("/sign-in").await;
    let fields = [("email", "elif@example.org"), ("password", "ein langer Satz"), ("way", "password"), ("stay", "yes")];
    let entered = browser.press(&page, "/sign-in", &fields).await.must_be(303);
    let cookies = entered.headers.get_all("set-cookie").iter().map(|cookie| cookie.to_str().unwrap().to_owned());
    let session = cookies.into_iter().find(|cookie| cookie.starts_with("lernweg-session=")).unwrap();
    assert!(session.contains(&format!("Max-Age={}", 30 * 24 * 60 * 60)), "{session}");
    world.later(Duration::days(30) - Duration::seconds(1));
    browser.fetch("/home").await.must_be(200);
    world.later(Duration::seconds(1));
    browser.fetch("/home").await.must_be(303);
}
