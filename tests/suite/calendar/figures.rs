//! What a preview and a feed cost. No test: `tests/bench-calendar` runs it, in a release build.

use std::time::{Duration, Instant};

use chrono::NaiveTime;
use chrono_tz::Tz;
use entity::states::{Role, SessionKind};
use lernweg::{
    features::live_sessions::{NewSession, NewSlot, PlanSession, SlotTerms, Wording, bring_sessions},
    identity::{Actor, Permit},
    platform::text::{Body, Text, Title},
};

use crate::harness::{Cohort, Page, Persona, World, on_postgres};

const REQUESTS: usize = 200;

/// A cohort that has not begun, with so many sessions in three zones, and Elif in it.
async fn cohort(world: &World, sessions: usize) -> Cohort {
    let cohort = Cohort::plan_on(world, "gardening", "Borealis", "olga", "2027-03-01").await;
    cohort.enrol(world, "elif", Role::Participant).await;
    let olga = Actor::of(&world.person("olga").await);
    let may = Permit::<PlanSession>::ask(olga, cohort.on(world).await).unwrap();
    let zones = [Tz::Europe__Berlin, Tz::Asia__Kolkata, Tz::America__Sao_Paulo];
    let session = |nth: usize| NewSession {
        wording: Wording {
            kind: SessionKind::Webinar,
            title: Title::parse(&format!("Session {nth}")).unwrap(),
            purpose: Body::parse("Bring one question from your garden.").unwrap(),
            run_sheet: Vec::new(),
            join_url: None,
        },
        slots: vec![NewSlot {
            week: 1 + u32::try_from(nth % 3).unwrap(),
            day: 1 + i32::try_from(nth % 7).unwrap(),
            at: NaiveTime::from_hms_opt(8 + u32::try_from(nth % 10).unwrap(), 0, 0).unwrap(),
            zone: zones[nth % 3],
            terms: SlotTerms { minutes: 60, capacity: None, host: None },
        }],
    };
    let all: Vec<NewSession> = (0..sessions).map(session).collect();
    world.store.write(async |tx| bring_sessions(tx, &may, &all).await).await.unwrap();
    cohort
}

async fn measure(what: &str, world: &World, who: &Persona, path: &str) -> Page {
    for _ in 0..10 {
        who.fetch(path).await.must_be(200);
    }
    let before = world.store.statements();
    let page = who.fetch(path).await.must_be(200);
    let statements = world.store.statements() - before;
    let mut took: Vec<Duration> = Vec::new();
    for _ in 0..REQUESTS {
        let begun = Instant::now();
        who.fetch(path).await.must_be(200);
        took.push(begun.elapsed());
    }
    took.sort();
    let at = |share: usize| took[took.len() * share / 100].as_secs_f64() * 1e3;
    let database = if on_postgres().is_some() { "PostgreSQL" } else { "SQLite" };
    println!(
        "{database}: {what}: {statements} statements, {} bytes, p50 {:.1} ms, p99 {:.1} ms",
        page.body.len(),
        at(50),
        at(99)
    );
    page
}

#[actix_web::test]
#[ignore = "measures; tests/bench-calendar runs it"]
async fn a_preview_of_100_dates_and_a_feed_of_1000_entries() {
    let world = World::new().await;
    let small = cohort(&world, 95).await;
    let olga = world.sign_in("olga").await;
    let dates = olga.get(&small.at("/calendar")).await.texts("section[aria-labelledby=dates] tbody tr").len();
    let change = small.at("/calendar/change?change=shift&weeks=2");
    measure(&format!("preview of a shift of {dates} dates"), &world, &olga, &change).await;

    let world = World::new().await;
    let large = cohort(&world, 995).await;
    let elif = world.sign_in("elif").await;
    let file = measure("file of a cohort", &world, &elif, &large.at("/calendar.ics")).await;
    let entries = file.body.matches("BEGIN:VEVENT").count();
    let made = elif.submit(&elif.get("/me/calendar").await, "/me/calendar", &[]).await;
    let address = made.text_at("pre code");
    let path = format!("/calendar/{}", address.rsplit("/calendar/").next().unwrap());
    measure(&format!("personal feed of {entries} entries"), &world, &world.stranger(), &path).await;
}
