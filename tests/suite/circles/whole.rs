//! Circles stay whole.

use entity::{circle_member, circle_merge, circle_presence, states::Role};
use lernweg::app::run_due_jobs;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{circle_with, circles, meeting, page_of, sizes};
use crate::{
    first_answers::garden_with,
    harness::{Garden, World},
};

/// Somebody's stay is over.
pub async fn leaves(garden: &Garden, key: &str) {
    crate::sparring::leaves(garden, &key.to_lowercase()).await;
}

/// An hour passes, and the house does what is due.
pub async fn an_hour_later(world: &World) {
    world.later(chrono::Duration::hours(1));
    run_due_jobs(&world.store, &world.catalogue).await;
}

#[actix_web::test]
async fn who_leaves_leaves_nothing_behind_and_the_others_go_on() {
    let garden = meeting().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let page = page_of(&garden, &elif).await;
    elif.submit(&page, "/goal", &[("goal", "Know three people.")]).await.must_be(200);
    let table = elif.get(&garden.at("/circles/meeting")).await;
    elif.submit(&table, "/presence", &[("there", "yes")]).await.must_be(200);
    leaves(&garden, "elif").await;
    assert_eq!(sizes(world).await, [4, 3]);
    let goals = circle_member::Entity::find().filter(circle_member::Column::Goal.is_not_null());
    assert_eq!(goals.count(world.store.read()).await.unwrap(), 0);
    assert_eq!(circle_presence::Entity::find().count(world.store.read()).await.unwrap(), 0);
    assert_eq!(circle_merge::Entity::find().count(world.store.read()).await.unwrap(), 0, "three are enough");
    world.deliver().await;
    assert_eq!(world.mail.mails().iter().filter(|mail| mail.subject.contains("circle")).count(), 0);
}

#[actix_web::test]
async fn who_comes_late_is_in_the_smallest_circle_at_once_and_all_of_it_hear_once() {
    let garden = meeting().await;
    let world = &garden.world;
    leaves(&garden, "elif").await;
    let small = circles(world).await.into_iter().find(|circle| circle.len() == 3).unwrap();
    world.deliver().await;
    world.mail.empty();
    garden.cohort.enrol(world, "zora", Role::Participant).await;
    let mut wanted = small.clone();
    wanted.push("Zora".into());
    wanted.sort();
    assert_eq!(circle_with(world, "Zora").await, wanted);
    let zora = world.sign_in("zora").await;
    page_of(&garden, &zora).await.must_say("There are four of you.");
    for _ in 0..2 {
        world.deliver().await;
        let told = world.mail.mails().iter().filter(|mail| mail.subject.starts_with("Your circle")).count();
        assert_eq!(told, 4, "each once");
        an_hour_later(world).await;
    }
}

#[actix_web::test]
async fn many_who_come_before_it_is_published_have_a_circle_of_their_own() {
    let garden = super::eight().await;
    let world = &garden.world;
    let (tom, page) = super::proposed(&garden).await;
    for key in ["zora", "yara", "vera", "uwe", "tilo", "sven"] {
        garden.cohort.enrol(world, key, Role::Participant).await;
    }
    let (_, late) = super::round_of(&garden).await;
    late.must_say("In no circle").must_say("Zora");
    tom.submit(&page, "/publication", &[]).await.must_be(200);
    let sizes = sizes(world).await;
    assert!(sizes.len() == 3 && sizes.iter().sum::<usize>() == 14, "{:?}", circles(world).await);
    assert!(sizes.iter().all(|size| (4..=5).contains(size)), "{sizes:?}");
}

#[actix_web::test]
async fn where_no_circle_has_room_the_smallest_takes_who_comes() {
    let garden = garden_with(&["mia", "kim", "noah"]).await;
    let world = &garden.world;
    super::published(&garden).await;
    garden.cohort.enrol(world, "zora", Role::Participant).await;
    assert_eq!(sizes(world).await, [6]);
}

#[actix_web::test]
async fn nobody_is_left_in_a_circle_of_one() {
    let garden = meeting().await;
    let world = &garden.world;
    let own = circle_with(world, "Elif").await;
    let elif = world.sign_in("elif").await;
    elif.submit(&page_of(&garden, &elif).await, "/goal", &[("goal", "Stay.")]).await.must_be(200);
    for name in own.iter().filter(|name| *name != "Elif") {
        leaves(&garden, name).await;
    }
    assert_eq!(sizes(world).await, [4, 1]);
    world.deliver().await;
    world.mail.empty();
    an_hour_later(world).await;
    assert_eq!(sizes(world).await, [5]);
    let page = page_of(&garden, &elif).await;
    assert_eq!(page.typed("/goal", "goal"), "Stay.", "what she wants comes along");
    world.deliver().await;
    assert_eq!(world.mail.mails().iter().filter(|mail| mail.subject.starts_with("Your circle")).count(), 5);
    let open = circle_merge::Entity::find().filter(circle_merge::Column::EndedAt.is_null());
    assert_eq!(open.count(world.store.read()).await.unwrap(), 0, "what was asked has become pointless");
}

#[actix_web::test]
async fn when_a_course_is_over_nobody_is_moved_any_more() {
    let garden = meeting().await;
    let world = &garden.world;
    world.later(chrono::Duration::days(30));
    garden.cohort.keep(world).await;
    let before = circles(world).await;
    leaves(&garden, &before[0][0]).await;
    an_hour_later(world).await;
    assert_eq!(sizes(world).await, [4, 3]);
}
