//! A question nobody answers goes on: to peers after twelve hours.

use entity::{cohort, states::CohortState, waiting_thread};
use lernweg::app::run_due_jobs;
use sea_orm::{EntityTrait, PaginatorTrait, sea_query::Expr};

use super::{THIRTY_SIX, TWELVE, asked, elif_asks, garden_with, home_of, until};
use crate::{
    discussions::{ask, lock, reply},
    harness::{Cohort, at_once, pause},
    people::say,
};
use entity::states::ThreadState;

#[actix_web::test]
async fn it_stands_on_the_home_of_whoever_wrote_about_it_until_somebody_answers() {
    let garden = garden_with(&["mia", "kim"]).await;
    let world = &garden.world;
    say(&garden, "mia", "offer", "Ducks against a snail or two", "cohorts").await;
    let thread = elif_asks(&garden).await;
    thread.must_say("Open since 6 Jan, 11:00.").must_say("After twelve hours we ask people");
    until(world, "2027-01-07T06:59:00Z").await;
    home_of(world, "mia").await.must_not_say("you wrote of");
    until(world, TWELVE).await;
    assert_eq!(asked(world).await, ["Mia"], "whoever wrote nothing of it is left in peace");
    let home = home_of(world, "mia").await;
    home.must_say("Elif asks, and you wrote of: snail");
    assert_eq!(home.texts("main a").iter().filter(|text| *text == "Snails").count(), 1, "it stands there once");
    let mia = world.sign_in("mia").await;
    let page = mia.get(&home.attribute("a[href$='/ask']", "href").unwrap()).await.must_be(200);
    page.must_say("Do you know something about this?").must_say("They eat everything.").must_say("snail");
    let answering = mia.get(page.link("Answer").split('#').next().unwrap()).await.must_be(200);
    let answered = mia.submit(&answering, "/posts", &[("body", "Ducks.")]).await.must_be(200);
    home_of(world, "mia").await.must_not_say("you wrote of");
    mia.get(&page.path).await.must_be(200).must_say("Nobody waits for this any more.");
    // Taken back, it waits again.
    let edit = answered.attributes("article.post a[href*='/cohorts/'][href*='/posts/']", "href").pop().unwrap();
    let edit = mia.get(&edit).await;
    mia.submit(&edit, "/removal", &[]).await.must_be(200);
    home_of(world, "mia").await.must_say("you wrote of: snail");
    assert_eq!(thread.heading(), "Snails");
}

#[actix_web::test]
async fn what_is_not_shown_to_the_cohort_is_no_reason() {
    let garden = garden_with(&["mia", "kim", "nele"]).await;
    let world = &garden.world;
    say(&garden, "mia", "offer", "Snails", "trainers").await;
    say(&garden, "kim", "offer", "Snails", "nobody").await;
    elif_asks(&garden).await;
    until(world, TWELVE).await;
    let asked = asked(world).await;
    assert_eq!(asked.len(), 2, "two in turn");
    for name in asked {
        let home = home_of(world, &name.to_lowercase()).await;
        home.must_say("Elif asks, and nobody has answered yet").must_not_say("you wrote");
        let page = world.sign_in(&name.to_lowercase()).await;
        let page = page.get(&home.attribute("a[href$='/ask']", "href").unwrap()).await;
        page.must_say("Nobody writes of it in their profile, and it is your turn.");
    }
}

#[actix_web::test]
async fn whoever_says_not_me_is_left_in_peace_and_may_still_answer() {
    let garden = garden_with(&["mia"]).await;
    let world = &garden.world;
    say(&garden, "mia", "wonder", "Who likes snails?", "cohorts").await;
    elif_asks(&garden).await;
    until(world, TWELVE).await;
    let mia = world.sign_in("mia").await;
    let home = home_of(world, "mia").await;
    let page = mia.get(&home.attribute("a[href$='/ask']", "href").unwrap()).await;
    let home = mia.submit(&page, "/ask", &[]).await.must_be(200);
    home.must_not_say("you wrote of");
    assert_eq!(home.flash(), "All right, then somebody else.");
    mia.press_anew(&page, "/ask", &[]).await.must_be(303);
    let page = mia.get(&page.path).await.must_be(200);
    page.must_say("You said: not me.");
    assert!(page.find_form("/ask").is_none());
    // Nobody else is asked by this page, nor sees it.
    let jonas = world.sign_in("jonas").await;
    jonas.get(&page.path).await.must_be(404);
    jonas.press_anew(&mia.get("/home").await, "/sign-out", &[]).await.must_be(303);
}

#[actix_web::test]
async fn nobody_is_asked_who_does_not_want_to_hear_of_it_or_was_asked_twice_this_week() {
    let garden = garden_with(&["mia"]).await;
    let world = &garden.world;
    for key in ["mia", "jonas"] {
        say(&garden, key, "offer", "Snails", "cohorts").await;
    }
    let thread = elif_asks(&garden).await;
    let jonas = world.sign_in("jonas").await;
    jonas.submit(&jonas.get(&thread.path).await, "/watch", &[("watch", "mute")]).await.must_be(200);
    let elif = world.sign_in("elif").await;
    for title in ["More snails", "Even more snails"] {
        ask(&garden, &elif, title, "So many.").await;
    }
    until(world, TWELVE).await;
    assert_eq!(asked(world).await, ["Jonas", "Jonas", "Mia", "Mia"], "three questions, two each, none he has muted");
    let home = home_of(world, "jonas").await;
    assert_eq!(home.texts("a[href$='/ask']").len(), 2);
    assert!(!home.attributes("a[href$='/ask']", "href").contains(&format!("{}/ask", thread.path)));
}

#[actix_web::test]
async fn two_workers_at_once_ask_once() {
    let garden = garden_with(&["mia", "kim"]).await;
    let world = &garden.world;
    elif_asks(&garden).await;
    world.later(chrono::Duration::hours(21));
    let node = world.another_node().await;
    at_once(4, async |nth| {
        let store = if nth % 2 == 0 { &world.store } else { &node.store };
        lernweg::features::first_answers::seek_peers(store).await.unwrap();
    })
    .await;
    assert_eq!(asked(world).await.len(), 2);
    let waiting = waiting_thread::Entity::find().one(world.store.read()).await.unwrap().unwrap();
    assert_eq!(waiting.sought_at, Some(world.store.now()));
}

#[actix_web::test]
async fn a_pause_that_is_planned_meanwhile_is_no_time() {
    let garden = garden_with(&[]).await;
    let world = &garden.world;
    elif_asks(&garden).await;
    let olga = world.sign_in("olga").await;
    olga.change_dates(&garden.cohort, &pause("2027-01-07", "7", "Frost")).await.must_be(200);
    until(world, THIRTY_SIX).await;
    assert_eq!(asked(world).await.len(), 0);
    until(world, "2027-01-14T07:00:00Z").await;
    assert_eq!(asked(world).await, ["Jonas"]);
}

#[actix_web::test]
async fn what_waits_without_a_plan_is_planned_and_what_is_old_troubles_nobody() {
    let garden = garden_with(&[]).await;
    let world = &garden.world;
    elif_asks(&garden).await;
    waiting_thread::Entity::delete_many().exec(world.store.schema()).await.unwrap();
    until(world, TWELVE).await;
    assert_eq!(asked(world).await, ["Jonas"]);
    waiting_thread::Entity::delete_many().exec(world.store.schema()).await.unwrap();
    entity::peer_ask::Entity::delete_many().exec(world.store.schema()).await.unwrap();
    until(world, "2027-02-01T07:00:00Z").await;
    assert_eq!(asked(world).await.len(), 0);
    let planned = waiting_thread::Entity::find().count(world.store.read()).await.unwrap();
    assert_eq!(planned, 1, "the trainers see it");
}

#[actix_web::test]
async fn what_a_trainer_writes_and_what_is_locked_or_over_goes_nowhere() {
    let garden = garden_with(&[]).await;
    let world = &garden.world;
    let tom = world.sign_in("tom").await;
    ask(&garden, &tom, "The hall is closed tomorrow", "Bring boots.").await;
    until(world, TWELVE).await;
    assert_eq!(waiting_thread::Entity::find().count(world.store.read()).await.unwrap(), 0);
    elif_asks(&garden).await;
    lock(&garden, ThreadState::Locked).await;
    until(world, "2027-01-11T10:00:00Z").await;
    assert_eq!(asked(world).await.len(), 0);
    lock(&garden, ThreadState::Open).await;
    let state = cohort::Entity::update_many().col_expr(cohort::Column::State, Expr::value(CohortState::Archived));
    state.exec(world.store.schema()).await.unwrap();
    run_due_jobs(&world.store, &world.catalogue).await;
    assert_eq!(asked(world).await.len(), 0);
}

#[actix_web::test]
async fn a_question_that_was_taken_back_waits_no_more() {
    let garden = garden_with(&[]).await;
    let world = &garden.world;
    let thread = elif_asks(&garden).await;
    let elif = world.sign_in("elif").await;
    let edit = thread.attribute("article.post a[href*='/cohorts/'][href*='/posts/']", "href").unwrap();
    elif.submit(&elif.get(&edit).await, "/removal", &[]).await.must_be(200);
    until(world, TWELVE).await;
    assert_eq!(asked(world).await.len(), 0);
}

#[actix_web::test]
async fn nothing_of_it_is_seen_in_another_cohort() {
    let garden = garden_with(&["mia"]).await;
    let world = &garden.world;
    let other = Cohort::plan(world, "gardening", "Borealis", "olga").await;
    other.enrol(world, "paul", entity::states::Role::Participant).await;
    say(&garden, "mia", "offer", "Snails", "cohorts").await;
    let thread = elif_asks(&garden).await;
    until(world, TWELVE).await;
    home_of(world, "paul").await.must_not_say("Snails");
    world.sign_in("paul").await.get(&format!("{}/ask", thread.path)).await.must_be(404);
    // Nor by whoever has left.
    let olga = world.sign_in("olga").await;
    let settings = olga.get(&garden.at("/settings")).await;
    let members = lernweg::features::cohorts::members(world.store.read(), garden.cohort.id).await.unwrap();
    let stay = members.iter().find(|member| member.name == "Mia").unwrap().enrolment;
    olga.submit(&settings, &format!("/enrolments/{stay}/end"), &[("reason", "moved on")]).await.must_be(200);
    world.sign_in("mia").await.get(&format!("{}/ask", thread.path)).await.must_be(404);
    let jonas = world.sign_in("jonas").await;
    reply(&jonas, &thread.path, "Beer.").await;
}
