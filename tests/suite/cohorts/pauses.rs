//! Days without the course: one action, and everything after them moves.

use chrono::Duration;
use entity::states::{CohortState, Role};
use lernweg::{app::run_due_jobs, features::cohorts::Step};

use super::{settings, state};
use crate::harness::{Cohort, Garden, World, at_once, pause, tally};

#[actix_web::test]
async fn a_pause_moves_every_later_week_and_none_before() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let olga = world.sign_in("olga").await;
    olga.change_dates(&garden.cohort, &pause("2027-01-11", "7", "Works holiday")).await.must_be(200);
    let days = settings(&garden, &olga).await.texts("#calendar ~ .facts dd, section[aria-labelledby=calendar] dd");
    assert_eq!(
        days,
        ["Mon 4 Jan 2027, 08:00 CET", "Mon 18 Jan 2027, 08:00 CET", "Mon 25 Jan 2027, 08:00 CET", "Sun 31 Jan 2027",]
    );
    world.later(Duration::days(6)); // Tuesday, 12 January: week 2 would be open
    run_due_jobs(&world.store, &world.catalogue).await;
    assert_eq!(state(&garden).await, CohortState::Paused);
    let elif = world.sign_in("elif").await;
    elif.get(&garden.at("/weeks/1/soil")).await.must_be(200);
    elif.fetch(&garden.at("/weeks/2/water")).await.must_be(404);
    world.later(Duration::days(7));
    run_due_jobs(&world.store, &world.catalogue).await;
    assert_eq!(state(&garden).await, CohortState::Running);
    world.sign_in("elif").await.get(&garden.at("/weeks/2/water")).await.must_be(200);
    let olga = world.sign_in("olga").await;
    settings(&garden, &olga).await.must_say("Works holiday").must_say("7 days");
}

#[actix_web::test]
async fn a_refused_pause_comes_back_as_it_was_typed() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    for (fields, mistakes) in
        [(pause("2027-01-04", "7", "x"), 1), (pause("soon", "0", " "), 3), (pause("2027-02-30", "367", "Holidays"), 2)]
    {
        let refused = olga.look_ahead(&garden.cohort, &fields).await.must_be(422);
        assert_eq!(refused.mistakes().len(), mistakes);
        assert!(refused.text_at("title").starts_with("Error:"));
        for (name, value) in [("starts_on", fields[2].1), ("days", fields[3].1), ("reason", fields[4].1)] {
            let typed = refused.attribute(&format!("#days-{name}"), "value");
            assert_eq!(typed.as_deref(), Some(value), "{name}");
        }
        for place in refused.attributes("#errors li a", "href") {
            assert!(refused.attribute(&place, "name").is_some(), "{place} leads nowhere");
        }
        assert_eq!(refused.attribute("#week-reason", "value").as_deref(), Some(""), "the other form is left alone");
    }
    assert_eq!(garden.cohort.on(&garden.world).await.pauses.len(), 0);
}

#[actix_web::test]
async fn a_button_pressed_twice_acts_once() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    let page = olga.look_ahead(&garden.cohort, &pause("2027-01-11", "7", "Holidays")).await.must_be(200);
    let pages = at_once(50, async |_| olga.press(&page, "/calendar", &[]).await).await;
    assert_eq!(tally(&pages), [(303, 50)], "the same form, sent fifty times, is answered fifty times the same");
    assert_eq!(garden.cohort.on(&garden.world).await.pauses.len(), 1);
}

#[actix_web::test]
async fn a_day_lies_in_one_pause() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    let page = olga.look_ahead(&garden.cohort, &pause("2027-01-11", "7", "Holidays")).await.must_be(200);
    let pages = at_once(50, async |nth| {
        let days = format!("{}", nth + 1);
        let day = if nth % 2 == 0 { "2027-01-11" } else { "2027-01-10" };
        olga.press_anew(&page, "/calendar", &[("starts_on", day), ("days", &days)]).await
    })
    .await;
    assert_eq!(tally(&pages), [(303, 1), (409, 49)]);
    assert_eq!(garden.cohort.on(&garden.world).await.pauses.len(), 1);
    let within = olga.look_ahead(&garden.cohort, &pause("2027-01-11", "1", "Flu")).await.must_be(409);
    assert_eq!(within.mistakes(), ["One of these days is already in a pause."]);
}

#[actix_web::test]
async fn a_pause_that_is_over_before_the_first_day_moves_nothing() {
    let world = World::new().await;
    let cohort = Cohort::plan_on(&world, "gardening", "Later", "olga", "2027-03-01").await;
    let olga = world.sign_in("olga").await;
    let refused = olga.look_ahead(&cohort, &pause("2027-02-01", "7", "Carnival")).await.must_be(422);
    assert_eq!(refused.mistakes().len(), 1);
    refused.must_say("Mon 1 Mar 2027, 08:00 CET");
    // From the first day on it moves all of it.
    olga.change_dates(&cohort, &pause("2027-03-01", "7", "Works closed")).await.must_be(200);
    olga.get(&cohort.at("/settings")).await.must_say("Mon 8 Mar 2027, 08:00 CET").must_not_say("Mon 1 Mar 2027, 08");
    cohort.enrol(&world, "elif", Role::Participant).await;
    world.deliver().await;
    let welcome = world.mail.last_to("elif@example.org");
    assert!(welcome.text.contains("The first week opens on Mon 8 Mar 2027."), "{}", welcome.text);
}

#[actix_web::test]
async fn what_is_over_takes_no_pause() {
    let garden = Garden::new().await;
    let world = &garden.world;
    world.later(Duration::days(40));
    let olga = world.sign_in("olga").await;
    garden.cohort.keep(world).await;
    for step in [None, Some(Step::Archive)] {
        if let Some(step) = step {
            garden.cohort.step(world, step).await;
        }
        let calendar = olga.get(&garden.at("/calendar")).await;
        assert!(calendar.find_form("/calendar/change").is_none(), "nothing that cannot be done");
        let refused = olga.look_ahead(&garden.cohort, &pause("2027-03-01", "7", "Holidays")).await.must_be(409);
        assert_eq!(refused.attribute("#days-reason", "value").as_deref(), Some("Holidays"));
    }
    assert_eq!(garden.cohort.on(world).await.pauses.len(), 0);
}

#[actix_web::test]
async fn a_pause_after_a_pause_moves_the_weeks_once_more() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    olga.change_dates(&garden.cohort, &pause("2027-01-11", "7", "Works holiday")).await.must_be(200);
    for (day, days) in [("2027-01-08", "4"), ("2027-01-11", "1"), ("2027-01-14", "1"), ("2027-01-17", "3")] {
        olga.look_ahead(&garden.cohort, &pause(day, days, "Flu")).await.must_be(409);
    }
    olga.change_dates(&garden.cohort, &pause("2027-01-18", "3", "Flu")).await.must_be(200);
    let weeks: Vec<u32> = (1..=4).collect();
    let calendar = garden.cohort.on(&garden.world).await.calendar;
    let days: Vec<String> = weeks.into_iter().map(|week| calendar.opens_on(week).to_string()).collect();
    assert_eq!(days, ["2027-01-04", "2027-01-21", "2027-01-28", "2027-02-04"]);
}
