//! Who is chosen beside who applied, and the two ways to fill what is left.

use std::collections::BTreeSet;

use entity::{
    application::Column,
    draw,
    states::{ApplicationState, Verdict},
};
use lernweg::features::admissions::{DrawRules, Entrant, commitment, draw as drawn_by_rule};
use sea_orm::EntityTrait;

use super::{assessor, at, pending, score, set, state, tick};
use crate::harness::{Admission, application_now};

#[actix_web::test]
async fn the_page_says_what_each_would_add() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(3).await;
    set(world, ids[2], Column::Department, "greenhouse").await;
    set(world, ids[2], Column::Site, "pune").await;
    let olga = world.sign_in("olga").await;
    let empty = olga.get(&at(&admission, "/composition")).await.must_be(200);
    empty.must_say("Nobody is in yet.").must_not_say("adds:");
    tick(&admission, &olga, &ids[..1], "offer").await.must_be(303);
    let page = olga.get(&at(&admission, "/composition")).await.must_be(200);
    page.must_say("adds: Greenhouse, Pune").must_say("1 chosen").must_say("beside 3 who applied");
    let rows = page.texts("section[aria-labelledby='open'] .row");
    assert!(rows[0].contains("Anna-2") && !rows[0].contains("adds:"), "{rows:?}");
    let north = page.texts("table.table tr").into_iter().find(|row| row.starts_with("North")).unwrap();
    assert_eq!(north, "North1 100 %2 67 %");
    assert_eq!(page.texts("dl.facts dd")[..4], ["3", "0", "1", "2"]);
}

#[actix_web::test]
async fn a_seat_is_offered_from_the_list_and_can_be_undone_there() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(2).await;
    let olga = world.sign_in("olga").await;
    let page = olga.get(&at(&admission, "/composition")).await;
    let offered = olga.submit(&page, &format!("{}/decision", ids[1]), &[("now", "yes")]).await.must_be(200);
    assert_eq!(offered.path, at(&admission, "/composition"));
    assert_eq!(state(world, ids[1]).await, ApplicationState::Offered);
    assert_eq!(offered.texts("dl.facts dd")[..4], ["3", "1", "0", "2"]);
    olga.submit(&offered, "/undo", &[]).await.must_be(200);
    assert_eq!(state(world, ids[1]).await, ApplicationState::Submitted);
    let late = olga.press_anew(&page, &format!("{}/decision", ids[0]), &[("now", "yes"), ("verdict", "x")]).await;
    assert_eq!(late.must_be(422).heading(), "Composition", "a refusal leads back to where one was");
}

#[actix_web::test]
async fn the_waitlist_stands_in_its_order_before_the_undecided() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(4).await;
    admission.decide(&ids[2..3], Verdict::Waitlist).await;
    world.later(chrono::Duration::minutes(1));
    admission.decide(&ids[1..2], Verdict::Waitlist).await;
    let olga = world.sign_in("olga").await;
    let page = olga.get(&at(&admission, "/composition")).await;
    let titles = page.texts("section[aria-labelledby='open'] .row-title");
    assert_eq!(titles, ["1. Anna-3", "2. Anna-2", "Anna-1", "Anna-4"]);
}

#[actix_web::test]
async fn a_draw_by_the_page_is_the_draw_anybody_can_make() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(7).await;
    set(world, ids[6], Column::Department, "greenhouse").await;
    let olga = world.sign_in("olga").await;
    tick(&admission, &olga, &ids[..1], "turn_down").await.must_be(303);
    let seed =
        entity::intake::Entity::find_by_id(admission.cohort.id).one(world.store.read()).await.unwrap().unwrap().seed;
    let page = olga.get(&at(&admission, "/composition")).await;
    page.must_say(&commitment(&seed)).must_not_say(&seed).must_say("6 applications are not decided about.");
    let drawn = olga.submit(&page, "/choice", &[("method", "draw")]).await.must_be(200);
    assert!(drawn.flash().starts_with("Lots are drawn."));
    let made = draw::Entity::find().one(world.store.read()).await.unwrap().unwrap();
    let entrants: Vec<Entrant> = serde_json::from_value(made.entrants).unwrap();
    let rules: DrawRules = serde_json::from_value(made.rules).unwrap();
    assert_eq!(entrants.len(), 6, "who was decided about by hand takes no part");
    let again = drawn_by_rule(&seed, 3, &rules, &entrants);
    let seated: BTreeSet<String> = again.seats.iter().map(|ticket| ticket.code.clone()).collect();
    assert_eq!(seated.len(), 3);
    let mut offered = BTreeSet::new();
    for id in &ids[1..] {
        match pending(world, *id).await {
            Some(Verdict::Offer) => _ = offered.insert(application_now(world, *id).await.code),
            other => assert_eq!(other, Some(Verdict::Waitlist)),
        }
    }
    assert_eq!(offered, seated);
    assert!(seated.contains(&application_now(world, ids[6]).await.code), "one seat is for the greenhouse");
    assert_eq!(pending(world, ids[0]).await, Some(Verdict::TurnDown));
    olga.get(&at(&admission, "/composition")).await.must_say(&seed).must_say("3 seats among 6 applications");
}

#[actix_web::test]
async fn a_quota_nobody_could_reach_is_named() {
    let admission = Admission::new().await;
    admission.apply_all(2).await;
    let olga = admission.world.sign_in("olga").await;
    let page = olga.get(&at(&admission, "/composition")).await;
    olga.submit(&page, "/choice", &[("method", "draw")]).await.must_be(200);
    olga.get(&at(&admission, "/composition")).await.must_say("Greenhouse: 0 of at least 1");
}

#[actix_web::test]
async fn the_best_reviewed_come_first_and_the_unread_are_left_for_later() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(6).await;
    let ada = assessor(world, "ada").await;
    for (id, scores) in
        [(ids[0], ["1", "1"]), (ids[1], ["3", "3"]), (ids[2], ["2", "2"]), (ids[3], ["2", "2"]), (ids[4], ["3", "1"])]
    {
        score(&admission, &ada, id, scores, "").await.must_be(303);
    }
    let olga = world.sign_in("olga").await;
    let page = olga.get(&at(&admission, "/composition")).await;
    olga.submit(&page, "/choice", &[("method", "review")]).await.must_be(200);
    // Readiness counts twice: 3 and 1 make 2.33. Of the two with 2.00 the first to apply has the seat.
    let expected = [Verdict::Waitlist, Verdict::Offer, Verdict::Offer, Verdict::Waitlist, Verdict::Offer];
    for (id, verdict) in ids.iter().zip(expected) {
        assert_eq!(pending(world, *id).await, Some(verdict), "{}", application_now(world, *id).await.name);
    }
    assert_eq!(pending(world, ids[5]).await, None, "nobody has read the sixth");
    let page = olga.get(&at(&admission, "/decisions")).await;
    page.must_say("Olga chose by the reviews").must_say("3 offers").must_say("2 on the waitlist");
    olga.submit(&page, "/rounds", &[]).await.must_be(200);
    let titles = olga.get(&at(&admission, "/composition")).await.texts("section[aria-labelledby='open'] .row-title");
    assert_eq!(titles, ["1. Anna-4", "2. Anna-1", "Anna-6"], "the waitlist has the order of the reviews");
}

#[actix_web::test]
async fn with_nobody_left_nothing_is_chosen() {
    let admission = Admission::new().await;
    let ids = admission.apply_all(1).await;
    let olga = admission.world.sign_in("olga").await;
    let page = olga.get(&at(&admission, "/composition")).await;
    tick(&admission, &olga, &ids, "offer").await.must_be(303);
    let refused = olga.press(&page, "/choice", &[("method", "draw")]).await.must_be(409);
    refused.must_say("Nobody is left to choose from");
    olga.press_anew(&page, "/choice", &[("method", "dice")]).await.must_be(422);
    assert_eq!(draw::Entity::find().all(admission.world.store.read()).await.unwrap().len(), 0);
}

#[actix_web::test]
async fn the_record_says_who_decided_what_and_when() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(1).await;
    let olga = world.sign_in("olga").await;
    tick(&admission, &olga, &ids, "offer").await.must_be(303);
    let page = olga.get(&at(&admission, "/decisions")).await;
    olga.submit(&page, "/rounds", &[]).await.must_be(200);
    let lines = olga.get(&at(&admission, "/history")).await.must_be(200).texts(".row-main");
    let found = |words: &str| lines.iter().any(|line| line.starts_with(words));
    assert!(found("Olga: decided for now – Offer a seat Anna-1"), "{lines:?}");
    assert!(found("Olga: applied decisions – one decision"), "{lines:?}");
    assert!(found("Olga: offered a seat Anna-1"), "{lines:?}");
    assert!(found("The applicant: applied Anna-1"), "{lines:?}");
}
