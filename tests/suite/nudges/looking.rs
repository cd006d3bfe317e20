//! What e-mails there are, and what they look like.

use chrono::Duration;
use lernweg::app::kinds;

use crate::harness::Garden;

#[actix_web::test]
async fn everybody_signed_in_reads_what_the_house_sends() {
    let garden = Garden::new().await;
    garden.world.stranger().get("/nudges").await.must_say("Sign in");
    let page = garden.world.sign_in("elif").await.get("/nudges").await.must_be(200);
    assert_eq!(page.texts(".row").len(), kinds().all().count(), "each kind once");
    page.must_say("You get this e-mail because somebody answered you.")
        .must_say("Falls away as soon as: you have read it, or it was taken back.")
        .must_say("Comes: at once · Is sent up to: 3 days after it")
        .must_say("Comes: daily at 16:00")
        .must_say("Is sent up to: 10 minutes after it")
        .must_say("can be stopped")
        .must_say("always comes");
}

#[actix_web::test]
async fn i_see_what_a_kind_looks_like_before_the_first_and_after_it() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let path = "/me/notifications/discussions-answered";
    assert!(elif.get("/me/notifications").await.attributes("a", "href").contains(&path.to_owned()));
    let page = elif.get(path).await.must_be(200);
    page.must_say("made-up names").must_say("Jonas answered you: How do I begin?");
    let thread = crate::discussions::ask(&garden, &elif, "Snails & *slugs*", "They eat everything.").await;
    let jonas = world.sign_in("jonas").await;
    let answer = jonas.submit(&jonas.get(&thread.path).await, "/posts", &[("body", "Beer <b>traps</b>.")]).await;
    let page = elif.get(path).await.must_be(200);
    page.must_say("The newest to you").must_say("Jonas answered you: Snails & *slugs*").must_say("Beer <b>traps</b>.");
    // It is made again from what is true: what was taken back is not shown.
    world.later(Duration::minutes(1));
    let edit = jonas.get(&answer.edits().pop().unwrap()).await;
    jonas.submit(&edit, "/removal", &[]).await.must_be(200);
    elif.get(path).await.must_say("made-up names").must_not_say("Snails");
    // Nobody sees what others were told, and nothing that is no kind one can choose.
    let tom = world.sign_in("tom").await;
    tom.get(path).await.must_say("made-up names").must_not_say("Snails");
    for none in ["account-sign-in-link", "nudges-digest", "x"] {
        elif.get(&format!("/me/notifications/{none}")).await.must_be(404);
    }
}

#[actix_web::test]
async fn every_kind_i_can_choose_has_a_page() {
    let garden = Garden::new().await;
    for locale in ["de", "en"] {
        garden.world.person_reading(&format!("reader{locale}"), locale).await;
        let reader = garden.world.sign_in(&format!("reader{locale}")).await;
        for kind in kinds().stoppable() {
            reader.get(&format!("/me/notifications/{}", kind.key())).await.must_be(200);
        }
    }
}
