//! A list costs the same number of statements whether it has one item or three.

use entity::states::Role;

use crate::harness::{Cohort, Garden, Persona};

async fn cost(garden: &Garden, persona: &Persona, path: &str) -> u64 {
    persona.get(path).await.must_be(200);
    let before = garden.world.store.statements();
    persona.fetch(path).await.must_be(200);
    garden.world.store.statements() - before
}

async fn talk(garden: &Garden, about: &str) {
    let jonas = garden.world.sign_in("jonas").await;
    let elif = garden.world.sign_in("elif").await;
    let new = elif.get(&garden.at("/threads/new")).await;
    let thread = elif.submit(&new, "/threads", &[("title", about), ("body", about)]).await.must_be(200);
    let page = jonas.get(&thread.path).await;
    jonas.submit(&page, "/posts", &[("body", about)]).await.must_be(200);
    for lesson in ["soil", "seed"] {
        let page = jonas.get(&garden.at(&format!("/weeks/1/{lesson}"))).await;
        if page.find_form("/answers").is_some() {
            jonas.submit(&page, "/answers", &[("body", about)]).await.must_be(200);
        }
    }
}

#[actix_web::test]
async fn lists_cost_the_same_with_one_and_with_three() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, tom, olga) = (world.sign_in("elif").await, world.sign_in("tom").await, world.sign_in("olga").await);
    let pages = [
        (&elif, "/home".to_owned(), 10),
        (&elif, garden.at(""), 4),
        (&elif, garden.at("/people"), 3),
        (&elif, garden.at("/threads"), 3),
        (&elif, garden.at("/weeks/1"), 4),
        (&elif, garden.at("/weeks/1/soil"), 5),
        (&elif, garden.at("/weeks/1/reader"), 2),
        (&elif, garden.at("/weeks/1/reader.epub"), 2),
        (&elif, "/me/progress".to_owned(), 6),
        (&tom, garden.at(""), 6),
        (&olga, "/programmes/gardening/cohorts".to_owned(), 7),
        (&olga, garden.at("/settings"), 3),
    ];
    talk(&garden, "First").await;
    let mut before = Vec::new();
    for (persona, path, most) in &pages {
        let statements = cost(&garden, persona, path).await;
        assert!(statements <= *most, "{path} costs {statements} statements, more than {most}");
        before.push(statements);
    }
    talk(&garden, "Second").await;
    talk(&garden, "Third").await;
    garden.cohort.enrol(world, "third", Role::Participant).await;
    Cohort::plan(world, "gardening", "Borealis", "olga").await;
    Cohort::plan(world, "gardening", "Cirrus", "olga").await;
    for ((persona, path, _), before) in pages.iter().zip(before) {
        assert_eq!(cost(&garden, persona, path).await, before, "{path}");
    }
}

#[actix_web::test]
async fn a_thread_costs_the_same_with_one_post_and_with_forty() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let new = elif.get(&garden.at("/threads/new")).await;
    let thread = elif.submit(&new, "/threads", &[("title", "Long"), ("body", "One")]).await.must_be(200);
    let before = cost(&garden, &elif, &thread.path).await;
    assert!(before <= 12, "{before}");
    for nth in 0..40 {
        let page = elif.get(&thread.path).await;
        elif.submit(&page, "/posts", &[("body", &format!("Post {nth}"))]).await.must_be(200);
    }
    assert_eq!(cost(&garden, &elif, &thread.path).await, before);
}

#[actix_web::test]
async fn a_query_more_is_noticed() {
    let garden = Garden::new().await;
    let before = garden.world.store.statements();
    lernweg::features::cohorts::members(garden.world.store.read(), garden.cohort.id).await.unwrap();
    assert_eq!(garden.world.store.statements() - before, 1);
}
