//! Who has time, and who steps in.

use entity::states::{Role, ShareState};
use lernweg::features::pitches::keep_feedback;

use super::{EIGHT, ENOUGH, Heard, form_of, hours};
use crate::{
    first_answers::home_of,
    harness::{at_once, tally},
};

#[actix_web::test]
async fn whoever_has_time_takes_the_one_that_needs_it_most_and_never_beyond() {
    let heard = Heard::shared(&EIGHT).await;
    let world = &heard.garden.world;
    // Everybody has three to come: who has theirs takes no other one.
    let elif = heard.who("elif").await;
    let page = elif.get(&heard.garden.at("/pitches/feedback")).await.must_be(200);
    page.must_say("These wait for your word").must_say("The first word is on its way.");
    elif.submit(&page, "/next", &[]).await.must_be(200).must_flash("Every pitch has what it needs just now.");
    // The time is over, and nobody has written.
    hours(&heard, 73);
    keep_feedback(&world.store).await.unwrap();
    assert_eq!(heard.shares(ShareState::Open).await, []);
    assert_eq!(heard.shares(ShareState::Lapsed).await.len(), 24);
    home_of(world, "elif").await.must_say("7 pitches could do with one word more").must_not_say("waits for your word");
    let mut people = Vec::new();
    for key in EIGHT {
        people.push(heard.who(key).await);
    }
    let pages = at_once(24, async |nth| {
        let who = &people[nth % 8];
        who.press_anew(&page, "/feedback/next", &[]).await
    })
    .await;
    assert_eq!(tally(&pages), [(303, 24)]);
    let open = heard.shares(ShareState::Open).await;
    for key in EIGHT {
        let has = open.iter().filter(|(_, whose)| whose == key).count();
        assert!(has <= 4, "{open:?}");
        assert!(open.iter().filter(|(giver, whose)| giver == whose && whose == key).count() == 0);
    }
    assert_eq!(open.len(), 24, "{open:?}");
    let page = people[0].get(&heard.garden.at("/pitches/feedback")).await;
    assert_eq!(page.texts("section[aria-labelledby=owed-h] .row-title").len(), 3);
}

#[actix_web::test]
async fn not_me_goes_on_and_is_not_asked_again() {
    let heard = Heard::shared(&EIGHT).await;
    let whose = heard.owed_by("elif").await.remove(0);
    let elif = heard.who("elif").await;
    let page = form_of(&elif, &heard.at(&whose, "/feedback")).await;
    elif.submit(&page, "/pass", &[]).await.must_be(200);
    assert!(!heard.owed_by("elif").await.contains(&whose));
    elif.press_anew(&page, "/pass", &[]).await.must_be(409).must_say("not waiting for your word any more");
    let queue = elif.get(&heard.garden.at("/pitches/feedback")).await;
    elif.submit(&queue, "/next", &[]).await.must_be(200);
    assert!(!heard.owed_by("elif").await.contains(&whose), "not what one has said no to");
    // Somebody else has time.
    let owes = heard.shares(ShareState::Open).await;
    let other = EIGHT
        .iter()
        .find(|key| **key != "elif" && **key != whose && !owes.contains(&((**key).to_owned(), whose.clone())));
    let other = heard.who(other.unwrap()).await;
    form_of(&other, &heard.at(&whose, "/feedback")).await;
    let queue = other.get(&heard.garden.at("/pitches/feedback")).await;
    let taken = other.submit(&queue, "/next", &[]).await.must_be(200);
    assert_eq!(taken.path, heard.at(&whose, "/feedback"), "the one that can expect the fewest");
    taken.must_flash("It is yours for a day.");
}

#[actix_web::test]
async fn two_days_later_a_trainer_writes_where_there_is_too_little() {
    let heard = Heard::shared(&EIGHT).await;
    let garden = &heard.garden;
    let world = &garden.world;
    garden.cohort.enrol(world, "tina", Role::Trainer).await;
    for giver in ["jonas", "mia"] {
        heard.gives(giver, "elif", ENOUGH, ["3", "3", "3"]).await;
    }
    // A word that says nothing does not count.
    heard.gives("kim", "jonas", "Nice.", ["3", "3", "3"]).await;
    hours(&heard, 47);
    let tom = heard.who("tom").await;
    tom.get(&garden.at("/pitches/feedback")).await.must_say("Every pitch has what it needs, or still has time.");
    home_of(world, "tom").await.must_not_say("too little feedback");
    hours(&heard, 1);
    let tom = heard.who("tom").await;
    home_of(world, "tom").await.must_say("7 pitches have too little feedback");
    tom.get(&garden.at("/cockpit")).await.must_say("7 pitches have too little feedback");
    let page = tom.get(&garden.at("/pitches/feedback")).await;
    assert_eq!(page.texts("#short .row-title").len(), 7);
    page.must_not_say("Pitch of elif").must_say("Pitch of jonas");
    let tina = heard.who("tina").await;
    let action = heard.at("jonas", "/feedback/take");
    let both = at_once(4, async |nth| {
        let who = if nth % 2 == 0 { &tom } else { &tina };
        who.press_anew(&page, &action, &[]).await
    })
    .await;
    assert_eq!(tally(&both), [(303, 2), (409, 2)], "one of them has it, however often they press");
    assert_eq!(heard.shares(ShareState::Open).await.iter().filter(|(giver, _)| giver.starts_with('t')).count(), 1);
    home_of(world, "tom").await.must_say("6 pitches have too little feedback");
    heard.gives("tom", "jonas", ENOUGH, ["3", "3", "3"]).await;
    heard.gives("tina", "jonas", ENOUGH, ["3", "3", "3"]).await;
    let done = tom.get(&garden.at("/pitches/feedback")).await;
    done.must_not_say("Nobody has said anything yet");
    tom.press_anew(&page, &action, &[]).await.must_be(409).must_say("has what it needs by now");
    // Participants take none.
    heard.who("mia").await.send_fresh(&heard.at("ben", "/feedback/take"), &[]).await.must_be(403);
}

#[actix_web::test]
async fn the_author_sees_that_the_third_is_on_its_way() {
    let heard = Heard::shared(&EIGHT).await;
    let owing: Vec<String> = heard
        .shares(ShareState::Open)
        .await
        .into_iter()
        .filter(|(_, whose)| whose == "elif")
        .map(|(giver, _)| giver)
        .collect();
    heard.gives(&owing[0], "elif", ENOUGH, ["3", "3", "3"]).await;
    heard.gives(&owing[1], "elif", ENOUGH, ["3", "3", "3"]).await;
    let world = &heard.garden.world;
    home_of(world, "elif").await.must_say("2 of 3, the third is on its way");
    let elif = heard.who("elif").await;
    elif.get(&heard.garden.at("/pitches/feedback")).await.must_say("2 of 3, the third is on its way.");
    hours(&heard, 73);
    home_of(world, "elif").await.must_say("2 of 3, whoever has time next writes the third");
    heard.gives("tom", "elif", ENOUGH, ["3", "3", "3"]).await;
    home_of(world, "elif").await.must_not_say("Feedback on your pitch");
}
