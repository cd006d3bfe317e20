//! Deciding, for the time being or at once.

use chrono::Duration;
use entity::states::{ApplicationState, ProgrammeRole, Verdict};

use super::{assessor, at, helper, of, pending, post_is_empty, state, tick};
use crate::harness::{Admission, Cohort, application_now};

#[actix_web::test]
async fn decisions_about_several_wait_and_nobody_hears_of_them() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(3).await;
    post_is_empty(&admission).await;
    let olga = world.sign_in("olga").await;
    tick(&admission, &olga, &ids[..2], "offer").await.must_be(303);
    tick(&admission, &olga, &ids[2..], "turn_down").await.must_be(303);
    let board = olga.get(&at(&admission, "")).await;
    board.must_say("Apply 3 pending decisions");
    assert_eq!(state(world, ids[0]).await, ApplicationState::Submitted);
    world.later(Duration::hours(2));
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 0, "nobody hears of it");
    assert_eq!(admission.cohort.on(world).await.cohort.taken, 0);
    tick(&admission, &olga, &ids[2..], "undecided").await.must_be(303);
    assert_eq!(pending(world, ids[2]).await, None);
    let nothing = tick(&admission, &olga, &[], "offer").await.must_be(422);
    assert_eq!(nothing.mistakes(), ["Tick at least one application."]);
}

#[actix_web::test]
async fn a_refused_decision_keeps_what_was_ticked() {
    let admission = Admission::new().await;
    let ids = admission.apply_all(2).await;
    let olga = admission.world.sign_in("olga").await;
    let page = tick(&admission, &olga, &ids[1..], "perhaps").await.must_be(422);
    assert_eq!(page.typed("/decisions", &format!("application.{}", ids[1])), "yes");
    let form = page.form("/decisions");
    assert!(!form.fields.iter().any(|(name, _)| *name == format!("application.{}", ids[0])));
}

#[actix_web::test]
async fn an_application_of_another_cohort_is_not_there() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(1).await;
    let other = Cohort::plan_on(world, "gardening", "Dahlia", "olga", "2027-05-03").await;
    other.open_to_apply(world, |new| new.closes_at += Duration::days(60)).await;
    let olga = world.sign_in("olga").await;
    let foreign = other.at(&format!("/applications/{}", ids[0]));
    olga.fetch(&foreign).await.must_be(404);
    let key = || crate::harness::fresh_key();
    for (path, field) in [
        (format!("{foreign}/decision"), ("verdict", "offer")),
        (format!("{foreign}/decision/removal"), ("_", "")),
        (format!("{foreign}/review"), ("abstain", "yes")),
        (format!("{foreign}/exclusion"), ("reason", "knows")),
        (format!("{foreign}/offer/removal"), ("_", "")),
        (other.at(&format!("/applications/decisions/{}/letter", ids[0])), ("written", "yes")),
    ] {
        let (key, mut fields) = (key(), vec![]);
        fields.push(("_key", key.as_str()));
        if field.0 != "_" {
            fields.push(field);
        }
        olga.send(&path, &fields).await.must_be(404);
    }
    let (key, name) = (key(), format!("application.{}", ids[0]));
    let fields = [("_key", key.as_str()), (name.as_str(), "yes"), ("verdict", "offer")];
    olga.send(&other.at("/applications/decisions"), &fields).await.must_be(404);
    assert_eq!(pending(world, ids[0]).await, None);
    assert_eq!(state(world, ids[0]).await, ApplicationState::Submitted);
}

#[actix_web::test]
async fn an_assessor_reads_and_a_stranger_does_not_know() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(1).await;
    let (ada, sam) = (assessor(world, "ada").await, world.sign_in("sam").await);
    let deputy = helper(world, "dora", ProgrammeRole::Deputy).await;
    for path in ["/composition", "/decisions", "/history"] {
        ada.fetch(&at(&admission, path)).await.must_be(403);
        sam.fetch(&at(&admission, path)).await.must_be(404);
        deputy.fetch(&at(&admission, path)).await.must_be(200);
    }
    for path in ["/decisions", "/rounds", "/choice", &format!("/{}/decision", ids[0])] {
        ada.send_fresh(&at(&admission, path), &[]).await.must_be(403);
        sam.send_fresh(&at(&admission, path), &[]).await.must_be(404);
    }
    ada.fetch(&at(&admission, "?pending=offer")).await.must_be(404);
    sam.fetch(&at(&admission, "")).await.must_be(404);
    sam.fetch(&of(&admission, ids[0])).await.must_be(404);
}

#[actix_web::test]
async fn of_two_who_decide_the_later_counts_and_the_page_says_who() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(1).await;
    let (olga, dora) = (world.sign_in("olga").await, helper(world, "dora", ProgrammeRole::Deputy).await);
    let page = olga.get(&of(&admission, ids[0])).await;
    let stale = dora.get(&of(&admission, ids[0])).await;
    let decided = olga.submit(&page, "/decision", &[("verdict", "offer"), ("reason", "Sturdy pots.")]).await;
    decided.must_be(200).must_say("Olga decided by hand").must_say("Sturdy pots.");
    let later = dora.submit(&stale, "/decision", &[("verdict", "turn_down")]).await.must_be(200);
    later.must_say("Dora decided by hand").must_not_say("Olga decided").must_not_say("Sturdy pots.");
    assert_eq!(pending(world, ids[0]).await, Some(Verdict::TurnDown));
    olga.submit(&later, "/decision/removal", &[]).await.must_be(200).must_not_say("decided by hand");
    assert_eq!(pending(world, ids[0]).await, None);
}

#[actix_web::test]
async fn what_somebody_has_applied_meanwhile_is_said_as_it_is_now() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(1).await;
    let olga = world.sign_in("olga").await;
    let page = olga.get(&of(&admission, ids[0])).await;
    let board = olga.get(&at(&admission, "")).await;
    admission.decide(&ids, Verdict::Offer).await;
    let refused = olga.press(&page, "/decision", &[("verdict", "turn_down"), ("reason", "Full.")]).await.must_be(409);
    refused.must_say("For this application there is an open offer.").must_say("seat offered");
    let (name, fields) = (format!("application.{}", ids[0]), ("verdict", "waitlist"));
    let refused = olga.press(&board, "/decisions", &[(&name, "yes"), fields]).await.must_be(409);
    refused.must_say("For this application there is an open offer.").must_say("seat offered");
    assert_eq!(state(world, ids[0]).await, ApplicationState::Offered);
    assert_eq!(pending(world, ids[0]).await, None);
}

#[actix_web::test]
async fn a_seat_is_offered_at_once_and_taken_back() {
    let admission = Admission::with(|new| new.waitlist = entity::states::WaitlistRule::ByHand).await;
    let world = &admission.world;
    let ids = admission.apply_all(2).await;
    let olga = world.sign_in("olga").await;
    admission.cohort.decide(world, &ids[1..], Verdict::TurnDown).await;
    let fields = [("verdict", "offer"), ("now", "yes")];
    olga.send_fresh(&format!("{}/decision", of(&admission, ids[0])), &fields).await.must_be(303);
    assert_eq!(state(world, ids[0]).await, ApplicationState::Offered);
    assert_eq!(pending(world, ids[1]).await, Some(Verdict::TurnDown), "what else is pending stays so");
    assert_eq!(admission.cohort.on(world).await.cohort.taken, 1);
    post_is_empty(&admission).await;
    let page = olga.get(&of(&admission, ids[0])).await.must_be(200);
    olga.submit(&page, "/offer/removal", &[]).await.must_be(200).must_say("on the waitlist");
    assert_eq!(admission.cohort.on(world).await.cohort.taken, 0);
    world.later(Duration::minutes(11));
    world.deliver().await;
    assert_eq!(world.mail.mails_to("anna-1@example.org").len(), 0, "an offer that is gone has no letter");
    olga.press_anew(&page, "/offer/removal", &[]).await.must_be(409).must_say("on the waitlist");
}

#[actix_web::test]
async fn nobody_decides_about_what_they_left_to_others() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(2).await;
    let olga = world.sign_in("olga").await;
    let board = olga.get(&at(&admission, "")).await;
    let page = olga.get(&of(&admission, ids[0])).await;
    olga.press(&page, "/exclusion", &[("reason", "manages")]).await.must_be(303);
    let names = ids.iter().map(|id| format!("application.{id}")).collect::<Vec<_>>();
    let fields = [(names[0].as_str(), "yes"), (names[1].as_str(), "yes"), ("verdict", "offer")];
    olga.press(&board, "/decisions", &fields).await.must_be(403);
    assert_eq!(pending(world, ids[1]).await, None, "all or nothing");
    let dora = helper(world, "dora", ProgrammeRole::Deputy).await;
    tick(&admission, &dora, &ids, "offer").await.must_be(303);
    let code = application_now(world, ids[0]).await.code;
    for path in ["", "/composition", "/decisions"] {
        olga.get(&at(&admission, path)).await.must_say(&code).must_say("not for you").must_not_say("Anna-1");
    }
    olga.get(&at(&admission, "/history")).await.must_not_say("Anna-1");
    for path in ["?pending=offer", "?state=submitted"] {
        olga.get(&at(&admission, path)).await.must_not_say(&code).must_say("Anna-2");
    }
    let page = olga.get(&at(&admission, "/composition")).await;
    let chosen = page.texts("section[aria-labelledby='in'] .row-title");
    assert_eq!(chosen, ["Anna-2"], "to stand among the chosen would already say it");
}
