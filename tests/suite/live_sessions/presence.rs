//! The door, and who was there.

use chrono::Duration;

use crate::harness::Garden;

#[actix_web::test]
async fn the_door_opens_ten_minutes_before_for_who_comes() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let planned = garden.plan_session(&[("on", "2027-01-06"), ("at", "14:00")]).await;
    let (elif, jonas, tom) = (world.sign_in("elif").await, world.sign_in("jonas").await, world.sign_in("tom").await);
    elif.answers(&planned, &planned.slots[0]).await.must_be(200);
    let sees = async |who: &crate::harness::Persona| who.get(&planned.path).await.body.contains("meet.example.org");
    world.later(Duration::minutes(169)); // 13:49
    assert!(!sees(&elif).await && !sees(&tom).await);
    elif.get(&planned.path).await.must_say("The link stands here from Wed 6 Jan 2027, 13:50 CET");
    world.later(Duration::minutes(1));
    assert!(sees(&elif).await && sees(&tom).await);
    assert!(!sees(&jonas).await && !sees(&world.sign_in("olga").await).await);
    world.later(Duration::minutes(69)); // 14:59
    assert!(sees(&elif).await);
    world.later(Duration::minutes(1));
    assert!(!sees(&elif).await && !sees(&tom).await);
}

#[actix_web::test]
async fn one_says_oneself_that_one_was_there_and_may_take_it_back() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let planned = garden.plan_session(&[("on", "2027-01-06"), ("at", "14:00")]).await;
    let (elif, jonas, tom) = (world.sign_in("elif").await, world.sign_in("jonas").await, world.sign_in("tom").await);
    elif.answers(&planned, &planned.slots[0]).await.must_be(200);
    let early = [("_key", "0123456789abcdef0123"), ("here", "yes")];
    elif.send(&format!("{}/attendance", planned.path), &early).await.must_be(409);
    world.later(Duration::hours(4));
    let page = elif.get(&planned.path).await;
    elif.submit(&page, "/attendance", &[("here", "yes")]).await.must_say("You say you were there");
    // Jonas had not said that he would come.
    let page = jonas.get(&planned.path).await;
    jonas.submit(&page, "/attendance", &[("here", "yes")]).await.must_say("You say you were there");
    let seen = tom.get(&planned.path).await;
    seen.must_say("Who says they were there: Elif Jonas");
    assert!(!jonas.get(&planned.path).await.says("Elif"), "only trainers see names");
    let page = jonas.get(&planned.path).await;
    jonas.submit(&page, "/attendance", &[("here", "no")]).await.must_be(200);
    tom.get(&planned.path).await.must_say("Who says they were there: Elif").must_not_say("there: Elif Jonas");
    world.later(Duration::days(2));
    assert!(elif.get(&planned.path).await.find_form("/attendance").is_none());
}
