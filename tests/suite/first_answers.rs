//! Stories about questions nobody answers, and about people who write for the first time.

mod asking;
mod greeting;
mod waiting;

use entity::{cohort, peer_ask, states::Role, welcome_turn};
use lernweg::app::run_due_jobs;
use sea_orm::{EntityTrait, QueryOrder, sea_query::Expr};

use crate::{
    discussions::ask,
    harness::{Garden, Page, World},
};

/// Thursday morning: twelve hours after Wednesday, eleven o'clock, the office opens.
pub const TWELVE: &str = "2027-01-07T07:00:00Z";
/// Friday morning.
pub const THIRTY_SIX: &str = "2027-01-08T07:00:00Z";
/// Friday, eleven o'clock.
pub const FORTY_EIGHT: &str = "2027-01-08T10:00:00Z";

/// Lets it be `moment`, and the house do what is due.
pub async fn until(world: &World, moment: &str) {
    world.until(moment);
    run_due_jobs(&world.store, &world.catalogue).await;
}

/// A garden in which these take part besides Elif and Jonas.
pub async fn garden_with(others: &[&str]) -> Garden {
    let garden = Garden::new().await;
    let world = &garden.world;
    let room = cohort::Entity::update_many().col_expr(cohort::Column::Seats, Expr::value(30));
    room.exec(world.store.schema()).await.unwrap();
    for key in others {
        garden.cohort.enrol(world, key, Role::Participant).await;
    }
    world.clear_mail().await;
    garden
}

/// Elif asks about snails on Wednesday.
pub async fn elif_asks(garden: &Garden) -> Page {
    let elif = garden.world.sign_in("elif").await;
    ask(garden, &elif, "Snails", "They eat everything.").await
}

/// What somebody's Home says.
pub async fn home_of(world: &World, key: &str) -> Page {
    world.sign_in(key).await.get("/home?waiting=all").await.must_be(200)
}

/// Everybody has been greeted: what else stands on a Home is looked at.
pub async fn all_greeted(world: &World) {
    welcome_turn::Entity::delete_many().exec(world.store.schema()).await.unwrap();
}

/// Who was asked about anything, by first name, in order.
async fn asked(world: &World) -> Vec<String> {
    let rows = peer_ask::Entity::find().order_by_asc(peer_ask::Column::AskedAt).all(world.store.read()).await.unwrap();
    names(world, rows.into_iter().map(|row| row.person_id)).await
}

/// Whose turn it is or was to greet, by first name.
async fn turns(world: &World) -> Vec<String> {
    let rows = welcome_turn::Entity::find().all(world.store.read()).await.unwrap();
    names(world, rows.into_iter().map(|row| row.person_id)).await
}

async fn names(world: &World, ids: impl Iterator<Item = entity::ids::PersonId>) -> Vec<String> {
    let mut names = Vec::new();
    for id in ids {
        let person = entity::person::Entity::find_by_id(id).one(world.store.read()).await.unwrap().unwrap();
        names.push(person.name);
    }
    names.sort();
    names
}
