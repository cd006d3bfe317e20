//! Saying something to a pitch.

use entity::{pitch_feedback, states::FeedbackState};
use lernweg::features::pitches::keep_feedback;
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{EIGHT, ENOUGH, Heard, form_of, hours};
use crate::{
    harness::{at_once, tally},
    sparring::leaves,
};

async fn replies(heard: &Heard) -> Vec<pitch_feedback::Model> {
    pitch_feedback::Entity::find().all(heard.garden.world.store.read()).await.unwrap()
}

#[actix_web::test]
async fn one_writes_keeps_looks_and_sends() {
    let heard = Heard::shared(&EIGHT).await;
    let world = &heard.garden.world;
    let whose = heard.owed_by("elif").await.remove(0);
    let elif = heard.who("elif").await;
    let page = form_of(&elif, &heard.at(&whose, "/feedback")).await.must_be(200);
    page.must_say("I saw").must_say("Is it true to the members?").must_say("The members would say: yes, that is us.");
    page.must_say("Three").must_say("who makes the pitch, with your name");
    // A draft needs nothing; to look at it, there must be something to see.
    let page = elif.submit(&page, "/feedback", &[("saw", "A quiet room."), ("way", "save")]).await.must_be(200);
    page.must_flash("Kept as a draft. Nobody else sees it.");
    assert_eq!(page.typed("/feedback", "saw"), "A quiet room.");
    let bad = elif.press_anew(&page, "/feedback", &[("saw", " "), ("way", "preview")]).await.must_be(422);
    assert_eq!(bad.mistakes().len(), 4, "{:?}", bad.mistakes());
    bad.must_say("Write at least one of the three.").must_say("Choose what comes closest.");
    let chosen = [("clear", "3"), ("fits_members", "4"), ("doable", "2")];
    let fields = [&chosen[..], &[("way", "preview")]].concat();
    let preview = elif.submit(&page, "/feedback", &fields).await.must_be(200);
    preview.must_say("A quiet room.").must_say("The makers see your name.").must_say("fewer than 15 words");
    preview.must_say("Send it all the same").must_say("The members would say: yes, that is us.");
    world.deliver().await;
    world.mail.empty();
    let sent = elif.submit(&preview, "/feedback", &[("way", "send")]).await.must_be(200);
    sent.must_flash("Sent. The makers of the pitch see it now.").must_say("What you have said");
    assert!(!heard.owed_by("elif").await.contains(&whose));
    world.deliver().await;
    let mail = world.mail.last_to(&format!("{whose}@example.org"));
    assert_eq!(mail.subject, "Elif has said something to your pitch");
    // Sent twice it is there once.
    elif.press_anew(&preview, "/feedback", &[("way", "send")]).await.must_be(409).must_say("sent already");
    assert_eq!(replies(&heard).await.len(), 1);
    // Until the round is closed it can be changed, by whoever saw what stands there.
    let page = form_of(&elif, &heard.at(&whose, "/feedback")).await;
    let changed = elif.submit(&page, "/feedback", &[("saw", ENOUGH), ("way", "change")]).await.must_be(200);
    changed.must_flash("Changed.");
    let stale = elif.press_anew(&page, "/feedback", &[("saw", "Mine"), ("way", "change")]).await.must_be(409);
    stale.must_say("changed in another place").must_say("This stands there now").must_say("one of them nodded");
    assert_eq!(stale.typed("/feedback", "saw"), "Mine", "nothing typed is lost");
    let row = replies(&heard).await.remove(0);
    assert_eq!((row.saw.as_str(), row.clear, row.fits_members, row.doable), (ENOUGH, Some(3), Some(4), Some(2)));
    elif.submit(&stale, "/feedback", &[("way", "change")]).await.must_be(200);
    assert_eq!(replies(&heard).await[0].saw, "Mine");
}

#[actix_web::test]
async fn nobody_says_something_to_their_own_and_who_left_says_nothing() {
    let heard = Heard::shared(&EIGHT).await;
    let elif = heard.who("elif").await;
    elif.fetch(&heard.at("elif", "/feedback")).await.must_be(403);
    let words = [("saw", ENOUGH), ("version", "0"), ("way", "save")];
    elif.send_fresh(&heard.at("elif", "/feedback"), &words).await.must_be(403);
    let ben = heard.who("ben").await;
    leaves(&heard.garden, "ben").await;
    ben.fetch(&heard.at("elif", "/feedback")).await.must_be(404);
    ben.send_fresh(&heard.at("elif", "/feedback"), &words).await.must_be(404);
    let olga = heard.who("olga").await;
    olga.fetch(&heard.at("elif", "/feedback")).await.must_be(403);
    let jonas = heard.who("jonas").await;
    for bad in [[("way", "shout")], [("clear", "5")], [("doable", "0")], [("version", "-1")]] {
        let mut fields = words.to_vec();
        fields.retain(|(name, _)| *name != bad[0].0);
        fields.extend(bad);
        jonas.send_fresh(&heard.at("elif", "/feedback"), &fields).await.must_be(422);
    }
    assert_eq!(replies(&heard).await.len(), 0);
}

#[actix_web::test]
async fn of_many_presses_at_once_one_counts() {
    let heard = Heard::shared(&EIGHT).await;
    let jonas = heard.who("jonas").await;
    let page = form_of(&jonas, &heard.at("elif", "/feedback")).await;
    let many = at_once(6, async |nth| {
        let saw = format!("{ENOUGH} {nth}");
        jonas.press_anew(&page, "/feedback", &[("saw", &saw), ("way", "save")]).await
    })
    .await;
    assert_eq!(tally(&many), [(303, 1), (409, 5)]);
    let page = form_of(&jonas, &heard.at("elif", "/feedback")).await;
    let fields = [("clear", "3"), ("fits_members", "3"), ("doable", "3"), ("way", "preview")];
    let preview = jonas.submit(&page, "/feedback", &fields).await;
    let many = at_once(6, async |_| jonas.press_anew(&preview, "/feedback", &[("way", "send")]).await).await;
    assert_eq!(tally(&many), [(303, 1), (409, 5)]);
    let count = pitch_feedback::Entity::find().count(heard.garden.world.store.read()).await.unwrap();
    assert_eq!(count, 1);
}

#[actix_web::test]
async fn once_the_round_is_closed_a_word_is_late_and_chooses_nothing() {
    let heard = Heard::shared(&EIGHT).await;
    let world = &heard.garden.world;
    heard.gives("jonas", "elif", ENOUGH, ["4", "4", "4"]).await;
    let mia = heard.who("mia").await;
    let early = form_of(&mia, &heard.at("elif", "/feedback")).await;
    let fields = [("saw", ENOUGH), ("clear", "4"), ("fits_members", "4"), ("doable", "4"), ("way", "save")];
    mia.submit(&early, "/feedback", &fields).await.must_be(200);
    hours(&heard, 24 * 7);
    keep_feedback(&world.store).await.unwrap();
    let jonas = heard.who("jonas").await;
    let page = form_of(&jonas, &heard.at("elif", "/feedback")).await;
    assert!(page.find_form("/feedback").is_none(), "what was sent stays as it is");
    let fields = [("saw", "Now"), ("clear", "1"), ("fits_members", "1"), ("doable", "1"), ("version", "2")];
    let fields = [&fields[..], &[("way", "change")]].concat();
    jonas.send_fresh(&heard.at("elif", "/feedback"), &fields).await.must_be(409);
    let mia = heard.who("mia").await;
    let page = form_of(&mia, &heard.at("elif", "/feedback")).await;
    page.must_say("The round is closed. A word of yours is still welcome").must_not_say("Is it clear to a manager?");
    let preview = mia.submit(&page, "/feedback", &[("way", "preview")]).await.must_be(200);
    mia.submit(&preview, "/feedback", &[("way", "send")]).await.must_be(200).must_say("late");
    let rows = replies(&heard).await;
    let late = rows.iter().find(|row| row.late).unwrap();
    assert_eq!((late.state, late.clear, late.fits_members, late.doable), (FeedbackState::Given, None, None, None));
    let elif = heard.who("elif").await;
    elif.get(&heard.at("elif", "/replies")).await.must_say("late");
    // Nobody is asked for anything any more.
    assert_eq!(heard.owed_by("kim").await, Vec::<String>::new());
}

#[actix_web::test]
async fn whoever_makes_a_pitch_hears_of_it_once_a_day() {
    let heard = Heard::shared(&EIGHT).await;
    let world = &heard.garden.world;
    world.deliver().await;
    world.mail.empty();
    for giver in ["jonas", "mia", "kim"] {
        heard.gives(giver, "elif", ENOUGH, ["3", "3", "3"]).await;
    }
    world.deliver().await;
    let mails = world.mail.mails_to("elif@example.org");
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].subject, "Jonas, Kim, Mia have said something to your pitch");
    hours(&heard, 24);
    heard.gives("noah", "elif", ENOUGH, ["3", "3", "3"]).await;
    world.deliver().await;
    assert_eq!(world.mail.mails_to("elif@example.org").len(), 2);
}
