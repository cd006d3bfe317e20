//! Stories about cohorts and those who look after them.

use chrono::Duration;
use entity::{audit, enrolment, states::CohortState, states::Role};
use lernweg::{
    app::run_due_jobs,
    features::cohorts::{NewMember, Step, enrol, seat_count},
    platform::text::{EmailAddress, Name, Text},
};
use sea_orm::EntityTrait;

use crate::harness::{Cohort, Garden, Page, Persona, World, at_once};

async fn settings(garden: &Garden, olga: &Persona) -> Page {
    olga.get(&garden.at("/settings")).await.must_be(200)
}

async fn state(garden: &Garden) -> CohortState {
    garden.cohort.on(&garden.world).await.cohort.state
}

#[actix_web::test]
async fn the_last_seat_goes_to_one_the_others_wait() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let may = garden.cohort.may(world).await;
    let results = at_once(50, async |nth| {
        let new = NewMember {
            name: Name::parse(&format!("Guest {nth}")).unwrap(),
            email: EmailAddress::parse(&format!("guest{nth}@example.org")).unwrap(),
            locale: "en".into(),
            role: Role::Participant,
        };
        world.store.write(async |tx| enrol(tx, &may, &new).await).await.is_ok()
    })
    .await;
    assert_eq!(results.iter().filter(|ok| **ok).count(), 1);
    assert_eq!(seat_count(world.store.read(), garden.cohort.id, Role::Participant).await.unwrap(), 3);
    let olga = world.sign_in("olga").await;
    let page = settings(&garden, &olga).await;
    let fields = [("name", "Late Guest"), ("email", "late@example.org"), ("role", "participant")];
    let full = olga.press(&page, "/enrolments", &fields).await.must_be(409);
    assert_eq!(full.mistakes(), ["All seats are taken."]);
    assert_eq!(
        full.attribute("input[name=email]", "value").as_deref(),
        Some("late@example.org"),
        "nothing typed is lost"
    );
}

#[actix_web::test]
async fn somebody_who_leaves_frees_a_seat_and_their_story_stays() {
    let garden = Garden::new().await;
    let world = &garden.world;
    garden.cohort.enrol(world, "third", Role::Participant).await;
    let olga = world.sign_in("olga").await;
    let members = lernweg::features::cohorts::members(world.store.read(), garden.cohort.id).await.unwrap();
    let third = members.iter().find(|member| member.name == "Third").unwrap().enrolment;
    let page = settings(&garden, &olga).await;
    let end = format!("/enrolments/{third}/end");
    olga.press(&page, &end, &[("reason", "")]).await.must_be(422);
    olga.submit(&page, &end, &[("reason", "a new job")]).await.must_be(200);
    garden.cohort.enrol(world, "fourth", Role::Participant).await;
    let stay = enrolment::Entity::find_by_id(third).one(world.store.read()).await.unwrap().unwrap();
    assert_eq!(stay.reason.as_deref(), Some("a new job"));
    assert!(stay.ended_at.is_some());
    world.sign_in("third").await.fetch(&garden.at("")).await.must_be(404);
    let again = olga.get(&garden.at("/settings")).await;
    assert!(again.find_form(&end).is_none());
    olga.send(&garden.at(&end), &[("_key", "0123456789abcdef01"), ("reason", "twice")]).await.must_be(409);
}

#[actix_web::test]
async fn a_cohort_that_takes_place_keeps_a_trainer() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let olga = world.sign_in("olga").await;
    let stays = async |name: &str| {
        let members = lernweg::features::cohorts::members(world.store.read(), garden.cohort.id).await.unwrap();
        members.iter().find(|member| member.name == name).unwrap().enrolment
    };
    let page = settings(&garden, &olga).await;
    let end = format!("/enrolments/{}/end", stays("Tom").await);
    let refused = olga.press(&page, &end, &[("reason", "ill")]).await.must_be(409);
    assert_eq!(refused.mistakes().len(), 1);
    // Two trainers, both ended in the same second: one of the two stays.
    garden.cohort.enrol(world, "tina", Role::Trainer).await;
    let ends = [format!("/enrolments/{}/end", stays("Tom").await), format!("/enrolments/{}/end", stays("Tina").await)];
    let page = settings(&garden, &olga).await;
    let statuses =
        at_once(2, async |nth| olga.press(&page, &ends[nth], &[("reason", "ill")]).await.status.as_u16()).await;
    assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 1, "{statuses:?}");
    assert_eq!(seat_count(world.store.read(), garden.cohort.id, Role::Trainer).await.unwrap(), 1);
}

#[actix_web::test]
async fn nobody_is_in_twice() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let olga = world.sign_in("olga").await;
    let page = settings(&garden, &olga).await;
    let again = [("name", "Elif"), ("email", "ELIF@example.org"), ("role", "trainer")];
    olga.press(&page, "/enrolments", &again).await.must_be(409);
    let statuses = at_once(10, async |_| {
        let page = settings(&garden, &olga).await;
        let new = [("name", "New"), ("email", "new@example.org"), ("role", "trainer")];
        olga.press(&page, "/enrolments", &new).await.status.as_u16()
    })
    .await;
    assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 1, "{statuses:?}");
    world.deliver().await;
    assert_eq!(world.mail.mails_to("new@example.org").len(), 1, "told once");
}

#[actix_web::test]
async fn a_button_pressed_twice_acts_once() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    let page = settings(&garden, &olga).await;
    let pause = [("starts_on", "2027-01-11"), ("days", "7"), ("reason", "Holidays")];
    let first = olga.press(&page, "/pauses", &pause).await.must_be(303);
    let second = olga.press(&page, "/pauses", &pause).await.must_be(303);
    assert_eq!(first.headers["location"], second.headers["location"]);
    assert_eq!(garden.cohort.on(&garden.world).await.pauses.len(), 1);
}

#[actix_web::test]
async fn a_pause_moves_every_later_week_and_none_before() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let olga = world.sign_in("olga").await;
    let page = settings(&garden, &olga).await;
    let past = olga.press(&page, "/pauses", &[("starts_on", "2027-01-04"), ("days", "7"), ("reason", "x")]).await;
    past.must_be(422);
    let wrong =
        olga.press(&page, "/pauses", &[("starts_on", "soon"), ("days", "0"), ("reason", "")]).await.must_be(422);
    assert_eq!(wrong.mistakes().len(), 3);
    olga.submit(&page, "/pauses", &[("starts_on", "2027-01-11"), ("days", "7"), ("reason", "Works holiday")]).await;
    let elif = world.sign_in("elif").await;
    world.later(Duration::days(6)); // Tuesday, 12 January: week 2 would be open
    run_due_jobs(&world.store, &world.catalogue).await;
    assert_eq!(state(&garden).await, CohortState::Paused);
    elif.get(&garden.at("/weeks/1/soil")).await.must_be(200);
    let elif = world.sign_in("elif").await;
    elif.fetch(&garden.at("/weeks/2/water")).await.must_be(404);
    world.later(Duration::days(7));
    run_due_jobs(&world.store, &world.catalogue).await;
    assert_eq!(state(&garden).await, CohortState::Running);
    world.sign_in("elif").await.get(&garden.at("/weeks/2/water")).await.must_be(200);
    olga_reads(&garden, "Works holiday").await;
}

async fn olga_reads(garden: &Garden, words: &str) {
    let olga = garden.world.sign_in("olga").await;
    olga.get(&garden.at("/settings")).await.must_say(words);
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
    let elif = world.sign_in("elif").await;
    elif.get(&cohort.at("/weeks/3/winter")).await.must_be(200);
    let stays = enrolment::Entity::find().all(world.store.read()).await.unwrap();
    assert!(stays.iter().all(|stay| stay.state == entity::states::EnrolmentState::Completed));
}

#[actix_web::test]
async fn a_step_is_taken_once_and_only_where_it_leads_somewhere() {
    let world = World::new().await;
    let cohort = Cohort::plan_on(&world, "gardening", "Later", "olga", "2027-03-01").await;
    let olga = world.sign_in("olga").await;
    let page = olga.get(&cohort.at("/settings")).await;
    let press = async |step: &str| {
        let key = format!("{:032x}", rand::random::<u128>());
        olga.send(&cohort.at("/state"), &[("_key", &key), ("step", step)]).await.status.as_u16()
    };
    assert!(page.find_form("/state").is_some());
    assert_eq!(press("confirm").await, 409, "it needs a trainer first");
    cohort.enrol(&world, "tom", Role::Trainer).await;
    let statuses = at_once(10, async |_| press("open").await).await;
    assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 1, "{statuses:?}");
    assert_eq!(press("archive").await, 409);
    assert_eq!(press("explode").await, 422);
    assert_eq!(press("cancel").await, 303);
    assert_eq!(press("open").await, 409);
    let elsewhere = olga.get(&cohort.at("/settings")).await;
    let fields = [("name", "Too Late"), ("email", "late@example.org"), ("role", "trainer")];
    olga.press(&elsewhere, "/enrolments", &fields).await.must_be(409);
}

#[actix_web::test]
async fn planning_names_every_mistake_and_keeps_what_was_typed() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    let page = olga.get("/programmes/gardening/cohorts/new").await;
    let wrong =
        [("name", "ab"), ("starts_on", "2027-02-30"), ("opens_at", "25:00"), ("zone", "Middle/Earth"), ("seats", "0")];
    let refused = olga.press(&page, "/cohorts", &wrong).await.must_be(422);
    assert_eq!(refused.mistakes().len(), 5);
    assert_eq!(refused.attribute("input[name=name]", "value").as_deref(), Some("ab"));
    assert!(refused.text_at("title").starts_with("Error:"));
    let taken = [("name", "Aurora"), ("starts_on", "2027-05-03")];
    olga.press(&page, "/cohorts", &taken).await.must_be(409);
    let good = olga.submit(&page, "/cohorts", &[("name", "Borealis"), ("starts_on", "2027-05-03")]).await.must_be(200);
    assert!(good.path.ends_with("/settings") && !good.flash().is_empty());
    let list = olga.get("/programmes/gardening/cohorts").await;
    list.must_say("Borealis").must_say("Aurora");
    for (field, value) in [("state", "running"), ("id", "1"), ("created_at", "2020-01-01"), ("programme_id", "x")] {
        olga.press(&page, "/cohorts", &[("name", "X-ray"), ("starts_on", "2027-05-03"), (field, value)])
            .await
            .must_be(400);
    }
}

#[actix_web::test]
async fn what_others_depend_on_is_written_down_with_who_did_it() {
    let garden = Garden::new().await;
    let olga = garden.world.person("olga").await.id;
    let log = audit::Entity::find().all(garden.world.store.read()).await.unwrap();
    let by_olga: Vec<&str> =
        log.iter().filter(|row| row.actor_id == Some(olga)).map(|row| row.action.as_str()).collect();
    assert_eq!(by_olga, ["plan_cohort", "enrol", "enrol", "enrol", "move_cohort"]);
    assert!(log.iter().all(|row| !row.facts.to_string().contains("@")), "no addresses, no content");
}

#[actix_web::test]
async fn a_visitor_sees_what_starts_next_and_not_who_is_in_it() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let open = Cohort::plan_on(world, "gardening", "Borealis", "olga", "2027-03-01").await;
    open.step(world, Step::Open).await;
    Cohort::plan_on(world, "gardening", "Secret", "olga", "2027-04-05").await;
    let page = world.stranger().get("/programmes/gardening").await.must_be(200);
    page.must_say("Gardening").must_say("Week 1: why sowing?").must_say("Borealis").must_say("1 Mar 2027");
    page.must_not_say("Secret").must_not_say("Aurora").must_not_say("Elif");
    let german = world.stranger_reading("de").get("/programmes/gardening").await;
    german.must_say("Gärtnern").must_say("1. März 2027");
    world.stranger().get("/programmes/nowhere").await.must_be(404);
    let front = world.stranger().get("/").await.must_be(200);
    front.must_say("Gardening").must_say("Koken");
}
