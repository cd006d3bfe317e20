//! Whose public holidays are somebody's.

use lernweg::{app::run_due_jobs, identity::hours_of};

use crate::harness::Admission;

#[actix_web::test]
async fn whoever_said_where_they_work_has_the_holidays_of_that_place_until_they_choose_others() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let id = admission.cohort.apply(world, "anna").await;
    let link = admission.offer(&[id]).await.remove(0);
    let visitor = world.stranger();
    visitor.submit(&visitor.get(&link).await, &link, &[("answer", "yes")]).await.must_be(200);
    run_due_jobs(&world.store, &world.catalogue).await;
    let anna = world.sign_in("anna").await;
    let page = anna.get("/me/notifications").await;
    assert_eq!(page.typed("/me/notifications", "region"), "DE-BE");
    assert!(page.attribute("input[name=quiet]", "checked").is_none(), "that is another thing");
    anna.submit(&page, "/me/notifications", &[("region", "")]).await.must_be(200);
    world.later(chrono::Duration::hours(2));
    run_due_jobs(&world.store, &world.catalogue).await;
    let anna = world.person("anna").await.id;
    assert_eq!(hours_of(world.store.read(), anna).await.unwrap().region, None, "what one chose stays");
}
