//! Notes for the two.

use entity::{sparring_notes, states::Role};
use lernweg::app::run_due_jobs;
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{days, eight, groups, leaves, pair, partners_of, published, sparring};
use crate::{
    first_answers::garden_with,
    harness::{Garden, Page, Persona, World, at_once, tally},
};

async fn notes(garden: &Garden, who: &Persona, words: &str) -> Page {
    let page = sparring(garden, who).await;
    who.submit(&page, "/notes", &[("body", words)]).await
}

async fn kept(world: &World) -> u64 {
    sparring_notes::Entity::find().count(world.store.read()).await.unwrap()
}

#[actix_web::test]
async fn both_write_in_one_text_and_nobody_else_reads_it() {
    let (garden, elif, jonas) = pair().await;
    let world = &garden.world;
    let page = notes(&garden, &elif, "Ask the **snails** in private.").await.must_be(200);
    page.must_flash("Kept.").must_say("Ask the snails in private.").must_say("Last changed by Elif");
    page.must_say("Not the trainers, and no search finds it.").must_say("and whoever joins you later");
    assert!(page.body.contains("<strong>snails</strong>"));
    let page = sparring(&garden, &jonas).await;
    page.must_say("Ask the snails in private.");
    assert_eq!(page.typed("/notes", "body"), "Ask the **snails** in private.");
    notes(&garden, &jonas, "Ask the ducks.").await.must_be(200).must_say("Last changed by Jonas");
    let (tom, olga) = (world.sign_in("tom").await, world.sign_in("olga").await);
    for who in [&tom, &olga] {
        for path in ["/sparring", "/sparring/round", "/cockpit"] {
            who.get(&garden.at(path)).await.must_not_say("Ask the ducks.");
        }
    }
    for who in [&elif, &tom] {
        who.get("/search?q=ducks").await.must_be(200).must_not_say("Ask the ducks.");
    }
    let key = format!("{:032x}", rand::random::<u128>());
    tom.send(&garden.at("/sparring/notes"), &[("_key", &key), ("seen", "2"), ("body", "x")]).await.must_be(403);
}

#[actix_web::test]
async fn who_saves_over_a_newer_text_sees_both() {
    let (garden, elif, jonas) = pair().await;
    let page = sparring(&garden, &elif).await;
    let theirs = sparring(&garden, &jonas).await;
    elif.press_anew(&page, "/notes", &[("body", "Snails")]).await.must_be(303);
    let no = jonas.press_anew(&theirs, "/notes", &[("body", "Ducks")]).await.must_be(409);
    no.must_say("The notes were changed meanwhile").must_say("This is what stands there now").must_say("Snails");
    assert_eq!(no.typed("/notes", "body"), "Ducks");
    // What is sent from there is against what stands there now.
    let page = jonas.submit(&no, "/notes", &[("body", "Snails and ducks")]).await.must_be(200);
    page.must_say("Snails and ducks").must_say("Last changed by Jonas");
    // The same words twice are no change.
    elif.press_anew(&theirs, "/notes", &[("body", "Snails and ducks")]).await.must_be(303);
    let no = elif.press_anew(&page, "/notes", &[("body", "")]).await.must_be(422);
    no.must_say("Snails and ducks");
    let long = "x".repeat(20_001);
    let no = elif.press_anew(&page, "/notes", &[("body", &long)]).await.must_be(422);
    assert_eq!(no.typed("/notes", "body").len(), long.len());
    let many =
        at_once(6, async |nth| elif.press_anew(&page, "/notes", &[("body", &format!("Version {nth}"))]).await).await;
    assert_eq!(tally(&many), [(303, 1), (409, 5)]);
}

#[actix_web::test]
async fn who_joins_later_reads_it_and_who_is_elsewhere_does_not() {
    let garden = garden_with(&["mia", "kim"]).await;
    let world = &garden.world;
    published(&garden).await;
    for group in groups(world).await {
        let who = world.sign_in(&group[0].to_lowercase()).await;
        notes(&garden, &who, &format!("About {}", group.join(" and "))).await.must_be(200);
    }
    let before = groups(world).await;
    world.later(chrono::Duration::hours(1));
    garden.cohort.enrol(world, "noah", Role::Participant).await;
    run_due_jobs(&world.store, &world.catalogue).await;
    let joined = partners_of(world, "Noah").await;
    let noah = world.sign_in("noah").await;
    sparring(&garden, &noah).await.must_say(&format!("About {}", joined.join(" and ")));
    let others = before.into_iter().find(|group| *group != joined).unwrap();
    sparring(&garden, &noah).await.must_not_say(&format!("About {}", others.join(" and ")));
}

#[actix_web::test]
async fn whose_partner_goes_while_they_write_keeps_their_words() {
    let (garden, elif, _) = pair().await;
    let page = sparring(&garden, &elif).await;
    leaves(&garden, "jonas").await;
    let no = elif.press_anew(&page, "/notes", &[("body", "Snails <and> ducks")]).await.must_be(409);
    no.must_say("You have no partner just now.").must_say("Snails <and> ducks");
}

#[actix_web::test]
async fn it_is_gone_ninety_days_after_the_round_and_after_nobody_is_left() {
    let (garden, elif, _) = pair().await;
    let world = &garden.world;
    notes(&garden, &elif, "Snails").await.must_be(200);
    published(&garden).await;
    sparring(&garden, &world.sign_in("elif").await).await.must_not_say("Snails");
    days(&garden, 89);
    run_due_jobs(&world.store, &world.catalogue).await;
    assert_eq!(kept(world).await, 1);
    days(&garden, 2);
    run_due_jobs(&world.store, &world.catalogue).await;
    assert_eq!(kept(world).await, 0);
    // The partners are others now.
    let garden = eight().await;
    let world = &garden.world;
    published(&garden).await;
    notes(&garden, &world.sign_in("elif").await, "Ducks").await.must_be(200);
    let partner = partners_of(world, "Elif").await.remove(0);
    leaves(&garden, &partner.to_lowercase()).await;
    sparring(&garden, &world.sign_in("elif").await).await.must_not_say("Ducks");
    days(&garden, 91);
    run_due_jobs(&world.store, &world.catalogue).await;
    assert_eq!(kept(world).await, 0);
}

#[actix_web::test]
async fn what_is_written_in_the_last_round_is_gone_ninety_days_after_the_last_word() {
    let (garden, elif, _) = pair().await;
    let world = &garden.world;
    notes(&garden, &elif, "Snails").await.must_be(200);
    days(&garden, 60);
    run_due_jobs(&world.store, &world.catalogue).await;
    // The course is over, and the two still talk.
    let elif = world.sign_in("elif").await;
    notes(&garden, &elif, "Snails, and ducks").await.must_be(200);
    days(&garden, 60);
    run_due_jobs(&world.store, &world.catalogue).await;
    sparring(&garden, &world.sign_in("elif").await).await.must_say("Snails, and ducks");
    days(&garden, 31);
    run_due_jobs(&world.store, &world.catalogue).await;
    assert_eq!(kept(world).await, 0);
}
