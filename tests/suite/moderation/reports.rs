//! Saying that whoever moderates should look at a post.

use super::Talk;
use crate::harness::at_once;

#[actix_web::test]
async fn whoever_is_troubled_says_so_and_the_trainer_finds_it_waiting() {
    let talk = Talk::new().await;
    let post = talk.elif.get(&talk.thread).await.link("Report");
    assert_eq!(post, format!("{}/report", talk.post));
    let form = talk.elif.get(&post).await;
    let said = talk.elif.submit(&form, "/report", &[("reason", "hurtful"), ("words", "That word.")]);
    said.await.must_be(200).must_flash("The trainers will look at the post.");
    talk.tom.get("/home").await.must_say("A post was reported");
    talk.elif.get("/home").await.must_not_say("was reported");
    let list = talk.tom.get(&talk.garden.at("/moderation")).await;
    list.must_say("It hurts somebody").must_say("That word.").must_say("reported by Elif");
    talk.about().await.must_say("That word.");
    // He looks, and leaves it.
    talk.tom.submit(&talk.about().await, "/reports", &[]).await.must_be(200).must_flash("The post stays as it is.");
    talk.tom.get("/home").await.must_not_say("was reported");
    talk.tom.get(&talk.garden.at("/moderation")).await.must_say("Nobody has reported anything.");
    talk.jonas.get("/me/moderation").await.must_say("Nothing is noted");
}

#[actix_web::test]
async fn who_wrote_it_never_learns_who_reported_it() {
    let talk = Talk::new().await;
    talk.report(&talk.elif, "other", "Please look.").await.must_be(303);
    talk.hide("Say it without the word.").await.must_be(200);
    talk.garden.world.deliver().await;
    let told = talk.garden.world.mail.last_to("jonas@example.org");
    assert!(!told.text.contains("Elif") && !told.text.contains("Please look."), "{}", told.text);
    for page in ["/me/moderation", talk.thread.as_str(), "/home"] {
        talk.jonas.get(page).await.must_not_say("Please look.").must_not_say("reported");
    }
    talk.jonas.get(&format!("{}/moderation", talk.thread)).await.must_not_say("Please look.");
}

#[actix_web::test]
async fn one_reports_a_post_once_until_somebody_has_looked() {
    let talk = Talk::new().await;
    talk.report(&talk.elif, "hurtful", "").await.must_be(303);
    let twice = talk.report(&talk.elif, "other", "Again.").await.must_be(409);
    twice.must_say("You have already reported this post.");
    assert_eq!(twice.typed("/report", "words"), "Again.", "nothing typed is lost");
    talk.tom.submit(&talk.about().await, "/reports", &[]).await.must_be(200);
    talk.report(&talk.elif, "other", "It goes on.").await.must_be(303);
}

#[actix_web::test]
async fn a_report_says_what_it_is_about() {
    let talk = Talk::new().await;
    let form = talk.elif.get(&format!("{}/report", talk.post)).await;
    talk.elif.press(&form, "/report", &[("reason", ""), ("words", "Hm.")]).await.must_be(422).must_say("Choose one");
    let long = "x".repeat(501);
    talk.report(&talk.elif, "other", &long).await.must_be(422).must_say("500");
    talk.report(&talk.elif, "no such reason", "").await.must_be(422);
}

#[actix_web::test]
async fn nobody_reports_themselves_nor_what_is_gone() {
    let talk = Talk::new().await;
    let own = format!("{}/report", talk.post);
    talk.jonas.get(&own).await.must_be(403);
    assert!(!talk.jonas.get(&talk.thread).await.body.contains(&own));
    let form = talk.elif.get(&own).await;
    talk.hide("Not like this.").await.must_be(200);
    let late = talk.elif.press(&form, "/report", &[("reason", "other"), ("words", "Look!")]).await.must_be(409);
    late.must_say("taken back or hidden meanwhile");
    talk.elif.get(&own).await.must_be(404);
}

#[actix_web::test]
async fn ten_reports_an_hour_are_many() {
    let talk = Talk::new().await;
    let world = &talk.garden.world;
    for nth in 0..12 {
        world.later(chrono::Duration::minutes(1));
        let page = talk.jonas.get(&talk.thread).await;
        let page = talk.jonas.submit(&page, "/posts", &[("body", &format!("Number {nth}"))]).await.must_be(200);
        let post = super::last_post(&page);
        let form = talk.elif.get(&format!("{}/posts/{post}/report", talk.thread)).await;
        let sent = talk.elif.press(&form, "/report", &[("reason", "advertising")]).await;
        sent.must_be(if nth < 10 { 303 } else { 429 });
    }
}

#[actix_web::test]
async fn two_trainers_settle_a_report_at_once_and_one_is_told_that_it_is_settled() {
    let talk = Talk::new().await;
    talk.report(&talk.elif, "other", "").await.must_be(303);
    let page = talk.about().await;
    let settled = at_once(10, async |_| talk.tom.press_anew(&page, "/reports", &[]).await).await;
    assert_eq!(crate::harness::tally(&settled), [(303, 1), (409, 9)]);
}

#[actix_web::test]
async fn twenty_reports_by_one_person_at_once_are_one() {
    let talk = Talk::new().await;
    let form = talk.elif.get(&format!("{}/report", talk.post)).await;
    let sent = at_once(20, async |_| talk.elif.press_anew(&form, "/report", &[("reason", "other")]).await).await;
    assert_eq!(crate::harness::tally(&sent), [(303, 1), (409, 19)]);
}
