//! The engine room: how the house runs, for those who look after it.

use chrono::Duration;
use entity::states::JobState;
use lernweg::{
    app::run_due_jobs,
    platform::settings::Settings,
    storage::{
        jobs::{self, Every},
        sql,
        standstill::Standstill,
    },
};
use sea_orm::ConnectionTrait;

use crate::harness::{Garden, on_postgres};

const HERE: &str = "/operations";

#[actix_web::test]
async fn whoever_looks_after_the_house_sees_how_it_runs_and_nobody_else() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let olga = world.sign_in("olga").await;
    olga.get("/mail").await.link("Engine room");
    let page = olga.get(HERE).await.must_be(200);
    page.must_say(env!("CARGO_PKG_VERSION"));
    page.must_say(if on_postgres().is_some() { "PostgreSQL," } else { "SQLite," });
    page.must_say("Lets cohorts begin, pause and end on their day.").must_say("not yet");
    for key in ["elif", "tom", "sam"] {
        world.sign_in(key).await.get(HERE).await.must_be(404);
    }
    world.stranger().fetch(HERE).await.must_be(303);
}

#[actix_web::test]
async fn what_the_house_does_by_itself_is_there_with_when_it_was_done() {
    let garden = Garden::new().await;
    let world = &garden.world;
    run_due_jobs(&world.store, &world.catalogue).await;
    let olga = world.sign_in("olga").await;
    olga.get(HERE).await.must_say("All of it goes as it should.").must_not_say("not yet");
    world.later(Duration::hours(2));
    olga.get(HERE).await.must_say("need somebody to look").must_say("late: is there a worker?");
    run_due_jobs(&world.store, &world.catalogue).await;
    olga.get(HERE).await.must_say("All of it goes as it should.");
}

#[actix_web::test]
async fn what_failed_says_why_until_it_is_done_again() {
    let garden = Garden::new().await;
    let world = &garden.world;
    run_due_jobs(&world.store, &world.catalogue).await;
    world.later(Duration::hours(1));
    let job = "cohorts.keep_states";
    let period = jobs::claim(&world.store, job, Every::Hour).await.unwrap().unwrap();
    jobs::settle(&world.store, job, &period, Err("no such <table>".into())).await.unwrap();
    let olga = world.sign_in("olga").await;
    olga.get(HERE).await.must_say("One of these needs somebody").must_say("failed").must_say("no such <table>");
    run_due_jobs(&world.store, &world.catalogue).await;
    olga.get(HERE).await.must_not_say("no such <table>").must_say("All of it goes as it should.");
    let state = world.store.read().query_one_raw(sql(
        world.store.read(),
        "select state from job_run where job = $1 and period = $2",
        [job.into(), period.into()],
    ));
    let state: String = state.await.unwrap().unwrap().try_get("", "state").unwrap();
    assert_eq!(state, sea_orm::ActiveEnum::to_value(&JobState::Done));
}

#[actix_web::test]
async fn a_house_that_stands_still_says_why_and_how_it_goes_on() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    let still = |why| garden.world.store.stand_still(why);
    still(Some(Standstill::Announced("We move <today>.".into())));
    olga.get(HERE).await.must_say("Nobody can write").must_say("We move <today>.").must_say("lernweg read-only off");
    still(Some(Standstill::NoRoom));
    olga.get(HERE).await.must_say("Hardly any room left");
    still(None);
    olga.get(HERE).await.must_not_say("Hardly any room left").must_not_say("Nobody can write");
}

#[actix_web::test]
async fn every_setting_is_explained_and_what_is_secret_is_not_told() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    let page = olga.get(HERE).await;
    for shown in Settings::default().shown() {
        page.must_say(&shown.variable);
    }
    page.must_say("Most e-mails in a second, per process").must_say("as it comes");
    page.must_say("not set");
    let secret = page.texts("main tr").into_iter().find(|row| row.contains("LERNWEG_SECRET")).unwrap();
    assert!(secret.contains("not shown") || secret.contains("not set"), "{secret}");
}
