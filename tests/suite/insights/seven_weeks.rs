//! Twenty-six people go through seven weeks; what owners and trainers are told is compared with a plain count.

use chrono::{DateTime, Duration, Utc};
use lernweg::app::run_due_jobs;
use sea_orm::FromQueryResult;

use super::{PAGE, PEOPLE, counted, shows, told};
use crate::{
    discussions::{ask, reply},
    harness::{Garden, World},
};

/// Who shows something in a week: fewer and fewer.
fn shows_in(nth: usize, week: usize) -> bool {
    (nth * 7 + week * 5) % PEOPLE.len() < 25 - 3 * week
}

/// Who only asks something.
fn asks_in(nth: usize, week: usize) -> bool {
    let place = (nth * 7 + week * 5) % PEOPLE.len();
    !shows_in(nth, week) && place < 28 - 3 * week
}

async fn many(world: &World, text: &str, span: [DateTime<Utc>; 2]) -> i32 {
    #[derive(FromQueryResult)]
    struct Many {
        many: i64,
    }
    let values = span.map(Into::into);
    let found = Many::find_by_statement(lernweg::storage::sql(world.store.read(), text, values));
    i32::try_from(found.one(world.store.read()).await.unwrap().unwrap().many).unwrap()
}

/// What may be told of so many of twenty-six where ten is the smallest group.
fn band(many: i32) -> (i32, i32, i32) {
    match many {
        0..10 => (0, 9, 26),
        10..20 => (10, 19, 26),
        _ => (20, 26, 26),
    }
}

async fn week(garden: &Garden, nth: usize) {
    let world = &garden.world;
    for (at, key) in PEOPLE.iter().enumerate() {
        if shows_in(at, nth) {
            shows(garden, key, u32::try_from(nth).unwrap()).await;
        }
        if asks_in(at, nth) {
            let who = world.sign_in(key).await;
            let title = format!("{key} wonders about {nth}");
            let page = ask(garden, &who, &title, "How do you do that where you are?").await;
            if at % 3 > 0 {
                world.later(Duration::hours(2));
                reply(&world.sign_in("tom").await, &page.path, "Like this.").await;
            }
        }
    }
}

#[actix_web::test]
async fn what_is_told_of_seven_weeks_is_what_a_plain_count_finds() {
    let garden = counted(&PEOPLE).await;
    let world = &garden.world;
    let first: DateTime<Utc> = "2027-01-11T07:00:00Z".parse().unwrap();
    for nth in 1..=7_usize {
        let opens = first + Duration::weeks(i64::try_from(nth).unwrap() - 1);
        world.later(opens + Duration::hours(26) - world.store.now());
        garden.cohort.keep(world).await;
        week(&garden, nth).await;
        // Somebody is late with what they show of the week before.
        if nth == 2 {
            shows(&garden, "zoe", 1).await;
        }
        world.later(opens + Duration::days(7) + Duration::hours(1) - world.store.now());
        run_due_jobs(&world.store, &world.catalogue).await;
    }
    let participants = "e.person_id = p.author_id and e.role = 'participant'";
    for nth in 1..=7_i64 {
        let span = [first + Duration::weeks(nth - 1), first + Duration::weeks(nth)];
        let week = i32::try_from(nth).unwrap();
        let text = format!(
            "select count(*) as many from (select p.author_id from post p join enrolment e on {participants}
            where p.posted_at >= $1 and p.posted_at < $2 group by p.author_id) as x"
        );
        let wrote = many(world, &text, span).await;
        assert_eq!(told(world, "took-part", week).await, Some(band(wrote)), "week {nth}: {wrote} wrote");
        let on_time = PEOPLE.iter().enumerate().filter(|(at, _)| shows_in(*at, usize::try_from(nth).unwrap())).count();
        let on_time = i32::try_from(on_time).unwrap();
        assert_eq!(told(world, "on-time", week).await, Some(band(on_time)), "week {nth}: {on_time} in time");
        let text = "select count(*) as many from thread where kind = 'free' and opened_at >= $1 and opened_at < $2";
        let asked = many(world, text, [first, span[1] - Duration::hours(36)]).await;
        let expected = (asked >= 10).then(|| (asked / 10 * 10, asked / 10 * 10 + 9, 0));
        assert_eq!(told(world, "asked", week).await, expected, "week {nth}: {asked} asked");
    }
    let olga = world.sign_in("olga").await;
    let page = olga.get(PAGE).await.must_be(200);
    page.must_say("Week 7: fewer than 10 of 26 took part.").must_say("Fewer than the week before.");
    page.must_say("Half of the questions had a first answer within 3 hours.");
    page.must_say("Of 20 to 29 questions, fewer than 10 waited longer than 36 hours.");
    let path = page.texts("section[aria-labelledby='path'] td");
    assert_eq!(path[2..5], ["26", "20 or more of 26", "20 or more of 26"]);
    let text = "select count(*) as many from thread where kind = 'free' and answers = 0 and opened_at >= $1
        and opened_at < $2";
    let waiting = many(world, text, [first, world.store.now() - Duration::days(4)]).await;
    let cockpit = world.sign_in("tom").await.get(&garden.at("/cockpit")).await.must_be(200);
    let rows = cockpit.attributes("[id^=thread-]", "id").len();
    assert_eq!(i32::try_from(rows).unwrap(), waiting, "trainers see each question that waits");
    // Four weeks after the end it is counted once more.
    world.later(Duration::days(28));
    run_due_jobs(&world.store, &world.catalogue).await;
    assert_eq!(told(world, "completed", 8).await, Some((0, 9, 26)));
    assert_eq!(told(world, "took-part", 8).await, None);
}
