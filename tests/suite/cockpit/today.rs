//! What is on today.

use crate::{
    first_answers::{garden_with, until},
    harness::Garden,
};

async fn today(garden: &Garden) -> Vec<String> {
    let page = garden.world.sign_in("tom").await.get(&garden.at("/cockpit")).await.must_be(200);
    page.texts("section[aria-labelledby=today-h] .row")
}

#[actix_web::test]
async fn a_session_stands_there_on_its_day_until_it_is_over() {
    let garden = garden_with(&[]).await;
    let world = &garden.world;
    let planned = garden.plan_session(&[]).await;
    assert_eq!(today(&garden).await, [""; 0], "it is on Friday");
    until(world, "2027-01-07T23:00:00Z").await;
    assert_eq!(today(&garden).await, ["Ask me anything about compost 8 Jan, 14:00"]);
    until(world, "2027-01-08T13:30:00Z").await;
    let tom = world.sign_in("tom").await;
    let page = tom.get(&garden.at("/cockpit")).await;
    assert_eq!(page.link("Ask me anything about compost"), planned.path);
    until(world, "2027-01-08T14:00:00Z").await;
    assert_eq!(today(&garden).await, [""; 0]);
}
