//! Two who change places.

use entity::{pitch_swap, states::SwapState};
use sea_orm::EntityTrait;

use super::Round;
use crate::harness::{at_once, tally};

/// Elif has the first place, Jonas the second, and Elif asks him.
async fn asked() -> Round {
    let round = Round::new().await;
    let (elif, jonas) = (round.who("elif").await, round.who("jonas").await);
    round.book(&elif, 1).await.must_be(303);
    round.book(&jonas, 2).await.must_be(303);
    let page = elif.get(&round.index()).await;
    elif.submit(&page, "/swap", &[])
        .await
        .must_be(200)
        .must_flash("Asked.")
        .must_say("You asked whether you two change");
    round
}

async fn swaps(round: &Round) -> Vec<pitch_swap::Model> {
    pitch_swap::Entity::find().all(round.garden.world.store.read()).await.unwrap()
}

#[actix_web::test]
async fn two_change_places_when_both_want_to() {
    let round = asked().await;
    let world = &round.garden.world;
    let (elif, jonas) = (round.who("elif").await, round.who("jonas").await);
    world.deliver().await;
    let mail = world.mail.last_to("jonas@example.org");
    assert_eq!(mail.subject, "Elif would like to change places with you");
    jonas.get("/home").await.must_say("Elif would like to change places with you");
    elif.send_fresh(&format!("{}/swap", round.place(2).await), &[])
        .await
        .must_be(409)
        .must_say("You have asked already");
    let back = jonas.send_fresh(&format!("{}/swap", round.place(1).await), &[]).await.must_be(409);
    back.must_say("Just say yes");
    let path = format!("{}/swaps/{}", round.index(), swaps(&round).await[0].id);
    // Who asked cannot say yes in the other's place, nor can anybody else.
    elif.send_fresh(&path, &[("answer", "yes")]).await.must_be(404);
    round.who("tom").await.send_fresh(&path, &[("answer", "yes")]).await.must_be(404);
    let page = jonas.get(&round.index()).await;
    page.must_say("Elif would like to change places with you").must_say("You would have place 1");
    let page = jonas.submit(&page, &path, &[("answer", "yes")]).await.must_be(200);
    page.must_flash("Changed.");
    assert_eq!(round.order().await, ["jonas", "elif", "-", "-"]);
    world.deliver().await;
    assert_eq!(world.mail.last_to("elif@example.org").subject, "You two have changed places");
    assert_eq!(world.mail.mails_to("elif@example.org").len(), 1);
    jonas.get("/home").await.must_not_say("would like to change places");
    jonas.send_fresh(&path, &[("answer", "yes")]).await.must_be(409).must_say("That is settled");
}

#[actix_web::test]
async fn somebody_would_rather_not_and_somebody_takes_it_back() {
    let round = asked().await;
    let world = &round.garden.world;
    let (elif, jonas) = (round.who("elif").await, round.who("jonas").await);
    let path = format!("{}/swaps/{}", round.index(), swaps(&round).await[0].id);
    jonas.send_fresh(&path, &[("answer", "maybe")]).await.must_be(422);
    jonas.send_fresh(&path, &[("answer", "no")]).await.must_be(303);
    assert_eq!(round.order().await, ["elif", "jonas", "-", "-"]);
    world.deliver().await;
    assert_eq!(world.mail.last_to("elif@example.org").subject, "Your place stays as it is");
    assert!(world.mail.mails_to("jonas@example.org").is_empty(), "answered before the question left");
    // Once more, and taken back.
    elif.send_fresh(&format!("{}/swap", round.place(2).await), &[]).await.must_be(303);
    let path = format!("{}/swaps/{}", round.index(), swaps(&round).await[1].id);
    jonas.send_fresh(&path, &[("answer", "back")]).await.must_be(404);
    elif.send_fresh(&path, &[("answer", "back")]).await.must_be(303);
    jonas.send_fresh(&path, &[("answer", "yes")]).await.must_be(409);
    // Nothing to change with: a free place, one's own.
    for number in [1, 3] {
        elif.send_fresh(&format!("{}/swap", round.place(number).await), &[]).await.must_be(409);
    }
}

#[actix_web::test]
async fn a_wish_is_over_when_one_of_the_two_stands_elsewhere() {
    let round = asked().await;
    let (elif, jonas) = (round.who("elif").await, round.who("jonas").await);
    round.book(&elif, 3).await.must_be(303);
    let swap = swaps(&round).await.remove(0);
    assert_eq!(swap.state, SwapState::Over);
    let path = format!("{}/swaps/{}", round.index(), swap.id);
    jonas.send_fresh(&path, &[("answer", "yes")]).await.must_be(409).must_say("stands elsewhere by now");
    assert_eq!(round.order().await, ["-", "jonas", "elif", "-"]);
    round.garden.world.deliver().await;
    assert!(round.garden.world.mail.mails_to("jonas@example.org").is_empty());
}

#[actix_web::test]
async fn a_yes_pressed_ten_times_changes_places_once() {
    let round = asked().await;
    let jonas = round.who("jonas").await;
    let path = format!("{}/swaps/{}", round.index(), swaps(&round).await[0].id);
    let pages = at_once(10, async |_| jonas.send_fresh(&path, &[("answer", "yes")]).await).await;
    assert_eq!(tally(&pages), [(303, 1), (409, 9)]);
    assert_eq!(round.order().await, ["jonas", "elif", "-", "-"]);
}
