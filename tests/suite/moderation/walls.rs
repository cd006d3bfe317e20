//! Who sees and does what.

use super::{Talk, id_of};
use crate::harness::{Cohort, at_once};

#[actix_web::test]
async fn participants_owners_and_strangers_do_nothing_about_posts() {
    let talk = Talk::new().await;
    let key = ("_key", "0123456789abcdef01");
    let other = talk.another("Other").await;
    let acts: [(&str, &[(&str, &str)]); 8] = [
        ("visibility", &[key, ("set", "on"), ("reason", "Hm.")]),
        ("reports", &[key]),
        ("note", &[key, ("words", "Hm.")]),
        ("place", &[key, ("thread", id_of(&other)), ("reason", "Hm.")]),
        ("../../lock", &[key, ("set", "on"), ("reason", "Hm.")]),
        ("../../pin", &[key, ("set", "on")]),
        ("../../pace", &[key, ("set", "on"), ("minutes", "10"), ("hours", "24"), ("reason", "Hm.")]),
        ("../../merge", &[key, ("thread", id_of(&other)), ("reason", "Hm.")]),
    ];
    let stranger = talk.garden.world.sign_in("mona").await;
    for (act, fields) in acts {
        let place = match act.strip_prefix("../../") {
            Some(act) => format!("{}/{act}", talk.thread),
            None => format!("{}/{act}", talk.post),
        };
        for (who, status) in [(&talk.elif, 403), (&talk.jonas, 403), (&talk.olga, 403), (&stranger, 404)] {
            who.send(&place, fields).await.must_be(status);
        }
    }
    for (who, status) in [(&talk.elif, 403), (&talk.olga, 403), (&stranger, 404)] {
        who.get(&talk.garden.at("/moderation")).await.must_be(status);
        who.get(&format!("{}/moderation", talk.post)).await.must_be(status);
    }
    talk.elif.get(&format!("{}/moderation", talk.thread)).await.must_be(200).must_say("Nothing is noted");
    stranger.get("/programmes/gardening/appeals").await.must_be(404);
    talk.tom.get("/programmes/gardening/appeals").await.must_be(404);
}

#[actix_web::test]
async fn a_trainer_of_one_cohort_does_nothing_in_another_and_posts_never_cross_over() {
    let talk = Talk::new().await;
    let world = &talk.garden.world;
    let crocus = Cohort::plan(world, "gardening", "Crocus", "olga").await;
    crocus.enrol(world, "tina", entity::states::Role::Trainer).await;
    crocus.enrol(world, "karl", entity::states::Role::Participant).await;
    let (tina, karl) = (world.sign_in("tina").await, world.sign_in("karl").await);
    tina.get(&format!("{}/moderation", talk.post)).await.must_be(404);
    let new = karl.get(&crocus.at("/threads/new")).await;
    let theirs = karl.submit(&new, "/threads", &[("title", "Theirs"), ("body", "Secret.")]).await.must_be(200).path;
    let ours = talk.another("Ours").await;
    let fields = [("thread", id_of(&theirs)), ("reason", "There.")];
    for (page, end) in [(talk.about().await, "/place"), (talk.about_thread().await, "/merge")] {
        assert!(page.body.contains(id_of(&ours)) && !page.body.contains("Theirs"));
        talk.tom.press(&page, end, &fields).await.must_be(409);
    }
    // The old link of a post leads nowhere for whoever may not read the thread it names.
    let place = format!("/threads/{}/posts/{}", id_of(&theirs), id_of(&talk.post));
    karl.get(&place).await.must_be(404);
    talk.elif.get(&place).await.must_be(404);
}

#[actix_web::test]
async fn who_is_no_trainer_any_more_does_nothing_from_then_on() {
    let talk = Talk::new().await;
    let page = talk.about().await;
    let world = &talk.garden.world;
    let tom = world.person("tom").await;
    talk.garden.cohort.enrol(world, "tina", entity::states::Role::Trainer).await;
    world.store.write(async |tx| lernweg::features::cohorts::end_stays_of(tx, tom.id).await).await.unwrap();
    let late = at_once(3, async |_| talk.tom.press_anew(&page, "/visibility", &[("reason", "Hm.")]).await).await;
    assert!(late.iter().all(|page| page.status == 404));
}
