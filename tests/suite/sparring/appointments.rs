//! Partners agree on a time.

use super::{pair, published, says_yes, sparring, suggests};
use crate::{
    first_answers::{garden_with, home_of},
    harness::{Garden, at_once, tally},
    people::live_in,
};

#[actix_web::test]
async fn one_chooses_one_of_three_times_and_the_other_says_yes() {
    let (garden, elif, jonas) = pair().await;
    let world = &garden.world;
    let page = sparring(&garden, &elif).await;
    page.must_say("At these times all of you usually have time.");
    let offered = page.texts("#time .pick");
    assert_eq!(
        offered,
        ["Thu 7 Jan 2027, 09:00 CET", "Fri 8 Jan 2027, 13:00 CET", "Mon 11 Jan 2027, 16:30 CET"],
        "on three days, at three hours"
    );
    let first = page.attributes("#time input[type=radio]", "value").remove(0);
    let page = elif.submit(&page, "/appointment", &[("slot", &first)]).await.must_be(200);
    page.must_flash("Suggested.").must_say("You have suggested: Thu 7 Jan 2027, 09:00 CET");
    page.must_say("No answer yet from Jonas.");
    home_of(world, "jonas").await.must_say("Elif suggests a time to talk");
    home_of(world, "elif").await.must_not_say("suggests a time");
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 1);
    let mail = world.mail.last_to("jonas@example.org");
    assert_eq!(mail.subject, "Elif suggests a time: Thu 7 Jan 2027, 09:00 CET");
    jonas.get(&mail.links("/cohorts/").remove(0)).await.must_be(200).must_say("Elif suggests: Thu 7 Jan 2027, 09:00");
    world.mail.empty();
    let page = says_yes(&garden, &jonas).await.must_be(200);
    page.must_say("Agreed: Thu 7 Jan 2027, 09:00 CET").must_say("Move it").must_not_say("For Elif:");
    world.deliver().await;
    let told: Vec<String> = world.mail.mails().iter().map(|mail| mail.subject.clone()).collect();
    assert_eq!(told, ["Agreed: Thu 7 Jan 2027, 09:00 CET", "Agreed: Thu 7 Jan 2027, 09:00 CET"]);
    for (key, name) in [("elif", "Jonas"), ("jonas", "Elif")] {
        let home = home_of(world, key).await;
        home.must_not_say("suggests a time");
        let next = home.texts("section[aria-labelledby=next] .row");
        assert!(next.iter().any(|row| row.contains(&format!("Sparring with {name}")) && row.contains("7 Jan")));
        let week = home.texts("section[aria-labelledby=this-week] .row");
        assert!(week.iter().any(|row| row.contains("In pairs") && row.contains("Thu 7 Jan 2027, 09:00 CET")));
    }
    says_yes_twice(&garden).await;
}

/// A yes said twice counts once.
async fn says_yes_twice(garden: &Garden) {
    let jonas = garden.world.sign_in("jonas").await;
    let key = format!("{:032x}", rand::random::<u128>());
    jonas.send(&garden.at("/sparring/appointment/yes"), &[("_key", &key), ("version", "1")]).await.must_be(303);
    let key = format!("{:032x}", rand::random::<u128>());
    let elif = garden.world.sign_in("elif").await;
    let no = elif.send(&garden.at("/sparring/appointment/yes"), &[("_key", &key), ("version", "1")]).await;
    no.must_be(409).must_say("This time is your own suggestion.");
}

#[actix_web::test]
async fn a_time_by_hand_is_to_come_and_on_the_clock_and_what_i_typed_stays() {
    let (garden, elif, _) = pair().await;
    let page = sparring(&garden, &elif).await;
    for (on, at, says) in [
        ("2027-01-06", "10:59", "This time is over."),
        ("2027-03-28", "02:30", "The clocks go forward then"),
        ("2028-01-06", "09:00", "That is too far away."),
    ] {
        let no = elif.press_anew(&page, "/appointment", &[("way", "own"), ("on", on), ("at", at)]).await;
        let no = no.must_be(422);
        no.must_say(says).must_say("No time is named yet.");
        assert_eq!(no.attribute("#time-on", "value").as_deref(), Some(on));
        assert_eq!(no.attribute("#time-at", "value").as_deref(), Some(at));
        assert_eq!(no.attributes("#errors a", "href"), ["#time-at"]);
    }
    for (fields, says) in [
        ([("way", "own"), ("on", ""), ("at", "09:00")], "Day"),
        ([("way", "own"), ("on", "2027-01-07"), ("at", "nine")], "From"),
        ([("way", "slot"), ("slot", "soon"), ("at", "")], "Choose one of the times, or name another one."),
        ([("way", "slot"), ("slot", "2027-01-05T08:00:00Z"), ("at", "")], "This time is over."),
        ([("way", "slot"), ("slot", "+99999-01-05T08:00:00Z"), ("at", "")], "Choose one of the times"),
    ] {
        elif.press_anew(&page, "/appointment", &fields).await.must_be(422).must_say(says);
    }
    elif.press_anew(&page, "/appointment", &[]).await.must_be(422).must_say("Choose one of the times");
    suggests(&garden, &elif, "2027-01-07", "21:15").await.must_be(200).must_say("Thu 7 Jan 2027, 21:15 CET");
}

#[actix_web::test]
async fn a_yes_to_what_was_replaced_meanwhile_shows_what_stands_there_now() {
    let (garden, elif, jonas) = pair().await;
    let world = &garden.world;
    let unanswered = sparring(&garden, &jonas).await;
    suggests(&garden, &elif, "2027-01-07", "09:00").await.must_be(200);
    // Jonas thought of a time himself, before he saw hers.
    let fields = [("way", "own"), ("on", "2027-01-12"), ("at", "15:00")];
    let no = jonas.press_anew(&unanswered, "/appointment", &fields).await.must_be(409);
    no.must_say("Another time was suggested meanwhile").must_say("Elif suggests: Thu 7 Jan 2027, 09:00 CET");
    assert_eq!(no.attribute("#time-on", "value").as_deref(), Some("2027-01-12"));
    let seen = sparring(&garden, &jonas).await;
    suggests(&garden, &elif, "2027-01-08", "11:00").await.must_be(200);
    let no = jonas.press_anew(&seen, "/appointment/yes", &[]).await.must_be(409);
    no.must_say("Another time was suggested meanwhile").must_say("Elif suggests: Fri 8 Jan 2027, 11:00 CET");
    // The e-mail about the first one has nothing to say any more.
    world.deliver().await;
    assert_eq!(world.mail.last_to("jonas@example.org").subject, "Elif suggests a time: Fri 8 Jan 2027, 11:00 CET");
    assert_eq!(world.mail.mails().len(), 1);
    // He suggests another: now it is her turn.
    let page = jonas.submit(&no, "/appointment", &[("way", "own"), ("on", "2027-01-12"), ("at", "15:00")]).await;
    page.must_be(200).must_say("You have suggested: Tue 12 Jan 2027, 15:00 CET");
    says_yes(&garden, &elif).await.must_be(200).must_say("Agreed: Tue 12 Jan 2027, 15:00 CET");
}

#[actix_web::test]
async fn with_three_it_is_agreed_when_both_others_have_said_yes() {
    let garden = garden_with(&["mia"]).await;
    let world = &garden.world;
    published(&garden).await;
    let people = [world.sign_in("elif").await, world.sign_in("jonas").await, world.sign_in("mia").await];
    suggests(&garden, &people[0], "2027-01-07", "09:00").await.must_be(200).must_say("No answer yet from Jonas, Mia.");
    let page = says_yes(&garden, &people[1]).await.must_be(200);
    page.must_say("You have said yes. No answer yet from Mia.").must_not_say("Agreed:");
    sparring(&garden, &people[0]).await.must_say("No answer yet from Mia.");
    says_yes(&garden, &people[2]).await.must_be(200).must_say("Agreed: Thu 7 Jan 2027, 09:00 CET");
    home_of(world, "mia").await.must_say("Sparring, the three of you");
    world.mail.empty();
    world.deliver().await;
    let agreed = world.mail.mails().into_iter().filter(|mail| mail.subject.starts_with("Agreed")).count();
    assert_eq!(agreed, 3);
}

#[actix_web::test]
async fn who_lives_elsewhere_reads_it_on_their_own_clock_and_both_see_both() {
    let (garden, elif, jonas) = pair().await;
    live_in(&garden.world, "jonas", "Asia/Kolkata").await;
    let page = sparring(&garden, &elif).await;
    let offered = page.texts("#time .pick");
    assert_eq!(offered[0], "Thu 7 Jan 2027, 09:00 CETJonas: Thu 7 Jan 2027, 13:30 IST");
    assert_eq!(offered.len(), 3);
    suggests(&garden, &elif, "2027-01-07", "09:00").await.must_say("For Jonas: Thu 7 Jan 2027, 13:30 IST");
    let page = says_yes(&garden, &jonas).await.must_be(200);
    page.must_say("Agreed: Thu 7 Jan 2027, 13:30 IST").must_say("For Elif: Thu 7 Jan 2027, 09:00 CET");
    garden.world.deliver().await;
    assert_eq!(garden.world.mail.last_to("jonas@example.org").subject, "Agreed: Thu 7 Jan 2027, 13:30 IST");
    live_in(&garden.world, "jonas", "Asia/Tokyo").await;
    let page = sparring(&garden, &elif).await;
    page.must_say("You share no usual hours.");
}

#[actix_web::test]
async fn a_time_that_has_come_without_a_yes_is_no_time() {
    let (garden, elif, _) = pair().await;
    suggests(&garden, &elif, "2027-01-06", "15:00").await.must_be(200);
    let jonas = garden.world.sign_in("jonas").await;
    let page = sparring(&garden, &jonas).await;
    garden.world.later(chrono::Duration::hours(5));
    jonas.press_anew(&page, "/appointment/yes", &[]).await.must_be(409).must_say("This time has come already.");
    sparring(&garden, &jonas).await.must_say("Not everybody had said yes to this time, and it has come:");
    home_of(&garden.world, "jonas").await.must_not_say("suggests a time");
    garden.world.deliver().await;
    assert_eq!(garden.world.mail.mails().len(), 0);
    suggests(&garden, &jonas, "2027-01-08", "15:00").await.must_be(200).must_say("You have suggested: Fri 8 Jan");
}

#[actix_web::test]
async fn who_has_no_partner_suggests_nothing() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let key = || format!("{:032x}", rand::random::<u128>());
    let fields = |key| vec![("_key", key), ("version", "0"), ("way", "own"), ("on", "2027-01-08"), ("at", "09:00")];
    let (one, other) = (key(), key());
    let no = elif.send(&garden.at("/sparring/appointment"), &fields(&one)).await.must_be(409);
    no.must_say("You have no partner just now.");
    published(&garden).await;
    for who in ["tom", "olga"] {
        let who = garden.world.sign_in(who).await;
        who.send(&garden.at("/sparring/appointment"), &fields(&other)).await.must_be(403);
        who.fetch(&garden.at("/sparring/appointment.ics")).await.must_be(403);
    }
}

#[actix_web::test]
async fn of_many_at_once_one_time_stands_and_one_yes_counts() {
    let (garden, elif, jonas) = pair().await;
    let world = &garden.world;
    let pages = [sparring(&garden, &elif).await, sparring(&garden, &jonas).await];
    let fields = [("way", "own"), ("on", "2027-01-08"), ("at", "09:00")];
    let both =
        at_once(2, async |nth| [&elif, &jonas][nth].press_anew(&pages[nth], "/appointment", &fields).await).await;
    assert_eq!(tally(&both), [(303, 1), (409, 1)]);
    let (other, by) = if both[0].status == 303 { (&jonas, "jonas") } else { (&elif, "elif") };
    let page = sparring(&garden, other).await;
    let many = at_once(6, async |_| other.press_anew(&page, "/appointment/yes", &[]).await).await;
    assert_eq!(tally(&many), [(303, 6)], "{by} has said yes once");
    world.deliver().await;
    let told = world.mail.mails().into_iter().filter(|mail| mail.subject.starts_with("Agreed")).count();
    assert_eq!(told, 2, "nobody is told twice");
}

#[actix_web::test]
async fn a_yes_and_another_time_at_once_leave_one_of_both() {
    let (garden, elif, jonas) = pair().await;
    suggests(&garden, &elif, "2027-01-07", "09:00").await.must_be(200);
    let pages = [sparring(&garden, &elif).await, sparring(&garden, &jonas).await];
    let fields = [("way", "own"), ("on", "2027-01-08"), ("at", "11:00")];
    let both = at_once(2, async |nth| match nth {
        0 => elif.press_anew(&pages[0], "/appointment", &fields).await,
        _ => jonas.press_anew(&pages[1], "/appointment/yes", &[]).await,
    })
    .await;
    assert_eq!(both[0].status, 303);
    let page = sparring(&garden, &jonas).await;
    page.must_say("Elif suggests: Fri 8 Jan 2027, 11:00 CET").must_not_say("Agreed:");
}
