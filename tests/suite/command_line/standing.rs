//! A house stands still: everybody reads, nobody writes, and nothing that was typed is lost.

use lernweg::{app::run_due_jobs, storage::standstill::Standstill};

use super::{good, refusal};
use crate::{
    discussions::{ask, reply},
    harness::{Garden, World},
};

const BECAUSE: &str = "We move to a new machine until six.";

/// `lernweg read-only …`, and every process has heard of it.
async fn read_only(world: &World, arguments: &[&str]) -> String {
    let said = good(world.command(&[&["read-only"], arguments].concat()).output().unwrap());
    world.look_around().await;
    said
}

#[actix_web::test]
async fn everybody_reads_nobody_writes_and_what_was_typed_is_sent_later() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let thread = ask(&garden, &elif, "Moss", "What do I do about moss?").await.path;
    let page = elif.get(&thread).await;
    let on = ["on", "--because", BECAUSE, "--by", "olga"];
    assert!(read_only(world, &on).await.contains("`lernweg read-only off`"));
    for path in
        ["/home", "/me", &thread, &garden.at(""), &garden.at("/weeks/1"), &garden.at("/threads"), "/search?q=moss"]
    {
        elif.get(path).await.must_be(200).must_say("Everybody can read for now, nobody can write").must_say(BECAUSE);
    }
    let refused = elif.submit(&page, "/posts", &[("body", "Rake it out in spring.")]).await.must_be(503);
    refused.must_say("Nothing can be written just now").must_say(BECAUSE);
    assert_eq!(refused.typed("/posts", "body"), "Rake it out in spring.");
    let german = world.stranger_reading("de");
    german.get("/sign-in").await.must_be(200).must_say("Im Moment können alle lesen und niemand schreiben");
    // Nobody comes in either: what is written now might not be there afterwards.
    let door = world.stranger();
    let form = door.get("/sign-in").await;
    let fields = [("email", "elif@example.org"), ("way", "link")];
    door.submit(&form, "/sign-in", &fields).await.must_be(503).must_say("Nothing can be written just now");
    assert_eq!(good(world.command(&["read-only", "off"]).output().unwrap()).trim(), "The house goes on.");
    world.look_around().await;
    elif.submit(&refused, "/posts", &[]).await.must_be(200).must_say("Rake it out in spring.");
    elif.get("/home").await.must_not_say("nobody can write");
}

#[actix_web::test]
async fn no_e_mail_leaves_and_no_job_runs_until_the_house_goes_on() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let thread = ask(&garden, &elif, "Moss", "What do I do about moss?").await.path;
    reply(&jonas, &thread, "Rake it out.").await;
    read_only(world, &["on", "--because", BECAUSE]).await;
    assert_eq!(world.deliver().await, 0);
    run_due_jobs(&world.store, &world.catalogue).await;
    assert!(world.mail.mails().is_empty());
    read_only(world, &["off"]).await;
    assert!(world.deliver().await > 0);
    assert!(!world.mail.mails().is_empty());
}

#[actix_web::test]
async fn without_room_people_still_come_in_and_go_out() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let page = elif.get(&garden.at("/threads/new")).await;
    crate::harness::with_password(world, "jonas", "a long walk in the garden").await;
    world.store.stand_still(Some(Standstill::NoRoom));
    elif.get("/home").await.must_be(200).must_say("the house has hardly any room left");
    let new = [("title", "Moss"), ("body", "What do I do about moss?")];
    let refused = elif.submit(&page, "/threads", &new).await.must_be(503);
    refused.must_say("for lack of room");
    assert_eq!(refused.typed("/threads", "body"), "What do I do about moss?");
    let jonas = world.stranger();
    let form = jonas.get("/sign-in").await;
    let fields = [("email", "jonas@example.org"), ("way", "password"), ("password", "a long walk in the garden")];
    jonas.submit(&form, "/sign-in", &fields).await.must_be(200).must_say("the house has hardly any room left");
    let home = jonas.get("/home").await.must_be(200);
    jonas.submit(&home, "/sign-out", &[]).await.must_be(200);
    // There is room where this story runs, and the next look says so.
    world.look_around().await;
    elif.submit(&refused, "/threads", &[]).await.must_be(200).must_say("What do I do about moss?");
}

#[actix_web::test]
async fn it_is_said_and_unsaid_once_and_stands_on_record() {
    let world = World::new().await;
    let refused = |arguments: &[&str]| refusal(&world.command(arguments).output().unwrap());
    assert_eq!(refused(&["read-only", "off"]), "The house does not stand still.");
    assert_eq!(refused(&["read-only", "on", "--because", " "]), "\" \" is not a line of text.");
    read_only(&world, &["on", "--because", BECAUSE, "--by", "olga"]).await;
    read_only(&world, &["on", "--because", "Until seven, after all.", "--by", "olga"]).await;
    world.stranger().get("/sign-in").await.must_say("Until seven, after all.");
    read_only(&world, &["off", "--by", "olga"]).await;
    assert_eq!(refused(&["read-only", "off"]), "The house does not stand still.");
    use sea_orm::EntityTrait;
    let record = entity::audit::Entity::find().all(world.store.read()).await.unwrap();
    let said = |action: &str| record.iter().filter(|row| row.action == action && row.subject_id == "olga").count();
    assert_eq!((said("stand_still"), said("go_on")), (2, 1));
}
