//! A pitch to practise on.

use entity::pitch_practice;
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{EIGHT, ENOUGH, Heard};
use crate::harness::{at_once, tally};

#[actix_web::test]
async fn before_the_first_word_one_practises_once() {
    let heard = Heard::shared(&EIGHT).await;
    let elif = heard.who("elif").await;
    let page = elif.get(&heard.at("jonas", "/feedback")).await.must_be(200);
    page.must_say("Five minutes to practise").must_say("A bed for the whole street").must_say("On Saturday we dig");
    page.must_not_say("I wonder who waters it in July.");
    let bad = elif.press_anew(&page, "/practice", &[("saw", "A bed."), ("way", "say")]).await.must_be(422);
    assert_eq!(bad.mistakes().len(), 3);
    assert_eq!(bad.typed("/practice", "saw"), "A bed.");
    let fields = [("saw", "A bed."), ("clear", "4"), ("fits_members", "1"), ("doable", "3"), ("way", "say")];
    let done = elif.submit(&page, "/practice", &fields).await.must_be(200);
    done.must_say("Your words")
        .must_say("A bed.")
        .must_say("Rosa, grows roses")
        .must_say("I wonder whose grass it is.");
    done.must_say("The members do not appear in it.");
    let real = elif.get(&done.link("On to the real one")).await.must_be(200);
    assert_eq!(real.path, heard.at("jonas", "/feedback"));
    real.must_say("Pitch of jonas");
    elif.get(&heard.at("mia", "/feedback")).await.must_say("Pitch of mia");
    // It can be looked at again, and done again.
    elif.get(&heard.garden.at("/pitches/practice")).await.must_say("A bed.");
    let count = pitch_practice::Entity::find().count(heard.garden.world.store.read()).await.unwrap();
    assert_eq!(count, 1);
}

#[actix_web::test]
async fn one_press_skips_it_and_nobody_is_led_there_again() {
    let heard = Heard::shared(&EIGHT).await;
    let elif = heard.who("elif").await;
    let page = elif.get(&heard.at("jonas", "/feedback")).await;
    let many = at_once(4, async |_| elif.press_anew(&page, "/practice", &[("way", "skip")]).await).await;
    assert_eq!(tally(&many), [(303, 4)]);
    elif.get(&heard.at("jonas", "/feedback")).await.must_say("Pitch of jonas");
    elif.get(&heard.garden.at("/pitches/practice")).await.must_say("Five minutes to practise").must_not_say("Rosa");
    elif.press_anew(&page, "/practice", &[("way", "sing")]).await.must_be(422);
    // Trainers need none; who has said something needs none either.
    let tom = heard.who("tom").await;
    tom.get(&heard.at("jonas", "/feedback")).await.must_say("Pitch of jonas");
    tom.fetch(&heard.garden.at("/pitches/practice")).await.must_be(403);
    heard.gives("mia", "jonas", ENOUGH, ["3", "3", "3"]).await;
    heard.who("mia").await.get(&heard.at("kim", "/feedback")).await.must_say("Pitch of kim");
}
