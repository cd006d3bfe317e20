//! Stories about what the house tells people by itself: when, why, and when not.

mod choices;
mod figures;
pub mod gathering;
mod helping;
mod holdouts;
mod looking;
mod planning;
mod programme;
mod regions;
mod stops;
mod texts;
mod trainers;

use chrono::{DateTime, Duration, Utc};
use entity::{
    cohort,
    ids::{CohortId, NudgeId},
    nudge, person,
    states::{NudgeState, Role},
};
use lernweg::{
    app::run_due_jobs,
    features::{cohorts::Step, nudges::keep_nudges},
    storage::Tx,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, QueryOrder, sea_query::Expr};

use crate::harness::{Cohort, Garden, Persona, World};

/// A cohort of the seven weeks of the house's own course that starts on `day`, with Tom as trainer, Olga as owner
/// and these people.
pub async fn course_from(day: &str, people: &[&str]) -> Garden {
    let world = World::with(|settings| settings.content = None).await;
    let cohort = Cohort::plan_on(&world, "community-manager", "Borealis", "olga", day).await;
    let room = cohort::Entity::update_many().col_expr(cohort::Column::Seats, Expr::value(40));
    room.exec(world.store.schema()).await.unwrap();
    cohort.enrol(&world, "tom", Role::Trainer).await;
    for key in people {
        cohort.enrol(&world, key, Role::Participant).await;
    }
    cohort.step(&world, Step::Confirm).await;
    world.clear_mail().await;
    Garden { world, cohort }
}

/// Lets it be `moment`, and the house do what is due; what was queued is delivered.
pub async fn at(world: &World, moment: &str) {
    world.until(moment);
    run_due_jobs(&world.store, &world.catalogue).await;
    world.deliver().await;
}

/// Lets the hours go by one after the other until `moment`.
pub async fn through(world: &World, moment: &str) {
    let moment: DateTime<Utc> = moment.parse().unwrap();
    while world.store.now() < moment {
        world.later(Duration::hours(1).min(moment - world.store.now()));
        keep_nudges(&world.store, &world.catalogue).await.unwrap();
        world.deliver().await;
    }
}

/// Plans, and hands to the outbox what is due.
pub async fn keep(world: &World) {
    keep_nudges(&world.store, &world.catalogue).await.unwrap();
}

/// Subjects of the e-mails somebody got, in order.
pub fn subjects(world: &World, key: &str) -> Vec<String> {
    world.mail.mails_to(&format!("{key}@example.org")).into_iter().map(|mail| mail.subject).collect()
}

/// Everything planned so far, the first due first.
pub async fn plans(world: &World) -> Vec<nudge::Model> {
    nudge::Entity::find()
        .order_by_asc(nudge::Column::DueAt)
        .order_by_asc(nudge::Column::Id)
        .all(world.store.read())
        .await
        .unwrap()
}

/// What is planned for somebody of a kind.
pub async fn plan_of(world: &World, key: &str, kind: &str) -> Option<nudge::Model> {
    let who = world.person(key).await.id;
    plans(world).await.into_iter().find(|row| row.person_id == who && row.kind == kind)
}

/// Where it stands.
pub async fn state_of(world: &World, key: &str, kind: &str) -> Option<NudgeState> {
    plan_of(world, key, kind).await.map(|row| row.state)
}

/// Somebody lives elsewhere.
pub async fn lives_in(world: &World, key: &str, zone: &str) {
    let who = world.person(key).await;
    let mut row = who.into_active_model();
    row.zone = Set(zone.to_owned());
    person::Entity::update(row).exec(world.store.schema()).await.unwrap();
}

/// Somebody writes two sentences about themselves.
pub async fn says_hello(garden: &Garden, key: &str) {
    let who = garden.world.sign_in(key).await;
    crate::discussions::ask(garden, &who, "Hello", "I look after the night shift.").await;
}

/// Somebody answers the last question of the first week.
pub async fn shows_two_sentences(garden: &Garden, who: &Persona) {
    let on = garden.cohort.on(&garden.world).await;
    let lesson = on.course.unwrap().weeks[0].lessons.last().unwrap().id.clone();
    let page = who.get(&garden.at(&format!("/weeks/1/{lesson}"))).await.must_be(200);
    who.submit(&page, "/answers", &[("body", "My community is the night shift. My question is who reads.")])
        .await
        .must_be(200);
}

/// Somebody is told something the house means to tell them later.
pub async fn told(world: &World, cohort: CohortId, key: &str, kind: &str, about: &str) {
    use lernweg::features::nudges::{
        Closing, Dates, Note, PitchesTomorrow, SayHello, SomebodyWaits, Tomorrow, WeekOpens, WhatBecame, WouldHelp,
    };
    let person = world.person(key).await.id;
    let tell = async |tx: &Tx| {
        let nudge = NudgeId(tx.id());
        let row = nudge::ActiveModel {
            id: Set(nudge),
            cohort_id: Set(cohort),
            person_id: Set(person),
            kind: Set(kind.to_owned()),
            about: Set(about.to_owned()),
            due_at: Set(tx.now()),
            until_at: Set(tx.now() + Duration::days(60)),
            state: Set(NudgeState::Sent),
            why: Set(None),
            subject: Set(None),
            body: Set(None),
            changed_by: Set(None),
            outcome: Set(None),
            version: Set(1),
            planned_at: Set(tx.now()),
            settled_at: Set(Some(tx.now())),
        };
        row.insert(&**tx).await?;
        match kind {
            "nudges/alumni" => tx.post(person, &WhatBecame { nudge }).await,
            "nudges/closing" => tx.post(person, &Closing { nudge }).await,
            "nudges/dates" => tx.post(person, &Dates { nudge }).await,
            "nudges/first" => tx.post(person, &Note { nudge }).await,
            "nudges/hello" => tx.post(person, &SayHello { nudge }).await,
            "nudges/helper" => tx.post(person, &WouldHelp { nudge }).await,
            "nudges/pitch" => tx.post(person, &PitchesTomorrow { nudge }).await,
            "nudges/session" => tx.post(person, &Tomorrow { nudge }).await,
            "nudges/waits" => tx.post(person, &SomebodyWaits { nudge }).await,
            "nudges/week" => tx.post(person, &WeekOpens { nudge }).await,
            other => panic!("{other}"),
        }
    };
    world.store.write(tell).await.unwrap();
    world.deliver().await;
}
