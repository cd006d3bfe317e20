//! Readers of a draft who let their day pass.

use chrono::Duration;
use entity::pitch_reading_late;
use lernweg::{app::run_due_jobs, features::pitches::keep_readings};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{
    super::round_in,
    at, begins, id_of,
    reading::{asked, six},
};
use crate::{
    first_answers::{garden_with, home_of},
    harness::{Garden, at_once},
    sparring::takes_a_break,
};

async fn how_many_were_late(garden: &Garden) -> u64 {
    pitch_reading_late::Entity::find().count(garden.world.store.read()).await.unwrap()
}

/// A day and a minute pass, and the house looks after it.
async fn a_day_passes(garden: &Garden) {
    garden.world.later(Duration::hours(24) + Duration::minutes(1));
    keep_readings(&garden.world.store).await.unwrap();
}

#[actix_web::test]
async fn whoever_finds_no_time_is_told_kindly_and_somebody_else_is_asked() {
    let (garden, elif, id) = six().await;
    let world = &garden.world;
    let path = at(&garden, id);
    elif.submit(&elif.get(&path).await, "/readers", &[]).await.must_be(200);
    let first = asked(&garden, id).await;
    let quick = world.sign_in(&first[0]).await;
    quick.submit(&quick.get(&path).await, "/comments", &[("body", "Which bees?")]).await.must_be(200);
    world.deliver().await;
    world.clear_mail().await;
    world.later(Duration::hours(23));
    run_due_jobs(&world.store, &world.catalogue).await;
    assert_eq!(asked(&garden, id).await.len(), 2, "a day is a day");
    world.later(Duration::hours(2));
    let node = world.another_node().await;
    at_once(4, async |nth| {
        let store = if nth % 2 == 0 { &world.store } else { &node.store };
        keep_readings(store).await.unwrap();
    })
    .await;
    let now = asked(&garden, id).await;
    assert!(now.len() == 3 && first.iter().all(|key| now.contains(key)), "{first:?} {now:?}");
    let third = now.iter().find(|key| !first.contains(key)).unwrap();
    world.deliver().await;
    let of = |key: &str| world.mail.mails_to(&format!("{key}@example.org"));
    let told = of(&first[1]);
    assert_eq!(
        told.iter().map(|mail| mail.subject.as_str()).collect::<Vec<_>>(),
        ["Not yours alone any more: Bees for all"]
    );
    assert!(told[0].text.contains("You need not do anything."), "{}", told[0].text);
    assert!(of(third).iter().any(|mail| mail.subject == "A word on a draft: Bees for all"));
    assert!(of(&first[0]).is_empty());
    // It stands where anybody could, no more among what waits for them.
    let home = home_of(world, &first[1]).await;
    home.must_say("Elif would still be glad of a word on a draft").must_not_say("Elif asks for a word");
    let elif = world.sign_in("elif").await;
    let seen = elif.get(&path).await.must_be(200);
    seen.must_say("perhaps later").must_say("We have asked somebody else as well.").must_say("said something");
    // The late one may still say something.
    let late = world.sign_in(&first[1]).await;
    let page = late.get(&path).await.must_be(200);
    page.must_say("The day for it is over.").must_say("your word helps just as much");
    late.submit(&page, "/comments", &[("body", "Late, but: why bees?")]).await.must_be(200);
    home_of(world, &first[1]).await.must_not_say("a word on a draft");
    elif.get(&path).await.must_say("Late, but: why bees?").must_not_say("perhaps later");
}

#[actix_web::test]
async fn a_late_one_who_says_not_me_is_not_followed_twice() {
    let (garden, elif, id) = six().await;
    let world = &garden.world;
    let path = at(&garden, id);
    elif.submit(&elif.get(&path).await, "/readers", &[]).await.must_be(200);
    let first = asked(&garden, id).await;
    let left: Vec<&str> =
        ["jonas", "mia", "kim", "noah", "lea"].into_iter().filter(|key| !first.iter().any(|one| one == key)).collect();
    takes_a_break(&garden, left[0]).await;
    a_day_passes(&garden).await;
    let second = asked(&garden, id).await;
    assert_eq!((second.len(), how_many_were_late(&garden).await), (4, 2));
    assert!(!second.iter().any(|key| key == left[0]), "who is away is never asked: {second:?}");
    let late = world.sign_in(&first[0]).await;
    late.press_anew(&late.get(&path).await, "/decline", &[]).await.must_be(303);
    takes_a_break(&garden, &first[1]).await;
    assert_eq!(asked(&garden, id).await.len(), 2, "nobody else for either of them");
    // Nobody is left to be asked: it stays with those who are, and they hear nothing.
    a_day_passes(&garden).await;
    assert_eq!((asked(&garden, id).await.len(), how_many_were_late(&garden).await), (2, 2));
    home_of(world, left[1]).await.must_say("Elif asks for a word on a draft");
}

#[actix_web::test]
async fn others_are_asked_a_few_times_and_not_once_it_was_heard() {
    let garden = garden_with(&["mia", "kim", "noah", "lea", "ben", "ida", "max", "ute"]).await;
    let world = &garden.world;
    round_in(&garden).await;
    let mut drafts = Vec::new();
    for key in ["elif", "jonas"] {
        let who = world.sign_in(key).await;
        let id = id_of(&begins(&garden, &who, &format!("Pitch of {key}")).await);
        who.submit(&who.get(&at(&garden, id)).await, "/readers", &[]).await.must_be(200);
        drafts.push((who, id));
    }
    let (jonas, his) = &drafts[1];
    jonas.press(&jonas.get(&at(&garden, *his)).await, "/withdrawal", &[("withdrawn", "yes")]).await.must_be(303);
    a_day_passes(&garden).await;
    let second = asked(&garden, drafts[0].1).await;
    assert_eq!((second.len(), how_many_were_late(&garden).await), (4, 2));
    // One who was late says not me: somebody else was asked for them already.
    let late = pitch_reading_late::Entity::find().one(world.store.read()).await.unwrap().unwrap().person_id;
    let late = lernweg::identity::name_of(world.store.read(), late).await.unwrap().unwrap().to_lowercase();
    let late = world.sign_in(&late).await;
    late.press_anew(&late.get(&at(&garden, drafts[0].1)).await, "/decline", &[]).await.must_be(303);
    assert_eq!(asked(&garden, drafts[0].1).await.len(), 3);
    for _ in 0..5 {
        a_day_passes(&garden).await;
    }
    assert_eq!(asked(&garden, drafts[0].1).await.len(), 5, "four times, and no more");
    assert_eq!(asked(&garden, *his).await.len(), 2, "a withdrawn pitch needs no word");
    assert_eq!(how_many_were_late(&garden).await, 4);
}

#[actix_web::test]
async fn a_word_in_the_last_minute_and_the_end_of_the_day_do_not_cross() {
    let (garden, elif, id) = six().await;
    let world = &garden.world;
    let path = at(&garden, id);
    elif.submit(&elif.get(&path).await, "/readers", &[]).await.must_be(200);
    let first = asked(&garden, id).await;
    world.later(Duration::hours(25));
    let reader = world.sign_in(&first[0]).await;
    let page = reader.get(&path).await;
    at_once(2, async |nth| match nth {
        0 => keep_readings(&world.store).await.unwrap(),
        _ => {
            reader.press_anew(&page, "/comments", &[("body", "Which bees?")]).await.must_be(303);
        }
    })
    .await;
    let (now, late) = (asked(&garden, id).await.len(), how_many_were_late(&garden).await);
    assert_eq!(u64::try_from(now).unwrap(), 2 + late, "one more for each who was late");
}
