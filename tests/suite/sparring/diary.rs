//! What was agreed on, in calendars; and what becomes of it when partners change.

use entity::states::Role;
use lernweg::app::run_due_jobs;

use super::{eight, groups, leaves, pair, partners_of, published, says_yes, sparring, suggests};
use crate::{
    first_answers::garden_with,
    harness::{
        Garden, Persona,
        calendar::{Calendar, Stretch},
    },
};

async fn file_of(garden: &Garden, who: &Persona) -> Calendar {
    let file = who.get(&garden.at("/sparring/appointment.ics")).await.must_be(200);
    assert_eq!(file.headers["content-type"], "text/calendar; charset=utf-8");
    Calendar::read(&file.body)
}

/// Somebody and their one partner agree on Thursday, nine o'clock.
async fn agree(garden: &Garden, one: &str) {
    let world = &garden.world;
    suggests(garden, &world.sign_in(one).await, "2027-01-07", "09:00").await.must_be(200);
    let mut name = one.to_owned();
    name[..1].make_ascii_uppercase();
    for other in partners_of(world, &name).await {
        says_yes(garden, &world.sign_in(&other.to_lowercase()).await).await.must_be(200);
    }
}

#[actix_web::test]
async fn a_time_keeps_its_id_and_counts_each_move() {
    let (garden, elif, jonas) = pair().await;
    elif.fetch(&garden.at("/sparring/appointment.ics")).await.must_be(404);
    agree(&garden, "elif").await;
    let page = sparring(&garden, &elif).await;
    assert_eq!(page.link("Add to calendar"), garden.at("/sparring/appointment.ics"));
    let file = file_of(&garden, &elif).await;
    file.keep("sparring");
    assert_eq!(file.method, "PUBLISH");
    let first = file.entry("Sparring: Jonas").clone();
    assert_eq!(first.when, Stretch::moment("2027-01-07T08:00:00Z", "2027-01-07T08:30:00Z", "Europe/Berlin"));
    assert_eq!((first.status.as_str(), first.sequence), ("CONFIRMED", 0));
    assert!(first.attendees.is_empty() && first.organizer.is_none(), "a file names nobody");
    assert_eq!(file_of(&garden, &jonas).await.entry("Sparring: Elif").uid, first.uid);
    // It is moved, and moved again.
    for (nth, hour) in [(1, "10:00"), (2, "11:00")] {
        suggests(&garden, &jonas, "2027-01-08", hour).await.must_be(200).must_say("You have suggested: Fri 8 Jan");
        let moved = file_of(&garden, &elif).await.entry("Sparring: Jonas").clone();
        assert_eq!((&moved.uid, moved.sequence, moved.status.as_str()), (&first.uid, nth, "TENTATIVE"));
    }
    says_yes(&garden, &elif).await.must_be(200);
    let file = file_of(&garden, &elif).await;
    file.keep("sparring-moved");
    let settled = file.entry("Sparring: Jonas");
    assert_eq!((settled.sequence, settled.status.as_str()), (2, "CONFIRMED"));
    assert_eq!(settled.when, Stretch::moment("2027-01-08T10:00:00Z", "2027-01-08T10:30:00Z", "Europe/Berlin"));
}

#[actix_web::test]
async fn the_calendar_somebody_subscribes_to_has_it() {
    let (garden, elif, _) = pair().await;
    let page = elif.get("/me/calendar").await;
    let made = elif.submit(&page, "/me/calendar", &[]).await.must_be(200);
    let address = made.text_at("pre code");
    let path = format!("/calendar/{}", address.rsplit("/calendar/").next().unwrap());
    agree(&garden, "elif").await;
    let feed = Calendar::read(&garden.world.stranger().get(&path).await.must_be(200).body);
    let entry = feed.entry("Sparring: Jonas");
    assert_eq!(entry.status, "CONFIRMED");
    assert_eq!(entry.uid, file_of(&garden, &elif).await.entry("Sparring: Jonas").uid);
    // The file of the cohort is for everybody, and knows nothing of it.
    let cohort = Calendar::read(&elif.get(&garden.at("/calendar.ics")).await.body);
    assert!(cohort.entries.iter().all(|entry| !entry.uid.starts_with("sparring-")));
}

#[actix_web::test]
async fn when_partners_change_the_time_is_withdrawn_and_the_file_says_so() {
    let garden = eight().await;
    let world = &garden.world;
    published(&garden).await;
    agree(&garden, "elif").await;
    let partner = partners_of(world, "Elif").await.remove(0);
    let elif = world.sign_in("elif").await;
    let title = format!("Sparring: {partner}");
    let before = file_of(&garden, &elif).await.entry(&title).clone();
    leaves(&garden, &partner.to_lowercase()).await;
    let file = file_of(&garden, &elif).await;
    file.keep("sparring-withdrawn");
    let after = file.entry(&title);
    assert_eq!((after.uid.as_str(), after.status.as_str()), (before.uid.as_str(), "CANCELLED"));
    assert!(after.sequence > before.sequence);
    sparring(&garden, &elif).await.must_not_say("Agreed:").must_say("No time is named yet.");
    world.mail.empty();
    world.deliver().await;
    assert!(world.mail.mails().iter().all(|mail| !mail.subject.starts_with("Agreed")), "there is nothing to say of it");
}

#[actix_web::test]
async fn who_joins_a_pair_makes_them_agree_anew() {
    let garden = garden_with(&["mia", "kim"]).await;
    let world = &garden.world;
    published(&garden).await;
    agree(&garden, "elif").await;
    agree(&garden, &groups(world).await.into_iter().find(|pair| pair[0] != "Elif").unwrap()[0].to_lowercase()).await;
    world.later(chrono::Duration::hours(1));
    garden.cohort.enrol(world, "noah", Role::Participant).await;
    run_due_jobs(&world.store, &world.catalogue).await;
    let three = groups(world).await.into_iter().find(|group| group.len() == 3).unwrap();
    for name in three.iter().filter(|name| *name != "Noah") {
        let who = world.sign_in(&name.to_lowercase()).await;
        sparring(&garden, &who).await.must_not_say("Agreed:").must_say("No time is named yet.");
        assert!(file_of(&garden, &who).await.entries.iter().all(|entry| entry.status == "CANCELLED"));
    }
    let noah = world.sign_in("noah").await;
    noah.fetch(&garden.at("/sparring/appointment.ics")).await.must_be(404);
    let pair = groups(world).await.into_iter().find(|group| group.len() == 2).unwrap();
    let who = world.sign_in(&pair[0].to_lowercase()).await;
    sparring(&garden, &who).await.must_say("Agreed: Thu 7 Jan 2027, 09:00 CET");
}

#[actix_web::test]
async fn where_one_of_three_leaves_what_was_agreed_holds_and_nobody_is_waited_for() {
    let garden = garden_with(&["mia", "kim", "noah"]).await;
    let world = &garden.world;
    published(&garden).await;
    let three = groups(world).await.into_iter().find(|group| group.len() == 3).unwrap();
    let keys: Vec<String> = three.iter().map(|name| name.to_lowercase()).collect();
    let (one, other) = (world.sign_in(&keys[0]).await, world.sign_in(&keys[1]).await);
    suggests(&garden, &one, "2027-01-07", "09:00").await.must_be(200);
    says_yes(&garden, &other).await.must_be(200).must_say("You have said yes.");
    leaves(&garden, &keys[2]).await;
    sparring(&garden, &one).await.must_say("Agreed: Thu 7 Jan 2027, 09:00 CET");
    world.mail.empty();
    world.deliver().await;
    let told = world.mail.mails().into_iter().filter(|mail| mail.subject.starts_with("Agreed")).count();
    assert_eq!(told, 2, "the two who go on");
}

#[actix_web::test]
async fn the_next_round_withdraws_what_is_still_to_come_and_keeps_what_was() {
    let (garden, ..) = pair().await;
    let world = &garden.world;
    agree(&garden, "elif").await;
    world.later(chrono::Duration::hours(23));
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    says_nothing_is_open(&garden, &jonas).await;
    suggests(&garden, &jonas, "2027-01-12", "09:00").await.must_be(200);
    says_yes(&garden, &elif).await.must_be(200);
    let page = published(&garden).await;
    page.must_say("Round 2 has been running since");
    let mut states: Vec<String> = file_of(&garden, &elif).await.entries.into_iter().map(|entry| entry.status).collect();
    states.sort();
    assert_eq!(states, ["CANCELLED", "CONFIRMED"]);
    sparring(&garden, &elif).await.must_say("No time is named yet.");
}

/// What was agreed on is over.
async fn says_nothing_is_open(garden: &Garden, who: &Persona) {
    sparring(garden, who).await.must_say("No time is named yet.").must_not_say("Agreed:");
}
