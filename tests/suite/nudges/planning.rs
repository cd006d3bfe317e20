//! What is due to whom, and what ends it.

use chrono::Duration;
use entity::states::{CohortState, NudgeEnd, NudgeState, Rhythm, Role};
use lernweg::features::{cohorts::Step, nudges::keep_nudges};

use super::{
    at, course_from, keep, lives_in, plan_of, plans, says_hello, shows_two_sentences, state_of, subjects, through,
};
use crate::{
    harness::{Garden, World, at_once},
    pitches::rounds::{Round, places, planned, sessions},
    sparring::{comes_back, leaves, published, says_yes, suggests, takes_a_break},
};

#[actix_web::test]
async fn ten_days_before_the_start_i_hear_who_else_is_coming_and_who_wrote_already_does_not() {
    let garden = course_from("2027-02-01", &["elif", "jonas", "mia"]).await;
    let world = &garden.world;
    says_hello(&garden, "jonas").await;
    world.clear_mail().await;
    // Friday, 22 January, eight o'clock in Berlin.
    at(world, "2027-01-22T06:45:00Z").await;
    assert_eq!(
        (subjects(world, "elif"), state_of(world, "elif", "nudges/hello").await),
        (vec![], Some(NudgeState::Planned))
    );
    at(world, "2027-01-22T07:00:00Z").await;
    assert_eq!(subjects(world, "elif"), ["Who else is coming: Borealis"]);
    let mail = world.mail.last_to("elif@example.org");
    for name in ["Jonas", "Mia"] {
        assert!(mail.text.contains(name), "{}", mail.text);
    }
    assert!(!mail.text.contains("- Tom"), "trainers are no peers");
    assert!(mail.text.contains("because you have a place and have not written anything yet"), "{}", mail.text);
    assert_eq!(mail.header("Reply-To").as_deref(), Some("Tom <tom@example.org>"), "an answer reaches a person");
    assert_eq!((subjects(world, "jonas"), plan_of(world, "jonas", "nudges/hello").await), (vec![], None));
    // Not twice, however often it is looked at.
    at(world, "2027-01-23T07:00:00Z").await;
    assert_eq!(subjects(world, "elif").len(), 1);
}

#[actix_web::test]
async fn who_writes_in_time_is_not_asked_any_more() {
    let garden = course_from("2027-02-01", &["elif", "jonas"]).await;
    let world = &garden.world;
    at(world, "2027-01-21T07:00:00Z").await;
    assert_eq!(state_of(world, "elif", "nudges/hello").await, Some(NudgeState::Planned));
    says_hello(&garden, "elif").await;
    keep(world).await;
    let row = plan_of(world, "elif", "nudges/hello").await.unwrap();
    assert_eq!((row.state, row.why), (NudgeState::Cancelled, Some(NudgeEnd::Done)));
    through(world, "2027-01-22T10:00:00Z").await;
    assert_eq!((subjects(world, "elif").len(), subjects(world, "jonas").len()), (0, 1));
}

#[actix_web::test]
async fn it_is_looked_at_once_more_before_it_leaves() {
    let garden = course_from("2027-02-01", &["elif", "jonas"]).await;
    let world = &garden.world;
    world.until("2027-01-22T07:05:00Z");
    keep(world).await;
    keep(world).await;
    assert_eq!(state_of(world, "elif", "nudges/hello").await, Some(NudgeState::Sent), "it is in the outbox");
    says_hello(&garden, "elif").await;
    leaves(&garden, "jonas").await;
    world.deliver().await;
    let told = [subjects(world, "elif"), subjects(world, "jonas")].concat();
    assert!(!told.iter().any(|subject| subject.starts_with("Who else")), "{told:?}");
}

#[actix_web::test]
async fn three_days_before_the_start_everybody_has_all_dates_as_a_file() {
    let garden = course_from("2027-02-01", &["elif"]).await;
    let world = &garden.world;
    says_hello(&garden, "elif").await;
    garden.plan_session(&[("on", "2027-02-03")]).await;
    world.clear_mail().await;
    through(world, "2027-01-29T08:00:00Z").await;
    assert_eq!(subjects(world, "elif"), ["It begins in three days: Borealis"]);
    let mail = world.mail.last_to("elif@example.org");
    assert!(mail.text.contains("Mon 1 Feb 2027, 08:00 CET"), "{}", mail.text);
    assert!(mail.text.contains("Ask me anything about compost"), "{}", mail.text);
    assert!(mail.raw.contains("method=PUBLISH") && mail.raw.contains("filename=\"calendar.ics\""), "{}", mail.raw);
}

#[actix_web::test]
async fn a_week_begins_with_one_e_mail_on_my_own_morning() {
    let garden = course_from("2027-02-01", &["elif", "jonas", "ravi"]).await;
    let world = &garden.world;
    lives_in(world, "jonas", "America/New_York").await;
    lives_in(world, "ravi", "Asia/Kolkata").await;
    world.person_reading("lea", "de").await;
    garden.cohort.enrol(world, "lea", Role::Participant).await;
    through(world, "2027-02-01T06:59:00Z").await;
    world.mail.empty();
    // Eight in Berlin: the week opens. In Kolkata it is half past twelve, in New York two in the morning.
    at(world, "2027-02-01T07:00:00Z").await;
    let week = |key: &str| {
        subjects(world, key)
            .into_iter()
            .filter(|subject| subject.contains("eek 1") || subject.contains("Woche 1"))
            .count()
    };
    assert_eq!(["elif", "lea", "ravi", "jonas"].map(week), [1, 1, 1, 0]);
    assert_eq!(subjects(world, "lea"), ["Woche 1: Wer bin ich in meiner Community, und welche Frage bringe ich mit?"]);
    through(world, "2027-02-01T13:00:00Z").await;
    assert_eq!(["elif", "lea", "ravi", "jonas"].map(week), [1; 4], "eight in New York");
    let text = world.mail.last_to("elif@example.org").text;
    assert!(text.split_whitespace().count() < 160, "{text}");
    assert!(text.contains("Week 1 of 7 is open"), "{text}");
}

#[actix_web::test]
async fn nobody_is_told_what_was_due_before_they_came() {
    let garden = course_from("2027-01-04", &["elif"]).await;
    let world = &garden.world;
    // Everybody came on Wednesday of the first week.
    through(world, "2027-01-07T18:00:00Z").await;
    assert_eq!(subjects(world, "elif"), Vec::<String>::new());
    through(world, "2027-01-11T08:00:00Z").await;
    assert_eq!(subjects(world, "elif").len(), 1, "week 2: {:?}", subjects(world, "elif"));
}

#[actix_web::test]
async fn whoever_is_on_a_break_hears_nothing_and_hears_again_once_back() {
    let garden = course_from("2027-01-04", &["elif", "jonas"]).await;
    let world = &garden.world;
    keep(world).await;
    assert_eq!(state_of(world, "elif", "nudges/week").await, Some(NudgeState::Planned));
    takes_a_break(&garden, "elif").await;
    keep(world).await;
    let row = plan_of(world, "elif", "nudges/week").await.unwrap();
    assert_eq!((row.state, row.why), (NudgeState::Cancelled, Some(NudgeEnd::Away)));
    through(world, "2027-01-12T10:00:00Z").await;
    assert_eq!(subjects(world, "elif").iter().filter(|one| one.starts_with("Week")).count(), 0);
    comes_back(&garden, "elif").await;
    keep(world).await;
    world.clear_mail().await;
    assert_eq!(subjects(world, "elif"), Vec::<String>::new(), "week 2 was told while she was away");
    through(world, "2027-01-18T08:00:00Z").await;
    assert_eq!(subjects(world, "elif").iter().filter(|one| one.starts_with("Week 3")).count(), 1);
}

#[actix_web::test]
async fn on_thursday_only_whoever_keeps_somebody_waiting_is_told() {
    let garden = Garden::new().await;
    let world = &garden.world;
    published(&garden).await;
    world.clear_mail().await;
    let elif = world.sign_in("elif").await;
    suggests(&garden, &elif, "2027-01-20", "15:00").await.must_be(200);
    world.clear_mail().await;
    // Thursday, four o'clock: she has waited for a day and a quarter.
    through(world, "2027-01-07T14:59:00Z").await;
    assert_eq!(subjects(world, "jonas"), Vec::<String>::new());
    at(world, "2027-01-07T15:00:00Z").await;
    assert_eq!(
        (subjects(world, "jonas"), subjects(world, "elif").len()),
        (vec!["Elif waits for a word from you".to_owned()], 0)
    );
    let mail = world.mail.last_to("jonas@example.org");
    assert!(mail.text.contains("Wed 6 Jan 2027"), "{}", mail.text);
    assert!(mail.link("/cohorts/").ends_with("/sparring"), "it leads to where one says it");
    // A week later nobody waits.
    let jonas = world.sign_in("jonas").await;
    says_yes(&garden, &jonas).await.must_be(200);
    world.clear_mail().await;
    through(world, "2027-01-14T16:00:00Z").await;
    assert!(
        !subjects(world, "jonas").iter().any(|one| one.contains("waits for a word")),
        "{:?}",
        subjects(world, "jonas")
    );
}

#[actix_web::test]
async fn the_day_before_people_meet_they_are_told_unless_they_cannot_come() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let planned = garden.plan_session(&[("on", "2027-01-18")]).await;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    elif.answers(&planned, &planned.slots[0]).await.must_be(200);
    jonas.answers(&planned, "no").await.must_be(200);
    world.clear_mail().await;
    // Monday the 18th: the working day before is Friday.
    through(world, "2027-01-15T14:59:00Z").await;
    world.mail.empty();
    at(world, "2027-01-15T15:00:00Z").await;
    assert_eq!(subjects(world, "elif"), ["Coming up: Ask me anything about compost"]);
    assert_eq!(subjects(world, "jonas"), Vec::<String>::new());
    // It moves by two days: what was said is over, and the new day is told once more.
    let tom = world.sign_in("tom").await;
    let edit = tom.get(&format!("{}/edit", planned.path)).await;
    let end = format!("/slots/{}/move", planned.slots[0]);
    tom.submit(&edit, &end, &[("on", "2027-01-20"), ("at", "14:00")]).await.must_be(200).must_say("20 Jan 2027");
    world.clear_mail().await;
    through(world, "2027-01-19T15:00:00Z").await;
    let soon = subjects(world, "elif").into_iter().filter(|one| one.starts_with("Coming up")).count();
    assert_eq!(soon, 1);
}

/// What Elif, Jonas and Cem are told, apart from each other's words.
fn coming_up(world: &World) -> [Vec<String>; 3] {
    let about = |key| subjects(world, key).into_iter().filter(|one| one.starts_with("Coming up")).collect();
    ["elif", "jonas", "cem"].map(about)
}

#[actix_web::test]
async fn the_day_before_pitches_are_heard_whoever_speaks_is_told_where_and_the_others_that_they_can_listen() {
    let round = Round::new().await;
    let (garden, world) = (&round.garden, &round.garden.world);
    garden.cohort.enrol(world, "cem", Role::Participant).await;
    // Two times, for two zones: Thursday the 14th in Berlin, Friday the 15th in Chicago.
    let tom = world.sign_in("tom").await;
    let later = [("on", "2027-01-15"), ("at", "10:00"), ("zone", "America/Chicago"), ("minutes", "8"), ("places", "2")];
    tom.submit(&tom.get(&round.path).await, "/sessions", &later).await.must_be(200);
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    round.book(&elif, 2).await.must_be(303);
    let second = sessions(garden, round.id).await.remove(1).id;
    let slot = places(garden, second).await.remove(0).id;
    let booking = garden.at(&format!("/pitches/sessions/{second}/slots/{slot}/booking"));
    jonas.send_fresh(&booking, &[]).await.must_be(303);
    through(world, "2027-01-13T14:59:00Z").await;
    world.mail.empty();
    let page = world.sign_in("elif").await.get("/me/notifications/nudges-pitch").await;
    page.must_say("13 Jan, 16:00").must_say("in place 2");
    at(world, "2027-01-13T15:00:00Z").await;
    assert_eq!(
        coming_up(world),
        [vec!["Coming up: your pitch “Pitch of elif”"], vec![], vec!["Coming up: pitches in week 2"]]
    );
    let mail = world.mail.last_to("elif@example.org");
    assert!(mail.text.contains("14 Jan 2027, 14:00") && mail.text.contains("place 2"), "{}", mail.text);
    assert_eq!(mail.link("/cohorts/"), round.room());
    at(world, "2027-01-14T15:00:00Z").await;
    let mail = world.mail.last_to("jonas@example.org");
    assert!(mail.text.contains("15 Jan 2027, 17:00") && mail.text.contains("8 minutes"), "{}", mail.text);
    through(world, "2027-01-15T18:00:00Z").await;
    assert_eq!(coming_up(world).map(|told| told.len()), [1, 1, 1], "each once");
}

#[actix_web::test]
async fn a_round_that_moves_or_is_called_off_is_not_announced_for_its_old_day() {
    let round = Round::new().await;
    let (garden, world) = (&round.garden, &round.garden.world);
    garden.cohort.enrol(world, "cem", Role::Participant).await;
    at(world, "2027-01-12T09:00:00Z").await;
    assert_eq!(state_of(world, "cem", "nudges/pitch").await, Some(NudgeState::Planned));
    let tom = world.sign_in("tom").await;
    let moved = format!("/sessions/{}", round.session);
    tom.submit(&tom.get(&round.path).await, &moved, &[("on", "2027-01-15")]).await.must_be(200);
    world.clear_mail().await;
    through(world, "2027-01-14T14:59:00Z").await;
    assert_eq!(coming_up(world), [const { Vec::<String>::new() }; 3]);
    at(world, "2027-01-14T15:00:00Z").await;
    assert_eq!(coming_up(world).map(|told| told.len()), [1, 1, 1]);
    let (_, path) = planned(garden, &[("week", "3"), ("on", "2027-01-21")]).await;
    keep(world).await;
    let tom = world.sign_in("tom").await;
    tom.submit(&tom.get(&path).await, "/cancel", &[]).await.must_be(200);
    world.clear_mail().await;
    through(world, "2027-01-21T12:00:00Z").await;
    assert_eq!(coming_up(world), [const { Vec::<String>::new() }; 3]);
}

#[actix_web::test]
async fn nobody_hears_more_than_four_of_these_in_seven_days() {
    let garden = course_from("2027-02-01", &["elif"]).await;
    let world = &garden.world;
    for day in ["2027-02-03", "2027-02-04", "2027-02-05"] {
        garden.plan_session(&[("on", day), ("title", &format!("Session on {day}"))]).await;
    }
    world.clear_mail().await;
    through(world, "2027-02-05T18:00:00Z").await;
    let told = subjects(world, "elif");
    let rows: Vec<_> = plans(world).await.into_iter().filter(|row| row.state == NudgeState::Sent).collect();
    for row in &rows {
        let week = rows.iter().filter(|other| {
            let gap = row.settled_at.unwrap() - other.settled_at.unwrap();
            gap >= Duration::zero() && gap < Duration::days(7)
        });
        assert!(week.count() <= 4, "{told:?}");
    }
    assert!(rows.len() >= 5, "there was more to say: {told:?}");
}

#[actix_web::test]
async fn many_processes_plan_at_once_and_everybody_is_told_once() {
    let garden = course_from("2027-02-01", &["elif", "jonas"]).await;
    let world = &garden.world;
    let node = world.another_node().await;
    for moment in ["2027-01-22T07:00:00Z", "2027-01-22T07:15:00Z"] {
        world.until(moment);
        let store = |nth: usize| if nth.is_multiple_of(2) { &world.store } else { &node.store };
        let kept = at_once(8, async |nth| keep_nudges(store(nth), &world.catalogue).await).await;
        assert!(kept.iter().all(Result::is_ok), "{kept:?}");
    }
    world.deliver().await;
    assert_eq!((subjects(world, "elif").len(), subjects(world, "jonas").len()), (1, 1));
}

#[actix_web::test]
async fn a_house_that_slept_tells_only_what_is_still_worth_saying() {
    let garden = course_from("2027-02-01", &["elif"]).await;
    let world = &garden.world;
    at(world, "2027-01-20T07:00:00Z").await;
    // Three weeks without anybody at the switch: Tuesday of the second week.
    at(world, "2027-02-09T07:00:00Z").await;
    at(world, "2027-02-09T07:15:00Z").await;
    assert_eq!(
        subjects(world, "elif").iter().filter(|one| one.starts_with("Week")).count(),
        1,
        "{:?}",
        subjects(world, "elif")
    );
    let told = subjects(world, "elif");
    assert!(told.iter().any(|one| one.starts_with("Week 2")), "{told:?}");
    assert!(!told.iter().any(|one| one.starts_with("Who else") || one.starts_with("It begins")), "{told:?}");
    let row = plan_of(world, "elif", "nudges/hello").await.unwrap();
    assert_eq!(row.why, Some(NudgeEnd::Late));
}

#[actix_web::test]
async fn a_cohort_that_is_called_off_tells_nothing_and_who_left_hears_nothing() {
    let garden = course_from("2027-02-01", &["elif", "jonas"]).await;
    let world = &garden.world;
    at(world, "2027-01-21T07:00:00Z").await;
    leaves(&garden, "jonas").await;
    keep(world).await;
    assert_eq!(plan_of(world, "jonas", "nudges/hello").await.unwrap().why, Some(NudgeEnd::Gone));
    garden.cohort.step(world, Step::Cancel).await;
    assert_eq!(garden.cohort.on(world).await.cohort.state, CohortState::Cancelled);
    keep(world).await;
    assert_eq!(plan_of(world, "elif", "nudges/hello").await.unwrap().why, Some(NudgeEnd::Off));
    world.clear_mail().await;
    through(world, "2027-01-22T10:00:00Z").await;
    assert_eq!(subjects(world, "elif"), Vec::<String>::new());
}

#[actix_web::test]
async fn whoever_shows_something_in_time_is_nobodys_task() {
    let garden = course_from("2027-02-01", &["elif", "jonas"]).await;
    let world = &garden.world;
    through(world, "2027-02-03T09:00:00Z").await;
    let elif = world.sign_in("elif").await;
    shows_two_sentences(&garden, &elif).await;
    // The task is due on Friday; a day later, as the cohort works, it is Tuesday.
    through(world, "2027-02-09T08:00:00Z").await;
    let row = plan_of(world, "elif", "nudges/first").await;
    assert!(row.is_none_or(|row| row.why == Some(NudgeEnd::Done)), "she has shown something");
    assert_eq!(state_of(world, "jonas", "nudges/first").await, Some(NudgeState::Planned));
    assert_eq!(
        subjects(world, "jonas").iter().filter(|one| one.contains("first week")).count(),
        0,
        "no machine writes it"
    );
}

#[actix_web::test]
async fn after_four_and_after_twelve_weeks_whoever_wants_it_is_asked_what_became_of_it() {
    let garden = course_from("2027-01-11", &["elif", "jonas"]).await;
    let world = &garden.world;
    world.wants("elif", "nudges/alumni", Rhythm::AtOnce).await;
    // The course ends on Sunday, 28 February.
    at(world, "2027-03-02T08:00:00Z").await;
    let moments = [
        "2027-03-25T07:00:00Z",
        "2027-03-29T05:00:00Z",
        "2027-03-29T06:00:00Z",
        "2027-05-20T06:00:00Z",
        "2027-05-24T06:00:00Z",
        "2027-06-30T06:00:00Z",
    ];
    for moment in moments {
        at(world, moment).await;
    }
    let asked = |key: &str| subjects(world, key).into_iter().filter(|one| one == "What have you tried?").count();
    assert_eq!((asked("elif"), asked("jonas")), (2, 0));
}

#[actix_web::test]
async fn i_see_what_comes_next_and_what_it_will_say() {
    let garden = course_from("2027-02-01", &["elif"]).await;
    let world = &garden.world;
    at(world, "2027-01-21T08:00:00Z").await;
    let elif = world.sign_in("elif").await;
    let page = elif.get("/me/notifications").await.must_be(200);
    page.must_say("Who else is coming").must_say("22 Jan, 08:00");
    let one = elif.get("/me/notifications/nudges-hello").await.must_be(200);
    one.must_say("22 Jan, 08:00").must_say("Who else is coming: Borealis").must_not_say("made-up names");
    // Off is off, also for what is planned already.
    elif.press(&page, "/me/notifications", &[("rhythm.nudges-hello", "off")]).await.must_be(303);
    through(world, "2027-01-22T10:00:00Z").await;
    assert_eq!(subjects(world, "elif"), Vec::<String>::new());
}
