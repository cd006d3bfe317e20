//! Stories about one's own progress.

use crate::harness::Garden;

#[actix_web::test]
async fn my_progress_is_mine_and_in_words() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let page = elif.get("/me/progress").await.must_be(200);
    page.must_say("None of it is a grade").must_say("Two harvests of three.");
    assert_eq!(page.texts("tbody tr").len(), 3, "a line for every week");
    page.must_say("Opens on");
    let lesson = elif.get(&garden.at("/weeks/1/seed")).await;
    elif.submit(&lesson, "/completion", &[("done", "yes")]).await;
    let page = elif.get("/me/progress").await;
    page.must_say("1 of 2");
    assert_eq!(page.link("Soil"), garden.at("/weeks/1/soil"), "what is next");
    world.sign_in("jonas").await.get("/me/progress").await.must_say("0 of 2 open lessons done");
}

#[actix_web::test]
async fn somebody_who_takes_part_in_nothing_is_told_so() {
    let garden = Garden::new().await;
    let page = garden.world.sign_in("olga").await.get("/me/progress").await.must_be(200);
    page.must_say("Once you take part in a cohort");
}
