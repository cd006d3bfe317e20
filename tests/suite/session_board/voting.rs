//! Saying which questions are mine too.

use super::{Evening, YES, id_of, words};
use crate::harness::{at_once, tally};

#[actix_web::test]
async fn what_most_want_to_hear_stands_on_top() {
    let evening = Evening::new().await;
    for body in ["First?", "Second?", "Third?"] {
        evening.ask(&evening.elif, body).await;
    }
    evening.vote(&evening.jonas, "Third?").await;
    evening.vote(&evening.tom, "Third?").await;
    let page = evening.vote(&evening.jonas, "Second?").await;
    assert_eq!(words(&page), ["Third?", "Second?", "First?"]);
    page.must_say("2 people want to hear about it · you among them")
        .must_say("one person wants to hear about it · you among them");
    evening.see(&evening.elif).await.must_not_say("you among them");
}

#[actix_web::test]
async fn i_have_one_vote_and_can_take_it_back() {
    let evening = Evening::new().await;
    evening.ask(&evening.elif, "Why is my soil grey?").await;
    let page = evening.see(&evening.jonas).await;
    let votes = format!("{}/votes", id_of(&page, "Why is my soil grey?"));
    let pages = at_once(20, async |_| evening.jonas.press_anew(&page, &votes, &[YES]).await).await;
    assert_eq!(tally(&pages), [(303, 20)]);
    assert_eq!(evening.votes().await, 1);
    let page = evening.see(&evening.jonas).await;
    let no = [("vote", "no")];
    evening.jonas.submit(&page, &votes, &no).await.must_say("no vote yet");
    evening.jonas.press_anew(&page, &votes, &no).await.must_be(303);
    assert_eq!(evening.votes().await, 0, "what is taken back twice is taken back");
    evening.jonas.press_anew(&page, &votes, &[("vote", "twice")]).await.must_be(422);
}

#[actix_web::test]
async fn nobody_votes_for_what_they_asked_themselves() {
    let evening = Evening::new().await;
    let own = evening.ask(&evening.elif, "Why is my soil grey?").await;
    assert!(own.find_form("/votes").is_none());
    let page = evening.see(&evening.jonas).await;
    let votes = format!("{}/votes", id_of(&page, "Why is my soil grey?"));
    let refused = evening.elif.press_anew(&page, &votes, &[YES]).await.must_be(409);
    refused.must_say("This question is your own; it does not need your vote.");
    assert_eq!(evening.votes().await, 0);
}

#[actix_web::test]
async fn a_question_that_is_answered_or_gone_takes_no_votes() {
    let evening = Evening::new().await;
    evening.ask(&evening.elif, "Answered?").await;
    evening.ask(&evening.elif, "Gone?").await;
    let page = evening.see(&evening.jonas).await;
    let led = evening.see(&evening.tom).await;
    let (answered, gone) = (id_of(&page, "Answered?"), id_of(&page, "Gone?"));
    evening.tom.submit(&led, &format!("{answered}/answered"), &[("answered", "yes")]).await.must_be(200);
    evening.tom.submit(&led, &format!("{gone}/removal"), &[]).await.must_be(200);
    for id in [answered, gone] {
        evening.jonas.press_anew(&page, &format!("{id}/votes"), &[YES]).await.must_be(409);
    }
    assert_eq!(evening.votes().await, 0);
}

#[actix_web::test]
async fn votes_and_a_removal_at_once_leave_no_vote_behind() {
    let evening = Evening::new().await;
    evening.ask(&evening.elif, "Why is my soil grey?").await;
    let page = evening.see(&evening.jonas).await;
    let led = evening.see(&evening.tom).await;
    let id = id_of(&page, "Why is my soil grey?");
    at_once(12, async |nth| match nth {
        6 => evening.tom.press(&led, &format!("{id}/removal"), &[]).await.must_be(303),
        _ => evening.jonas.press_anew(&page, &format!("{id}/votes"), &[YES]).await,
    })
    .await;
    assert_eq!(evening.votes().await, 0);
}
