//! Suggestions: taken, not taken, taken back.

use super::{steps, suggested, text_of, with_text, writes};
use crate::harness::{Garden, at_once, tally};

/// Where a suggestion on a page is settled.
fn settling(page: &crate::harness::Page) -> String {
    page.attribute("form.form[action*='/suggestions/']", "action").unwrap()
}

#[actix_web::test]
async fn a_suggestion_is_taken_by_who_keeps_an_eye_on_the_section_and_merged() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let (paper, section) = with_text(&garden, &elif, "We meet. We talk. We leave.").await;
    elif.submit(&elif.get(&paper).await, &format!("{section}/owner"), &[("takes", "yes")]).await.must_be(200);
    let his = suggested(&jonas, &section, "We often meet. We talk. We leave.").await;
    his.must_flash("Suggested.").must_say("Take back").must_not_say("Do not take it");
    assert_eq!(text_of(&elif, &section).await, "We meet. We talk. We leave.");
    elif.get("/home").await.must_say("A suggestion for your section");
    writes(&elif, &section, "We meet. We talk. We leave late.").await;
    let page = elif.get(&format!("{section}/suggestions")).await;
    page.must_say("It is <shorter>.");
    let end = settling(&page);
    jonas.send_fresh(&end, &[("taken", "yes")]).await.must_be(403);
    elif.submit(&page, &end, &[("taken", "yes")]).await.must_be(200).must_flash("Taken.");
    assert_eq!(text_of(&elif, &section).await, "We often meet. We talk. We leave late.");
    elif.get(&format!("{section}/history")).await.must_say("Jonas");
    world.deliver().await;
    let mail = world.mail.last_to("jonas@example.org");
    assert!(mail.subject.contains("Your suggestion for"), "{}", mail.subject);
    elif.get("/home").await.must_not_say("A suggestion for your section");
}

#[actix_web::test]
async fn a_trainer_does_not_take_one_and_says_why() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, tom) = (world.sign_in("elif").await, world.sign_in("tom").await);
    let (_, section) = with_text(&garden, &elif, "We meet.").await;
    suggested(&elif, &section, "We never meet.").await;
    let page = tom.get(&format!("{section}/suggestions")).await;
    let end = settling(&page);
    tom.send_fresh(&end, &[("taken", "no"), ("word", "")]).await.must_be(422);
    tom.submit(&page, &end, &[("taken", "no"), ("word", "But we do.")]).await.must_be(200);
    elif.get(&format!("{section}/suggestions")).await.must_say("But we do.").must_say("not taken");
    assert_eq!(text_of(&elif, &section).await, "We meet.");
}

#[actix_web::test]
async fn one_that_touches_what_was_written_since_is_not_taken_unseen() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, tom) = (world.sign_in("elif").await, world.sign_in("tom").await);
    let (_, section) = with_text(&garden, &elif, "We meet.").await;
    let page = suggested(&elif, &section, "We never meet.").await;
    writes(&tom, &section, "We always meet.").await;
    let list = tom.get(&format!("{section}/suggestions")).await;
    tom.press(&list, &settling(&list), &[("taken", "yes")]).await.must_be(409).must_say("has changed since");
    assert_eq!((text_of(&tom, &section).await.as_str(), steps(&tom, &section).await), ("We always meet.", 2));
    elif.submit(&page, "/removal", &[]).await.must_be(200).must_say("No suggestion yet.");
    tom.press_anew(&list, &settling(&list), &[("taken", "yes")]).await.must_be(409);
}

#[actix_web::test]
async fn of_two_who_settle_one_at_once_one_does() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, tom) = (world.sign_in("elif").await, world.sign_in("tom").await);
    let (_, section) = with_text(&garden, &elif, "We meet.").await;
    suggested(&elif, &section, "We often meet.").await;
    let end = settling(&tom.get(&format!("{section}/suggestions")).await);
    let fields = [[("taken", "yes"), ("word", "")], [("taken", "no"), ("word", "No.")]];
    let answers = at_once(2, async |nth| tom.send_fresh(&end, &fields[nth]).await).await;
    assert_eq!(tally(&answers), [(303, 1), (409, 1)]);
    let taken = answers[0].status.is_redirection();
    assert_eq!(text_of(&tom, &section).await == "We often meet.", taken);
}

#[actix_web::test]
async fn what_stands_there_already_is_no_suggestion() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let (_, section) = with_text(&garden, &elif, "We meet.").await;
    let new = elif.get(&format!("{section}/suggestions/new")).await;
    elif.press(&new, "/suggestions", &[]).await.must_be(422);
}
