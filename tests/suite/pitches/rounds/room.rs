//! The room while it is live.

use std::time::Duration;

use entity::{pitch, states::PitchState};
use futures_util::StreamExt;
use reqwest::Method;
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{Round, places};
use crate::harness::{Persona, at_once, on_postgres, tally};

/// Elif and Jonas have the first two places, and it begins in five minutes.
async fn full() -> Round {
    let round = Round::new().await;
    let (elif, jonas) = (round.who("elif").await, round.who("jonas").await);
    round.book(&elif, 1).await.must_be(303);
    round.book(&jonas, 2).await.must_be(303);
    round.almost();
    round
}

async fn states(round: &Round) -> Vec<PitchState> {
    let mut found = Vec::new();
    for slot in places(&round.garden, round.session).await {
        if let Some(id) = slot.pitch_id {
            let row = pitch::Entity::find_by_id(id).one(round.garden.world.store.read()).await.unwrap().unwrap();
            found.push(row.state);
        }
    }
    found
}

#[actix_web::test]
async fn one_speaks_after_the_other_and_everybody_sees_who_and_how_long() {
    let round = full().await;
    let world = &round.garden.world;
    let (tom, elif, mia) = (round.who("tom").await, round.who("elif").await, round.joined_by("mia").await.0);
    let room = elif.get(&round.room()).await.must_be(200);
    room.must_say("the door is open").must_say("Next: Elif: Pitch of elif");
    assert_eq!(room.link("Join"), "https://meet.example.org/pitches");
    assert!(room.find_form("/begin").is_none());
    round.press(&tom, "begin").await.must_be(303);
    world.later(chrono::Duration::seconds(55));
    let room = mia.get(&round.room()).await;
    room.must_say("Speaking now Elif: Pitch of elif 4:05 left").must_say("Next: Jonas: Pitch of jonas");
    assert_eq!(room.attribute("[data-left]", "data-left").as_deref(), Some("245"));
    round.press(&tom, "extend").await.must_be(303);
    mia.get(&round.room()).await.must_say("5:05 left");
    world.later(chrono::Duration::seconds(312));
    mia.get(&round.room()).await.must_say("Over for 0:07");
    round.press(&tom, "next").await.must_be(303);
    assert_eq!(states(&round).await, [PitchState::Presented, PitchState::Ready]);
    let room = mia.get(&round.room()).await;
    room.must_say("Speaking now Jonas: Pitch of jonas 5:00 left").must_say("Place 1: Elif: Pitch of elif heard");
    // Pressed too early: it was not heard yet after all.
    round.press(&tom, "back").await.must_be(303);
    assert_eq!(states(&round).await, [PitchState::Ready, PitchState::Ready]);
    mia.get(&round.room()).await.must_say("Speaking now Elif");
    round.press(&tom, "next").await.must_be(303);
    round.press(&tom, "next").await.must_be(303);
    assert_eq!(states(&round).await, [PitchState::Presented, PitchState::Presented]);
    mia.get(&round.room()).await.must_say("Everybody who has a place was heard");
    // Somebody books late, and is heard as well.
    round.book(&mia, 3).await.must_be(303);
    round.press(&tom, "next").await.must_be(303);
    let room = tom.get(&round.room()).await;
    room.must_say("Speaking now Mia");
    round.book(&mia, 1).await.must_be(409);
    tom.press_anew(&room, "/end", &[]).await.must_be(303);
    assert_eq!(states(&round).await, [PitchState::Presented; 3]);
    let room = mia.get(&round.room()).await;
    room.must_say("over");
    assert!(room.attribute("main [data-room]", "data-room").is_none());
    mia.fetch(&format!("{}/events?after=0", round.room())).await.must_be(204);
    assert!(tom.get(&round.room()).await.find_form("/next").is_none());
}

#[actix_web::test]
async fn two_who_press_at_once_move_on_once() {
    let round = full().await;
    let tom = round.who("tom").await;
    round.press(&tom, "begin").await.must_be(303);
    let room = tom.get(&round.room()).await;
    let pages = at_once(10, async |_| tom.press_anew(&room, "/next", &[]).await).await;
    assert_eq!(tally(&pages), [(303, 1), (409, 9)]);
    let late = pages.iter().find(|page| page.status == 409).unwrap();
    late.must_say("Somebody was faster").must_say("Speaking now Jonas");
    assert_eq!(states(&round).await, [PitchState::Presented, PitchState::Ready]);
}

#[actix_web::test]
async fn who_is_not_there_comes_at_the_end() {
    let round = full().await;
    let tom = round.who("tom").await;
    round.press(&tom, "begin").await.must_be(303);
    round.press(&tom, "skip").await.must_be(303);
    assert_eq!(round.order().await, ["-", "jonas", "-", "elif"]);
    tom.get(&round.room()).await.must_say("Speaking now Jonas").must_say("Next: Elif");
    round.press(&tom, "next").await.must_be(303);
    let room = tom.get(&round.room()).await;
    room.must_say("Speaking now Elif");
    // Still not there: late, and not heard.
    round.press(&tom, "skip").await.must_be(303);
    round.press(&tom, "end").await.must_be(303);
    assert_eq!(states(&round).await, [PitchState::Presented, PitchState::Ready]);
    tom.get(&round.path).await.must_say("Comes later").must_say("It was heard");
    let elif = round.who("elif").await;
    elif.get(&round.index()).await.must_say("Comes later");
}

#[actix_web::test]
async fn the_room_is_led_by_trainers_in_its_time() {
    let round = Round::new().await;
    let (tom, elif) = (round.who("tom").await, round.who("elif").await);
    let room = elif.get(&round.room()).await.must_be(200);
    room.must_say("Not yet").must_say("Thu 14 Jan 2027, 13:50 CET");
    assert!(!room.body.contains("meet.example.org"), "the link stands there ten minutes before");
    let press = async |who: &Persona, button: &str| {
        who.send_fresh(&format!("{}/{button}", round.room()), &[("version", "1")]).await
    };
    press(&tom, "begin").await.must_be(409).must_say("from ten minutes before");
    press(&tom, "next").await.must_be(409).must_say("It has not begun yet.");
    round.almost();
    let (tom, elif) = (round.who("tom").await, round.who("elif").await);
    press(&tom, "begin").await.must_be(409).must_say("nobody with a place");
    for button in ["begin", "next", "skip", "back", "extend", "end"] {
        press(&elif, button).await.must_be(403);
        press(&tom, button).await.must_be(409);
    }
    press(&tom, "dance").await.must_be(404);
    tom.send_fresh(&format!("{}/begin", round.room()), &[("version", "x")]).await.must_be(422);
}

/// What a stream brings until it says something.
async fn news(who: &Persona, path: &str) -> String {
    let answer = who.request(Method::GET, path).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["content-type"], "text/event-stream");
    let mut body = answer.bytes_stream();
    let mut heard = String::new();
    while !heard.contains("event: room") || !heard.ends_with("\n\n") {
        heard.push_str(std::str::from_utf8(&body.next().await.unwrap().unwrap()).unwrap());
    }
    heard
}

#[actix_web::test]
async fn whoever_looks_on_hears_that_it_moved_on_and_nothing_else() {
    let round = full().await;
    let (tom, elif) = (round.who("tom").await, round.who("elif").await);
    let stream = elif.get(&round.room()).await.attribute("main [data-room]", "data-room").unwrap();
    let (heard, ()) = tokio::join!(news(&elif, &stream), async {
        round.press(&tom, "begin").await.must_be(303);
    });
    let version = round.now().await.version;
    assert!(heard.contains(&format!("id: {version}")) && heard.contains(&format!("data: {version}")), "{heard}");
    assert!(!heard.contains("Elif") && !heard.contains("Pitch"), "{heard}");
    // A lost connection asks again and hears what it missed; a change of the order is news as well.
    let behind = stream.replace(&stream[stream.find("after=").unwrap()..], "after=0");
    assert!(news(&elif, &behind).await.contains(&format!("data: {version}")));
    let (mia, _) = round.joined_by("mia").await;
    let now = format!("{}/events?after={version}", round.room());
    let (heard, ()) = tokio::join!(news(&elif, &now), async {
        round.book(&mia, 3).await.must_be(303);
    });
    assert!(heard.contains(&format!("data: {}", version + 1)), "{heard}");
    for odd in ["x", "1e3", "99999999999"] {
        let status = elif.fetch(&format!("{}/events?after={odd}", round.room())).await.status.as_u16();
        assert!([400, 404].contains(&status), "{odd}: {status}");
    }
    round.garden.world.stranger().fetch(&now).await.must_be(303);
}

#[actix_web::test]
async fn another_node_shows_the_same_room() {
    let round = full().await;
    let tom = round.who("tom").await;
    round.press(&tom, "begin").await.must_be(303);
    if on_postgres().is_none() {
        return; // one process, one file
    }
    let node = round.garden.world.another_node().await;
    let mut woken = node.store.follow(&format!("pitch-room:{}", round.session));
    let story = async {
        tokio::time::timeout(Duration::from_secs(30), woken.changed()).await.unwrap().unwrap();
        round.press(&tom, "next").await.must_be(303);
        tokio::time::timeout(Duration::from_secs(30), woken.changed()).await.unwrap().unwrap();
    };
    let elsewhere = node.store.clone();
    tokio::select! {
        () = story => {}
        () = elsewhere.hear_other_nodes() => panic!("nobody listens any more"),
    }
}

#[actix_web::test]
async fn a_session_nobody_ends_is_over_after_half_a_day() {
    let round = full().await;
    let world = &round.garden.world;
    let tom = round.who("tom").await;
    round.press(&tom, "begin").await.must_be(303);
    world.later(chrono::Duration::hours(11));
    lernweg::features::pitches::end_forgotten(&world.store).await.unwrap();
    assert!(round.now().await.ended_at.is_none());
    world.later(chrono::Duration::hours(2));
    for _ in 0..2 {
        lernweg::features::pitches::end_forgotten(&world.store).await.unwrap();
    }
    assert!(round.now().await.ended_at.is_some());
    assert_eq!(states(&round).await, [PitchState::Ready, PitchState::Ready], "nobody says they were heard");
    assert_eq!(pitch::Entity::find().count(world.store.read()).await.unwrap(), 2);
}
