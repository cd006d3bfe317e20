//! Stories about people who stay within reach after a course.

mod costs;
mod finding;
mod joining;
mod months;
mod roles;
mod words;

use entity::{
    alumnus, audit, cohort, enrolment,
    ids::{EnrolmentId, PersonId},
    states::{EnrolmentState, Role},
};
use lernweg::{
    identity::{NewPerson, add_person},
    platform::text::{EmailAddress, Name, Text},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use crate::harness::{Cohort, Garden, Page, Persona, World};

/// The network of the gardening course.
pub const HERE: &str = "/programmes/gardening/alumni";
/// The day after the garden's course.
const AFTERWARDS: &str = "2027-01-26T09:00:00Z";

/// A garden whose course is over.
pub async fn over() -> Garden {
    over_with(&[]).await
}

/// The same, in which these took part as well.
pub async fn over_with(others: &[&str]) -> Garden {
    let garden = Garden::new().await;
    let world = &garden.world;
    seats(world).await;
    for key in others {
        garden.cohort.enrol(world, key, Role::Participant).await;
    }
    world.until(AFTERWARDS);
    garden.cohort.keep(world).await;
    world.clear_mail().await;
    garden
}

async fn seats(world: &World) {
    let room = cohort::Entity::update_many().col_expr(cohort::Column::Seats, Expr::value(30));
    room.exec(world.store.schema()).await.unwrap();
}

/// Somebody who has joined, signed in.
pub async fn joins(world: &World, key: &str) -> Persona {
    let who = world.sign_in(key).await;
    let page = who.get(HERE).await.must_be(200);
    who.submit(&page, "/membership", &[]).await.must_be(200).must_flash("You are in.");
    who
}

/// Asks for something or offers it.
pub async fn says(who: &Persona, kind: &str, body: &str) -> Page {
    let page = who.get(HERE).await.must_be(200);
    who.submit(&page, "/words", &[("kind", kind), ("body", body)]).await
}

/// Where the others meet somebody.
pub async fn entry_of(world: &World, key: &str) -> String {
    format!("{HERE}/{}", world.person(key).await.id)
}

/// Olga asks somebody to take a role.
pub async fn offered(world: &World, key: &str, kind: &str, reason: &str) -> Page {
    let (olga, whom) = (world.sign_in("olga").await, world.person(key).await.id.to_string());
    let page = olga.get(&format!("{HERE}/roles")).await.must_be(200);
    olga.submit(&page, "/alumni/roles", &[("person", &whom), ("kind", kind), ("reason", reason)]).await
}

/// An earlier cohort of the same course, with these people; it is over.
pub async fn earlier(world: &World, keys: &[&str]) -> Cohort {
    let earlier = Cohort::plan_on(world, "gardening", "Earlier", "olga", "2026-11-02").await;
    seats(world).await;
    for key in keys {
        earlier.enrol(world, key, Role::Participant).await;
    }
    earlier.enrol(world, "tina", Role::Trainer).await;
    earlier.step(world, lernweg::features::cohorts::Step::Confirm).await;
    earlier.keep(world).await;
    earlier
}

/// How often something was done, as it is on record.
async fn on_record(world: &World, action: &str) -> usize {
    let find = audit::Entity::find().filter(audit::Column::Action.eq(action));
    find.all(world.store.read()).await.unwrap().len()
}

/// So many more people who took part in a cohort and have joined, without a browser each.
async fn crowd(garden: &Garden, many: usize) -> Vec<PersonId> {
    garden.world.meddled_with();
    let (cohort, programme) = (garden.cohort.id, garden.cohort.on(&garden.world).await.cohort.programme_id);
    let work = async |tx: &lernweg::storage::Tx| {
        let mut all = Vec::new();
        for nth in 0..many {
            let new = NewPerson {
                name: Name::parse(&format!("Person {nth:03}")).unwrap(),
                email: EmailAddress::parse(&format!("person{nth}@example.org")).unwrap(),
                locale: "en".into(),
                zone: "Europe/Berlin".into(),
            };
            let person = add_person(tx, &new).await?.id;
            let stay = enrolment::ActiveModel {
                id: Set(EnrolmentId(tx.id())),
                cohort_id: Set(cohort),
                person_id: Set(person),
                role: Set(Role::Participant),
                state: Set(EnrolmentState::Completed),
                started_at: Set(tx.now()),
                ended_at: Set(None),
                reason: Set(None),
                back_on: Set(None),
            };
            stay.insert(&**tx).await?;
            let row = alumnus::ActiveModel {
                programme_id: Set(programme),
                person_id: Set(person),
                joined_at: Set(tx.now()),
                department: Set((nth % 2 == 0).then(|| "north".to_owned())),
            };
            row.insert(&**tx).await?;
            all.push(person);
        }
        Ok(all)
    };
    garden.world.store.write(work).await.unwrap()
}
