//! Moved, cancelled, and dates that move with the cohort's calendar.

use chrono::Duration;
use lernweg::features::cohorts::Step;

use crate::harness::{Garden, Mail, Planned, pause};

/// Elif comes, Jonas was asked and has not answered.
async fn expected(changes: &[(&str, &str)]) -> (Garden, Planned) {
    let garden = Garden::new().await;
    let world = &garden.world;
    let planned = garden.plan_session(changes).await;
    let tom = world.sign_in("tom").await;
    let page = tom.get(&planned.path).await;
    tom.submit(&page, "/invitations", &[]).await.must_be(200);
    world.sign_in("elif").await.answers(&planned, &planned.slots[0]).await.must_be(200);
    world.clear_mail().await;
    (garden, planned)
}

fn line(mail: &Mail, name: &str) -> String {
    let file = mail.calendar();
    file.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_else(|| panic!("no {name} in {file}")).to_owned()
}

async fn moves(garden: &Garden, planned: &Planned, to: &[(&str, &str)]) -> crate::harness::Page {
    let tom = garden.world.sign_in("tom").await;
    let edit = tom.get(&format!("{}/edit", planned.path)).await;
    tom.submit(&edit, &format!("/slots/{}/move", planned.slots[0]), to).await
}

#[actix_web::test]
async fn a_session_that_is_moved_moves_in_calendars_too() {
    let (garden, planned) = expected(&[]).await;
    let world = &garden.world;
    moves(&garden, &planned, &[("on", "2027-01-11"), ("at", "16:00")]).await.must_say("Mon 11 Jan 2027, 16:00 CET");
    world.deliver().await;
    let mail = world.mail.last_to("elif@example.org");
    assert_eq!((line(&mail, "METHOD:"), line(&mail, "SEQUENCE:")), ("REQUEST".to_owned(), "1".to_owned()));
    assert_eq!(line(&mail, "UID:"), format!("slot-{}@127.0.0.1", planned.slots[0]));
    assert!(mail.calendar().contains("DTSTART;TZID=Europe/Berlin:20270111T160000"), "{}", mail.calendar());
    assert!(mail.text.contains("Before, it was: Fri 8 Jan 2027, 14:00 CET"), "{}", mail.text);
    let notice = world.mail.last_to("jonas@example.org");
    assert!(notice.calendar().is_empty() && notice.text.contains("not answered yet"), "{}", notice.text);
    // Moved twice before the mail left: one letter, about where it is now.
    world.mail.empty();
    moves(&garden, &planned, &[("at", "17:00")]).await;
    moves(&garden, &planned, &[("at", "18:00")]).await;
    world.deliver().await;
    let mails = world.mail.mails_to("elif@example.org");
    assert_eq!(mails.len(), 1);
    assert_eq!(line(&mails[0], "SEQUENCE:"), "3");
    assert_eq!(world.mail.mails_to("jonas@example.org").len(), 1);
}

#[actix_web::test]
async fn a_move_that_does_not_fit_is_refused_with_what_was_typed() {
    let (garden, planned) = expected(&[]).await;
    let world = &garden.world;
    let end = format!("/slots/{}/move", planned.slots[0]);
    for (to, why) in [
        (vec![("on", "2027-01-05")], "This time is past already"),
        (vec![("on", "2027-01-08")], "That is when it is already"),
        (vec![("at", "25:00")], "Write a time like"),
    ] {
        let page = moves(&garden, &planned, &to).await;
        page.must_say(why);
        assert_eq!(page.typed(&end, to[0].0), to[0].1);
    }
    world.later(Duration::hours(53));
    let tom = world.sign_in("tom").await;
    let edit = tom.get(&format!("{}/edit", planned.path)).await;
    assert!(edit.find_form(&end).is_none() && edit.find_form("/cancel").is_none());
    world.deliver().await;
    assert!(world.mail.mails().is_empty());
}

#[actix_web::test]
async fn a_cancelled_session_leaves_calendars_and_says_why() {
    let (garden, planned) = expected(&[]).await;
    let world = &garden.world;
    let tom = world.sign_in("tom").await;
    let edit = tom.get(&format!("{}/edit", planned.path)).await;
    tom.press(&edit, "/cancel", &[("reason", "")]).await.must_be(422);
    tom.submit(&edit, "/cancel", &[("reason", "The room is under water")]).await.must_be(200);
    world.deliver().await;
    let mail = world.mail.last_to("elif@example.org");
    assert_eq!((line(&mail, "METHOD:"), line(&mail, "SEQUENCE:")), ("CANCEL".to_owned(), "1".to_owned()));
    assert!(mail.calendar().contains("STATUS:CANCELLED"), "{}", mail.calendar());
    assert!(mail.text.contains("The room is under water"), "{}", mail.text);
    assert!(world.mail.last_to("jonas@example.org").calendar().is_empty());
    let elif = world.sign_in("elif").await;
    let page = elif.get(&planned.path).await;
    page.must_say("This session does not take place").must_say("The room is under water");
    assert!(page.find_form("/answer").is_none());
    elif.answers(&planned, "no").await.must_be(409);
    elif.get(&garden.at("/sessions")).await.must_say("cancelled");
    tom.fetch(&format!("{}/edit", planned.path)).await.must_be(404);
    let file = elif.fetch(&format!("{}/calendar.ics", planned.path)).await.body;
    assert!(file.contains("STATUS:CANCELLED") && file.contains("SEQUENCE:1"), "{file}");
}

#[actix_web::test]
async fn one_of_two_times_is_cancelled_and_the_last_is_not() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let planned = garden.plan_twice(&[], &[("on", "2027-01-08"), ("at", "20:00")]).await;
    let elif = world.sign_in("elif").await;
    elif.answers(&planned, &planned.slots[0]).await.must_be(200);
    world.clear_mail().await;
    let tom = world.sign_in("tom").await;
    let edit = tom.get(&format!("{}/edit", planned.path)).await;
    tom.submit(&edit, &format!("{}/cancel", planned.slots[0]), &[]).await.must_be(200);
    tom.press_anew(&edit, &format!("{}/cancel", planned.slots[1]), &[]).await.must_be(409).must_say("the last time");
    world.deliver().await;
    assert_eq!(line(&world.mail.last_to("elif@example.org"), "METHOD:"), "CANCEL");
    elif.get(&planned.path).await.must_say("cancelled");
    elif.answers(&planned, &planned.slots[0]).await.must_say("cancelled");
    elif.answers(&planned, &planned.slots[1]).await.must_say("You are in");
}

#[actix_web::test]
async fn a_pause_moves_what_comes_after_it_and_says_so_once() {
    let (garden, planned) = expected(&[("on", "2027-01-13")]).await;
    let world = &garden.world;
    let before = garden.plan_session(&[("title", "Before the pause")]).await;
    world.sign_in("elif").await.answers(&before, &before.slots[0]).await.must_be(200);
    world.clear_mail().await;
    let olga = world.sign_in("olga").await;
    olga.change_dates(&garden.cohort, &pause("2027-01-11", "7", "Frost")).await.must_be(200);
    world.deliver().await;
    let about = |address: &str| {
        let mails = world.mail.mails_to(address).into_iter();
        mails.filter(|mail| mail.subject.starts_with("Changed:")).collect::<Vec<_>>()
    };
    let elifs = about("elif@example.org");
    assert_eq!(elifs.len(), 1, "only the session after the pause has moved");
    assert!(elifs[0].calendar().contains("DTSTART;TZID=Europe/Berlin:20270120T140000"), "{}", elifs[0].calendar());
    assert_eq!(line(&elifs[0], "SEQUENCE:"), "1");
    assert_eq!(about("jonas@example.org").len(), 1);
    world.sign_in("elif").await.get(&planned.path).await.must_say("Wed 20 Jan 2027, 14:00 CET");
}

#[actix_web::test]
async fn what_has_been_stays_when_it_was() {
    let (garden, planned) = expected(&[("on", "2027-01-06")]).await;
    let world = &garden.world;
    world.later(Duration::hours(5));
    let olga = world.sign_in("olga").await;
    olga.change_dates(&garden.cohort, &pause("2027-01-07", "7", "Frost")).await.must_be(200);
    world.sign_in("elif").await.get(&planned.path).await.must_say("Wed 6 Jan 2027, 14:00 CET");
    world.deliver().await;
    assert!(world.mail.mails().iter().all(|mail| !mail.subject.starts_with("Changed:")));
}

#[actix_web::test]
async fn what_a_cancelled_cohort_had_planned_does_not_take_place() {
    let (garden, planned) = expected(&[]).await;
    let world = &garden.world;
    garden.cohort.step(world, Step::Cancel).await;
    world.deliver().await;
    let mail = world.mail.last_to("elif@example.org");
    assert_eq!(line(&mail, "METHOD:"), "CANCEL");
    assert!(mail.text.contains("The cohort was cancelled"), "{}", mail.text);
    let page = world.sign_in("elif").await.get(&planned.path).await;
    page.must_say("This session does not take place").must_say("The cohort was cancelled");
}

#[actix_web::test]
async fn another_length_is_heard_of_in_calendars() {
    let (garden, planned) = expected(&[]).await;
    let world = &garden.world;
    let tom = world.sign_in("tom").await;
    let edit = tom.get(&format!("{}/edit", planned.path)).await;
    tom.submit(&edit, &format!("/slots/{}", planned.slots[0]), &[("minutes", "90")]).await.must_be(200);
    world.deliver().await;
    let mail = world.mail.last_to("elif@example.org");
    assert_eq!(line(&mail, "SEQUENCE:"), "1");
    assert!(mail.calendar().contains("DTEND;TZID=Europe/Berlin:20270108T153000"), "{}", mail.calendar());
}
