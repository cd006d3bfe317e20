//! Cards that become text.

use super::{steps, text_of, with_text};
use crate::harness::{Garden, Page, Persona, at_once, tally};

const CARD: [(&str, &str); 3] =
    [("claim", "It saves time"), ("reason", "We counted."), ("source", "https://example.org/count")];

async fn laid(who: &Persona, section: &str) -> (Page, String) {
    let page = who.get(&format!("{section}/cards")).await.must_be(200);
    let page = who.submit(&page, "/cards", &CARD).await.must_be(200);
    let text = page.attribute("form[action$='/text']", "action").unwrap();
    (page, text.trim_end_matches("/text").to_owned())
}

#[actix_web::test]
async fn a_card_becomes_a_paragraph_once() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let (paper, section) = with_text(&garden, &elif, "We meet.").await;
    let (page, card) = laid(&elif, &section).await;
    page.must_say("It saves time").must_say("We counted.");
    elif.get(&paper).await.must_say("One card");
    let his = jonas.get(&format!("{section}/cards")).await;
    let text = format!("{card}/text");
    let people = [(&elif, &page), (&jonas, &his)];
    let answers = at_once(2, async |nth| people[nth].0.press(people[nth].1, &text, &[]).await).await;
    assert_eq!(tally(&answers), [(303, 1), (409, 1)]);
    let body = "We meet.\n\nIt saves time. We counted. ([Source](<https://example.org/count>))";
    assert_eq!(text_of(&elif, &section).await, body);
    elif.get(&paper).await.must_not_say("One card");
    elif.get(&format!("{section}/cards")).await.must_say("has become text");
    assert!(steps(&elif, &section).await <= 2);
}

#[actix_web::test]
async fn a_card_is_changed_and_taken_away_by_whoever_made_it() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let (_, section) = with_text(&garden, &elif, "").await;
    let (page, card) = laid(&elif, &section).await;
    let fields = [("claim", "It saves time"), ("reason", "We asked."), ("source", "our survey"), ("version", "1")];
    jonas.send_fresh(&card, &fields).await.must_be(403);
    jonas.send_fresh(&format!("{card}/removal"), &[("version", "1")]).await.must_be(403);
    let changed = elif.submit(&page, &card, &[("reason", "We asked.")]).await.must_be(200);
    changed.must_say("We asked.");
    elif.press_anew(&page, &card, &[("reason", "We guessed.")]).await.must_be(409);
    elif.press_anew(&page, &format!("{card}/removal"), &[]).await.must_be(409);
    elif.press(&page, &format!("{card}/text"), &[]).await.must_be(409);
    let gone = elif.submit(&changed, &format!("{card}/removal"), &[]).await.must_be(200);
    gone.must_say("No card yet.");
    elif.send_fresh(&format!("{card}/text"), &[("version", "2")]).await.must_be(404);
}

#[actix_web::test]
async fn a_card_needs_a_claim_and_a_reason() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let (_, section) = with_text(&garden, &elif, "").await;
    let page = elif.get(&format!("{section}/cards")).await;
    let refused = elif.press(&page, "/cards", &[("claim", "Only this")]).await.must_be(422);
    assert_eq!((refused.mistakes().len(), refused.typed("/cards", "claim").as_str()), (1, "Only this"));
}
