//! What is over: finished cohorts go on talking, archived ones are read.

use chrono::Duration;
use entity::states::CohortState;
use lernweg::features::cohorts::Step;

use super::{answer, lesson};
use crate::harness::Garden;

#[actix_web::test]
async fn a_finished_cohort_goes_on_talking_an_archived_one_is_only_read() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    answer(&garden, &elif, "soil", "It is brown.").await;
    world.later(Duration::days(40));
    garden.cohort.keep(world).await;
    assert_eq!(garden.cohort.on(world).await.cohort.state, CohortState::Finished);
    let elif = world.sign_in("elif").await;
    let page = lesson(&garden, &elif, "seed").await;
    elif.submit(&page, "/answers", &[("body", "Small.")]).await.must_be(200);
    let stale = lesson(&garden, &elif, "soil").await;
    garden.cohort.step(world, Step::Archive).await;
    elif.press(&stale, "/completion", &[("done", "yes")]).await.must_be(409);
    let page = lesson(&garden, &elif, "soil").await;
    page.must_say("It is brown.");
    assert!(page.find_form("/answers").is_none() && page.find_form("/completion").is_none());
    let new = elif.get(&garden.at("/threads/new")).await;
    elif.press(&new, "/threads", &[("title", "Too late"), ("body", "Words")]).await.must_be(409);
}

#[actix_web::test]
async fn an_answer_on_its_way_when_the_cohort_closes_is_kept() {
    let garden = Garden::new().await;
    let world = &garden.world;
    world.later(Duration::days(40));
    garden.cohort.keep(world).await;
    let elif = world.sign_in("elif").await;
    let page = lesson(&garden, &elif, "soil").await;
    garden.cohort.step(world, Step::Archive).await;
    let refused = elif.press(&page, "/answers", &[("body", "My long answer.")]).await.must_be(409);
    assert_eq!(refused.mistakes(), ["This cohort is closed; it can be read, and nothing more."]);
    assert_eq!(refused.typed("/answers", "body"), "My long answer.");
}
