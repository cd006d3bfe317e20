//! Reading applications and saying what one thinks.

use entity::application::Column;
use sea_orm::EntityTrait;

use super::{assessor, at, of, rewrite, score, set, state};
use crate::harness::{Admission, Persona};
use entity::states::ApplicationState;

async fn next(admission: &Admission, persona: &Persona) -> String {
    let sent = persona.fetch(&at(admission, "/next")).await.must_be(303);
    sent.headers["location"].to_str().unwrap().to_owned()
}

#[actix_web::test]
async fn one_after_the_other_is_read_until_none_waits() {
    let admission = Admission::new().await;
    let ids = admission.apply_all(2).await;
    let ada = assessor(&admission.world, "ada").await;
    let board = ada.get(&at(&admission, "")).await.must_be(200);
    board.must_say("2 applications wait for you.").must_say("Anna-1").must_say("Balcony growers").must_say("North");
    assert!(board.find_form("/decisions").is_none(), "an assessor decides nothing");
    assert_eq!(next(&admission, &ada).await, of(&admission, ids[0]));
    let page = ada.get(&of(&admission, ids[0])).await;
    page.must_say("Why do you want to garden?").must_say("Because things should grow.");
    page.must_say("Monday morning, Thursday afternoon").must_say("Beans").must_say("May weeds grow, too?");
    page.must_say("3 – A bed").must_not_say("Decide");
    let sent = score(&admission, &ada, ids[0], ["3", "2"], "Sturdy pots.").await.must_be(303);
    assert_eq!(sent.headers["location"].to_str().unwrap(), at(&admission, "/next"));
    assert_eq!(next(&admission, &ada).await, of(&admission, ids[1]));
    assert_eq!(state(&admission.world, ids[0]).await, ApplicationState::InReview);
    score(&admission, &ada, ids[1], ["1", "2"], "").await.must_be(303);
    let board = ada.get(&at(&admission, "/next")).await.must_be(200);
    assert_eq!(board.flash(), "No application waits for you.");
    board.must_say("read by you").must_say("Ø 2.67").must_not_say("wait for you.  ");
    let again = ada.get(&of(&admission, ids[0])).await;
    assert_eq!(again.typed("/review", "score.readiness"), "3");
    assert_eq!(again.typed("/review", "words"), "Sturdy pots.");
}

#[actix_web::test]
async fn every_time_the_form_offers_is_read_in_words() {
    let admission = Admission::new().await;
    let id = admission.apply_all(1).await[0];
    set(&admission.world, id, Column::Times, serde_json::json!(["tue-am", "wed-pm", "fri-ev"])).await;
    let ada = assessor(&admission.world, "ada").await;
    let page = ada.get(&of(&admission, id)).await;
    page.must_say("Tuesday morning, Wednesday afternoon, Friday evening").must_not_say("fri-ev");
}

#[actix_web::test]
async fn to_look_for_the_next_changes_nothing() {
    let admission = Admission::new().await;
    let ids = admission.apply_all(1).await;
    let ada = assessor(&admission.world, "ada").await;
    for _ in 0..3 {
        assert_eq!(next(&admission, &ada).await, of(&admission, ids[0]));
    }
    assert_eq!(state(&admission.world, ids[0]).await, ApplicationState::Submitted);
}

#[actix_web::test]
async fn the_next_is_the_one_with_the_fewest_reviews() {
    let admission = Admission::new().await;
    let ids = admission.apply_all(3).await;
    let (ada, ben) = (assessor(&admission.world, "ada").await, assessor(&admission.world, "ben").await);
    score(&admission, &ada, ids[0], ["2", "2"], "").await.must_be(303);
    score(&admission, &ada, ids[1], ["2", "2"], "").await.must_be(303);
    assert_eq!(next(&admission, &ben).await, of(&admission, ids[2]), "nobody has read the third");
    score(&admission, &ben, ids[2], ["2", "2"], "").await.must_be(303);
    assert_eq!(next(&admission, &ben).await, of(&admission, ids[0]));
}

#[actix_web::test]
async fn what_others_think_is_seen_after_ones_own_word() {
    let admission = Admission::with(|new| new.own_first = true).await;
    let ids = admission.apply_all(1).await;
    let (ada, ben) = (assessor(&admission.world, "ada").await, assessor(&admission.world, "ben").await);
    score(&admission, &ada, ids[0], ["3", "3"], "Sturdy pots.").await.must_be(303);
    let page = ben.get(&of(&admission, ids[0])).await;
    page.must_not_say("Sturdy pots.").must_not_say("3.00").must_say("There is one review.");
    let board = ben.get(&at(&admission, "")).await;
    board.must_not_say("3.00").must_say("mean after your own review");
    score(&admission, &ben, ids[0], ["1", "1"], "Too windy.").await.must_be(303);
    ben.get(&of(&admission, ids[0])).await.must_say("Sturdy pots.").must_say("Mean of all: 2.00 of 3");
    ben.get(&at(&admission, "")).await.must_say("Ø 2.00");
    let olga = admission.world.sign_in("olga").await;
    olga.get(&of(&admission, ids[0])).await.must_say("Sturdy pots.").must_say("Too windy.");
}

#[actix_web::test]
async fn to_abstain_is_no_zero() {
    let admission = Admission::new().await;
    let ids = admission.apply_all(1).await;
    let (ada, ben) = (assessor(&admission.world, "ada").await, assessor(&admission.world, "ben").await);
    score(&admission, &ada, ids[0], ["3", "3"], "").await.must_be(303);
    let page = ben.get(&of(&admission, ids[0])).await;
    ben.press(&page, "/review", &[("abstain", "yes")]).await.must_be(303);
    let olga = admission.world.sign_in("olga").await;
    olga.get(&at(&admission, "")).await.must_say("1 · Ø 3.00 · one abstained");
    olga.get(&of(&admission, ids[0])).await.must_say("Mean of all: 3.00 of 3").must_say("would rather not say");
    ben.get(&of(&admission, ids[0])).await.must_say("You have abstained.");
}

#[actix_web::test]
async fn one_does_not_read_ones_own_nor_of_those_one_knows() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ada = assessor(world, "ada").await;
    let theirs = admission.cohort.apply(world, "ada").await;
    let named = admission.cohort.apply(world, "anna").await;
    set(world, named, Column::KeptFrom, "zoe@example.org\nada@example.org").await;
    let known = admission.cohort.apply(world, "emil").await;
    let page = ada.get(&of(&admission, known)).await.must_be(200);
    assert_eq!(next(&admission, &ada).await, of(&admission, known), "neither of the two before it");
    let left = ada.submit(&page, "/exclusion", &[("reason", "knows")]).await.must_be(200);
    assert_eq!(left.path, at(&admission, ""), "none is left to read");
    for id in [theirs, named, known] {
        ada.fetch(&of(&admission, id)).await.must_be(403);
        let fields = [("version", "1"), ("abstain", "yes")];
        ada.send_fresh(&format!("{}/review", of(&admission, id)), &fields).await.must_be(403);
    }
    let board = ada.get(&at(&admission, "")).await;
    board.must_say("not for you").must_not_say("Anna").must_not_say("Emil").must_not_say("Balcony");
    assert_eq!(board.texts("tbody tr").len(), 3);
    assert_eq!(next(&admission, &ada).await, at(&admission, ""));
    assert_eq!(entity::review::Entity::find().all(world.store.read()).await.unwrap().len(), 0);
}

#[actix_web::test]
async fn a_review_that_lacks_a_score_comes_back_with_what_was_typed() {
    let admission = Admission::new().await;
    let ids = admission.apply_all(1).await;
    let ada = assessor(&admission.world, "ada").await;
    let page = score(&admission, &ada, ids[0], ["3", "7"], "Sturdy pots.").await.must_be(422);
    assert_eq!(page.mistakes(), ["Openness – Choose 1, 2 or 3, or abstain."]);
    assert_eq!(page.typed("/review", "words"), "Sturdy pots.");
    assert_eq!(page.typed("/review", "score.readiness"), "3");
    assert!(page.text_at("title").starts_with("Error:"));
}

#[actix_web::test]
async fn a_change_after_or_while_one_reads_is_said() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(1).await;
    let ada = assessor(world, "ada").await;
    let old = ada.get(&of(&admission, ids[0])).await;
    rewrite(world, ids[0], Column::About, "Sixty people by now.").await;
    let fields = [("score.readiness", "2"), ("score.openness", "2"), ("words", "Forty is a good size.")];
    let refused = ada.press(&old, "/review", &fields).await.must_be(409);
    refused.must_say("has changed while you were reading").must_say("Sixty people by now.");
    assert_eq!(refused.typed("/review", "words"), "Forty is a good size.");
    ada.press_anew(&refused, "/review", &[]).await.must_be(303);
    ada.get(&of(&admission, ids[0])).await.must_not_say("has changed since you read it");
    rewrite(world, ids[0], Column::About, "Eighty.").await;
    ada.get(&of(&admission, ids[0])).await.must_say("has changed since you read it");
    ada.get(&at(&admission, "")).await.must_say("changed since you read it");
}

#[actix_web::test]
async fn the_list_shows_what_was_asked_for_and_pages_it() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(3).await;
    set(world, ids[1], Column::Department, "south").await;
    let olga = world.sign_in("olga").await;
    let rows = async |query: &str| olga.get(&at(&admission, query)).await.must_be(200).texts("tbody tr").len();
    assert_eq!(rows("").await, 3);
    assert_eq!(rows("?department=south").await, 1);
    assert_eq!(rows("?state=submitted&background=garden&site=berlin").await, 3);
    assert_eq!(rows("?pending=offer").await, 0);
    admission.cohort.decide(world, &ids[..2], entity::states::Verdict::Offer).await;
    assert_eq!(rows("?pending=offer").await, 2);
    olga.get(&at(&admission, "")).await.must_say("Apply 2 pending decisions");
    for odd in ["?state=draft", "?state=merged", "?state=x", "?pending=x", "?page=0", "?page=2"] {
        olga.fetch(&at(&admission, odd)).await.must_be(404);
    }
}

#[actix_web::test]
async fn without_an_application_or_a_window_the_page_says_what_to_do() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let olga = world.sign_in("olga").await;
    let page = olga.get(&at(&admission, "")).await.must_be(200);
    page.must_say("No application yet.").must_say("/programmes/gardening/apply");
    for path in ["/composition", "/decisions", "/history"] {
        olga.get(&at(&admission, path)).await.must_be(200);
    }
    let later = crate::harness::Cohort::plan_on(world, "gardening", "Dahlia", "olga", "2027-05-03").await;
    let page = olga.get(&later.at("/applications")).await.must_be(200);
    assert_eq!(page.link("Set when people apply"), later.at("/intake"));
    olga.get(&later.at("/applications/composition")).await.must_be(200).must_not_say("SHA-256");
}

#[actix_web::test]
async fn a_question_that_is_no_longer_asked_comes_last() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(1).await;
    let mut answers = crate::harness::application_now(world, ids[0]).await.answers;
    answers["shoe-size"] = serde_json::json!("44 and a half");
    set(world, ids[0], Column::Answers, answers).await;
    let ada = assessor(world, "ada").await;
    let page = ada.get(&of(&admission, ids[0])).await.must_be(200);
    page.must_say("No longer asked").must_say("44 and a half");
    let headings = page.texts("h2");
    let place = |title: &str| headings.iter().position(|one| one == title).unwrap();
    assert!(place("No longer asked") > place("Times"));
}
