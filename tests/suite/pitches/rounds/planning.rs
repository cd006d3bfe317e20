//! Planning a round, changing and cancelling it.

use chrono::Duration;
use entity::{pitch_round, states::PitchRoundState};
use lernweg::features::cohorts::Step;
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{Round, places, planned, sessions, try_to_plan};
use crate::harness::{Garden, at_once, pause, tally};

#[actix_web::test]
async fn a_trainer_plans_the_round_of_the_course_and_everybody_hears_once() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (tom, elif) = (world.sign_in("tom").await, world.sign_in("elif").await);
    let empty = elif.get(&garden.at("/pitches")).await.must_be(200);
    empty.must_say("No round is planned yet").must_say("The course has a round in week 2");
    assert!(empty.find_form("/rounds").is_none());
    let list = tom.get(&garden.at("/pitches")).await;
    let new = tom.get(&list.link("Plan a round")).await.must_be(200);
    let typed = ["week", "on", "minutes", "places", "zone"].map(|name| new.typed("/pitches/rounds", name));
    assert_eq!(typed, ["2", "2027-01-14", "5", "2", "Europe/Berlin"]);
    let page = tom.submit(&new, "/pitches/rounds", &[("places", "3")]).await.must_be(200);
    page.must_flash("The round is planned").must_say("Thu 14 Jan 2027, 14:00 CET");
    let id = page.path.rsplit('/').next().unwrap().parse().unwrap();
    let session = sessions(&garden, id).await.remove(0);
    let all = places(&garden, session.id).await;
    assert_eq!(all.iter().map(|slot| slot.fallback).collect::<Vec<_>>(), [false, false, false, true]);
    // What is changed within ten minutes is told once, as it is then.
    assert_eq!(world.deliver().await, 0);
    let change = |fields: Vec<(&'static str, &'static str)>| {
        let (tom, path, session) = (tom.clone(), page.path.clone(), session.id);
        async move {
            let page = tom.get(&path).await;
            tom.submit(&page, &format!("/sessions/{session}"), &fields).await.must_be(200).must_flash("Saved.");
        }
    };
    change(vec![("at", "15:00")]).await;
    world.later(Duration::minutes(11));
    world.deliver().await;
    let mails = world.mail.mails_to("elif@example.org");
    assert_eq!(mails.len(), 1);
    assert!(mails[0].subject.starts_with("Planned: ") && mails[0].text.contains("Thu 14 Jan 2027, 15:00 CET"));
    assert!(world.mail.mails_to("tom@example.org").is_empty(), "who did it knows");
    change(vec![("on", "2027-01-15")]).await;
    world.later(Duration::minutes(11));
    world.deliver().await;
    let mail = world.mail.last_to("elif@example.org");
    assert!(mail.subject.starts_with("New times: ") && mail.text.contains("Fri 15 Jan 2027"), "{}", mail.text);
    change(vec![("places", "5")]).await;
    world.later(Duration::minutes(11));
    assert_eq!(world.deliver().await, 0, "places are no dates");
    assert_eq!(places(&garden, session.id).await.len(), 6);
    // It stands in the calendar and on Home.
    elif.get("/home").await.must_say("Pitch round in week 2");
    let room = elif.get(&garden.at("/pitches")).await.link("To the room");
    let file = elif.fetch(&format!("{room}/calendar.ics")).await.must_be(200).body;
    assert!(
        file.contains("DTSTART;TZID=Europe/Berlin:20270115T150000") && file.contains("Pitch round in week 2"),
        "{file}"
    );
    assert!(!file.contains("meet.example.org"));
    let feed = elif.submit(&elif.get("/me/calendar").await, "/me/calendar", &[]).await;
    let address = feed.body.split("/calendar/").nth(1).unwrap().split(".ics").next().unwrap().to_owned();
    let file = world.stranger().fetch(&format!("/calendar/{address}.ics")).await.must_be(200).body;
    assert!(file.contains(&format!("UID:pitches-{}@", session.id)), "{file}");
}

#[actix_web::test]
async fn a_round_that_does_not_fit_comes_back_with_what_was_typed() {
    let garden = Garden::new().await;
    let tom = garden.world.sign_in("tom").await;
    for (field, value, why) in [
        ("week", "4", "The course has no such week."),
        ("on", "2027-01-05", "This time is past already"),
        ("on", "2027-02-14", "far from the week"),
        ("at", "25:00", "Write a time like"),
        ("minutes", "0", ""),
        ("places", "99", ""),
        ("join_url", "http://meet.example.org", "begins with https"),
    ] {
        let page = try_to_plan(&garden, &tom, &[(field, value)]).await.must_be(422);
        assert!(page.text().contains(why), "{field}: {}", page.text());
        if field != "week" {
            assert_eq!(page.typed("/pitches/rounds", field), value);
        }
    }
    // Not a participant, and not an owner who does not take part.
    for key in ["elif", "olga"] {
        garden.world.sign_in(key).await.fetch(&garden.at("/pitches/rounds/new")).await.must_be(403);
    }
    assert_eq!(pitch_round::Entity::find().count(garden.world.store.read()).await.unwrap(), 0);
}

#[actix_web::test]
async fn a_week_has_one_round_however_many_plan_it_at_once() {
    let garden = Garden::new().await;
    let tom = garden.world.sign_in("tom").await;
    let pages = at_once(8, async |_| try_to_plan(&garden, &tom, &[]).await).await;
    assert_eq!(tally(&pages), [(303, 1), (409, 7)]);
    pages.iter().find(|page| page.status == 409).unwrap().must_say("There is a round in this week already");
    // Once it is cancelled there can be another.
    let done = pages.iter().find(|page| page.status == 303).unwrap();
    let path = done.headers["location"].to_str().unwrap().to_owned();
    let page = tom.get(&path).await;
    tom.submit(&page, "/cancel", &[]).await.must_be(200).must_flash("The round is cancelled.");
    tom.fetch(&path).await.must_be(404);
    try_to_plan(&garden, &tom, &[]).await.must_be(303);
}

#[actix_web::test]
async fn sessions_are_added_changed_and_dropped() {
    let round = Round::new().await;
    let garden = &round.garden;
    let (tom, elif) = (round.who("tom").await, round.who("elif").await);
    let page = tom.get(&round.path).await;
    let second = [("on", "2027-01-14"), ("at", "09:00"), ("zone", "Asia/Kolkata"), ("places", "2")];
    tom.submit(&page, "/sessions", &second).await.must_be(200).must_flash("The time is added.");
    let all = sessions(garden, round.id).await;
    assert_eq!(all.len(), 2);
    let early = all[0].id;
    elif.get(&round.index()).await.must_say("Thu 14 Jan 2027, 04:30 CET");
    // Two change the same one: the second sees what stands now, and keeps what they typed.
    let stale = tom.get(&round.path).await;
    let end = format!("/sessions/{early}");
    tom.press_anew(&stale, &end, &[("at", "10:00")]).await.must_be(303);
    let no = tom.press_anew(&stale, &end, &[("at", "11:00")]).await.must_be(409);
    no.must_say("changed this time meanwhile").must_say("05:30 CET");
    assert_eq!(no.typed(&end, "at"), "11:00");
    tom.press_anew(&no, &end, &[]).await.must_be(303);
    // Places that are taken stay; so does a session somebody has a place in, and the last one.
    round.book(&elif, 1).await.must_be(303);
    round.book(&round.who("jonas").await, 3).await.must_be(303);
    let page = tom.get(&round.path).await;
    let own = format!("/sessions/{}", round.session);
    let no = tom.press_anew(&page, &own, &[("places", "1")]).await.must_be(409);
    no.must_say("nobody loses theirs");
    tom.press_anew(&page, &own, &[("places", "2")]).await.must_be(303);
    assert_eq!(round.order().await, ["elif", "jonas", "-"]);
    let page = tom.get(&round.path).await;
    tom.press_anew(&page, &format!("{own}/removal"), &[]).await.must_be(409).must_say("Somebody has a place");
    tom.submit(&page, &format!("{end}/removal"), &[]).await.must_be(200).must_flash("The time is dropped.");
    let page = tom.get(&round.path).await;
    assert!(page.find_form("/removal").is_none());
    tom.send_fresh(&format!("{}/removal", round.room()), &[]).await.must_be(409);
    elif.send_fresh(&format!("{}/removal", round.room()), &[]).await.must_be(403);
}

#[actix_web::test]
async fn a_round_moves_with_the_calendar_and_goes_with_the_cohort() {
    let round = Round::new().await;
    let (garden, world) = (&round.garden, &round.garden.world);
    let olga = round.who("olga").await;
    olga.change_dates(&garden.cohort, &pause("2027-01-11", "7", "Frost")).await.must_be(200);
    let moved = round.now().await;
    assert_eq!(moved.starts_at.to_rfc3339(), "2027-01-21T13:00:00+00:00");
    world.later(Duration::minutes(11));
    world.deliver().await;
    let mails = world.mail.mails_to("elif@example.org");
    assert!(mails.iter().any(|mail| mail.text.contains("Thu 21 Jan 2027, 14:00 CET")), "{mails:?}");
    world.mail.empty();
    garden.cohort.step(world, Step::Cancel).await;
    let row = pitch_round::Entity::find_by_id(round.id).one(world.store.read()).await.unwrap().unwrap();
    assert_eq!(row.state, PitchRoundState::Cancelled);
    world.later(Duration::minutes(11));
    world.deliver().await;
    assert!(world.mail.mails_to("elif@example.org").iter().any(|mail| mail.subject.starts_with("Cancelled: ")));
}

#[actix_web::test]
async fn the_second_session_is_nobodys_who_has_a_place_in_the_first() {
    let garden = Garden::new().await;
    let (id, path) = planned(&garden, &[]).await;
    let tom = garden.world.sign_in("tom").await;
    let page = tom.get(&path).await;
    tom.press_anew(&page, "/sessions", &[("on", "2027-01-15"), ("at", "09:00")]).await.must_be(303);
    super::pitch_by(&garden, id, "elif", entity::states::PitchState::Draft).await;
    let elif = garden.world.sign_in("elif").await;
    let home = elif.get("/home").await;
    assert_eq!(home.text().matches("Pitch round in week 2").count(), 2);
    let first = sessions(&garden, id).await.remove(0);
    let slot = places(&garden, first.id).await.remove(0);
    let booking = garden.at(&format!("/pitches/sessions/{}/slots/{}/booking", first.id, slot.id));
    elif.send_fresh(&booking, &[]).await.must_be(303);
    assert_eq!(elif.get("/home").await.text().matches("Pitch round in week 2").count(), 1);
}
