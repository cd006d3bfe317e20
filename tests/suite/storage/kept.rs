//! What the registry says is kept for some days is gone after them.

use chrono::Duration;
use entity::{
    ids::{ApplicationId, CohortId, SparringStepId},
    interest, sparring_step,
    states::{ExclusionReason, SilenceStep, Verdict},
};
use lernweg::{
    app::{JOBS, run_due_jobs},
    features::{
        admissions::{
            Answer, AnswerOffer, InterestOn, Interested, NewReview, ReadApplication, answer_offer, ask_to_be_told,
            confirm_interest, exclude_me, find_admission, find_offer, find_reading, write_review,
        },
        cohorts::{appoint_owner, programme_row},
    },
    identity::{Actor, Holder, Pass, Permit, Stay, close_account, open_session},
    platform::text::{EmailAddress, Text},
    storage::{
        registry::{Kept, tables},
        sql,
    },
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait};

use crate::harness::{Cohort, Garden, World, newest_offer};

pub async fn count(world: &World, table: &str) -> i64 {
    let statement = sql(world.store.read(), &format!("select count(*) as n from {table}"), []);
    world.store.read().query_one_raw(statement).await.unwrap().unwrap().try_get("", "n").unwrap()
}

/// A house in which every table that is kept for days has rows.
pub async fn lived_in() -> Garden {
    let garden = Garden::new().await;
    let world = &garden.world;
    // Her first word, and a question nobody answers.
    crate::first_answers::elif_asks(&garden).await;
    world.later(Duration::hours(24));
    let visitor = world.stranger();
    let page = visitor.get("/sign-in").await;
    visitor.submit(&page, "/sign-in", &[("email", "elif@example.org"), ("way", "link")]).await.must_be(200);
    let wrong = [("email", "elif@example.org"), ("password", "geraten falsch"), ("way", "password")];
    visitor.press(&page, "/sign-in", &wrong).await.must_be(422);
    world.deliver().await;
    sparred(&garden).await;
    let elif = world.sign_in("elif").await;
    let (paper, section) = crate::documents::with_text(&garden, &elif, "").await;
    elif.submit(&elif.get(&paper).await, &format!("{section}/desk"), &[]).await.must_be(200);
    let olga = crate::alumni::joins(world, "olga").await;
    crate::alumni::says(&olga, "offer", "Ducks").await.must_be(200);
    let key = elif.get(&garden.at("/threads/new")).await.typed("/threads", "_key");
    elif.send(&garden.at("/threads/draft"), &[("_key", &key), ("title", "Ducks")]).await.must_be(303);
    let jonas = world.person("jonas").await.id;
    world.store.write(async |tx| open_session(tx, jonas, Stay::Month).await).await.unwrap();
    let tom = world.person("tom").await.id;
    world.store.write(async |tx| close_account(tx, None, tom).await).await.unwrap();
    applied(world).await;
    world.store.write(async |tx| tx.receive_mail("1@example.org").await).await.unwrap();
    world.store.write(async |tx| tx.bounced(jonas, "5.1.1").await).await.unwrap();
    run_due_jobs(&world.store, &world.catalogue).await;
    world.deliver().await;
    garden
}

/// Two kept notes in a round that is over, and one of them did not hear from the other.
async fn sparred(garden: &Garden) {
    let world = &garden.world;
    crate::sparring::published(garden).await;
    let elif = world.sign_in("elif").await;
    let page = elif.get(&garden.at("/sparring")).await;
    elif.submit(&page, "/notes", &[("body", "Ducks")]).await.must_be(200);
    let (elif, jonas) = (world.person("elif").await.id, world.person("jonas").await.id);
    let (group, _) = crate::sparring::group_of(world, elif, jonas).await;
    let told = async |tx: &lernweg::storage::Tx| {
        let step = sparring_step::ActiveModel {
            id: Set(SparringStepId(tx.id())),
            group_id: Set(group),
            by_id: Set(elif),
            person_id: Set(jonas),
            kind: Set(SilenceStep::Told),
            since_at: Set(tx.now()),
            taken_at: Set(tx.now()),
        };
        step.insert(&**tx).await?;
        Ok(())
    };
    world.store.write(told).await.unwrap();
    crate::sparring::published(garden).await;
}

/// Somebody applied, was read, left to others by one assessor, offered a seat and said no; somebody
/// else wants to be told.
async fn applied(world: &World) {
    let crocus = Cohort::plan_on(world, "gardening", "Crocus", "olga", "2027-03-01").await;
    crocus.open_to_apply(world, |_| {}).await;
    let id = crocus.apply(world, "anna").await;
    let programme = programme_row(world.store.read(), "gardening").await.unwrap().unwrap();
    let email = EmailAddress::parse("ina@example.org").unwrap();
    world.store.write(async |tx| ask_to_be_told(tx, &programme, &email, "en").await).await.unwrap();
    let wish = interest::Entity::find().one(world.store.read()).await.unwrap().unwrap();
    let holder = Holder { who: None, subject: Some(wish.id.to_string()) };
    let pass = Pass::<Interested>::ask(holder, InterestOn { interest: wish, programme: programme.clone() }).unwrap();
    world.store.write(async |tx| confirm_interest(tx, &pass).await).await.unwrap();
    let oskar = world.person("oskar").await;
    world.store.write(async |tx| appoint_owner(tx, &programme, oskar.id).await).await.unwrap();
    let new = NewReview { scores: None, words: "I cannot say.".into() };
    let may = reads(world, crocus.id, "olga", id).await;
    world.store.write(async |tx| write_review(tx, &may, &new).await).await.unwrap();
    let may = reads(world, crocus.id, "oskar", id).await;
    world.store.write(async |tx| exclude_me(tx, &may, ExclusionReason::Knows).await).await.unwrap();
    crocus.decide(world, &[id], Verdict::Offer).await;
    crocus.settle(world).await;
    world.later(Duration::minutes(11));
    world.deliver().await;
    let offer = newest_offer(world, id).await.id;
    let on = find_offer(world.store.read(), offer).await.unwrap();
    let pass = Pass::<AnswerOffer>::ask(Holder { who: None, subject: Some(offer.to_string()) }, on).unwrap();
    world.store.write(async |tx| answer_offer(tx, &pass, &Answer::No).await).await.unwrap();
}

async fn reads(world: &World, cohort: CohortId, key: &str, id: ApplicationId) -> Permit<ReadApplication> {
    let who = world.person(key).await;
    let admission = find_admission(world.store.read(), &world.catalogue, cohort, who.id).await.unwrap();
    let on = find_reading(world.store.read(), admission, id, who.id).await.unwrap();
    Permit::ask(Actor::of(&who), on).unwrap()
}

#[actix_web::test]
async fn what_is_kept_for_days_is_gone_after_them_and_nothing_else_is() {
    for table in tables() {
        let Kept::Days(days) = table.kept else { continue };
        let garden = lived_in().await;
        let world = &garden.world;
        let people = count(world, "person").await;
        assert!(count(world, table.name).await > 0, "{} has nothing to forget", table.name);
        // A link and its last day, and the day on which the job runs.
        world.later(Duration::days(i64::from(days)) + Duration::hours(25));
        run_due_jobs(&world.store, &world.catalogue).await;
        let left = count(world, table.name).await;
        // What this very run wrote: that it ran, that the cohort had come to its end, and that Tom, whose account has
        // been closed for long, is forgotten.
        let own = match table.name {
            "job_run" => i64::try_from(JOBS.len()).unwrap(),
            "audit" => 2,
            _ => 0,
        };
        assert_eq!(left, own, "{} was to be kept for {days} days", table.name);
        assert_eq!(count(world, "person").await, people);
        assert_eq!(count(world, "enrolment").await, 3);
    }
}

#[actix_web::test]
async fn nothing_is_forgotten_a_day_too_early() {
    let garden = lived_in().await;
    let world = &garden.world;
    let kept = [("audit", 364), ("outbox", 29), ("job_run", 89), ("session", 29)];
    let mut gone_by = Duration::zero();
    let mut by_age = kept;
    by_age.sort_by_key(|(_, days)| *days);
    for (table, days) in by_age {
        world.later(Duration::days(days) - gone_by);
        gone_by = Duration::days(days);
        run_due_jobs(&world.store, &world.catalogue).await;
        assert!(count(world, table).await > 0, "{table} after {days} days");
    }
}
