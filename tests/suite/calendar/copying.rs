//! A cohort can go as another one went.

use crate::harness::{Cohort, Garden};

#[actix_web::test]
async fn a_new_cohort_takes_over_how_another_one_goes() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let olga = world.sign_in("olga").await;
    olga.change_dates(&garden.cohort, &[("change", "length"), ("week", "2"), ("days", "10")]).await.must_be(200);
    let planned = garden.plan_session(&[]).await;
    let off = garden.plan_session(&[("title", "Snow")]).await;
    let tom = world.sign_in("tom").await;
    let page = tom.get(&format!("{}/edit", off.path)).await;
    tom.press(&page, "/cancel", &[("reason", "It thaws.")]).await.must_be(303);
    let later = Cohort::plan_on(world, "gardening", "Borealis", "olga", "2027-05-03").await;
    let page = olga.get(&later.at("/calendar")).await;
    let done = olga.submit(&page, "/copies", &[("from", &garden.cohort.id.to_string())]).await.must_be(200);
    assert_eq!(done.flash(), "Taken over.");
    done.must_say("Thu 20 May 2027");
    let sessions = olga.get(&later.at("/sessions")).await;
    sessions.must_not_say("Snow");
    assert_ne!(sessions.link("Ask me anything"), planned.path, "a session of its own");
    sessions.must_say("Ask me anything about compost").must_say("Fri 7 May 2027");
    let calendar = later.on(world).await.calendar;
    assert_eq!([1, 2, 3].map(|week| calendar.opens_on(week).to_string()), ["2027-05-03", "2027-05-10", "2027-05-20"]);
}

#[actix_web::test]
async fn what_has_begun_goes_on_as_it_is_and_nothing_foreign_is_copied() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let olga = world.sign_in("olga").await;
    let later = Cohort::plan_on(world, "gardening", "Borealis", "olga", "2027-05-03").await;
    let page = olga.get(&later.at("/calendar")).await;
    let key = "0123456789abcdef02";
    let running = [("_key", key), ("from", &later.id.to_string())];
    olga.send(&garden.at("/calendar/copies"), &running).await.must_be(409);
    for from in ["x", ""] {
        olga.press_anew(&page, "/copies", &[("from", from)]).await.must_be(422);
    }
    for from in ["00000000-0000-7000-8000-000000000000", &later.id.to_string()] {
        olga.press_anew(&page, "/copies", &[("from", from)]).await.must_be(404);
    }
    let tom = world.sign_in("tom").await;
    tom.send(&garden.at("/calendar/copies"), &running).await.must_be(403);
}
