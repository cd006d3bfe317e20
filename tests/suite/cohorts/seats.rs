//! How many seats there are, and what becomes of those who hold one or wait for one.

use entity::states::{ApplicationState, Role, Verdict};

use super::settings;
use crate::harness::{Admission, Garden, application_now};

#[actix_web::test]
async fn seats_are_counted_with_the_offers_that_hold_one() {
    let admission = Admission::new().await;
    let ids = admission.apply_all(2).await;
    admission.offer(&ids).await;
    admission.cohort.enrol(&admission.world, "elif", Role::Participant).await;
    let olga = admission.world.sign_in("olga").await;
    let page = olga.get(&admission.cohort.at("/settings")).await.must_be(200);
    page.must_say("3 of 3 seats are taken or offered");
    assert_eq!(page.link("When people apply"), admission.cohort.at("/intake"));
    assert_eq!(page.link("Applications"), admission.cohort.at("/applications"));
}

#[actix_web::test]
async fn nobody_loses_a_seat_because_there_are_to_be_fewer() {
    let admission = Admission::new().await;
    let ids = admission.apply_all(2).await;
    admission.offer(&ids).await;
    let olga = admission.world.sign_in("olga").await;
    let page = olga.get(&admission.cohort.at("/settings")).await;
    assert_eq!(page.typed("/seats", "seats"), "3", "what is true now stands in the form");
    let refused = olga.press(&page, "/seats", &[("seats", "1")]).await.must_be(409);
    assert!(refused.mistakes()[0].starts_with("More seats than that"), "{:?}", refused.mistakes());
    assert_eq!(refused.typed("/seats", "seats"), "1", "what was typed is still there");
    assert!(refused.text_at("title").starts_with("Error:"));
    for odd in ["0", "501", "-3", "", "many"] {
        olga.press(&page, "/seats", &[("seats", odd)]).await.must_be(422);
    }
    olga.submit(&page, "/seats", &[("seats", "2")]).await.must_be(200).must_say("2 of 2 seats");
}

#[actix_web::test]
async fn new_seats_go_to_those_who_wait_in_their_order() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(6).await;
    admission.offer(&ids[..3]).await;
    for id in &ids[3..] {
        world.later(chrono::Duration::minutes(1));
        admission.decide(&[*id], Verdict::Waitlist).await;
    }
    let olga = world.sign_in("olga").await;
    let page = olga.get(&admission.cohort.at("/settings")).await;
    olga.submit(&page, "/seats", &[("seats", "5")]).await.must_be(200).must_say("5 of 5 seats");
    let mut states = Vec::new();
    for id in &ids[3..] {
        states.push(application_now(world, *id).await.state);
    }
    use ApplicationState::{Offered, Waitlisted};
    assert_eq!(states, [Offered, Offered, Waitlisted]);
    world.deliver().await;
    assert_eq!(world.mail.mails_to("anna-4@example.org").len(), 3, "how to come back, received, waitlist or offer");
}

#[actix_web::test]
async fn what_is_over_changes_no_more() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    let page = settings(&garden, &olga).await;
    garden.world.later(chrono::Duration::days(40));
    garden.cohort.keep(&garden.world).await;
    let olga = garden.world.sign_in("olga").await;
    olga.press_anew(&page, "/seats", &[("seats", "9")]).await.must_be(409);
    assert!(settings(&garden, &olga).await.find_form("/seats").is_none());
}
