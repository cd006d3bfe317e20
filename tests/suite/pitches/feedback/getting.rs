//! What was said to a pitch, and what its makers do with it.

use entity::pitch_feedback;
use sea_orm::EntityTrait;

use super::{EIGHT, ENOUGH, Heard, form_of};
use crate::harness::{at_once, tally};

async fn four(heard: &Heard) {
    heard.gives("jonas", "elif", ENOUGH, ["3", "4", "2"]).await;
    heard.gives("mia", "elif", "You smiled.", ["3", "4", "2"]).await;
    heard.gives("kim", "elif", "A question was left open.", ["4", "4", "2"]).await;
}

#[actix_web::test]
async fn its_makers_read_words_by_name_and_a_mean_from_four_on() {
    let heard = Heard::shared(&EIGHT).await;
    let elif = heard.who("elif").await;
    let replies = heard.at("elif", "/replies");
    elif.get(&replies).await.must_say("Nobody has said anything yet. Whoever does is named here");
    four(&heard).await;
    let page = elif.get(&replies).await.must_be(200);
    page.must_say("They saw").must_say("one of them nodded").must_say("You smiled.").must_say("Jonas");
    page.must_say("The members would say: yes, that is us.").must_not_say("On average").must_not_say("They wonder");
    heard.gives("tom", "elif", ENOUGH, ["4", "3", "2"]).await;
    let page = elif.get(&replies).await;
    page.must_say("Only you see this.").must_say("On average 3.5 of 4, from 3 to 4; 4 people chose.");
    page.must_say("On average 2.0 of 4, from 2 to 2").must_say("trainer");
    // A mean is nobody else's, trainers' neither; what was said is nobody's but theirs.
    let tom = heard.who("tom").await;
    tom.get(&replies).await.must_be(200).must_say("You smiled.").must_not_say("On average");
    tom.fetch(&heard.at("elif", "/print")).await.must_be(403);
    heard.who("jonas").await.fetch(&replies).await.must_be(403);
    let print = elif.get(&heard.at("elif", "/print")).await.must_be(200);
    print.must_say("Pitch of elif").must_say("Three").must_say("You smiled.").must_say("On average 3.5 of 4");
}

#[actix_web::test]
async fn what_helped_is_seen_by_whoever_gave_it() {
    let heard = Heard::shared(&EIGHT).await;
    let elif = heard.who("elif").await;
    four(&heard).await;
    let page = elif.get(&heard.at("elif", "/replies")).await;
    let rows = pitch_feedback::Entity::find().all(heard.garden.world.store.read()).await.unwrap();
    let mia = heard.garden.world.person("mia").await.id;
    let reply = rows.iter().find(|row| row.giver_id == mia).unwrap().id;
    let end = format!("/replies/{reply}/helped");
    let many = at_once(4, async |_| elif.press_anew(&page, &end, &[("helped", "yes")]).await).await;
    assert_eq!(tally(&many), [(303, 4)]);
    let mia = heard.who("mia").await;
    mia.get(&heard.garden.at("/pitches/feedback")).await.must_say("helped");
    form_of(&mia, &heard.at("elif", "/feedback")).await.must_say("They say it helped.");
    heard.garden.world.deliver().await;
    assert!(!heard.garden.world.mail.mails_to("mia@example.org").iter().any(|mail| mail.subject.contains("helped")));
    let page = elif.submit(&page, &end, &[("helped", "no")]).await.must_be(200);
    page.must_not_say("Not after all");
    elif.press_anew(&page, &end, &[("helped", "maybe")]).await.must_be(422);
    // Not a reply to somebody else's, and nobody marks their own.
    let other = heard.at("jonas", &end);
    heard.who("jonas").await.send_fresh(&other, &[("helped", "yes")]).await.must_be(404);
    mia.send_fresh(&heard.at("elif", &end), &[("helped", "yes")]).await.must_be(403);
}

#[actix_web::test]
async fn what_its_makers_change_is_read_by_whoever_said_something() {
    let heard = Heard::shared(&EIGHT).await;
    let elif = heard.who("elif").await;
    four(&heard).await;
    let page = elif.get(&heard.at("elif", "/replies")).await;
    let said = elif.submit(&page, "/change", &[("note", "I begin with the night shift.")]).await.must_be(200);
    said.must_flash("Who has said something to your pitch sees it.").must_say("I begin with the night shift.");
    let stale = elif.press_anew(&page, "/change", &[("note", "I end with it.")]).await.must_be(409);
    assert_eq!(stale.typed("/change", "note"), "I end with it.");
    stale.must_say("I begin with the night shift.");
    let jonas = heard.who("jonas").await;
    jonas.get(&heard.garden.at("/pitches/feedback")).await.must_say("What they change: I begin with the night shift.");
    form_of(&jonas, &heard.at("elif", "/feedback")).await.must_say("I begin with the night shift.");
    form_of(&heard.who("noah").await, &heard.at("elif", "/feedback")).await.must_not_say("I begin with");
    elif.submit(&stale, "/change", &[("note", " ")]).await.must_be(200).must_not_say("I begin with");
    jonas.send_fresh(&heard.at("elif", "/change"), &[("note", "x"), ("version", "1")]).await.must_be(403);
    let long = "x".repeat(2_001);
    elif.press_anew(&stale, "/change", &[("note", &long)]).await.must_be(422);
}
