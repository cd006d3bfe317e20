//! Planning a session and changing its words.

use crate::harness::Garden;

#[actix_web::test]
async fn a_trainer_plans_a_session_and_everybody_finds_it() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    elif.get(&garden.at("/sessions")).await.must_say("Nothing is planned yet");
    let planned = garden.plan_session(&[]).await;
    let list = elif.get(&garden.at("/sessions")).await;
    list.must_say("Ask me anything about compost").must_say("Fri 8 Jan 2027, 14:00 CET").must_say("Open questions");
    let page = elif.get(&planned.path).await;
    page.must_say("Bring one question from your garden.")
        .must_say("Minute 10 to 55 Your questions")
        .must_say("60 minutes together")
        .must_not_say("meet.example.org");
    assert!(page.find_form("/invitations").is_none() && !page.body.contains("/edit"));
    for key in ["tom", "olga"] {
        world.sign_in(key).await.get(&planned.path).await.must_say("Invite everybody").must_say("Change session");
    }
}

#[actix_web::test]
async fn what_does_not_fit_is_said_with_everything_typed_kept() {
    let garden = Garden::new().await;
    let tom = garden.world.sign_in("tom").await;
    let changes = [
        ("title", "x"),
        ("purpose", ""),
        ("run_sheet", "10 Arrive\nthen we talk"),
        ("join_url", "http://meet.example.org"),
        ("on", "tomorrow"),
        ("zone", "Mars/Olympus"),
        ("capacity", "0"),
    ];
    let page = tom.try_to_plan(&garden, &changes).await.must_be(422);
    assert_eq!(page.mistakes().len(), 7, "{:?}", page.mistakes());
    page.must_say("Line 2 does not fit");
    assert_eq!(page.typed("/sessions", "run_sheet"), "10 Arrive\nthen we talk");
    assert_eq!(page.typed("/sessions", "join_url"), "http://meet.example.org");
    for (field, value, why) in [
        ("on", "2027-01-06", "This time is past already"),
        ("on", "2027-09-06", "far from the weeks"),
        ("host", "00000000-0000-7000-8000-000000000000", "Only somebody who moderates"),
    ] {
        let at = if value == "2027-01-06" { "10:30" } else { "14:00" };
        tom.try_to_plan(&garden, &[(field, value), ("at", at)]).await.must_be(422).must_say(why);
    }
}

#[actix_web::test]
async fn a_day_off_takes_no_session() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let olga = world.sign_in("olga").await;
    olga.change_dates(&garden.cohort, &crate::harness::pause("2027-01-08", "1", "Bridge day")).await.must_be(200);
    let tom = world.sign_in("tom").await;
    tom.try_to_plan(&garden, &[]).await.must_be(422).must_say("a pause or a day off");
}

#[actix_web::test]
async fn a_run_sheet_longer_than_the_session_is_said_to_who_leads() {
    let garden = Garden::new().await;
    let planned = garden.plan_session(&[("run_sheet", "50 Talk\n20 More talk")]).await;
    let page = garden.world.sign_in("tom").await.get(&planned.path).await;
    page.must_say("70 minutes together").must_say("longer than the session");
    let page = garden.world.sign_in("elif").await.get(&planned.path).await;
    page.must_say("70 minutes together").must_not_say("longer than the session");
}

#[actix_web::test]
async fn two_who_change_the_words_at_once_see_both_versions() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let planned = garden.plan_session(&[]).await;
    let (tom, olga) = (world.sign_in("tom").await, world.sign_in("olga").await);
    let edit = format!("{}/edit", planned.path);
    let (toms, olgas) = (tom.get(&edit).await, olga.get(&edit).await);
    tom.submit(&toms, "/edit", &[("title", "All about worms")]).await.must_say("All about worms");
    let clash = olga.press(&olgas, "/edit", &[("title", "All about snails")]).await.must_be(409);
    clash.must_say("All about worms").must_say("Both versions stand below");
    assert_eq!(clash.typed("/edit", "title"), "All about snails");
    olga.submit(&clash, "/edit", &[]).await.must_say("All about snails");
}

#[actix_web::test]
async fn a_night_the_clocks_change_has_its_hour() {
    let garden = Garden::new().await;
    let world = &garden.world;
    // Clocks in Berlin skip from two to three on 28 March 2027.
    let planned = garden.plan_session(&[("on", "2027-03-28"), ("at", "02:30")]).await;
    let tom = world.sign_in("tom").await;
    tom.get(&planned.path).await.must_say("Sun 28 Mar 2027, 03:00 CEST");
    let file = tom.fetch(&format!("{}/calendar.ics", planned.path)).await.body;
    assert!(file.contains("DTSTART;TZID=Europe/Berlin:20270328T030000"), "{file}");
}

#[actix_web::test]
async fn who_does_not_lead_plans_nothing() {
    let garden = Garden::new().await;
    let planned = garden.plan_session(&[]).await;
    let elif = garden.world.sign_in("elif").await;
    elif.fetch(&garden.at("/sessions/new")).await.must_be(403);
    elif.fetch(&format!("{}/edit", planned.path)).await.must_be(403);
    let key = [("_key", "0123456789abcdef0123")];
    for path in ["/cancel", "/invitations", "/slots", &format!("/slots/{}/move", planned.slots[0])] {
        elif.send(&format!("{}{path}", planned.path), &key).await.must_be(403);
    }
}
