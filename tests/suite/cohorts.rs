//! Stories about cohorts and those who look after them.

mod breaks;
mod calendar;
mod members;
mod moving;
mod pauses;
mod planning;
mod public;
mod seats;
mod steps;
mod team;

use entity::{enrolment, states::CohortState};
use lernweg::features::cohorts::members as members_of;
use sea_orm::EntityTrait;

use crate::harness::{Garden, Page, Persona};

async fn settings(garden: &Garden, olga: &Persona) -> Page {
    olga.get(&garden.at("/settings")).await.must_be(200)
}

async fn state(garden: &Garden) -> CohortState {
    garden.cohort.on(&garden.world).await.cohort.state
}

/// How the action of the form that ends somebody's stay ends.
async fn end_of(garden: &Garden, name: &str) -> String {
    let members = members_of(garden.world.store.read(), garden.cohort.id).await.unwrap();
    format!("/enrolments/{}/end", members.iter().find(|member| member.name == name).unwrap().enrolment)
}

/// Every stay there ever was, first to last.
async fn stays(garden: &Garden) -> Vec<enrolment::Model> {
    let mut stays = enrolment::Entity::find().all(garden.world.store.read()).await.unwrap();
    stays.sort_by_key(|stay| (stay.started_at, stay.id));
    stays
}
