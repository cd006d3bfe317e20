//! Stories about circles.

mod breaks;
mod forming;
mod hours;
mod lists;
mod merging;
mod ours;
mod placing;
mod races;
mod whole;

use std::collections::BTreeMap;

use entity::{
    circle, circle_member,
    ids::{CircleId, PersonId},
    states::CircleState,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    first_answers::garden_with,
    harness::{Garden, Page, Persona, World},
};

/// A garden of eight: Elif, Jonas and six more.
async fn eight() -> Garden {
    garden_with(&["mia", "kim", "noah", "lea", "ben", "ida"]).await
}

/// A trainer's page of the circles.
async fn round_of(garden: &Garden) -> (Persona, Page) {
    let tom = garden.world.sign_in("tom").await;
    let page = tom.get(&garden.at("/circles/round")).await.must_be(200);
    (tom, page)
}

/// A trainer proposes circles.
async fn proposed(garden: &Garden) -> (Persona, Page) {
    let (tom, page) = round_of(garden).await;
    let page = tom.submit(&page, "/circles/round", &[]).await.must_be(200);
    (tom, page)
}

/// A trainer proposes circles and publishes them.
pub async fn published(garden: &Garden) -> Page {
    let (tom, page) = proposed(garden).await;
    tom.submit(&page, "/publication", &[]).await.must_be(200)
}

/// Circles of a garden of eight meet, and everybody has read the e-mail about it.
async fn meeting() -> Garden {
    let garden = eight().await;
    published(&garden).await;
    garden.world.deliver().await;
    garden.world.mail.empty();
    garden
}

/// Who is in which circle at `state`, by first name, each circle and all of them sorted.
async fn circles_at(world: &World, state: CircleState) -> Vec<Vec<String>> {
    let db = world.store.read();
    let rows = circle::Entity::find().filter(circle::Column::State.eq(state)).all(db).await.unwrap();
    let here: Vec<CircleId> = rows.into_iter().map(|row| row.id).collect();
    let members = circle_member::Entity::find()
        .filter(circle_member::Column::EndedAt.is_null())
        .order_by_asc(circle_member::Column::Id)
        .all(db)
        .await
        .unwrap();
    let people = entity::person::Entity::find().all(db).await.unwrap();
    let name = |id: PersonId| people.iter().find(|person| person.id == id).unwrap().name.clone();
    let mut circles: BTreeMap<CircleId, Vec<String>> = BTreeMap::new();
    for one in members.into_iter().filter(|one| here.contains(&one.circle_id)) {
        circles.entry(one.circle_id).or_default().push(name(one.person_id));
    }
    let mut circles: Vec<Vec<String>> = circles.into_values().collect();
    circles.iter_mut().for_each(|circle| circle.sort());
    circles.sort();
    circles
}

/// Who is in which circle as it meets.
async fn circles(world: &World) -> Vec<Vec<String>> {
    circles_at(world, CircleState::Meeting).await
}

/// How many people each circle has, the largest first.
async fn sizes(world: &World) -> Vec<usize> {
    let mut sizes: Vec<usize> = circles(world).await.iter().map(Vec::len).collect();
    sizes.sort_unstable_by_key(|size| std::cmp::Reverse(*size));
    sizes
}

/// The circle somebody meets in.
pub async fn circle_with(world: &World, name: &str) -> Vec<String> {
    circles(world).await.into_iter().find(|circle| circle.iter().any(|one| one == name)).unwrap_or_default()
}

/// Somebody who is in another circle.
async fn elsewhere(world: &World, name: &str) -> String {
    let all = circles(world).await;
    all.into_iter().find(|circle| !circle.iter().any(|one| one == name)).unwrap().remove(0)
}

/// Somebody by first name, signed in.
async fn named(world: &World, name: &str) -> Persona {
    world.sign_in(&name.to_lowercase()).await
}

/// Somebody's page about circles.
async fn page_of(garden: &Garden, who: &Persona) -> Page {
    who.get(&garden.at("/circles")).await.must_be(200)
}

/// Somebody opens a circle.
async fn opens(garden: &Garden, key: &str, name: &str) -> Page {
    let who = garden.world.sign_in(key).await;
    let page = page_of(garden, &who).await;
    who.submit(&page, "/circles", &[("name", name)]).await
}

/// Somebody joins the circle with this name, if its page offers it.
async fn joins(garden: &Garden, key: &str, name: &str) -> Page {
    let who = garden.world.sign_in(key).await;
    let id = id_of(&garden.world, name).await;
    let page = page_of(garden, &who).await;
    who.submit(&page, &format!("/{id}/join"), &[]).await
}

async fn id_of(world: &World, name: &str) -> CircleId {
    let find = circle::Entity::find().filter(circle::Column::Name.eq(name));
    find.one(world.store.read()).await.unwrap().unwrap().id
}

/// A key as a form would carry it.
fn key() -> String {
    format!("{:032x}", rand::random::<u128>())
}

/// Names in the order a list on a page has them.
fn as_listed(page: &Page, css: &str) -> Vec<String> {
    page.texts(css).into_iter().map(|text| text.split(' ').next().unwrap().to_owned()).collect()
}

/// The id of the circle somebody meets in.
async fn circle_row(world: &World, name: &str) -> String {
    let who = world.person(&name.to_lowercase()).await.id;
    let find = circle_member::Entity::find()
        .filter(circle_member::Column::PersonId.eq(who))
        .filter(circle_member::Column::EndedAt.is_null());
    find.one(world.store.read()).await.unwrap().unwrap().circle_id.to_string()
}
