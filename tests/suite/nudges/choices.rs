//! How often which e-mails come, and saying no to them.

use chrono::Duration;
use entity::{mail_hours, mail_preference, states::Role};
use lernweg::platform::tokens::Purpose;
use reqwest::Method;
use sea_orm::EntityTrait;

use crate::harness::{Garden, Mail, at_once, tally};

/// The field that says how often answers come.
const ANSWERED: &str = "rhythm.discussions-answered";

/// Jonas answers Elif's thread; the e-mail she gets.
async fn answered(garden: &Garden) -> Vec<Mail> {
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let new = elif.get(&garden.at("/threads/new")).await;
    let title = format!("Snails {}", rand::random::<u32>());
    let thread = elif.submit(&new, "/threads", &[("title", title.as_str()), ("body", "They eat everything.")]).await;
    let page = jonas.get(&thread.path).await;
    jonas.submit(&page, "/posts", &[("body", "Beer traps.")]).await.must_be(200);
    world.deliver().await;
    world.mail.mails_to("elif@example.org")
}

#[actix_web::test]
async fn one_click_from_a_mail_program_stops_a_kind_for_good() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let mail = answered(&garden).await.pop().unwrap();
    let header = mail.header("List-Unsubscribe").unwrap();
    assert_eq!(mail.header("List-Unsubscribe-Post").as_deref(), Some("List-Unsubscribe=One-Click"));
    let path = header.trim_matches(['<', '>']).strip_prefix(&world.url).unwrap().to_owned();
    // A scanner that only looks changes nothing.
    world.stranger().get(&path).await.must_be(200);
    assert_eq!(answered(&garden).await.len(), 2);
    // Signed out, without a cookie, without an origin, with a body of its own.
    let sent = world.stranger().request(Method::POST, &path).body("List-Unsubscribe=One-Click");
    assert_eq!(sent.send().await.unwrap().status().as_u16(), 200);
    assert_eq!(answered(&garden).await.len(), 2);
    let settings = world.sign_in("elif").await.get("/me/notifications").await;
    assert_eq!(settings.typed("/me/notifications", ANSWERED), "off");
}

#[actix_web::test]
async fn a_forged_or_foreign_token_stops_nothing() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.person("elif").await.id;
    let later = world.store.now() + Duration::days(1);
    let tokens = &world.house.tokens;
    let good = tokens.sign(Purpose::Unsubscribe, &format!("{elif}:discussions/answered"), later).unwrap();
    let truncated = good[..good.len() - 2].to_owned();
    let mandatory = tokens.sign(Purpose::Unsubscribe, &format!("{elif}:cohorts/welcome"), later).unwrap();
    let other_use = tokens.sign(Purpose::SignIn, &format!("{elif}:discussions/answered"), later).unwrap();
    for token in [truncated, mandatory, other_use, "x".into()] {
        let path = format!("/mail/unsubscribe/{token}");
        world.stranger().get(&path).await.must_be(404);
        world.stranger().send(&path, &[]).await.must_be(404);
    }
    assert_eq!(answered(&garden).await.len(), 1);
}

#[actix_web::test]
async fn i_choose_how_often_each_kind_comes() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let page = elif.get("/me/notifications").await;
    let fields = page.form("/me/notifications").fields;
    let chosen: Vec<(&str, &str)> =
        fields.iter().filter_map(|(name, value)| Some((name.strip_prefix("rhythm.")?, value.as_str()))).collect();
    let all = [
        ("circles-introduced", "at_once"),
        ("discussions-answered", "at_once"),
        ("discussions-followed", "daily"),
        ("discussions-named", "at_once"),
        ("documents-answered", "at_once"),
        ("documents-changed", "daily"),
        ("first-answers-asked", "at_once"),
        ("live-sessions-invitation", "at_once"),
        ("nudges-alumni", "off"),
        ("nudges-closing", "at_once"),
        ("nudges-dates", "at_once"),
        ("nudges-first", "at_once"),
        ("nudges-hello", "at_once"),
        ("nudges-helper", "at_once"),
        ("nudges-pitch", "at_once"),
        ("nudges-session", "at_once"),
        ("nudges-waits", "at_once"),
        ("nudges-week", "at_once"),
        ("pitches-asked", "at_once"),
        ("pitches-commented", "at_once"),
        ("pitches-feedback-due", "at_once"),
        ("pitches-feedback-given", "at_once"),
        ("pitches-passed-on", "at_once"),
        ("pitches-swap", "at_once"),
        ("private-channel-confided", "at_once"),
        ("private-channel-told", "at_once"),
        ("sparring-agreed", "at_once"),
        ("sparring-asked", "at_once"),
        ("sparring-introduced", "at_once"),
        ("sparring-suggested", "at_once"),
    ];
    assert_eq!(chosen, all);
    page.must_say("The next one comes on 6 Jan, 16:00");
    let none: Vec<(String, &str)> = all.iter().map(|(key, _)| (format!("rhythm.{key}"), "off")).collect();
    let none: Vec<(&str, &str)> = none.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    elif.submit(&page, "/me/notifications", &none).await.must_be(200).must_flash("Saved.");
    assert_eq!(answered(&garden).await.len(), 0);
    let page = elif.get("/me/notifications").await;
    assert_eq!(page.typed("/me/notifications", "rhythm.sparring-agreed"), "off");
    elif.press(&page, "/me/notifications", &[(ANSWERED, "at_once")]).await.must_be(303);
    assert_eq!(answered(&garden).await.len(), 1);
}

#[actix_web::test]
async fn what_is_not_touched_goes_on_as_the_house_has_it() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = elif.get("/me/notifications").await;
    elif.press(&page, "/me/notifications", &[(ANSWERED, "daily")]).await.must_be(303);
    let rows = mail_preference::Entity::find().all(garden.world.store.read()).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.kind.as_str()).collect::<Vec<_>>(), ["discussions/answered"]);
    // Said again, it is not said anew.
    let since = rows[0].since;
    garden.world.later(Duration::hours(1));
    elif.press_anew(&page, "/me/notifications", &[(ANSWERED, "daily")]).await.must_be(303);
    let rows = mail_preference::Entity::find().all(garden.world.store.read()).await.unwrap();
    assert_eq!((rows.len(), rows[0].since), (1, since));
}

#[actix_web::test]
async fn what_cannot_be_chosen_is_given_back_as_it_was_typed() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = elif.get("/me/notifications").await;
    for wrong in [[(ANSWERED, "hourly"), ("region", "DE-BY")], [(ANSWERED, "daily"), ("region", "MOON")]] {
        let changes = [wrong.as_slice(), &[("quiet", "yes")]].concat();
        let again = elif.press_anew(&page, "/me/notifications", &changes).await.must_be(422);
        assert_eq!(again.mistakes().len(), 1, "{:?}", again.mistakes());
        assert_eq!(again.typed("/me/notifications", "quiet"), "yes");
    }
    assert!(mail_preference::Entity::find().all(garden.world.store.read()).await.unwrap().is_empty());
    let chosen = [("quiet", "yes"), ("region", "DE-BY")];
    let page = elif.submit(&page, "/me/notifications", &chosen).await.must_be(200);
    assert_eq!(page.typed("/me/notifications", "region"), "DE-BY");
    assert_eq!(page.typed("/me/notifications", "quiet"), "yes");
    // Nobody else's page shows any of it.
    let jonas = garden.world.sign_in("jonas").await.get("/me/notifications").await;
    assert_eq!(jonas.typed("/me/notifications", "region"), "");
}

#[actix_web::test]
async fn of_many_who_choose_at_once_one_choice_stands_whole() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = elif.get("/me/notifications").await;
    let rhythms = ["few_hours", "daily", "weekly"];
    let sent = at_once(12, async |nth| {
        let changes = [(ANSWERED, rhythms[nth % 3]), ("quiet", "yes")];
        elif.press_anew(&page, "/me/notifications", &changes).await
    })
    .await;
    assert_eq!(tally(&sent), [(303, 12)]);
    assert_eq!(mail_preference::Entity::find().all(garden.world.store.read()).await.unwrap().len(), 1);
    assert_eq!(mail_hours::Entity::find().all(garden.world.store.read()).await.unwrap().len(), 1);
}

#[actix_web::test]
async fn saying_no_is_mine_and_nobody_elses() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let mail = answered(&garden).await.pop().unwrap();
    let path = mail.link("/mail/unsubscribe/");
    // Jonas found Elif's mail and presses the button, signed in as himself.
    let jonas = world.sign_in("jonas").await;
    let page = jonas.get(&path).await.must_be(200);
    jonas.press(&page, &path, &[]).await.must_be(200);
    let wanted = async |key: &str| {
        let page = world.sign_in(key).await.get("/me/notifications").await;
        page.typed("/me/notifications", ANSWERED) != "off"
    };
    assert_eq!((wanted("elif").await, wanted("jonas").await), (false, true));
}

#[actix_web::test]
async fn fifty_clicks_at_once_say_no_once() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let path = answered(&garden).await.pop().unwrap().link("/mail/unsubscribe/");
    let clicks = at_once(50, async |_| {
        let click = world.stranger().request(Method::POST, &path).body("List-Unsubscribe=One-Click");
        click.send().await.unwrap().status().as_u16()
    })
    .await;
    assert_eq!(clicks, [200; 50]);
    assert_eq!(answered(&garden).await.len(), 1);
}

#[actix_web::test]
async fn what_somebody_asked_for_cannot_be_stopped_and_says_why_it_came() {
    let garden = Garden::new().await;
    let world = &garden.world;
    garden.cohort.enrol(world, "mona", Role::Participant).await;
    let visitor = world.stranger();
    let page = visitor.get("/sign-in").await;
    visitor.submit(&page, "/sign-in", &[("email", "elif@example.org"), ("way", "link")]).await.must_be(200);
    world.deliver().await;
    for (mail, why) in [
        (world.mail.last_to("mona@example.org"), "mail-reason-cohorts-welcome"),
        (world.mail.last_to("elif@example.org"), "mail-reason-account-sign-in-link"),
    ] {
        assert_eq!((mail.header("List-Unsubscribe"), mail.header("List-Unsubscribe-Post")), (None, None));
        assert!(!mail.text.contains("/mail/unsubscribe/") && !mail.html.contains("/mail/unsubscribe/"));
        let why = world.house.words.plain("en", why);
        assert!(mail.text.contains(&why) && mail.html.contains(&why), "{why:?} is not in\n{}", mail.text);
    }
    // Nor by inventing a kind in the form of one's profile.
    let elif = world.sign_in("elif").await;
    let page = elif.get("/me/notifications").await;
    elif.press(&page, "/me/notifications", &[("rhythm.account-sign-in-link", "off")]).await.must_be(303);
    world.mail.empty();
    visitor.submit(&visitor.get("/sign-in").await, "/sign-in", &[("email", "elif@example.org"), ("way", "link")]).await;
    world.deliver().await;
    assert_eq!(world.mail.mails_to("elif@example.org").len(), 1);
}
