//! The room's first page: what waits for the reader, and what they wait for.

use sea_orm::ConnectionTrait;

use super::Round;
use crate::{
    first_answers::garden_with,
    harness::Garden,
    pitches::{
        drafts::{at, drafted_in},
        feedback::{EIGHT, ENOUGH, Heard},
    },
};

#[actix_web::test]
async fn where_nothing_is_planned_nobody_stands_anywhere() {
    let garden = Garden::new().await;
    for key in ["elif", "tom"] {
        let page = garden.world.sign_in(key).await.get(&garden.at("/pitches")).await.must_be(200);
        page.must_say("No round is planned yet.").must_not_say("Where you stand");
    }
}

#[actix_web::test]
async fn my_draft_who_looks_at_it_and_whose_i_am_to_look_at() {
    let (garden, elif, id) = drafted_in(garden_with(&["mia"]).await).await;
    let world = &garden.world;
    let room = garden.at("/pitches");
    let mine = elif.get(&room).await.must_be(200);
    mine.must_say("Where you stand").must_say("Bees for all no place in the round yet draft");
    mine.must_say("Nobody waits for a word from you just now.");
    elif.submit(&elif.get(&at(&garden, id)).await, "/readers", &[]).await.must_be(200);
    elif.get(&room).await.must_say("You wait for").must_say("Jonas looks at your draft");
    let jonas = world.sign_in("jonas").await;
    let asked = jonas.get(&room).await.must_be(200);
    asked.must_say("Waiting for you Elif asks for a word on a draft").must_say("You have no pitch");
}

#[actix_web::test]
async fn my_place_in_the_round() {
    let round = Round::new().await;
    let elif = round.who("elif").await;
    round.book(&elif, 2).await.must_be(303);
    let page = elif.get(&round.index()).await.must_be(200);
    page.must_say("Pitch of elif Place 2 · Thu 14 Jan 2027, 14:00 CET ready");
    // Who asks to change places stands at the round, and not twice.
    let (mia, _) = round.joined_by("mia").await;
    round.book(&mia, 1).await.must_be(303);
    mia.send_fresh(&format!("{}/swap", round.place(2).await), &[]).await.must_be(303);
    let page = elif.get(&round.index()).await;
    page.must_say("Mia would like to change places").must_not_say("Nobody waits for a word from you");
    assert_eq!(page.text().matches("Mia").count(), 2, "the wish, and the place: {}", page.text());
}

#[actix_web::test]
async fn whose_pitches_wait_for_my_word_and_what_i_gave_and_got() {
    let heard = Heard::shared(&EIGHT).await;
    let room = heard.garden.at("/pitches");
    let elif = heard.who("elif").await;
    let page = elif.get(&room).await.must_be(200);
    let owed = heard.owed_by("elif").await;
    assert_eq!(page.texts("#yours ~ .waiting-list .row-title, .waiting-list .row-title").len(), 3);
    for whose in &owed {
        page.must_say(&format!("Pitch of {whose}"));
    }
    page.must_say("week 2 heard").must_say("Feedback on your pitch: the first is on its way");
    page.must_not_say("none received yet");
    heard.gives("elif", &owed[0], ENOUGH, ["3"; 3]).await;
    elif.get(&room).await.must_say("Feedback: given to one pitch, none received yet");
    heard.gives("tom", "elif", ENOUGH, ["3"; 3]).await;
    elif.get(&room).await.must_say("Feedback: given to one pitch, one received").must_say("1 of 3, the second");
    // Trainers see where too little is.
    heard.garden.world.later(chrono::Duration::hours(49));
    let tom = heard.who("tom").await;
    tom.get(&room).await.must_say("Waiting for you").must_say("pitches have too little feedback");
    // Where nothing can be found out it says so, and the rest stands.
    let gone = "drop table pitch_reading_late";
    heard.garden.world.store.schema().execute_unprepared(gone).await.unwrap();
    let elif = heard.who("elif").await;
    let page = elif.get(&room).await.must_be(200);
    page.must_say("We cannot show what waits for you just now.").must_say("week 2 heard");
}
