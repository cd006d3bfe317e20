//! How one gets to an application, and back to it.

use chrono::Duration;
use entity::{application, person};
use reqwest::Method;
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{APPLY, PAGES, ask_for_link, fill_in, holder};
use crate::harness::{Admission, Cohort, Garden, application_link, at_once};

async fn applications(admission: &Admission) -> u64 {
    application::Entity::find().count(admission.world.store.read()).await.unwrap()
}

#[actix_web::test]
async fn without_an_account_one_applies_from_the_programme_to_the_last_page() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let anna = world.stranger();
    let programme = anna.get("/programmes/gardening").await.must_be(200);
    programme.must_say("Wed 20 Jan 2027, 18:00 CET").must_say("3 seats").must_say("Mon 1 Mar 2027, 08:00 CET");
    assert_eq!(programme.link("Apply"), APPLY);
    let link = ask_for_link(world, &anna, "anna@example.org").await;
    let list = anna.get(&link).await.must_be(200);
    assert_eq!(list.texts(".rows .state"), vec!["to do"; 5]);
    for (part, next) in PAGES.iter().zip(["community", "offer", "times", "consent", "check"]) {
        let sent = fill_in(&anna, &list.path, part.0).await.must_be(303);
        let to = sent.headers.get("location").unwrap().to_str().unwrap();
        assert_eq!(to, format!("{}/{next}", list.path), "{}", part.0);
    }
    assert_eq!(anna.get(&list.path).await.texts(".rows .state"), vec!["done"; 5]);
    let check = anna.get(&format!("{}/check", list.path)).await.must_be(200);
    check.must_say("Balcony growers").must_say("Beans").must_say("A rake").must_say("Thursday, afternoon");
    let done = anna.submit(&check, "/submission", &[]).await.must_be(200);
    assert_eq!(done.heading(), "Your application has arrived");
    done.must_say("Wed 27 Jan 2027").must_say("Crocus");
    world.deliver().await;
    assert!(world.mail.last_to("anna@example.org").text.contains("27 Jan 2027"));
    assert_eq!(person::Entity::find().count(world.store.read()).await.unwrap(), 1, "only Olga has an account");
}

#[actix_web::test]
async fn in_german_the_same_pages_speak_german() {
    let admission = Admission::new().await;
    let id = admission.cohort.draft(&admission.world, "anna").await;
    let anna = admission.world.stranger_reading("de");
    anna.get(APPLY).await.must_say("Eine Viertelstunde");
    anna.get(&application_link(&admission.world, id)).await.must_say("Fünf kurze Seiten");
    let about = anna.get(&format!("/applications/{id}/about")).await.must_be(200);
    about.must_say("Wer soll das nicht lesen?").must_say("Gewächshaus").must_say("Seite 1 von 5");
    let check = anna.get(&format!("/applications/{id}/check")).await;
    check.must_say("Ich bin einverstanden, dass ihr das lest.").must_say("Montag, morgens");
}

#[actix_web::test]
async fn signed_in_one_presses_a_button_and_needs_no_link() {
    let admission = Admission::new().await;
    let elif = admission.world.sign_in("elif").await;
    let page = elif.get(APPLY).await.must_be(200);
    assert!(page.find_form("/apply").unwrap().fields.iter().all(|(name, _)| name != "email"));
    let list = elif.submit(&page, "/apply", &[]).await.must_be(200);
    assert!(list.path.starts_with("/applications/"));
    assert_eq!(admission.world.deliver().await, 0, "no mail where nobody waits for one");
    let about = elif.get(&format!("{}/about", list.path)).await;
    assert_eq!(about.typed("/about", "name"), "Elif", "nobody types twice what is known");
    assert_eq!(elif.get(APPLY).await.path, list.path, "a second time leads to the first");
    admission.world.sign_in("jonas").await.get(&list.path).await.must_be(404);
}

#[actix_web::test]
async fn the_link_works_in_a_second_browser_and_shows_nothing_of_another_application() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let link = ask_for_link(world, &world.stranger(), "anna@example.org").await;
    let phone = world.stranger();
    let list = phone.get(&link).await.must_be(200);
    let other = admission.cohort.begin(world, "berta").await;
    let (foreign, absent) = (format!("/applications/{other}"), "/applications/00000000-0000-7000-8000-000000000000");
    let foreign = phone.get(&foreign).await.must_be(404);
    assert_eq!(foreign.body, phone.get(absent).await.must_be(404).body);
    world.stranger().get(&list.path).await.must_be(404);
}

#[actix_web::test]
async fn one_address_has_one_application_also_when_asked_for_at_once() {
    let admission = Admission::new().await;
    let world = &admission.world;
    at_once(8, async |_| {
        let anna = world.stranger();
        let page = anna.get(APPLY).await;
        anna.submit(&page, "/apply", &[("name", "Anna"), ("email", "Anna@Example.org")]).await.must_be(200);
    })
    .await;
    assert_eq!(applications(&admission).await, 1);
    ask_for_link(world, &world.stranger(), "berta@example.org").await;
    assert_eq!(applications(&admission).await, 2, "another address is another person");
}

#[actix_web::test]
async fn five_links_in_an_hour_are_enough_and_nobody_can_tell() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let mut said = Vec::new();
    for _ in 0..7 {
        let anna = world.stranger();
        let page = anna.get(APPLY).await;
        let fields = [("name", "Anna"), ("email", "anna@example.org")];
        said.push(anna.submit(&page, "/apply", &fields).await.must_be(200).text());
    }
    world.deliver().await;
    assert_eq!(world.mail.mails_to("anna@example.org").len(), 5);
    said.dedup();
    assert_eq!(said.len(), 1, "the same whatever existed");
    world.later(Duration::minutes(61));
    ask_for_link(world, &world.stranger(), "anna@example.org").await;
    assert_eq!(world.mail.mails_to("anna@example.org").len(), 6);
}

#[actix_web::test]
async fn an_address_that_cannot_be_one_is_named_and_kept() {
    let admission = Admission::new().await;
    let anna = admission.world.stranger();
    let page = anna.get(APPLY).await;
    let again = anna.submit(&page, "/apply", &[("name", " "), ("email", "anna at example")]).await.must_be(422);
    assert_eq!(again.mistakes().len(), 2);
    assert_eq!(again.typed("/apply", "email"), "anna at example");
}

#[actix_web::test]
async fn before_and_after_the_window_one_leaves_an_address_or_asks_for_the_way_back() {
    let admission = Admission::with(|intake| intake.opens_at = "2027-01-10T07:00:00Z".parse().unwrap()).await;
    let world = &admission.world;
    let anna = world.stranger();
    let programme = anna.get("/programmes/gardening").await.must_be(200);
    programme.must_say("Applications open on Sun 10 Jan 2027, 08:00 CET").must_say("Tell me when it opens");
    let page = anna.get(APPLY).await.must_be(409);
    assert!(page.find_form("/interest").is_some() && page.find_form("/apply").is_some());
    let mail = [("_key", "0123456789abcdef0123"), ("name", "Anna"), ("email", "anna@example.org")];
    anna.send(APPLY, &mail).await.must_be(409).must_say("Applications are not open just now.");
    world.later(Duration::days(5));
    admission.cohort.begin(world, "berta").await;
    world.clear_mail().await;
    world.later(Duration::days(30));
    anna.get("/programmes/gardening").await.must_say("Applications are closed, decisions on Wed 27 Jan 2027");
    let mut said = Vec::new();
    for email in ["berta@example.org", "nobody@example.org"] {
        let page = anna.get(APPLY).await.must_be(409);
        said.push(anna.submit(&page, "/apply", &[("email", email)]).await.must_be(200).text());
    }
    assert_eq!(said[0], said[1], "nobody learns who has applied");
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 1);
    anna.get(&world.mail.last_to("berta@example.org").link("/apply/")).await.must_be(200);
}

#[actix_web::test]
async fn a_programme_says_where_it_stands() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let stranger = world.stranger();
    let page = stranger.get("/programmes/gardening").await;
    page.must_say("No cohort is planned just now.");
    assert!(page.find_form("/interest").is_some());
    let open = Cohort::plan_on(world, "gardening", "Crocus", "olga", "2027-03-01").await;
    open.step(world, lernweg::features::cohorts::Step::Open).await;
    stranger.get("/programmes/gardening").await.must_say("When one can apply will be said here.");
    // A course that asks nothing names whom to ask.
    let cooking = Cohort::plan_on(world, "cooking", "Casserole", "otto", "2027-03-01").await;
    cooking.step(world, lernweg::features::cohorts::Step::Open).await;
    let cooking = stranger.get("/programmes/cooking").await;
    cooking.must_say("Whom to ask");
    assert!(cooking.find_form("/interest").is_none());
    stranger.get("/programmes/cooking/apply").await.must_be(404);
    let olga = world.sign_in("olga").await;
    assert_eq!(olga.get("/programmes/gardening").await.link("See applications"), "/programmes/gardening/applications");
    page.must_not_say("See applications");
}

#[actix_web::test]
async fn a_mail_scanner_that_follows_every_link_changes_nothing() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let link = ask_for_link(world, &world.stranger(), "anna@example.org").await;
    let before = application::Entity::find().all(world.store.read()).await.unwrap();
    for method in [Method::GET, Method::HEAD, Method::GET] {
        let scanned = world.stranger().request(method, &link).send().await.unwrap();
        assert_eq!(scanned.status().as_u16(), 303);
    }
    assert_eq!(application::Entity::find().all(world.store.read()).await.unwrap(), before);
    world.stranger().get(&link).await.must_be(200);
}

#[actix_web::test]
async fn the_link_leaves_a_cookie_no_script_can_read_and_a_dead_one_says_how_to_get_another() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let id = admission.cohort.begin(world, "anna").await;
    let link = application_link(world, id);
    let opened = world.stranger().fetch(&link).await.must_be(303);
    let cookie = opened.headers.get("set-cookie").unwrap().to_str().unwrap().to_owned();
    assert!(cookie.starts_with("lernweg-pass=") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
    world.later(Duration::days(31));
    for dead in [link.as_str(), "/apply/nonsense"] {
        let page = world.stranger().get(dead).await.must_be(410);
        page.must_say("Nothing is lost");
        assert_eq!(page.link("Gardening"), APPLY);
    }
}

#[actix_web::test]
async fn a_pass_for_one_thing_opens_nothing_else() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let id = admission.cohort.apply(world, "anna").await;
    let link = application_link(world, id);
    let token = link.trim_start_matches("/apply/");
    for path in [format!("/offers/{token}"), format!("/interest/{token}"), format!("/sign-in/{token}")] {
        assert!([404, 410].contains(&world.stranger().get(&path).await.status.as_u16()), "{path}");
    }
    let offer = admission.offer(&[id]).await.remove(0);
    let token = offer.trim_start_matches("/offers/");
    world.stranger().get(&format!("/apply/{token}")).await.must_be(410);
    let (anna, path) = holder(&admission, id).await;
    anna.get(&path).await.must_be(200);
}
