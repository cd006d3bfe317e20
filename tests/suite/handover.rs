//! Stories about handing a run over.

use std::io::{Cursor, Read};

use serde_json::Value;
use zip::ZipArchive;

use crate::{
    discussions::ask,
    harness::{Garden, Persona, pause},
    margins::notes,
};

/// The files of the folder, by name.
async fn folder(garden: &Garden, who: &Persona) -> Vec<(String, String)> {
    let sent = who.request(reqwest::Method::GET, &garden.at("/handover.zip")).send().await.unwrap();
    assert_eq!(sent.status().as_u16(), 200);
    assert_eq!(sent.headers()["content-type"], "application/zip");
    assert_eq!(sent.headers()["cache-control"], "no-store");
    let bytes = sent.bytes().await.unwrap();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = Vec::new();
    for nth in 0..archive.len() {
        let mut file = archive.by_index(nth).unwrap();
        let (name, mut text) = (file.name().unwrap().into_owned(), String::new());
        file.read_to_string(&mut text).unwrap();
        files.push((name, text));
    }
    files
}

#[actix_web::test]
async fn a_run_goes_to_the_next_trainers_as_a_folder_to_read_for_programs_and_for_calendars() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, tom, olga) = (world.sign_in("elif").await, world.sign_in("tom").await, world.sign_in("olga").await);
    ask(&garden, &elif, "Snails", "They eat everything, says Elif.").await;
    notes(&garden, &tom, 2, "Bring *seeds* along. </script><script>alert(1)</script>").await;
    olga.change_dates(&garden.cohort, &pause("2027-01-11", "7", "Frost")).await.must_be(200);
    garden.plan_session(&[]).await;
    let content = tom.get(&garden.at("/content/lesson.soil")).await.must_be(200);
    tom.submit(&content, "/note", &[("body", "With us it is clay.")]).await.must_be(200);
    let page = tom.get(&garden.at("/handover")).await.must_be(200);
    page.must_say("This run is not over.").must_say("Bring seeds along.").must_say("With us it is clay.");
    page.must_say("Ask me anything about compost").must_say("Frost").must_not_say("Snails").must_not_say("Elif");
    let files = folder(&garden, &tom).await;
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        ["gardening-2027-01-04/index.html", "gardening-2027-01-04/handover.json", "gardening-2027-01-04/dates.ics"]
    );
    let (html, dates) = (&files[0].1, &files[2].1);
    assert!(html.contains("<em>seeds</em>") && html.contains("clay") && !html.contains("<script>alert"));
    assert!(!html.contains("Snails") && !html.contains("Elif") && !html.contains("href=\"/"));
    let json: Value = serde_json::from_str(&files[1].1).unwrap();
    assert_eq!(json["format"], 1);
    assert_eq!((&json["cohort"], &json["trainers"][0]), (&"Aurora".into(), &"Tom".into()));
    assert_eq!(json["weeks"][1]["opens_on"], "2027-01-18", "as the weeks came, not as they were planned");
    assert!(json["weeks"][1]["notes"][0]["body"].as_str().unwrap().starts_with("Bring *seeds* along."));
    assert_eq!(json["weeks"][0]["additions"][0]["body"], "With us it is clay.");
    assert!(!files[1].1.contains("Snails") && !files[1].1.contains("Elif"));
    assert!(dates.starts_with("BEGIN:VCALENDAR") && dates.contains("20270118"));
}

#[actix_web::test]
async fn it_is_for_trainers_and_who_looks_after_the_programme() {
    let garden = Garden::new().await;
    for (key, status) in [("tom", 200), ("olga", 200), ("elif", 403), ("sam", 404)] {
        let who = garden.world.sign_in(key).await;
        who.fetch(&garden.at("/handover")).await.must_be(status);
        let sent = who.request(reqwest::Method::GET, &garden.at("/handover.zip")).send().await.unwrap();
        assert_eq!(sent.status().as_u16(), status, "{key}");
    }
}

#[actix_web::test]
async fn it_costs_the_same_with_one_note_and_with_many() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let tom = world.sign_in("tom").await;
    notes(&garden, &tom, 1, "One").await;
    let cost = async || {
        let before = world.store.statements();
        tom.fetch(&garden.at("/handover")).await.must_be(200);
        world.store.statements() - before
    };
    let one = cost().await;
    assert!(one <= 14, "{one} statements");
    for nth in 0..4 {
        notes(&garden, &tom, 2, &format!("Note {nth}")).await;
    }
    assert_eq!(cost().await, one);
}
