//! The pages of an application: what they take, what they refuse, what they keep.

use chrono::Duration;
use serde_json::json;

use super::{PAGES, fill_in, holder};
use crate::harness::{Admission, application_now};

#[actix_web::test]
async fn every_mistake_of_a_page_is_named_and_nothing_typed_is_lost() {
    let admission = Admission::new().await;
    let id = admission.cohort.begin(&admission.world, "anna").await;
    let (anna, path) = holder(&admission, id).await;
    let page = anna.get(&format!("{path}/community")).await;
    let long = "word ".repeat(151);
    let fields = [("about", long.trim()), ("q-why", "Just so.")];
    let again = anna.press(&page, "/community", &fields).await.must_be(422);
    let mistakes = again.mistakes();
    assert_eq!(mistakes.len(), 4, "{mistakes:?}");
    assert!(mistakes[0].contains("What is your community called?"));
    assert!(mistakes[1].contains("151 of at most 150 words."));
    assert!(mistakes[3].contains("2 words so far; at least 3, please."));
    assert_eq!(again.typed("/community", "about"), long.trim());
    assert_eq!(again.typed("/community", "q-why"), "Just so.");
    assert_eq!(again.attributes("[aria-invalid=true][name]", "name").len(), 3, "each field says that it is meant");
    assert_eq!(application_now(&admission.world, id).await.about, None, "nothing was kept of it");
}

#[actix_web::test]
async fn words_are_counted_on_the_server_and_the_limit_is_in() {
    let admission = Admission::new().await;
    let id = admission.cohort.begin(&admission.world, "anna").await;
    let (anna, path) = holder(&admission, id).await;
    let page = anna.get(&format!("{path}/community")).await;
    page.must_say("3 to 20 words.").must_say("At most 150 words.");
    let with = |words: usize| "why ".repeat(words);
    let mut fields = PAGES[1].1.to_vec();
    fields.retain(|(name, _)| *name != "q-why");
    for (words, status) in [(2, 422), (21, 422), (20, 303)] {
        let text = with(words);
        let fields: Vec<_> = fields.iter().copied().chain([("q-why", text.as_str())]).collect();
        anna.press_anew(&page, "/community", &fields).await.must_be(status);
    }
}

#[actix_web::test]
async fn what_nobody_can_choose_is_a_mistake_and_a_field_nobody_asked_for_no_form() {
    let admission = Admission::new().await;
    let id = admission.cohort.draft(&admission.world, "anna").await;
    let (anna, path) = holder(&admission, id).await;
    for (part, field, value, named) in [
        ("about", "department", "moon", "Department"),
        ("about", "language", "nl", "Which language"),
        ("about", "language.nl", "yes", "Which others"),
        ("about", "kept_from", "my boss", "Who should not read this?"),
        ("community", "experience", "expert", "How far is it?"),
        ("offer", "q-tool", "axe", "What do you bring along?"),
        ("offer", "q-plants.weeds", "yes", "What do you grow already?"),
        ("times", "zone", "Mars/Base", "Time zone"),
        ("times", "time.sun-am", "yes", "When do you usually have time?"),
        ("times", "q-weekend", "perhaps", "Can you come at the weekend?"),
    ] {
        for then in ["next", "later"] {
            let page = anna.get(&format!("{path}/{part}")).await;
            let again = anna.press(&page, &format!("/{part}"), &[(field, value), ("then", then)]).await.must_be(422);
            assert!(again.mistakes().iter().any(|mistake| mistake.contains(named)), "{field}: {:?}", again.mistakes());
        }
    }
    let page = anna.get(&format!("{path}/offer")).await;
    let three = [("q-plants.beans", "yes"), ("q-plants.roses", "yes"), ("q-plants.moss", "yes")];
    let again = anna.press(&page, "/offer", &three).await.must_be(422);
    assert!(again.mistakes()[0].contains("3 chosen, of at most 2."));
    anna.press(&page, "/offer", &[("state", "accepted")]).await.must_be(400);
    anna.get(&format!("{path}/nonsense")).await.must_be(404);
}

#[actix_web::test]
async fn half_a_page_can_be_kept_for_later() {
    let admission = Admission::new().await;
    let id = admission.cohort.begin(&admission.world, "anna").await;
    let (anna, path) = holder(&admission, id).await;
    let page = anna.get(&format!("{path}/community")).await;
    let long = "word ".repeat(160);
    let fields = [("about", long.trim()), ("q-why", "So."), ("then", "later")];
    let list = anna.submit(&page, "/community", &fields).await.must_be(200);
    assert_eq!((list.path.as_str(), list.flash().as_str()), (path.as_str(), "Saved."));
    assert_eq!(list.texts(".rows .state"), vec!["to do"; 5]);
    let page = anna.get(&format!("{path}/community")).await;
    assert_eq!(
        (page.typed("/community", "about"), page.typed("/community", "q-why")),
        (long.trim().into(), "So.".into())
    );
    let check = anna.get(&format!("{path}/check")).await;
    check.must_say("160 of at most 150 words.").must_say("One word so far; at least 3, please.");
    let about = anna.get(&format!("{path}/about")).await;
    anna.submit(&about, "/about", &[("name", ""), ("then", "later")]).await.must_be(200);
    assert_eq!(application_now(&admission.world, id).await.name, "Anna", "a name is never taken away");
    let consent = anna.get(&format!("{path}/consent")).await;
    anna.press(&consent, "/consent", &[("then", "next")]).await.must_be(422).must_say("nobody may read this");
    anna.press(&consent, "/consent", &[("then", "later")]).await.must_be(303);
}

#[actix_web::test]
async fn what_was_written_is_kept_as_it_was_meant() {
    let admission = Admission::new().await;
    let id = admission.cohort.begin(&admission.world, "anna").await;
    let (anna, path) = holder(&admission, id).await;
    for (part, _) in PAGES {
        fill_in(&anna, &path, part).await.must_be(303);
    }
    let now = application_now(&admission.world, id).await;
    assert_eq!(now.languages, json!(["en", "de"]), "the preferred one first");
    assert_eq!(now.times, json!(["mon-am", "thu-pm"]));
    assert_eq!(now.name, "Anna Weber");
    let answers =
        json!({ "why": "Because things should grow.", "plants": ["beans"], "tool": "rake", "weekend": "yes" });
    assert_eq!(now.answers, answers);
    assert!(now.consent_hash.is_some());
    let page = anna.get(&format!("{path}/about")).await;
    let fields = [("kept_from", "Boss@Example.org\r\n\r\nboss@example.org\r\nMate@example.org"), ("language", "de")];
    anna.press(&page, "/about", &fields).await.must_be(303);
    let now = application_now(&admission.world, id).await;
    assert_eq!(now.kept_from.as_deref(), Some("boss@example.org\nmate@example.org"));
    assert_eq!(now.languages, json!(["de"]));
    let page = anna.get(&format!("{path}/offer")).await;
    assert_eq!(page.typed("/offer", "q-tool"), "rake");
    anna.press(&page, "/offer", &[("q-tool", "")]).await.must_be(303);
    assert_eq!(application_now(&admission.world, id).await.answers.get("tool"), None, "an answer can be taken back");
}

#[actix_web::test]
async fn an_answer_to_a_question_that_is_asked_no_more_is_left_alone() {
    use entity::application;
    use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
    let admission = Admission::new().await;
    let id = admission.cohort.draft(&admission.world, "anna").await;
    let answers = json!({ "once": "asked", "why": "Because it should be so.", "plants": ["beans"], "weekend": "no" });
    let set = application::Entity::update_many()
        .col_expr(application::Column::Answers, Expr::value(answers))
        .filter(application::Column::Id.eq(id));
    admission.world.store.write(async |tx| Ok(set.clone().exec(&**tx).await?)).await.unwrap();
    let (anna, path) = holder(&admission, id).await;
    fill_in(&anna, &path, "community").await.must_be(303);
    assert_eq!(application_now(&admission.world, id).await.answers["once"], "asked");
    anna.get(&format!("{path}/check")).await.must_say("Everything is there.");
}

#[actix_web::test]
async fn what_was_sent_can_be_changed_as_a_whole_until_the_window_closes() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let id = admission.cohort.apply(world, "anna").await;
    let (anna, path) = holder(&admission, id).await;
    let status = anna.get(&path).await;
    assert_eq!(status.link("Read and change your answers"), format!("{path}/check"));
    let page = anna.get(&format!("{path}/offer")).await;
    assert!(!page.body.contains("value=\"later\""), "half a page is no longer an offer");
    anna.press(&page, "/offer", &[("brings", ""), ("then", "later")]).await.must_be(422);
    anna.press(&page, "/offer", &[("brings", "Two spades.")]).await.must_be(303);
    assert_eq!(application_now(world, id).await.brings.as_deref(), Some("Two spades."));
    let consent = anna.get(&format!("{path}/consent")).await;
    anna.press(&consent, "/consent", &[("consent", ""), ("then", "later")]).await.must_be(422);
    world.later(Duration::days(15));
    let late = anna.press_anew(&page, "/offer", &[("brings", "Three spades.")]).await.must_be(409);
    assert_eq!(late.typed("/offer", "brings"), "Three spades.", "what was typed is not lost");
    anna.get(&format!("{path}/offer")).await.must_be(409);
    anna.get(&path).await.must_say("Read your answers");
    anna.get(&format!("{path}/check")).await.must_say("can no longer be changed").must_say("Two spades.");
}

#[actix_web::test]
async fn no_page_weighs_more_than_a_phone_likes_and_none_stays_in_a_cache() {
    let admission = Admission::new().await;
    let id = admission.cohort.draft(&admission.world, "anna").await;
    let (anna, path) = holder(&admission, id).await;
    for part in ["", "/about", "/community", "/offer", "/times", "/consent", "/check"] {
        let page = anna.request(reqwest::Method::GET, &format!("{path}{part}")).header("accept-encoding", "gzip");
        let page = page.send().await.unwrap();
        assert_eq!(page.headers()["cache-control"], "no-store", "{part}");
        assert_eq!(page.headers()["content-encoding"], "gzip", "{part}");
        let weight = page.bytes().await.unwrap().len();
        assert!(weight <= 25 * 1024, "{part}: {weight}");
    }
}

#[actix_web::test]
async fn a_draft_has_no_start_to_speak_of() {
    let admission = Admission::new().await;
    let id = admission.cohort.draft(&admission.world, "anna").await;
    let (anna, path) = holder(&admission, id).await;
    let fields = [("_key", "0123456789abcdef0123"), ("answer", "yes")];
    let refused = anna.send(&format!("{path}/start-answer"), &fields).await.must_be(409);
    assert_eq!(refused.heading(), "Your application");
}

#[actix_web::test]
async fn dates_are_those_of_where_the_applicant_lives() {
    let admission = Admission::new().await;
    let id = admission.cohort.apply(&admission.world, "anna").await;
    let (anna, path) = holder(&admission, id).await;
    anna.get(&path).await.must_say("Wed 20 Jan 2027, 18:00 CET");
    let page = anna.get(&format!("{path}/times")).await;
    anna.press(&page, "/times", &[("zone", "Asia/Kolkata")]).await.must_be(303);
    anna.get(&path).await.must_say("Wed 20 Jan 2027, 22:30 IST");
}
