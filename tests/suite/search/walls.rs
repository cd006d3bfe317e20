//! Nothing shows that its reader may not read: no text, no title, no number.

use chrono::Duration;
use entity::{states::Role, states::ThreadState, thread};
use lernweg::features::{
    cohorts::{Step, end_stays_of},
    discussions::index_thread,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};

use super::{answer, ask, ask_at, edit_of, reply, search, titles};
use crate::harness::{Cohort, Garden};

#[actix_web::test]
async fn nothing_of_another_cohort_shows_not_even_a_number() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let other = Cohort::plan(world, "gardening", "Borealis", "olga").await;
    other.enrol(world, "paul", Role::Participant).await;
    other.enrol(world, "tina", Role::Trainer).await;
    other.step(world, Step::Confirm).await;
    let (paul, elif) = (world.sign_in("paul").await, world.sign_in("elif").await);
    ask_at(&other.at(""), &paul, "Compost for Ulm", "Only for us.").await;
    let nothing = search(&elif, "zzzz").await;
    for typed in ["compost", "Ulm", "only", "paul", "from:paul", "in:people paul", "\"only for us\"", "borealis"] {
        let page = search(&elif, typed).await;
        let blank =
            |body: &str| body.replace(&serde_urlencoded::to_string([("q", typed)]).unwrap(), "").replace(typed, "");
        assert_eq!(page.texts("main p"), nothing.texts("main p"), "{typed}");
        assert!(!blank(&page.body).contains("Ulm") && !page.body.contains("Borealis"), "{typed}");
    }
    search(&elif, "is:unanswered").await.must_say("Nothing found.");
    for id in [other.id.to_string(), "00000000-0000-7000-8000-000000000000".into(), "x".into()] {
        elif.fetch(&format!("/search?q=compost&in={id}")).await.must_be(404);
    }
    assert_eq!(titles(&paul, "compost").await, ["Compost for Ulm"]);
    let olga = world.sign_in("olga").await;
    assert!(titles(&olga, "compost").await.is_empty(), "an owner who takes no part reads no posts");
}

#[actix_web::test]
async fn whoever_leaves_finds_nothing_any_more() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    ask(&garden, &elif, "Compost", "A heap.").await;
    assert_eq!(titles(&jonas, "compost").await.len(), 1);
    let who = world.person("jonas").await.id;
    world.store.write(async |tx| end_stays_of(tx, who).await).await.unwrap();
    assert!(search(&jonas, "compost").await.texts("h3.row-title").is_empty());
}

#[actix_web::test]
async fn an_answer_to_a_question_shows_to_whoever_has_answered_it() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas, tom) = (world.sign_in("elif").await, world.sign_in("jonas").await, world.sign_in("tom").await);
    answer(&garden, &jonas, "soil", "Mine is full of marmots.").await;
    search(&elif, "marmots").await.must_say("Nothing found.");
    search(&elif, "from:jonas").await.must_say("Nothing found.");
    assert_eq!(titles(&tom, "marmot").await, ["What do you know about soil?"]);
    let sent = answer(&garden, &elif, "soil", "It smells.").await;
    assert_eq!(titles(&elif, "marmot").await, ["What do you know about soil?"]);
    search(&elif, "marmot").await.must_say("answer to a lesson");
    // Taking one's own answer back draws no curtain again.
    let thread = sent.attribute("#answers a[href^='/cohorts/'][href*='?answer=']", "href").unwrap();
    let page = elif.get(thread.split('?').next().unwrap()).await;
    let edit = elif.get(&edit_of(&page)).await;
    elif.submit(&edit, "/removal", &[]).await.must_be(200);
    assert_eq!(titles(&elif, "marmot").await.len(), 1);
    assert!(titles(&elif, "smells").await.is_empty());
}

#[actix_web::test]
async fn a_week_that_is_not_open_is_not_found() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, tom) = (world.sign_in("elif").await, world.sign_in("tom").await);
    assert!(titles(&elif, "water").await.is_empty());
    assert_eq!(titles(&tom, "water").await, ["Water"], "a trainer looks ahead");
    let page = tom.get(&garden.at("/weeks/2/water")).await;
    tom.submit(&page, "/answers", &[("body", "Marmots drink it.")]).await.must_be(200);
    assert!(titles(&elif, "marmots").await.is_empty());
    world.later(Duration::days(7));
    let elif = world.sign_in("elif").await;
    assert_eq!(titles(&elif, "water").await, ["Water"]);
    assert!(titles(&elif, "marmots").await.is_empty(), "and its answers only after one's own");
}

#[actix_web::test]
async fn a_lesson_the_cohort_leaves_out_is_not_found() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, tom) = (world.sign_in("elif").await, world.sign_in("tom").await);
    assert_eq!(titles(&elif, "soil").await, ["Soil"]);
    let content = tom.get(&garden.at("/content/lesson.soil")).await.must_be(200);
    tom.submit(&content, "/visibility", &[("hidden", "yes")]).await.must_be(200);
    assert!(titles(&elif, "soil").await.is_empty() && titles(&tom, "soil").await.is_empty());
}

#[actix_web::test]
async fn a_hidden_thread_is_gone_until_it_is_shown_again() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas, tom) = (world.sign_in("elif").await, world.sign_in("jonas").await, world.sign_in("tom").await);
    let page = ask(&garden, &elif, "Compost", "A heap.").await;
    reply(&jonas, &page.path, "Compost it is.").await;
    let set = async |state: ThreadState| {
        let row = thread::Entity::find().one(world.store.read()).await.unwrap().unwrap();
        let change = async |tx: &lernweg::storage::Tx| {
            let mut row = row.clone().into_active_model();
            row.state = Set(state);
            row.update(&**tx).await?;
            index_thread(tx, thread::Entity::find().one(&**tx).await?.unwrap().id).await
        };
        world.store.write(change).await.unwrap();
    };
    set(ThreadState::Hidden).await;
    for who in [&elif, &jonas, &tom] {
        assert!(titles(who, "compost").await.is_empty());
    }
    set(ThreadState::Open).await;
    assert_eq!(titles(&jonas, "compost").await.len(), 2);
}
