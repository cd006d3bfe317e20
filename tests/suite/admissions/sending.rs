//! Sending an application in, and taking it back.

use chrono::Duration;
use entity::states::{ApplicationState, OfferState, Verdict};
use lernweg::features::admissions::{apply_decisions, withdraw};

use super::{fill_in, holder};
use crate::harness::{
    Admission, Cohort, Garden, application_link, application_now, at_once, newest_offer, own, rulebook, tally,
};

#[actix_web::test]
async fn something_missing_is_shown_and_nothing_is_sent() {
    let admission = Admission::new().await;
    let id = admission.cohort.begin(&admission.world, "anna").await;
    let (anna, path) = holder(&admission, id).await;
    for part in ["about", "community", "offer", "consent"] {
        fill_in(&anna, &path, part).await.must_be(303);
    }
    let check = anna.get(&format!("{path}/check")).await;
    check.must_say("Something is still missing");
    assert!(check.attributes("dl.answers a", "href").contains(&format!("{path}/times#f-times")));
    let again = anna.press(&check, "/submission", &[]).await.must_be(422);
    again.must_say("Some parts are still missing.");
    assert_eq!(application_now(&admission.world, id).await.state, ApplicationState::Draft);
}

#[actix_web::test]
async fn two_clicks_send_it_once() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let id = admission.cohort.draft(world, "anna").await;
    let (anna, path) = holder(&admission, id).await;
    let check = anna.get(&format!("{path}/check")).await;
    anna.press(&check, "/submission", &[]).await.must_be(303);
    anna.press(&check, "/submission", &[]).await.must_be(303);
    anna.press_anew(&check, "/submission", &[]).await.must_be(409).must_say("has been received");
    world.mail.empty();
    world.deliver().await;
    let received = world.mail.mails_to("anna@example.org").into_iter().filter(|mail| mail.subject.contains("Crocus"));
    assert_eq!(received.count(), 1);
}

#[actix_web::test]
async fn after_the_window_it_is_kept_for_the_next_cohort() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let id = admission.cohort.draft(world, "anna").await;
    let (anna, path) = holder(&admission, id).await;
    let before = anna.get(&format!("{path}/check")).await;
    world.later(Duration::days(15));
    let late = anna.press(&before, "/submission", &[]).await.must_be(409);
    late.must_say("The time to apply is over. Your application is kept as it is.");
    assert_eq!(application_now(world, id).await.state, ApplicationState::Draft);
    let done = anna.submit(&late, "/submission", &[("for_next", "yes")]).await.must_be(200);
    done.must_say("For the next cohort that opens.");
    assert_eq!(application_now(world, id).await.cohort_id, None);
    let next = Cohort::plan_on(world, "gardening", "Dahlia", "olga", "2027-05-03").await;
    next.open_to_apply(world, |intake| intake.closes_at = "2027-03-01T17:00:00Z".parse().unwrap()).await;
    assert_eq!(application_now(world, id).await.cohort_id, Some(next.id), "the first that opens takes it in");
}

#[actix_web::test]
async fn where_the_next_cohort_is_open_already_it_counts_for_that_at_once() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let id = admission.cohort.draft(world, "anna").await;
    let next = Cohort::plan_on(world, "gardening", "Dahlia", "olga", "2027-05-03").await;
    next.open_to_apply(world, |intake| intake.closes_at = "2027-03-01T17:00:00Z".parse().unwrap()).await;
    world.later(Duration::days(15));
    let (anna, path) = holder(&admission, id).await;
    let check = anna.get(&format!("{path}/check")).await;
    check.must_say("You can let it count for Dahlia.");
    anna.submit(&check, "/submission", &[("for_next", "yes")]).await.must_be(200);
    assert_eq!(application_now(world, id).await.cohort_id, Some(next.id));
}

#[actix_web::test]
async fn who_takes_part_already_applies_for_nothing_else_also_by_mail() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let next = Cohort::plan_on(world, "gardening", "Crocus", "olga", "2027-03-01").await;
    next.open_to_apply(world, |_| {}).await;
    let id = next.draft(world, "elif").await;
    let elif = world.stranger();
    elif.get(&application_link(world, id)).await.must_be(200);
    let check = elif.get(&format!("/applications/{id}/check")).await;
    elif.press(&check, "/submission", &[]).await.must_be(409).must_say("You already take part");
}

#[actix_web::test]
async fn withdrawing_gives_the_seat_to_the_next() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(4).await;
    admission.cohort.decide(world, &ids[..3], Verdict::Offer).await;
    admission.cohort.decide(world, &ids[3..], Verdict::Waitlist).await;
    admission.cohort.settle(world).await;
    world.later(Duration::minutes(11));
    world.deliver().await;
    let (anna, path) = holder(&admission, ids[0]).await;
    let page = anna.get(&path).await.must_be(200);
    assert_eq!(page.heading(), "We have a seat for you");
    let gone = anna.submit(&page, "/withdrawal", &[]).await.must_be(200);
    assert_eq!(gone.heading(), "Your application is withdrawn");
    assert_eq!(newest_offer(world, ids[3]).await.state, OfferState::Open, "the next has it");
    let again = [anna.press(&page, "/withdrawal", &[]).await, anna.press_anew(&page, "/withdrawal", &[]).await];
    assert_eq!(tally(&again), [(303, 1), (409, 1)]);
    assert!(gone.find_form("/withdrawal").is_none());
}

#[actix_web::test]
async fn a_seat_that_is_given_back_after_a_yes_is_free_once_and_goes_to_the_next() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(2).await;
    let link = admission.offer(&ids[..1]).await.remove(0);
    admission.decide(&ids[1..], Verdict::Waitlist).await;
    let (anna, own) = holder(&admission, ids[0]).await;
    let offer = anna.get(&link).await.must_be(200);
    anna.press(&offer, &link, &[("answer", "yes")]).await.must_be(303);
    let page = anna.get(&own).await.must_be(200);
    page.must_say("Give the seat back");
    let presses = at_once(20, async |_| anna.press_anew(&page, "/withdrawal", &[]).await).await;
    assert_eq!(tally(&presses), [(303, 1), (409, 19)]);
    assert_eq!(application_now(world, ids[0]).await.state, ApplicationState::Withdrawn);
    assert_eq!(application_now(world, ids[1]).await.state, ApplicationState::Offered);
    let cohort = admission.cohort.on(world).await.cohort;
    assert_eq!(cohort.taken, 1, "one seat was freed, once, and is held for the next");
}

#[actix_web::test]
async fn who_withdraws_while_seats_are_given_holds_none() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(3).await;
    admission.cohort.decide(world, &ids, Verdict::Offer).await;
    let (may, book) = (admission.cohort.admits(world, "olga").await, rulebook(world));
    let mut passes = Vec::new();
    for id in &ids {
        passes.push(own(world, *id).await);
    }
    at_once(4, async |nth| match passes.get(nth) {
        Some(pass) => world.store.write(async |tx| withdraw(tx, pass).await).await.unwrap(),
        // Where all have withdrawn before it, there is nothing left to apply.
        None => drop(world.store.write(async |tx| apply_decisions(tx, &book, &may, None).await).await),
    })
    .await;
    for id in ids {
        assert_eq!(application_now(world, id).await.state, ApplicationState::Withdrawn);
    }
    assert_eq!(admission.cohort.on(world).await.cohort.taken, 0);
}

#[actix_web::test]
async fn nobody_hears_from_the_page_what_can_still_be_taken_back() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(3).await;
    admission.cohort.decide(world, &ids[..1], Verdict::Offer).await;
    admission.cohort.decide(world, &ids[1..2], Verdict::Waitlist).await;
    admission.cohort.decide(world, &ids[2..], Verdict::TurnDown).await;
    admission.cohort.settle(world).await;
    for id in &ids {
        let (anna, path) = holder(&admission, *id).await;
        assert_eq!(anna.get(&path).await.heading(), "Your application has arrived");
    }
    world.later(Duration::minutes(11));
    let told = ["We have a seat for you", "You are on the waitlist", "There was no seat for you this time"];
    for (id, told) in ids.iter().zip(told) {
        let (anna, path) = holder(&admission, *id).await;
        assert_eq!(anna.get(&path).await.heading(), told);
    }
}

#[actix_web::test]
async fn who_waits_reads_a_range_and_what_it_rests_on() {
    let admission = Admission::new().await;
    let world = &admission.world;
    Cohort::plan_on(world, "gardening", "Dahlia", "olga", "2027-05-03").await;
    let ids = admission.apply_all(5).await;
    admission.cohort.decide(world, &ids[..3], Verdict::Offer).await;
    admission.cohort.decide(world, &ids[3..], Verdict::Waitlist).await;
    admission.cohort.settle(world).await;
    world.later(Duration::minutes(11));
    let (anna, path) = holder(&admission, ids[3]).await;
    let page = anna.get(&path).await;
    page.must_say("one of places 1 to 5").must_say("Crocus (from Mon 1 Mar 2027)").must_say("3 open offers");
    page.must_say("If they do not").must_say("Dahlia").must_say("We assume that 20 of 100 offers come back");
    let last = holder(&admission, ids[4]).await;
    last.0.get(&last.1).await.must_say("later than anything that is planned today");
}
