//! A whole programme from two weeks before the start to a week after the end, with people who do what they do. At
//! its end stands a list of every e-mail each of them got.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use chrono::{DateTime, Duration, Timelike, Utc};
use entity::{nudge, states::NudgeState};
use lernweg::app::run_due_jobs;
use rand::{RngExt, SeedableRng, rngs::StdRng};

use super::{course_from, keep, plans, says_hello, shows_two_sentences};
use crate::{
    discussions::ask,
    harness::{Garden, Mail, Persona},
    sparring::{leaves, takes_a_break},
};

const PEOPLE: [&str; 26] = [
    "ada", "ben", "cem", "dia", "eva", "fay", "gus", "hal", "ida", "jan", "kim", "lea", "mia", "noa", "ole", "pia",
    "quin", "rob", "sue", "tim", "uma", "vic", "wes", "xia", "yan", "zoe",
];

/// What somebody is like, of ten.
struct Manner {
    talks: u32,
    shows: u32,
    answers: u32,
}

/// What happened when, as the house cannot know it before it has.
#[derive(Default)]
struct Diary {
    spoke: BTreeMap<String, DateTime<Utc>>,
    said: BTreeMap<String, DateTime<Utc>>,
    left: BTreeMap<String, DateTime<Utc>>,
    away: BTreeMap<String, DateTime<Utc>>,
    shown: BTreeSet<String>,
}

/// One of the things people do on a day.
async fn does(garden: &Garden, key: &str, manner: &Manner, day: i64, dice: &mut StdRng, diary: &mut Diary) {
    let world = &garden.world;
    let now = world.store.now();
    if diary.left.contains_key(key) || diary.away.contains_key(key) {
        return;
    }
    let mut happens = |of: u32, in_days: u32| dice.random_range(0..10 * in_days) < of;
    if !diary.spoke.contains_key(key) && happens(manner.talks, 4) {
        says_hello(garden, key).await;
        diary.spoke.insert(key.to_owned(), now);
        return;
    }
    if (20..40).contains(&day) && !diary.shown.contains(key) && happens(manner.shows, 3) {
        let who = world.sign_in(key).await;
        shows_two_sentences(garden, &who).await;
        diary.shown.insert(key.to_owned());
        diary.spoke.entry(key.to_owned()).or_insert(now);
        return;
    }
    if day > 16 && happens(manner.talks, 30) {
        let who = world.sign_in(key).await;
        ask(garden, &who, &format!("A question of day {day}"), "Who knows?").await;
        diary.spoke.entry(key.to_owned()).or_insert(now);
    }
    if day > 16 && happens(manner.talks, 12) {
        suggests_a_time(garden, &world.sign_in(key).await).await;
    }
    if day > 16 && happens(manner.answers, 6) {
        says_yes_if_asked(garden, &world.sign_in(key).await).await;
    }
    if day > 52 && !diary.said.contains_key(key) && happens(manner.answers, 4) {
        let who = world.sign_in(key).await;
        let page = who.get(&garden.at("/helping")).await.must_be(200);
        who.press(&page, "/helping", &[("answer", "yes")]).await.must_be(303);
        diary.said.insert(key.to_owned(), now);
    }
    if day == 30 && key == "xia" {
        takes_a_break(garden, key).await;
        diary.away.insert(key.to_owned(), now);
    }
    if day == 35 && ["yan", "wes"].contains(&key) {
        leaves(garden, key).await;
        diary.left.insert(key.to_owned(), now);
    }
}

async fn suggests_a_time(garden: &Garden, who: &Persona) {
    let page = who.get(&garden.at("/sparring")).await.must_be(200);
    if page.find_form("/appointment").is_some() {
        let on = (garden.world.store.now() + Duration::days(4)).date_naive().to_string();
        who.press(&page, "/appointment", &[("way", "own"), ("on", &on), ("at", "15:00")]).await;
    }
}

async fn says_yes_if_asked(garden: &Garden, who: &Persona) {
    let page = who.get(&garden.at("/sparring")).await.must_be(200);
    if page.find_form("/appointment/yes").is_some() {
        who.press(&page, "/appointment/yes", &[]).await;
    }
}

#[actix_web::test]
async fn in_a_whole_programme_nobody_hears_too_much_and_nobody_is_asked_for_what_they_did() {
    let garden = course_from("2027-01-25", &PEOPLE).await;
    let world = &garden.world;
    for day in ["2027-01-27", "2027-02-10", "2027-03-03"] {
        garden.plan_session(&[("on", day), ("title", &format!("Session of {day}"))]).await;
    }
    world.clear_mail().await;
    let mut dice = StdRng::seed_from_u64(26);
    let manners: Vec<Manner> = PEOPLE
        .iter()
        .map(|_| Manner {
            talks: dice.random_range(1..9),
            shows: dice.random_range(2..10),
            answers: dice.random_range(2..9),
        })
        .collect();
    let mut diary = Diary::default();
    let from = world.store.now();
    for day in 0..75_i64 {
        for (nth, key) in PEOPLE.iter().enumerate() {
            let when = from + Duration::days(day) + Duration::seconds(10 * nth as i64);
            world.later((when - world.store.now()).max(Duration::zero()));
            does(&garden, key, &manners[nth], day, &mut dice, &mut diary).await;
        }
        run_due_jobs(&world.store, &world.catalogue).await;
        // The hours at which anything is due anywhere here, and midnight.
        for hour in [15, 23, 31, 32] {
            let when = (from + Duration::days(day)).with_hour(0).unwrap() + Duration::hours(hour);
            world.later((when - world.store.now()).max(Duration::zero()));
            keep(world).await;
            world.deliver().await;
        }
    }
    let mails = world.mail.mails();
    let rows = plans(world).await;
    println!("{}", list(&mails));
    nobody_heard_too_much(&rows);
    nobody_was_asked_in_vain(&garden, &rows, &mails, &diary).await;
    // It did what it is for.
    for (kind, least) in [("hello", 3), ("dates", 20), ("week", 100), ("helper", 5), ("closing", 20), ("session", 20)] {
        let sent = rows.iter().filter(|row| row.kind.ends_with(kind) && row.state == NudgeState::Sent).count();
        assert!(sent >= least, "{kind}: {sent}");
    }
    assert!(rows.iter().any(|row| row.kind.ends_with("waits") && row.state == NudgeState::Sent));
    assert!(rows.iter().any(|row| row.kind.ends_with("first")), "somebody shows nothing for long");
}

/// Every e-mail each person got: who, when, what.
fn list(mails: &[Mail]) -> String {
    let mut text = String::new();
    for key in PEOPLE {
        let own = mails.iter().filter(|mail| mail.to == format!("{key}@example.org"));
        for mail in own {
            let at = mail.header("Date").unwrap_or_default();
            writeln!(text, "{key:5} {:20} {}", at.chars().take(22).collect::<String>(), mail.subject).unwrap();
        }
    }
    text
}

fn nobody_heard_too_much(rows: &[nudge::Model]) {
    for row in rows.iter().filter(|row| row.state == NudgeState::Sent) {
        let within = rows.iter().filter(|other| {
            let since = |row: &nudge::Model| row.settled_at.unwrap_or(row.due_at);
            let gap = since(row) - since(other);
            other.person_id == row.person_id
                && other.state == NudgeState::Sent
                && !other.kind.ends_with("first")
                && (Duration::zero()..Duration::days(7)).contains(&gap)
        });
        assert!(within.count() <= 4, "{}: {}", row.person_id, row.kind);
    }
}

async fn nobody_was_asked_in_vain(garden: &Garden, rows: &[nudge::Model], mails: &[Mail], diary: &Diary) {
    for key in PEOPLE {
        let who = garden.world.person(key).await.id;
        let asked = |kind: &str| {
            rows.iter().find(|row| row.person_id == who && row.kind == kind && row.state == NudgeState::Sent)
        };
        for (kind, done) in [("nudges/hello", &diary.spoke), ("nudges/helper", &diary.said)] {
            if let (Some(row), Some(at)) = (asked(kind), done.get(key)) {
                assert!(row.settled_at.unwrap() <= *at, "{key} was asked for {kind} after they did it");
            }
        }
        for (gone, what) in [(&diary.left, "left"), (&diary.away, "is away")] {
            let Some(since) = gone.get(key) else { continue };
            let late = mails.iter().filter(|mail| mail.to == format!("{key}@example.org")).filter(|mail| {
                let at = DateTime::parse_from_rfc2822(&mail.header("Date").unwrap()).unwrap();
                let ours = mail.header("List-Id").is_some_and(|id| id.contains("nudges-"));
                // The end of the course ends a break, too.
                ours && at > *since + Duration::hours(1) && !mail.subject.starts_with("What stays")
            });
            assert_eq!(late.count(), 0, "{key} {what}");
        }
    }
}
