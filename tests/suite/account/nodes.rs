//! One house served by several processes: what ends on one has ended on all.

use lernweg::identity::close_account;

use crate::harness::{Persona, World, with_password};

const SENTENCE: &str = "ein langer Satz";

/// The same browser, sent to another process by a load balancer.
fn moved(browser: &Persona, url: &str) -> Persona {
    Persona::new(url, "en").holding(browser.session().to_owned())
}

#[actix_web::test]
async fn whatever_ends_a_session_ends_it_on_every_node() {
    let world = World::new().await;
    let node = world.another_node().await;
    with_password(&world, "elif", SENTENCE).await;
    for (form, fields) in [
        ("/sign-out", [].as_slice()),
        ("/me/sessions/end", &[]),
        ("/me/password", &[("current", SENTENCE), ("password", "noch ein langer Satz")]),
    ] {
        let here = world.sign_in("elif").await;
        let there = moved(&here, &node.url);
        there.fetch("/home").await.must_be(200);
        let page = here.get("/me").await;
        here.press(&page, form, fields).await.must_be(303);
        there.fetch("/home").await.must_be(303);
    }
    let here = world.sign_in("elif").await;
    let there = moved(&here, &node.url);
    there.fetch("/home").await.must_be(200);
    let id = world.person("elif").await.id;
    world.store.write(async |tx| close_account(tx, None, id).await).await.unwrap();
    there.fetch("/home").await.must_be(303);
}

#[actix_web::test]
async fn a_link_is_used_up_on_every_node() {
    let world = World::new().await;
    let node = world.another_node().await;
    world.person("elif").await;
    let visitor = world.stranger();
    let page = visitor.get("/sign-in").await;
    visitor.submit(&page, "/sign-in", &[("email", "elif@example.org"), ("way", "link")]).await.must_be(200);
    world.deliver().await;
    let link = world.mail.last_to("elif@example.org").link("/sign-in/");
    let there = Persona::new(&node.url, "en");
    let served_there = there.get(&link).await.must_be(200);
    let served_here = visitor.get(&link).await.must_be(200);
    let (here, there) =
        futures_util::future::join(visitor.press(&served_here, &link, &[]), there.press(&served_there, &link, &[]))
            .await;
    let mut answers = [here.status.as_u16(), there.status.as_u16()];
    answers.sort_unstable();
    assert_eq!(answers, [303, 410]);
}

#[actix_web::test]
async fn guesses_are_counted_over_all_nodes() {
    let world = World::new().await;
    let node = world.another_node().await;
    with_password(&world, "elif", SENTENCE).await;
    let urls = [world.url.clone(), node.url.clone()];
    let guess = async |nth: usize, password: &str| {
        let visitor = Persona::new(&urls[nth % 2], "en");
        let page = visitor.get("/sign-in").await;
        let fields = [("email", "elif@example.org"), ("password", password), ("way", "password")];
        visitor.press(&page, "/sign-in", &fields).await.status.as_u16()
    };
    for nth in 0..10 {
        assert_eq!(guess(nth, "falsch geraten").await, 422);
    }
    assert_eq!([guess(0, SENTENCE).await, guess(1, SENTENCE).await], [429, 429]);
}
