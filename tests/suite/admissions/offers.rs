//! Answering an offer, by the link in its e-mail.

use chrono::Duration;
use entity::{
    enrolment, offer,
    states::{ApplicationState, OfferState, Verdict},
};
use lernweg::{
    app::run_due_jobs,
    features::cohorts::{CalendarChange, Step, change_calendar},
};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::holder;
use crate::harness::{Admission, Cohort, application_now, at_once, newest_offer, tally};

async fn enrolments(admission: &Admission) -> u64 {
    enrolment::Entity::find().count(admission.world.store.read()).await.unwrap()
}

#[actix_web::test]
async fn a_yes_from_the_mailbox_takes_the_seat_without_signing_in() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(1).await;
    world.clear_mail().await;
    admission.offer(&ids).await;
    let anna = world.stranger();
    let page = anna.get(&world.mail.last_to("anna-1@example.org").link("/offers/")).await.must_be(200);
    page.must_say("Crocus").must_say("Mon 1 Mar 2027").must_say("Mon 11 Jan 2027");
    let done = anna.submit(&page, &page.path, &[("answer", "yes"), ("gives", "Seeds for all.")]).await.must_be(200);
    assert_eq!(done.heading(), "You are in");
    let now = application_now(world, ids[0]).await;
    assert_eq!((now.state, now.gives.as_deref()), (ApplicationState::Accepted, Some("Seeds for all.")));
    assert_eq!(enrolments(&admission).await, 1);
    world.deliver().await;
    let welcome = world.mail.last_to("anna-1@example.org");
    assert_eq!(welcome.link("/cohorts/"), admission.cohort.at(""));
    let (browser, path) = holder(&admission, ids[0]).await;
    assert_eq!(browser.get(&path).await.heading(), "You are in");
}

#[actix_web::test]
async fn the_back_button_two_tabs_and_a_double_click_lead_to_the_same_page() {
    let admission = Admission::new().await;
    let ids = admission.apply_all(1).await;
    let link = admission.offer(&ids).await.remove(0);
    let anna = admission.world.stranger();
    let page = anna.get(&link).await;
    let answers = [
        anna.press(&page, &link, &[("answer", "yes")]).await,
        anna.press(&page, &link, &[("answer", "yes")]).await,
        anna.press_anew(&page, &link, &[("answer", "yes")]).await,
    ];
    assert_eq!(tally(&answers), [(303, 3)]);
    let other = anna.press_anew(&page, &link, &[("answer", "no")]).await.must_be(409);
    assert_eq!(other.heading(), "You are in", "the first answer stands, and the page says it");
    assert_eq!(enrolments(&admission).await, 1);
}

#[actix_web::test]
async fn fifty_clicks_at_once_make_one_participant() {
    let admission = Admission::new().await;
    let ids = admission.apply_all(1).await;
    let link = admission.offer(&ids).await.remove(0);
    let anna = admission.world.stranger();
    let page = anna.get(&link).await;
    let answers = at_once(50, async |_| anna.press_anew(&page, &link, &[("answer", "yes")]).await).await;
    assert_eq!(tally(&answers), [(303, 50)]);
    assert_eq!(enrolments(&admission).await, 1);
    assert_eq!(admission.cohort.on(&admission.world).await.cohort.taken, 1);
}

#[actix_web::test]
async fn a_no_and_a_later_give_the_seat_on() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(5).await;
    admission.cohort.decide(world, &ids[3..], Verdict::Waitlist).await;
    let links = admission.offer(&ids[..3]).await;
    for (link, answer, heading) in
        [(&links[0], "no", "You have said no"), (&links[1], "later", "You would rather come later")]
    {
        let anna = world.stranger();
        let page = anna.get(link).await;
        let done = anna.submit(&page, link, &[("answer", answer)]).await.must_be(200);
        assert_eq!(done.heading(), heading);
        assert_eq!(anna.get(link).await.heading(), heading, "and again when one comes back");
    }
    for id in &ids[3..] {
        assert_eq!(newest_offer(world, *id).await.state, OfferState::Open);
    }
    let later = application_now(world, ids[1]).await;
    assert_eq!((later.state, later.cohort_id), (ApplicationState::Waitlisted, None));
    let (anna, path) = holder(&admission, ids[1]).await;
    anna.get(&path).await.must_say("as soon as the next cohort opens");
}

#[actix_web::test]
async fn reading_changes_nothing_and_a_foreign_link_is_not_there() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(1).await;
    let link = admission.offer(&ids).await.remove(0);
    let before = offer::Entity::find().all(world.store.read()).await.unwrap();
    for _ in 0..3 {
        world.stranger().get(&link).await.must_be(200);
        world.stranger().request(reqwest::Method::HEAD, &link).send().await.unwrap();
    }
    assert_eq!(offer::Entity::find().all(world.store.read()).await.unwrap(), before);
    let forged = format!("{}x", &link[..link.len() - 1]);
    for wrong in ["/offers/nonsense", forged.as_str()] {
        world.stranger().get(wrong).await.must_be(404);
        let fields = [("_key", "0123456789abcdef0123"), ("answer", "yes")];
        world.stranger().send(wrong, &fields).await.must_be(404);
    }
    let anna = world.stranger();
    let page = anna.get(&link).await;
    let long = "x".repeat(201);
    let again = anna.press(&page, &link, &[("answer", "yes"), ("gives", &long)]).await.must_be(422);
    assert_eq!(again.typed(&link, "gives"), long);
    anna.press(&page, &link, &[("answer", "perhaps")]).await.must_be(422);
}

#[actix_web::test]
async fn one_reminder_comes_and_none_after_an_answer() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(2).await;
    let links = admission.offer(&ids).await;
    let anna = world.stranger();
    let page = anna.get(&links[0]).await;
    anna.submit(&page, &links[0], &[("answer", "no")]).await.must_be(200);
    world.mail.empty();
    for _ in 0..4 {
        world.later(Duration::hours(12));
        run_due_jobs(&world.store, &world.catalogue).await;
        world.deliver().await;
    }
    assert_eq!(world.mail.mails_to("anna-1@example.org").len(), 0, "whoever has answered hears nothing more");
    assert_eq!(world.mail.mails_to("anna-2@example.org").len(), 1, "a reminder, once");
}

#[actix_web::test]
async fn after_the_last_day_a_yes_is_refused_kindly_and_a_free_seat_can_still_be_taken() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(1).await;
    let link = admission.offer(&ids).await.remove(0);
    let anna = world.stranger();
    let page = anna.get(&link).await;
    world.later(Duration::days(6));
    let late = anna.press(&page, &link, &[("answer", "yes")]).await.must_be(409);
    late.must_say("The time to answer this offer is over.").must_say("back onto the waitlist");
    run_due_jobs(&world.store, &world.catalogue).await;
    let lapsed = anna.get(&link).await.must_be(200);
    lapsed.must_say("A seat is free at this moment").must_say("one of places 1 to 5");
    anna.press_anew(&page, &link, &[("answer", "yes")]).await.must_be(409);
    let done = anna.submit(&lapsed, &link, &[("gives", "Patience.")]).await.must_be(200);
    assert_eq!(done.heading(), "You are in");
    anna.press_anew(&lapsed, &link, &[]).await.must_be(303);
    assert_eq!(enrolments(&admission).await, 1);
}

#[actix_web::test]
async fn where_the_seat_is_gone_the_page_says_where_one_waits() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(4).await;
    admission.cohort.decide(world, &ids[3..], Verdict::Waitlist).await;
    let links = admission.offer(&ids[..3]).await;
    world.later(Duration::days(6));
    run_due_jobs(&world.store, &world.catalogue).await;
    let anna = world.stranger();
    let page = anna.get(&links[0]).await;
    page.must_say("A seat is free");
    // Two others take the seats that are left.
    for link in &links[1..] {
        let other = world.stranger();
        let page = other.get(link).await;
        other.submit(&page, link, &[]).await.must_be(200);
    }
    let gone = anna.press(&page, &links[0], &[]).await.must_be(409);
    gone.must_say("You wait for Crocus").must_not_say("A seat is free");
    assert_eq!(enrolments(&admission).await, 2);
}

#[actix_web::test]
async fn an_offer_that_was_taken_back_says_so() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(1).await;
    let link = admission.offer(&ids).await.remove(0);
    let may = admission.cohort.admits_one(world, "olga", ids[0]).await;
    let take = async |tx: &lernweg::storage::Tx| lernweg::features::admissions::take_back_offer(tx, &may).await;
    world.store.write(take).await.unwrap();
    let anna = world.stranger();
    assert_eq!(anna.get(&link).await.heading(), "This offer no longer stands");
}

#[actix_web::test]
async fn when_the_start_moves_one_stays_leaves_or_waits_for_the_next() {
    let admission = Admission::new().await;
    let world = &admission.world;
    admission.cohort.enrol(world, "tom", entity::states::Role::Trainer).await;
    let ids = admission.apply_all(3).await;
    for link in admission.offer(&ids).await {
        let anna = world.stranger();
        let page = anna.get(&link).await;
        anna.submit(&page, &link, &[("answer", "yes")]).await.must_be(200);
    }
    admission.cohort.step(world, Step::Confirm).await;
    let may = admission.cohort.may(world).await;
    let later = CalendarChange::Start("2027-03-08".parse().unwrap());
    let seen = may.on().cohort.calendar_version;
    world.store.write(async |tx| change_calendar(tx, &may, seen, &later).await).await.unwrap();
    for (id, answer, state) in [
        (ids[0], "yes", ApplicationState::Accepted),
        (ids[1], "no", ApplicationState::Declined),
        (ids[2], "later", ApplicationState::Waitlisted),
    ] {
        let (anna, path) = holder(&admission, id).await;
        let page = anna.get(&path).await;
        page.must_say("The start has moved");
        let done = anna.submit(&page, "/start-answer", &[("answer", answer)]).await.must_be(200);
        assert!(done.find_form("/start-answer").is_none());
        assert_eq!(application_now(world, id).await.state, state);
        anna.press_anew(&page, "/start-answer", &[("answer", answer)]).await.must_be(409);
    }
    assert_eq!(admission.cohort.on(world).await.cohort.taken, 1);
    let gone = world.stranger();
    let link = crate::harness::offer_link(world, ids[1]).await;
    assert_eq!(gone.get(&link).await.heading(), "You have given this seat back");
}

#[actix_web::test]
async fn another_cohort_of_the_same_course_does_not_confuse_an_answer() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let next = Cohort::plan_on(world, "gardening", "Dahlia", "olga", "2027-05-03").await;
    next.open_to_apply(world, |intake| intake.closes_at = "2027-03-01T17:00:00Z".parse().unwrap()).await;
    let id = admission.cohort.apply(world, "anna").await;
    let link = admission.offer(&[id]).await.remove(0);
    let anna = world.stranger();
    let page = anna.get(&link).await;
    anna.submit(&page, &link, &[("answer", "later")]).await.must_be(200).must_say("You wait for Dahlia");
    assert_eq!(application_now(world, id).await.cohort_id, Some(next.id));
}
