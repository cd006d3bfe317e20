//! What comes by itself: start, pause and end, by the cohort's own clock.

use chrono::Duration;
use entity::{
    audit, job_run,
    states::{CohortState, EnrolmentState, Role},
};
use lernweg::{
    app::run_due_jobs,
    features::cohorts::Step,
    identity::{Profile, change_profile},
    platform::text::{Name, Text},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{settings, state, stays};
use crate::harness::{Cohort, Garden, World, at_once, pause};

async fn moves(world: &World) -> u64 {
    let find = audit::Entity::find().filter(audit::Column::Action.eq("move_cohort"));
    find.filter(audit::Column::ActorId.is_null()).count(world.store.read()).await.unwrap()
}

#[actix_web::test]
async fn the_calendar_starts_and_finishes_a_cohort_by_itself() {
    let world = World::new().await;
    let cohort = Cohort::plan_on(&world, "gardening", "Later", "olga", "2027-01-11").await;
    cohort.enrol(&world, "tom", Role::Trainer).await;
    cohort.enrol(&world, "elif", Role::Participant).await;
    cohort.step(&world, Step::Open).await;
    cohort.step(&world, Step::Confirm).await;
    let state = async || cohort.on(&world).await.cohort.state;
    cohort.keep(&world).await;
    assert_eq!(state().await, CohortState::Confirmed);
    world.later(Duration::days(5));
    cohort.keep(&world).await;
    assert_eq!(state().await, CohortState::Running);
    world.later(Duration::days(30));
    cohort.keep(&world).await;
    assert_eq!(state().await, CohortState::Finished);
    world.sign_in("elif").await.get(&cohort.at("/weeks/3/winter")).await.must_be(200);
}

#[actix_web::test]
async fn who_stayed_to_the_end_has_completed_it_and_who_left_has_not() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let olga = world.sign_in("olga").await;
    let page = settings(&garden, &olga).await;
    let end = super::end_of(&garden, "Jonas").await;
    olga.press(&page, &end, &[("reason", "a child")]).await.must_be(303);
    world.later(Duration::days(40));
    garden.cohort.keep(world).await;
    let states: Vec<EnrolmentState> = stays(&garden).await.iter().map(|stay| stay.state).collect();
    assert_eq!(states, [EnrolmentState::Completed, EnrolmentState::Completed, EnrolmentState::Left]);
}

#[actix_web::test]
async fn fifty_nodes_move_a_cohort_once() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let before = moves(world).await;
    world.later(Duration::days(40));
    at_once(50, async |_| run_due_jobs(&world.store, &world.catalogue).await).await;
    assert_eq!(state(&garden).await, CohortState::Finished);
    assert_eq!(moves(world).await - before, 1);
    let find = job_run::Entity::find().filter(job_run::Column::Job.eq("cohorts.keep_states"));
    assert_eq!(find.count(world.store.read()).await.unwrap(), 1, "one run in this hour");
    // And if two of them did the work all the same, they would not both have moved it.
    let other = Cohort::plan(world, "gardening", "Borealis", "olga").await;
    other.enrol(world, "tom", Role::Trainer).await;
    other.step(world, Step::Confirm).await;
    assert_eq!(other.on(world).await.cohort.state, CohortState::Finished, "its time is over already");
    at_once(50, async |_| garden.cohort.keep(world).await).await;
    assert_eq!(moves(world).await - before, 2);
}

#[actix_web::test]
async fn a_house_that_slept_over_it_wakes_up_where_the_calendar_is() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let olga = world.sign_in("olga").await;
    olga.change_dates(&garden.cohort, &pause("2027-01-11", "7", "Holidays")).await.must_be(200);
    world.clear_mail().await;
    let before = moves(world).await;
    world.later(Duration::days(40)); // over the pause and the end
    run_due_jobs(&world.store, &world.catalogue).await;
    run_due_jobs(&world.store, &world.catalogue).await;
    assert_eq!(state(&garden).await, CohortState::Finished);
    assert_eq!(moves(world).await - before, 1, "straight there, not one step after the other");
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 0, "and no flood of mail");
}

#[actix_web::test]
async fn a_clock_that_is_set_back_takes_nothing_back() {
    let garden = Garden::new().await;
    let world = &garden.world;
    world.later(Duration::days(-3)); // before the start
    garden.cohort.keep(world).await;
    assert_eq!(state(&garden).await, CohortState::Running);
    world.later(Duration::days(43));
    garden.cohort.keep(world).await;
    world.later(Duration::days(-40));
    garden.cohort.keep(world).await;
    assert_eq!(state(&garden).await, CohortState::Finished);
}

#[actix_web::test]
async fn a_week_does_not_wait_for_the_hourly_job() {
    let garden = Garden::new().await;
    let world = &garden.world;
    run_due_jobs(&world.store, &world.catalogue).await;
    world.until("2027-01-11T07:00:00Z");
    world.sign_in("elif").await.get(&garden.at("/weeks/2/water")).await.must_be(200);
}

#[actix_web::test]
async fn a_cohort_nobody_confirmed_does_not_begin() {
    let world = World::new().await;
    let cohort = Cohort::plan(&world, "gardening", "Aurora", "olga").await; // Monday, two days ago
    cohort.enrol(&world, "tom", Role::Trainer).await;
    cohort.enrol(&world, "elif", Role::Participant).await;
    cohort.keep(&world).await;
    assert_eq!(cohort.on(&world).await.cohort.state, CohortState::Planned);
    let elif = world.sign_in("elif").await;
    elif.fetch(&cohort.at("/weeks/1/soil")).await.must_be(404);
    assert_eq!(elif.get("/home").await.texts("ol.rows li, #this-week").len(), 0);
    cohort.step(&world, Step::Confirm).await;
    assert_eq!(cohort.on(&world).await.cohort.state, CohortState::Running, "and then at once");
    elif.get(&cohort.at("/weeks/1/soil")).await.must_be(200);
}

/// Plans a cohort through the form and returns its settings page.
async fn planned(world: &World, starts_on: &str, opens_at: &str, zone: &str) -> crate::harness::Page {
    let olga = world.sign_in("olga").await;
    let page = olga.get("/programmes/gardening/cohorts/new").await;
    let name = format!("{starts_on} {zone}");
    let fields = [("name", name.as_str()), ("starts_on", starts_on), ("opens_at", opens_at), ("zone", zone)];
    olga.submit(&page, "/cohorts", &fields).await.must_be(200)
}

#[actix_web::test]
async fn a_week_opens_at_the_same_hour_also_when_the_clocks_change() {
    let garden = Garden::new().await;
    let spring = planned(&garden.world, "2027-03-22", "09:00", "Europe/Berlin").await;
    spring.must_say("Mon 22 Mar 2027, 09:00 CET").must_say("Mon 29 Mar 2027, 09:00 CEST");
    let autumn = planned(&garden.world, "2027-10-25", "09:00", "Europe/Berlin").await;
    autumn.must_say("Mon 25 Oct 2027, 09:00 CEST").must_say("Mon 1 Nov 2027, 09:00 CET");
    let gap = planned(&garden.world, "2027-03-28", "02:30", "Europe/Berlin").await;
    gap.must_say("Sun 28 Mar 2027, 03:00 CEST").must_say("Sun 4 Apr 2027, 02:30 CEST");
    let twice = planned(&garden.world, "2027-10-31", "02:30", "Europe/Berlin").await;
    twice.must_say("Sun 31 Oct 2027, 02:30 CEST").must_say("Sun 7 Nov 2027, 02:30 CET");
    let leap = planned(&garden.world, "2028-02-15", "08:00", "Europe/Berlin").await;
    leap.must_say("Tue 15 Feb 2028").must_say("Tue 22 Feb 2028").must_say("Tue 29 Feb 2028");
}

#[actix_web::test]
async fn everybody_reads_the_one_instant_by_their_own_clock() {
    let world = World::new().await;
    let cohort = Cohort::plan_on(&world, "gardening", "Later", "olga", "2027-01-11").await;
    for (key, zone) in [("chandra", "Asia/Kolkata"), ("sofia", "America/Sao_Paulo")] {
        cohort.enrol(&world, key, Role::Participant).await;
        let person = world.person(key).await;
        let profile = Profile { name: Name::parse(&person.name).unwrap(), locale: "en".into(), zone: zone.to_owned() };
        world.store.write(async |tx| change_profile(tx, person.id, &profile).await).await.unwrap();
    }
    cohort.enrol(&world, "tom", Role::Trainer).await;
    cohort.step(&world, Step::Confirm).await;
    for (key, moment) in [
        ("tom", "Mon 11 Jan 2027, 08:00 CET"),
        ("chandra", "Mon 11 Jan 2027, 12:30 IST"),
        ("sofia", "Mon 11 Jan 2027, 04:00 UTC-03:00"),
    ] {
        world.sign_in(key).await.get("/home").await.must_say(moment);
    }
    world.until("2027-01-11T06:59:59Z");
    for key in ["chandra", "sofia"] {
        world.sign_in(key).await.fetch(&cohort.at("/weeks/1/soil")).await.must_be(404);
    }
    world.later(Duration::seconds(1));
    for key in ["chandra", "sofia"] {
        world.sign_in(key).await.fetch(&cohort.at("/weeks/1/soil")).await.must_be(200);
    }
}
