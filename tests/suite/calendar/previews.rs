//! First one sees what a change does; then it is done in one action.

use chrono::Duration;
use entity::{audit, states::Role};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{calendar, dates};
use crate::harness::{Cohort, Garden, World, at_once, pause, tally};

const PAUSE_WEEK_2: [(&str, &str); 3] = [("change", "week"), ("week", "2"), ("reason", "Works holiday")];

#[actix_web::test]
async fn pausing_a_week_shows_what_moves_and_who_hears_of_it_and_changes_nothing() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let olga = world.sign_in("olga").await;
    let before = garden.cohort.on(world).await.cohort;
    let preview = olga.look_ahead(&garden.cohort, &PAUSE_WEEK_2).await.must_be(200);
    assert_eq!(preview.heading(), "A pause is added");
    let moves = preview.texts("section[aria-labelledby=moves] .row-title");
    assert_eq!(moves.first().map(String::as_str), Some("Pause: Works holiday"));
    preview
        .must_say("Mon 11 Jan 2027, 08:00 CET → From now on Mon 18 Jan 2027, 08:00 CET")
        .must_say("new → From now on Mon 11 Jan 2027 to Sun 17 Jan 2027")
        .must_say("3 people get an e-mail with the new dates");
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 0);
    assert_eq!(garden.cohort.on(world).await.cohort, before);
    assert!(garden.cohort.on(world).await.pauses.is_empty());
}

#[actix_web::test]
async fn done_it_moves_everything_at_once_and_everybody_hears_of_it_in_their_language() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let pia = world.person_reading("pia", "de").await;
    garden.cohort.enrol(world, "pia", Role::Participant).await;
    world.clear_mail().await;
    let olga = world.sign_in("olga").await;
    let after = olga.change_dates(&garden.cohort, &PAUSE_WEEK_2).await.must_be(200);
    assert_eq!(after.flash(), "Changed. Everybody concerned hears of it.");
    assert!(dates(&after).iter().any(|line| line.contains("Mon 18 Jan 2027, 08:00 CET") && line.contains("Week 2")));
    world.deliver().await;
    let to = |who: &str| world.mail.mails_to(who);
    for who in ["tom@example.org", "elif@example.org", "jonas@example.org"] {
        assert_eq!(to(who).len(), 1, "{who}");
    }
    let mail = world.mail.last_to("elif@example.org");
    assert_eq!(mail.subject, "Dates of Aurora have moved");
    assert!(mail.text.contains("The reason: Works holiday."), "{}", mail.text);
    assert!(mail.text.contains("Week 2: Mon 18 Jan 2027 instead of Mon 11 Jan 2027"), "{}", mail.text);
    assert!(mail.text.contains("Last day: Sun 31 Jan 2027"), "{}", mail.text);
    let german = world.mail.last_to(&pia.email);
    assert!(german.text.contains("Woche 2: statt Mo., 11. Jan. 2027 jetzt Mo., 18. Jan. 2027"), "{}", german.text);
    assert!(to("olga@example.org").is_empty(), "she did it, and is not in it");
    let find = audit::Entity::find().filter(audit::Column::Action.eq("change_calendar"));
    assert_eq!(find.count(world.store.read()).await.unwrap(), 1);
}

#[actix_web::test]
async fn what_somebody_else_changed_meanwhile_is_seen_before_it_is_done() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    let seen = olga.look_ahead(&garden.cohort, &PAUSE_WEEK_2).await.must_be(200);
    olga.change_dates(&garden.cohort, &pause("2027-01-08", "2", "Flu")).await.must_be(200);
    let refused = olga.press(&seen, "/calendar", &[]).await.must_be(409);
    assert_eq!(refused.mistakes(), ["Somebody has changed the calendar meanwhile. Look at what would happen now."]);
    refused.must_say("Wed 13 Jan 2027, 08:00 CET → From now on Wed 20 Jan 2027, 08:00 CET");
    assert_eq!(garden.cohort.on(&garden.world).await.pauses.len(), 1);
    let done = olga.submit(&refused, "/calendar", &[]).await.must_be(200);
    done.must_say("Wed 20 Jan 2027, 08:00 CET");
    assert_eq!(garden.cohort.on(&garden.world).await.pauses.len(), 2);
}

#[actix_web::test]
async fn of_fifty_changes_at_once_one_is_done_and_the_others_see_it() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    let page = olga.look_ahead(&garden.cohort, &[("change", "length"), ("week", "2"), ("days", "9")]).await;
    let pages =
        at_once(50, async |nth| olga.press_anew(&page, "/calendar", &[("days", &format!("{}", 8 + nth % 20))]).await)
            .await;
    assert_eq!(tally(&pages)[0], (303, 1));
    assert_eq!(garden.cohort.on(&garden.world).await.cohort.calendar_version, 2);
}

#[actix_web::test]
async fn a_change_nobody_has_looked_at_is_not_done() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    let key = [("_key", "0123456789abcdef01")];
    for fields in [&PAUSE_WEEK_2[..], &[("change", "burn")], &[]] {
        let fields: Vec<(&str, &str)> = key.iter().chain(fields).copied().collect();
        let page = olga.send(&garden.at("/calendar"), &fields).await;
        assert!(page.status == 409 || page.status == 422, "{fields:?}: {}", page.status);
    }
    assert!(garden.cohort.on(&garden.world).await.pauses.is_empty());
}

#[actix_web::test]
async fn a_holiday_moves_what_falls_on_it_and_a_longer_week_all_that_follows() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    let free = [("change", "days"), ("kind", "free"), ("starts_on", "2027-01-11"), ("days", "1"), ("reason", "Fog")];
    olga.change_dates(&garden.cohort, &free).await.must_be(200);
    let opens = async || {
        let calendar = garden.cohort.on(&garden.world).await.calendar;
        (1..=3).map(|week| calendar.opens_on(week).to_string()).collect::<Vec<_>>()
    };
    assert_eq!(opens().await, ["2027-01-04", "2027-01-12", "2027-01-18"]);
    let longer = [("change", "length"), ("week", "2"), ("days", "10")];
    olga.change_dates(&garden.cohort, &longer).await.must_be(200);
    assert_eq!(opens().await, ["2027-01-04", "2027-01-12", "2027-01-21"]);
    olga.look_ahead(&garden.cohort, &longer).await.must_be(422);
    let id = garden.cohort.on(&garden.world).await.pauses[0].id.to_string();
    let removal = [("change", "removal"), ("pause", id.as_str())];
    let page = calendar(&garden, &olga).await;
    page.must_say("Take days off out");
    olga.change_dates(&garden.cohort, &removal).await.must_be(200);
    assert_eq!(opens().await, ["2027-01-04", "2027-01-11", "2027-01-21"]);
    olga.look_ahead(&garden.cohort, &removal).await.must_be(409);
}

#[actix_web::test]
async fn what_has_been_stays_as_it_was() {
    let garden = Garden::new().await; // Wednesday of week 1, 11:00 in Berlin
    let olga = garden.world.sign_in("olga").await;
    let pattern = |at: &'static str, days: &'static str| {
        [("change", "pattern"), ("opens_at", at), ("zone", "Europe/Berlin"), ("week_days", days)]
    };
    for (change, status) in [(pattern("08:00", "2"), 422), (pattern("08:00", "7"), 422), (pattern("25:00", "7"), 422)] {
        olga.look_ahead(&garden.cohort, &change).await.must_be(status);
    }
    let later = olga.look_ahead(&garden.cohort, &pattern("09:30", "5")).await.must_be(200);
    later.must_say("Sat 9 Jan 2027, 09:30 CET");
    olga.submit(&later, "/calendar", &[]).await.must_be(200);
    garden.world.deliver().await;
    let mail = garden.world.mail.last_to("elif@example.org");
    assert!(mail.text.contains("Weeks open at 09:30 from now on, by the clock in Europe/Berlin"), "{}", mail.text);
    garden.world.later(Duration::days(4)); // week 2 is open now
    let olga = garden.world.sign_in("olga").await;
    for gone in [
        &[("change", "length"), ("week", "1"), ("days", "3")][..],
        &[("change", "week"), ("week", "2"), ("reason", "x")],
    ] {
        olga.look_ahead(&garden.cohort, gone).await.must_be(422);
    }
    // Weeks that are over keep their length when the others change.
    olga.change_dates(&garden.cohort, &pattern("09:30", "8")).await.must_be(200);
    let calendar = garden.cohort.on(&garden.world).await.calendar;
    assert_eq!([1, 2, 3].map(|week| calendar.opens_on(week).to_string()), ["2027-01-04", "2027-01-09", "2027-01-17"]);
}

#[actix_web::test]
async fn days_off_that_have_begun_stay() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    olga.change_dates(&garden.cohort, &pause("2027-01-11", "7", "Works holiday")).await.must_be(200);
    garden.world.later(Duration::days(5));
    let olga = garden.world.sign_in("olga").await;
    let id = garden.cohort.on(&garden.world).await.pauses[0].id.to_string();
    calendar(&garden, &olga).await.must_not_say("Take days off out");
    olga.look_ahead(&garden.cohort, &[("change", "removal"), ("pause", &id)]).await.must_be(409);
    olga.look_ahead(&garden.cohort, &[("change", "removal"), ("pause", "x")]).await.must_be(422);
}

#[actix_web::test]
async fn everybody_in_the_cohort_sees_its_dates_and_owners_change_them() {
    let garden = Garden::new().await;
    let world = &garden.world;
    for who in ["elif", "tom"] {
        let who = world.sign_in(who).await;
        let page = calendar(&garden, &who).await;
        assert_eq!(dates(&page).iter().filter(|line| line.contains("Week ")).count(), 3);
        assert!(page.find_form("/calendar/change").is_none());
        who.look_ahead(&garden.cohort, &PAUSE_WEEK_2).await.must_be(403);
    }
    calendar(&garden, &world.sign_in("tom").await).await.must_say("What does not go together");
    calendar(&garden, &world.sign_in("elif").await).await.must_not_say("What does not go together");
    world.sign_in("otto").await.fetch(&garden.at("/calendar")).await.must_be(404);
    // Who only looks after it reads weeks as documents: no link leads where they may not go.
    let olga = world.sign_in("olga").await;
    for href in calendar(&garden, &olga).await.attributes("main a", "href") {
        if href.starts_with("/cohorts/") && href.contains("/weeks/") {
            olga.get(&href).await.must_be(200);
        }
    }
}

#[actix_web::test]
async fn who_joins_late_has_a_week_to_catch_up() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let due = |page: &crate::harness::Page| {
        dates(page).into_iter().filter(|line| line.contains("Task due")).collect::<Vec<_>>()
    };
    let usual = due(&calendar(&garden, &world.sign_in("elif").await).await);
    world.later(Duration::days(12)); // Monday of week 3
    garden.cohort.enrol(world, "pia", Role::Participant).await;
    let late = due(&calendar(&garden, &world.sign_in("pia").await).await);
    assert_eq!(late.len(), usual.len());
    assert!(
        late.iter().all(|line| !line.contains("Jan 2027") || !usual.contains(line) || line.contains("2 Jan")),
        "{late:?}"
    );
    let still = due(&calendar(&garden, &world.sign_in("elif").await).await);
    assert_eq!(still, usual, "for everybody else nothing moved");
}

#[actix_web::test]
async fn a_cohort_that_has_not_begun_can_begin_later_and_earlier() {
    let world = World::new().await;
    let cohort = Cohort::plan_on(&world, "gardening", "Later", "olga", "2027-03-01").await;
    let olga = world.sign_in("olga").await;
    for (weeks, day) in [("2", "Mon 15 Mar 2027"), ("-4", "Mon 15 Feb 2027")] {
        let done = olga.change_dates(&cohort, &[("change", "shift"), ("weeks", weeks)]).await.must_be(200);
        done.must_say(day);
    }
    for (weeks, status) in [("-10", 422), ("0", 422), ("53", 422), ("many", 422)] {
        let refused = olga.look_ahead(&cohort, &[("change", "shift"), ("weeks", weeks)]).await.must_be(status);
        assert_eq!(refused.mistakes().len(), 1, "{weeks}");
        assert_eq!(refused.attribute("#shift-weeks", "value").as_deref(), Some(weeks));
    }
    world.deliver().await;
    assert!(world.mail.mails().is_empty(), "nobody is in it yet");
}

#[actix_web::test]
async fn a_preview_names_the_sessions_that_move_and_the_entries_that_change() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let planned = garden.plan_session(&[("on", "2027-01-14")]).await;
    let before = garden.plan_session(&[("title", "This week"), ("on", "2027-01-08")]).await;
    let elif = world.sign_in("elif").await;
    elif.answers(&planned, &planned.slots[0]).await.must_be(200);
    elif.answers(&before, &before.slots[0]).await.must_be(200);
    world.clear_mail().await;
    let olga = world.sign_in("olga").await;
    let preview = olga.look_ahead(&garden.cohort, &PAUSE_WEEK_2).await.must_be(200);
    preview
        .must_say("Live: Ask me anything about compost")
        .must_say("Thu 14 Jan 2027, 14:00 CET → From now on Thu 21 Jan 2027, 14:00 CET")
        .must_say("One entry in a calendar changes along")
        .must_not_say("Live: This week");
    olga.submit(&preview, "/calendar", &[]).await.must_be(200);
    world.deliver().await;
    let mails = world.mail.mails_to("elif@example.org");
    let moved: Vec<_> = mails.iter().filter_map(|mail| mail.invitation.as_ref()).collect();
    assert_eq!(moved.len(), 1, "one entry, once");
    assert_eq!(mails.len(), 2, "and one mail about all dates");
    let entry = crate::harness::calendar::Calendar::read(&moved[0].1);
    assert_eq!(entry.method, "REQUEST");
    assert!(entry.entries[0].sequence > 0);
}
