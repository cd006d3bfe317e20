//! A word on a draft.

use chrono::Duration;
use entity::{ids::PitchId, pitch_reading};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{super::round_in, at, begins, id_of, minutes, versions, writes};
use crate::{
    first_answers::{garden_with, home_of},
    harness::{Garden, Persona, at_once, tally},
};

/// Six participants with partners, and a pitch of Elif's.
pub async fn six() -> (Garden, Persona, PitchId) {
    let garden = garden_with(&["mia", "kim", "noah", "lea"]).await;
    round_in(&garden).await;
    crate::sparring::published(&garden).await;
    let elif = garden.world.sign_in("elif").await;
    let id = id_of(&begins(&garden, &elif, "Bees for all").await);
    writes(&garden, &elif, id, &[("line-1", "Let us keep bees.")]).await.must_be(200);
    garden.world.clear_mail().await;
    (garden, elif, id)
}

/// Who is asked about a pitch now, by key, in order.
pub async fn asked(garden: &Garden, id: PitchId) -> Vec<String> {
    let db = garden.world.store.read();
    let find = pitch_reading::Entity::find()
        .filter(pitch_reading::Column::PitchId.eq(id))
        .filter(pitch_reading::Column::DeclinedAt.is_null())
        .order_by_asc(pitch_reading::Column::AskedAt);
    let mut names = Vec::new();
    for reading in find.all(db).await.unwrap() {
        names.push(lernweg::identity::name_of(db, reading.person_id).await.unwrap().unwrap().to_lowercase());
    }
    names
}

#[actix_web::test]
async fn two_are_asked_once_and_my_partner_is_one_of_them() {
    let (garden, elif, id) = six().await;
    let world = &garden.world;
    let path = at(&garden, id);
    let partner =
        lernweg::features::sparring::partners_of(world.store.read(), garden.cohort.id, world.person("elif").await.id);
    let partner = partner.await.unwrap();
    let page = elif.get(&path).await;
    page.must_say("your sparring partners first");
    let many = at_once(4, async |_| elif.press_anew(&page, "/readers", &[]).await).await;
    assert_eq!(tally(&many), [(303, 4)]);
    let asked = asked(&garden, id).await;
    assert_eq!(asked.len(), 2);
    let name = lernweg::identity::name_of(world.store.read(), partner[0]).await.unwrap().unwrap().to_lowercase();
    assert!(asked.contains(&name), "{asked:?} without {name}");
    assert!(elif.get(&path).await.find_form("/readers").is_none(), "once per draft");
    world.deliver().await;
    for key in &asked {
        let mail = world.mail.last_to(&format!("{key}@example.org"));
        assert_eq!(mail.subject, "A word on a draft: Bees for all");
        home_of(world, key).await.must_say("Elif asks for a word on a draft");
        let reader = world.sign_in(key).await;
        reader.get(&path).await.must_be(200).must_say("A word on this draft?");
    }
    home_of(world, "elif").await.must_say("looks at your draft");
    // Nobody else reads it, and a maker is all it takes to ask.
    for key in ["jonas", "mia", "kim", "noah", "lea"].iter().filter(|key| !asked.iter().any(|one| one == *key)) {
        world.sign_in(key).await.get(&path).await.must_be(404);
    }
    world.sign_in(&asked[0]).await.send_fresh(&format!("{path}/readers"), &[]).await.must_be(403);
}

#[actix_web::test]
async fn a_word_names_the_version_it_is_about_and_can_be_taken_back() {
    let (garden, elif, id) = six().await;
    let world = &garden.world;
    let path = at(&garden, id);
    elif.submit(&elif.get(&path).await, "/readers", &[]).await.must_be(200);
    let key = asked(&garden, id).await.remove(0);
    let reader = world.sign_in(&key).await;
    let page = reader.get(&path).await;
    // While they read, Elif writes on.
    minutes(&garden, 6);
    writes(&garden, &elif, id, &[("line-1", "Let us keep many bees.")]).await.must_be(200);
    world.clear_mail().await;
    let no = reader.press_anew(&page, "/comments", &[("body", " ")]).await.must_be(422);
    assert_eq!(no.mistakes().len(), 1);
    reader.submit(&page, "/comments", &[("body", "Which bees?")]).await.must_be(200).must_flash("Said.");
    reader.press_anew(&page, "/comments", &[("body", "x"), ("number", "3")]).await.must_be(404);
    let read = elif.get(&path).await.must_be(200);
    read.must_say("Which bees?").must_say("on version 1").must_say("said something");
    world.deliver().await;
    let mail = world.mail.last_to("elif@example.org");
    assert!(mail.subject.ends_with("says something to your draft: Bees for all"), "{}", mail.subject);
    assert!(mail.text.contains("Which bees?"));
    home_of(world, &key).await.must_not_say("asks for a word");
    // A comment keeps the version it is about as it was.
    let page = elif.get(&path).await;
    elif.submit(&page, "/comments", &[("body", "Wild ones.")]).await.must_be(200);
    writes(&garden, &elif, id, &[("line-1", "Let us keep wild bees.")]).await.must_be(200);
    assert_eq!(versions(&garden, id).await.len(), 3);
    // Only its author takes it back, and a line stays.
    let comments = elif.get(&path).await.attributes("form[action$='/removal']", "action");
    assert_eq!(comments.len(), 1);
    reader.send_fresh(&comments[0], &[]).await.must_be(404);
    let mine = reader.get(&path).await;
    reader.submit(&mine, "/removal", &[]).await.must_be(200).must_say("Something stood here that was taken back.");
    elif.get(&path).await.must_not_say("Which bees?");
}

#[actix_web::test]
async fn who_says_not_me_or_goes_away_is_followed_by_another() {
    let (garden, elif, id) = six().await;
    let world = &garden.world;
    let path = at(&garden, id);
    elif.submit(&elif.get(&path).await, "/readers", &[]).await.must_be(200);
    let first = asked(&garden, id).await;
    let reader = world.sign_in(&first[0]).await;
    let page = reader.get(&path).await;
    let both = at_once(2, async |_| reader.press_anew(&page, "/decline", &[]).await).await;
    assert_eq!(both.iter().filter(|page| page.status.as_u16() == 303).count(), 1);
    let second = asked(&garden, id).await;
    assert!(second.len() == 2 && !second.contains(&first[0]), "{first:?} {second:?}");
    reader.get(&path).await.must_be(404);
    // A break is a break.
    let away = world.sign_in(&second[1]).await;
    let page = away.get(&garden.at("/break")).await;
    away.submit(&page, "/break", &[]).await.must_be(200);
    let third = asked(&garden, id).await;
    assert!(third.len() == 2 && !third.contains(&second[1]), "{second:?} {third:?}");
    // Until there is nobody left to ask.
    for _ in 0..4 {
        if let Some(key) = asked(&garden, id).await.pop() {
            let who = world.sign_in(&key).await;
            let page = who.get(&path).await;
            who.press_anew(&page, "/decline", &[]).await.must_be(303);
        }
    }
    assert!(asked(&garden, id).await.len() < 2);
}

#[actix_web::test]
async fn where_nobody_can_be_asked_it_says_so() {
    let garden = Garden::new().await;
    let world = &garden.world;
    round_in(&garden).await;
    let elif = world.sign_in("elif").await;
    let id = id_of(&begins(&garden, &elif, "Bees for all").await);
    let jonas = world.sign_in("jonas").await;
    let page = jonas.get(&garden.at("/break")).await;
    jonas.submit(&page, "/break", &[]).await.must_be(200);
    let page = elif.get(&at(&garden, id)).await;
    elif.press_anew(&page, "/readers", &[]).await.must_be(409).must_say("nobody we could ask");
}

#[actix_web::test]
async fn nobody_is_asked_often_while_others_are_not() {
    let (garden, elif, id) = six().await;
    let world = &garden.world;
    elif.submit(&elif.get(&at(&garden, id)).await, "/readers", &[]).await.must_be(200);
    for key in ["jonas", "mia", "kim", "noah", "lea"] {
        let who = world.sign_in(key).await;
        let own = id_of(&begins(&garden, &who, &format!("Pitch of {key}")).await);
        world.later(Duration::minutes(1));
        who.submit(&who.get(&at(&garden, own)).await, "/readers", &[]).await.must_be(200);
    }
    let all = pitch_reading::Entity::find().all(world.store.read()).await.unwrap();
    let mut times = std::collections::BTreeMap::<_, i32>::new();
    for reading in &all {
        *times.entry(reading.person_id).or_default() += 1;
    }
    assert_eq!(all.len(), 12);
    assert!(times.len() == 6 && times.values().all(|times| (1..=3).contains(times)), "{times:?}");
}
