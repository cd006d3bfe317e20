//! What an owner decides: open, confirm, cancel, archive.

use chrono::Duration;
use entity::states::{CohortState, Role};
use lernweg::features::cohorts::{Step, seat_count};

use super::{end_of, settings, state};
use crate::harness::{Cohort, Garden, Page, Persona, World, at_once, pause, tally};

async fn step(olga: &Persona, page: &Page, step: &str) -> Page {
    olga.press_anew(page, "/state", &[("step", step)]).await
}

#[actix_web::test]
async fn a_step_is_taken_once_and_only_where_it_leads_somewhere() {
    let world = World::new().await;
    let cohort = Cohort::plan_on(&world, "gardening", "Later", "olga", "2027-03-01").await;
    let olga = world.sign_in("olga").await;
    let page = olga.get(&cohort.at("/settings")).await;
    let steps = async || olga.get(&cohort.at("/settings")).await.attributes("button[name=step]", "value");
    assert_eq!(steps().await, ["open", "confirm", "cancel"]);
    let alone = step(&olga, &page, "confirm").await.must_be(409);
    assert_eq!(alone.mistakes(), ["A cohort that takes place needs a trainer. Enrol one first."]);
    cohort.enrol(&world, "tom", Role::Trainer).await;
    let pages = at_once(50, async |_| step(&olga, &page, "open").await).await;
    assert_eq!(tally(&pages), [(303, 1), (409, 49)]);
    assert_eq!(steps().await, ["confirm", "cancel"]);
    step(&olga, &page, "archive").await.must_be(409);
    step(&olga, &page, "explode").await.must_be(422);
    step(&olga, &page, "cancel").await.must_be(303);
    assert!(steps().await.is_empty());
    step(&olga, &page, "open").await.must_be(409);
}

#[actix_web::test]
async fn nothing_is_added_to_a_cohort_that_was_cancelled() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    let page = settings(&garden, &olga).await;
    garden.cohort.step(&garden.world, Step::Cancel).await;
    let closed = settings(&garden, &olga).await;
    assert!(closed.find_form("/enrolments").is_none());
    let fields = [("name", "Too Late"), ("email", "late@example.org"), ("role", "trainer")];
    let refused = olga.press(&page, "/enrolments", &fields).await.must_be(409);
    assert_eq!(refused.mistakes(), ["This cohort is closed; it can be read, and nothing more."]);
    assert_eq!(refused.typed("/enrolments", "email"), "late@example.org");
    let calendar = olga.look_ahead(&garden.cohort, &pause("2027-01-11", "7", "Holidays")).await.must_be(409);
    assert_eq!(calendar.mistakes(), ["This cohort is closed; it can be read, and nothing more."]);
    // A trainer may leave it: nobody needs one any more.
    olga.press(&page, &end_of(&garden, "Tom").await, &[("reason", "it is over")]).await.must_be(303);
}

#[actix_web::test]
async fn confirming_and_losing_the_only_trainer_do_not_both_happen() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let olga = world.sign_in("olga").await;
    for round in 0..10 {
        let cohort = Cohort::plan(world, "gardening", &format!("Round {round}"), "olga").await;
        cohort.enrol(world, "tom", Role::Trainer).await;
        let page = olga.get(&cohort.at("/settings")).await;
        let end = page.attribute("form[action*='/enrolments/']", "action").unwrap();
        let pages = at_once(2, async |nth| match nth {
            0 => step(&olga, &page, "confirm").await,
            _ => olga.press_anew(&page, &end, &[("reason", "ill")]).await,
        })
        .await;
        assert_eq!(tally(&pages), [(303, 1), (409, 1)]);
        let trainers = seat_count(world.store.read(), cohort.id, Role::Trainer).await.unwrap();
        let planned = cohort.on(world).await.cohort.state == CohortState::Planned;
        assert_eq!(planned, trainers == 0, "{trainers} trainers");
    }
}

#[actix_web::test]
async fn of_cancelling_and_the_calendar_one_has_the_last_word() {
    let garden = Garden::new().await;
    let world = &garden.world;
    world.later(Duration::days(40)); // the calendar would finish it
    let olga = world.sign_in("olga").await;
    let page = settings(&garden, &olga).await;
    let pages = at_once(2, async |nth| match nth {
        0 => Some(step(&olga, &page, "cancel").await),
        _ => {
            garden.cohort.keep(world).await;
            None
        }
    })
    .await;
    let pages: Vec<Page> = pages.into_iter().flatten().collect();
    let (expected, states) = match state(&garden).await {
        CohortState::Cancelled => (303, "active"),
        CohortState::Finished => (409, "completed"),
        other => panic!("{other:?}"),
    };
    assert_eq!(tally(&pages), [(expected, 1)]);
    let stays = super::stays(&garden).await;
    assert!(stays.iter().all(|stay| stay.state.word() == states), "{stays:?}");
}

#[actix_web::test]
async fn what_others_depend_on_is_written_down_with_who_did_it() {
    use entity::audit;
    use sea_orm::EntityTrait;
    let garden = Garden::new().await;
    let olga = garden.world.person("olga").await.id;
    let log = audit::Entity::find().all(garden.world.store.read()).await.unwrap();
    let by_olga: Vec<&str> =
        log.iter().filter(|row| row.actor_id == Some(olga)).map(|row| row.action.as_str()).collect();
    assert_eq!(by_olga, ["plan_cohort", "enrol", "enrol", "enrol", "move_cohort"]);
    assert!(log.iter().all(|row| !row.facts.to_string().contains("@")), "no addresses, no content");
}
