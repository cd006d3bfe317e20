//! Asking ahead with one's name, changing and taking back.

use chrono::Duration;
use entity::states::{Role, SessionState};
use lernweg::features::cohorts::{Step, members};

use super::{Evening, YES, id_of, words};
use crate::harness::{Garden, at_once, tally};

#[actix_web::test]
async fn i_ask_and_everybody_reads_it_with_my_name() {
    let evening = Evening::new().await;
    evening.see(&evening.elif).await.must_say("No question yet.");
    let asked = evening.ask(&evening.elif, "Why is my soil grey?\nAnd wet?").await;
    assert_eq!(asked.flash(), "Your question is on the board.");
    assert_eq!(asked.texts(".tag"), ["yours"]);
    let read = evening.see(&evening.jonas).await;
    read.must_say("Elif").must_say("Why is my soil grey? And wet?");
    assert!(read.texts(".tag").is_empty());
    read.must_say("You can ask and vote until Thu 7 Jan 2027, 12:00 CET");
}

#[actix_web::test]
async fn the_same_words_twice_are_one_question() {
    let evening = Evening::new().await;
    let page = evening.see(&evening.elif).await;
    let asked = [("body", "Why is my soil grey?")];
    let pages = at_once(20, async |_| evening.elif.press_anew(&page, "/questions", &asked).await).await;
    assert_eq!(tally(&pages), [(303, 20)]);
    assert_eq!(evening.questions().await.len(), 1);
    evening.ask(&evening.jonas, "Why is my soil grey?").await;
    assert_eq!(evening.questions().await.len(), 2, "two people of one mind are two people");
}

#[actix_web::test]
async fn nothing_and_too_much_come_back_with_what_was_typed() {
    let evening = Evening::new().await;
    let page = evening.see(&evening.elif).await;
    let long = "x".repeat(1_001);
    for (body, mistake) in [(" \n ", "Something is missing here."), (&*long, "At most 1000 characters fit in here.")] {
        let refused = evening.elif.press(&page, "/questions", &[("body", body), ("unnamed", "yes")]).await.must_be(422);
        assert_eq!(refused.mistakes(), [format!("Your question – {mistake}")]);
        assert_eq!(refused.typed("/questions", "body"), body);
        assert_eq!(refused.typed("/questions", "unnamed"), "yes", "what I chose is chosen still");
    }
    evening.elif.press(&page, "/questions", &[("body", "x"), ("author_id", "1")]).await.must_be(400);
    assert!(evening.questions().await.is_empty());
    evening.ask(&evening.elif, &"ä".repeat(1_000)).await;
}

#[actix_web::test]
async fn when_the_session_is_over_the_board_is_only_read() {
    let mut evening = Evening::new().await;
    evening.ask(&evening.elif, "Why is my soil grey?").await;
    let before = evening.see(&evening.jonas).await;
    let id = id_of(&before, "Why is my soil grey?");
    evening.is_over().await;
    let after = evening.see(&evening.jonas).await;
    after.must_say("Asking and voting is over.").must_say("Why is my soil grey?");
    assert!(after.find_form("/questions").is_none() && after.find_form("/votes").is_none());
    for unnamed in ["", "yes"] {
        let fields = [("body", "Too late?"), ("unnamed", unnamed)];
        let refused = evening.jonas.press_anew(&before, "/questions", &fields).await.must_be(409);
        assert_eq!(refused.mistakes(), ["Asking and voting is over for this session."]);
        assert_eq!(refused.typed("/questions", "body"), "Too late?");
    }
    evening.jonas.press(&before, &format!("{id}/votes"), &[YES]).await.must_be(409);
    assert_eq!((evening.questions().await.len(), evening.votes().await), (1, 0));
}

#[actix_web::test]
async fn a_board_lasts_as_long_as_the_last_time_of_the_session() {
    let mut evening = Evening::new().await;
    evening.later(Duration::hours(25) - Duration::seconds(1)).await;
    evening.ask(&evening.elif, "Just in time?").await;
    evening.later(Duration::seconds(1)).await;
    assert!(evening.see(&evening.elif).await.find_form("/questions").is_none());
}

#[actix_web::test]
async fn neither_a_cancelled_session_nor_a_closed_cohort_takes_questions() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let open = format!("{}/questions", garden.cohort.session(world, "Ask about soil").await);
    let starts_at = "2027-01-07T10:00:00Z".parse().unwrap();
    let off = garden.cohort.session_at(world, "Off", starts_at, SessionState::Cancelled).await;
    let off = elif.get(&format!("{off}/questions")).await.must_be(200);
    assert!(off.find_form("/questions").is_none());
    let page = elif.get(&open).await;
    garden.cohort.step(world, Step::Cancel).await;
    elif.press(&page, "/questions", &[("body", "Why?")]).await.must_be(409);
}

#[actix_web::test]
async fn i_change_my_own_question_and_its_votes_begin_anew() {
    let evening = Evening::new().await;
    evening.ask(&evening.elif, "Why is my soil gray?").await;
    evening.vote(&evening.jonas, "Why is my soil gray?").await;
    let page = evening.see(&evening.elif).await;
    let own = id_of(&page, "Why is my soil gray?");
    evening.elif.submit(&page, &own, &[("body", "Why is my soil gray?")]).await.must_be(200);
    assert_eq!(evening.votes().await, 1, "the same words are no change");
    let long = "x".repeat(1_001);
    let refused = evening.elif.press_anew(&page, &own, &[("body", &long)]).await.must_be(422);
    assert_eq!(refused.typed(&own, "body"), long);
    assert_eq!(refused.typed("/questions", "body"), "", "the other form is as it was");
    let changed = evening.elif.submit(&refused, &own, &[("body", "Why is my soil grey?")]).await.must_be(200);
    assert_eq!(words(&changed), ["Why is my soil grey?"]);
    changed.must_say("no vote yet");
    assert_eq!(evening.votes().await, 0);
    // Nobody else's: not a neighbour's, nor a trainer's.
    for other in [&evening.jonas, &evening.tom] {
        other.press(&changed, &own, &[("body", "Mine now.")]).await.must_be(403);
    }
}

#[actix_web::test]
async fn i_take_my_own_question_back_and_nobody_writes_that_down() {
    let evening = Evening::new().await;
    evening.ask(&evening.elif, "Why is my soil grey?").await;
    evening.vote(&evening.jonas, "Why is my soil grey?").await;
    let page = evening.see(&evening.elif).await;
    let own = id_of(&page, "Why is my soil grey?");
    let removal = format!("{own}/removal");
    evening.jonas.press(&page, &removal, &[]).await.must_be(403);
    let gone = evening.elif.submit(&page, &removal, &[]).await.must_be(200);
    assert!(words(&gone).is_empty());
    evening.elif.press_anew(&page, &removal, &[]).await.must_be(409);
    assert_eq!(evening.votes().await, 0);
    assert_eq!(evening.questions().await[0].body, "", "the words are gone, not only hidden");
    assert_eq!(evening.audit("remove_question").await, 0);
}

#[actix_web::test]
async fn what_a_trainer_took_away_meanwhile_is_not_lost_to_whoever_changes_it() {
    let evening = Evening::new().await;
    evening.ask(&evening.elif, "Why is my soil grey?").await;
    let page = evening.see(&evening.elif).await;
    let own = id_of(&page, "Why is my soil grey?");
    let led = evening.see(&evening.tom).await;
    evening.tom.submit(&led, &format!("{own}/removal"), &[]).await.must_be(200);
    assert_eq!(evening.audit("remove_question").await, 1);
    let refused = evening.elif.press(&page, &own, &[("body", "Why is it grey and wet?")]).await.must_be(409);
    assert_eq!(refused.typed("/questions", "body"), "Why is it grey and wet?");
}

#[actix_web::test]
async fn a_trainer_marks_what_was_answered_and_may_be_wrong() {
    let mut evening = Evening::new().await;
    evening.ask(&evening.elif, "Why is my soil grey?").await;
    evening.ask_unnamed(&evening.jonas, "Does it hurt?").await;
    let led = evening.see(&evening.tom).await;
    let answered = format!("{}/answered", id_of(&led, "Does it hurt?"));
    evening.elif.press(&led, &answered, &[]).await.must_be(403);
    evening.is_over().await;
    evening.tom.submit(&led, &answered, &[("answered", "yes")]).await.must_be(200);
    let read = evening.see(&evening.elif).await;
    assert_eq!(words(&read), ["Why is my soil grey?", "Does it hurt?"]);
    read.must_say("Answered, or going on").must_say("answered");
    let led = evening.see(&evening.tom).await;
    evening.tom.submit(&led, &answered, &[("answered", "no")]).await.must_be(200);
    evening.see(&evening.elif).await.must_not_say("Answered, or going on");
    evening.tom.press_anew(&led, &answered, &[("answered", "perhaps")]).await.must_be(422);
}

#[actix_web::test]
async fn a_full_board_says_so_and_keeps_the_words() {
    let evening = Evening::new().await;
    let page = evening.see(&evening.elif).await;
    let fill = async |nth: usize| {
        let fields = [("body", &*format!("Question {nth}"))];
        evening.elif.press_anew(&page, "/questions", &fields).await.status.as_u16()
    };
    for nth in 0..99 {
        assert_eq!(fill(nth).await, 303);
    }
    let mut last = at_once(5, async |nth| fill(1_000 + nth).await).await;
    last.sort_unstable();
    assert_eq!(last, [303, 409, 409, 409, 409], "the last place goes to one");
    let refused = evening.elif.press_anew(&page, "/questions", &[("body", "One more?")]).await.must_be(409);
    assert_eq!(refused.typed("/questions", "body"), "One more?");
}

#[actix_web::test]
async fn somebody_whose_stay_has_ended_asks_no_more() {
    let evening = Evening::new().await;
    evening.garden.cohort.enrol(&evening.garden.world, "fred", Role::Participant).await;
    let fred = evening.garden.world.sign_in("fred").await;
    let page = fred.get(&evening.board()).await.must_be(200);
    let all = members(evening.garden.world.store.read(), evening.garden.cohort.id).await.unwrap();
    let stay = all.iter().find(|member| member.name == "Fred").unwrap().enrolment;
    let olga = evening.garden.world.sign_in("olga").await;
    let settings = olga.get(&evening.garden.at("/settings")).await;
    olga.submit(&settings, &format!("/enrolments/{stay}/end"), &[("reason", "moved on")]).await.must_be(200);
    for unnamed in ["", "yes"] {
        fred.press_anew(&page, "/questions", &[("body", "And me?"), ("unnamed", unnamed)]).await.must_be(404);
    }
}
