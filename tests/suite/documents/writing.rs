//! Writing in a section: merged where nothing touches, shown side by side where something does.

use chrono::Duration;
use serde_json::Value;

use super::{begun, sections_on, steps, text_of, with_text, writes};
use crate::harness::{Garden, Page, Persona, at_once, fresh_key, tally};

const BASE: &str = "We meet. We talk. We leave.";

/// Saves as the page does by itself.
async fn by_itself(who: &Persona, editor: &Page, section: &str, changes: &[(&str, &str)]) -> (u16, Value) {
    let mut changes = changes.to_vec();
    changes.push(("quietly", "yes"));
    let answer = who.press(editor, section, &changes).await;
    (answer.status.as_u16(), serde_json::from_str(&answer.body).unwrap())
}

#[actix_web::test]
async fn what_one_saves_within_minutes_is_one_step() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let (paper, section) = with_text(&garden, &elif, "One.").await;
    elif.get(&paper).await.must_say("One.");
    writes(&elif, &section, "One. Two.").await.must_flash("Saved.");
    assert_eq!(steps(&elif, &section).await, 1);
    writes(&jonas, &section, "One. Two. Three.").await;
    assert_eq!(steps(&elif, &section).await, 2);
    writes(&elif, &section, "One. Two. Three. Four.").await;
    assert_eq!(steps(&elif, &section).await, 3);
    garden.world.later(Duration::minutes(6));
    writes(&elif, &section, "Four.").await;
    assert_eq!(steps(&elif, &section).await, 4);
    writes(&elif, &section, "").await.must_be(200);
    elif.get(&paper).await.must_say("For example:");
}

#[actix_web::test]
async fn two_who_write_in_different_places_are_merged() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let (_, section) = with_text(&garden, &elif, BASE).await;
    let (hers, his) = (elif.get(&section).await, jonas.get(&section).await);
    elif.submit(&hers, &section, &[("body", "We often meet. We talk. We leave.")]).await.must_be(200);
    let done = jonas.submit(&his, &section, &[("body", "We meet. We talk. We leave late.")]).await.must_be(200);
    done.must_flash("together with what others wrote").must_say("We often meet. We talk. We leave late.");
}

#[actix_web::test]
async fn two_who_write_in_the_same_place_are_shown_both() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let (_, section) = with_text(&garden, &elif, BASE).await;
    let his = jonas.get(&section).await;
    writes(&elif, &section, "We always meet. We talk. We leave.").await.must_be(200);
    let both = jonas.press(&his, &section, &[("body", "We never meet. We talk. We leave.")]).await.must_be(409);
    both.must_say("Two texts touch").must_say("always").must_say("never").must_say("Elif");
    assert_eq!(text_of(&elif, &section).await, "We always meet. We talk. We leave.", "nothing has changed");
    let text = both.typed(&section, "body");
    assert!(text.contains("We always meet.") && text.contains("We never meet.") && text.contains('⟦'), "{text}");
    // Left as it is, with the marks in it, it is not taken.
    both.form(&section);
    jonas.press(&both, &section, &[]).await.must_be(422).must_say("Take them out");
    // It waits for him wherever he comes back.
    let waiting = jonas.get(&section).await.must_be(200);
    let again = jonas.get(&waiting.link("Look at both")).await.must_be(200);
    elif.get(&format!("{section}/waiting")).await.must_be(404);
    let done = jonas.submit(&again, &section, &[("body", "We meet when we can. We talk. We leave.")]).await;
    done.must_be(200).must_flash("Saved.");
    assert!(!jonas.get(&section).await.says("is waiting"));
    jonas.get(&format!("{section}/waiting")).await.must_be(404);
}

#[actix_web::test]
async fn ones_own_text_can_be_put_in_its_place_but_not_unseen() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let (_, section) = with_text(&garden, &elif, BASE).await;
    let his = jonas.get(&section).await;
    writes(&elif, &section, "We always meet.").await.must_be(200);
    let both = jonas.press(&his, &section, &[("body", "We never meet.")]).await.must_be(409);
    let beside = both.attribute("button[name=beside]", "value").unwrap();
    // Elif changes it once more: his decision was about something else.
    writes(&elif, &section, "We always meet here.").await.must_be(200);
    let both = jonas.press(&both, &section, &[("body", ""), ("beside", &beside)]).await.must_be(409);
    both.must_say("We always meet here.");
    let beside = both.attribute("button[name=beside]", "value").unwrap();
    elif.send_fresh(&section, &[("version", "1"), ("tab", "a"), ("beside", &beside)]).await.must_be(404);
    jonas.submit(&both, &section, &[("body", ""), ("beside", &beside)]).await.must_be(200);
    assert_eq!(text_of(&elif, &section).await, "We never meet.");
}

#[actix_web::test]
async fn of_many_who_save_at_once_nobody_is_lost() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let base = (0..8).map(|n| format!("Place {n}.")).collect::<Vec<_>>().join("\n\n");
    let (_, section) = with_text(&garden, &elif, &base).await;
    let who = |nth: usize| if nth.is_multiple_of(2) { &elif } else { &jonas };
    let mut pages = Vec::new();
    for nth in 0..8 {
        pages.push(who(nth).get(&section).await);
    }
    let answers = at_once(8, async |nth| {
        let text = base.replace(&format!("Place {nth}."), &format!("Place {nth}. Here is {nth}."));
        who(nth).press(&pages[nth], &section, &[("body", &text)]).await
    })
    .await;
    assert_eq!(tally(&answers), [(303, 8)]);
    let text = text_of(&elif, &section).await;
    for nth in 0..8 {
        assert!(text.contains(&format!("Place {nth}. Here is {nth}.")), "{text}");
    }
}

#[actix_web::test]
async fn of_two_who_save_the_same_place_at_once_one_is_shown_both() {
    let garden = Garden::new().await;
    let people = [garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await];
    let (_, section) = with_text(&garden, &people[0], BASE).await;
    let pages = [people[0].get(&section).await, people[1].get(&section).await];
    let answers =
        at_once(2, async |nth| people[nth].press(&pages[nth], &section, &[("body", &format!("Number {nth}."))]).await)
            .await;
    assert_eq!(tally(&answers), [(303, 1), (409, 1)]);
    let refused = answers.iter().find(|page| page.status.as_u16() == 409).unwrap();
    refused.must_say("Number 0.").must_say("Number 1.");
}

#[actix_web::test]
async fn the_same_key_twice_is_one_step() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let (_, section) = with_text(&garden, &elif, "").await;
    let key = fresh_key();
    let fields = [("body", "Once."), ("version", "0"), ("tab", "a"), ("_key", key.as_str())];
    let answers = at_once(3, async |_| elif.send(&section, &fields).await).await;
    assert_eq!(tally(&answers), [(303, 3)]);
    assert_eq!(steps(&elif, &section).await, 1);
}

#[actix_web::test]
async fn a_page_that_saves_by_itself_never_meets_itself() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let (_, section) = with_text(&garden, &elif, BASE).await;
    let page = jonas.get(&section).await;
    let (status, said) = by_itself(&jonas, &page, &section, &[("body", "We meet h. We talk. We leave.")]).await;
    assert_eq!((status, said["text"].is_null()), (200, true));
    // The answer is lost on the way: the page still believes to begin from the first text.
    let (status, _) = by_itself(&jonas, &page, &section, &[("body", "We meet here. We talk. We leave.")]).await;
    assert_eq!(status, 200);
    // Elif writes elsewhere: the page is told what stands now, and goes on from what it sent itself.
    let hers = elif.get(&section).await;
    elif.submit(&hers, &section, &[("body", "We meet here. We talk. We leave late.")]).await.must_be(200);
    let (_, said) = by_itself(&jonas, &page, &section, &[("body", "We meet here now. We talk. We leave.")]).await;
    assert_eq!(said["text"], "We meet here now. We talk. We leave late.");
    let own = said["own"].to_string();
    let changes = [("body", "We meet here now, all. We talk. We leave."), ("version", own.as_str())];
    let (_, said) = by_itself(&jonas, &page, &section, &changes).await;
    assert_eq!(said["text"], "We meet here now, all. We talk. We leave late.");
    // The button sends what the page holds, and it is taken.
    let own = said["own"].to_string();
    let changes = [("body", "We meet here now, all. We talk. We leave."), ("version", own.as_str())];
    jonas.submit(&page, &section, &changes).await.must_be(200);
    assert_eq!(text_of(&elif, &section).await, "We meet here now, all. We talk. We leave late.");
}

#[actix_web::test]
async fn what_a_page_could_not_save_by_itself_waits() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let (_, section) = with_text(&garden, &elif, BASE).await;
    let page = jonas.get(&section).await;
    writes(&elif, &section, "We always meet.").await.must_be(200);
    for words in ["We never", "We never meet."] {
        let (status, said) = by_itself(&jonas, &page, &section, &[("body", words)]).await;
        assert_eq!(status, 409);
        assert!(said["says"].as_str().unwrap().contains("Yours is kept"), "{said}");
    }
    let both = jonas.get(&format!("{section}/waiting")).await.must_be(200);
    both.must_say("We never meet.").must_say("We always meet.");
}

#[actix_web::test]
async fn who_writes_is_shown_and_nobody_is_kept_out() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let (paper, section) = with_text(&garden, &elif, BASE).await;
    let page = elif.get(&paper).await;
    elif.submit(&page, &format!("{section}/desk"), &[]).await.must_be(200).must_not_say("another window");
    jonas.get(&paper).await.must_say("Elif is writing here");
    elif.get(&paper).await.must_not_say("is writing here");
    let editor = jonas.get(&section).await;
    editor.must_say("Somebody else is writing here right now").must_say("Elif");
    // A quarter of an hour later nobody believes it any more, unless there is a sign of it.
    world.later(Duration::minutes(10));
    by_itself(&elif, &elif.get(&section).await, &section, &[("body", "We meet. We talk.")]).await;
    world.later(Duration::minutes(10));
    jonas.get(&paper).await.must_say("is writing here");
    world.later(Duration::minutes(6));
    jonas.get(&paper).await.must_not_say("is writing here");
    // Who saves is done.
    let page = elif.get(&paper).await;
    let editor = elif.submit(&page, &format!("{section}/desk"), &[]).await;
    elif.submit(&editor, &section, &[("body", "Done.")]).await.must_be(200);
    jonas.get(&paper).await.must_not_say("is writing here");
}

#[actix_web::test]
async fn the_second_of_ones_own_windows_is_warned() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let (_, section) = with_text(&garden, &elif, BASE).await;
    let first = elif.get(&section).await;
    let (_, said) = by_itself(&elif, &first, &section, &[("body", "We meet here. We talk. We leave.")]).await;
    assert!(said["note"].is_null(), "{said}");
    let second = elif.get(&section).await;
    second.must_say("You have this section open in another window too");
    let body = [("body", "We meet here. We talk. We leave late.")];
    let (_, said) = by_itself(&elif, &second, &section, &body).await;
    assert!(said["note"].as_str().unwrap().contains("another window"), "{said}");
    // The first goes on, and both stay.
    let changes = [("body", "We meet here now. We talk. We leave.")];
    let (_, said) = by_itself(&elif, &first, &section, &changes).await;
    assert_eq!(said["text"], "We meet here now. We talk. We leave late.");
}

#[actix_web::test]
async fn one_sees_how_it_looks_before_saving() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let (_, section) = with_text(&garden, &elif, BASE).await;
    let editor = elif.get(&section).await;
    let page = elif.press(&editor, &section, &[("body", "**Strong** words"), ("preview", "yes")]).await.must_be(200);
    assert_eq!(page.text_at(".prose strong"), "Strong");
    assert_eq!(page.typed(&section, "body"), "**Strong** words");
    assert_eq!(text_of(&elif, &section).await, BASE);
    elif.submit(&page, &section, &[]).await.must_be(200).must_say("Strong words");
}

#[actix_web::test]
async fn a_section_has_an_end() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = begun(&garden, &elif, "Long", true).await;
    let section = sections_on(&page).remove(0);
    let editor = elif.get(&section).await;
    let long = "ä".repeat(20_001);
    let refused = elif.press(&editor, &section, &[("body", &long)]).await.must_be(422);
    assert_eq!(refused.typed(&section, "body"), long, "and nothing of it is lost");
}
