//! Stories about sparring partners.

mod appointments;
mod breaks;
mod calendar;
mod diary;
mod notes;
mod outcomes;
mod partners;
mod proposing;
mod races;
mod repair;
mod silence;
mod wishes;

use entity::{
    ids::{PersonId, SparringGroupId},
    sparring_partner, sparring_round,
    states::{Role, RoundState},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::{
    first_answers::garden_with,
    harness::{Garden, Page, Persona, World},
};

/// A trainer's page of the round.
async fn round_of(garden: &Garden, who: &Persona) -> Page {
    who.get(&garden.at("/sparring/round")).await.must_be(200)
}

/// A trainer proposes partners.
async fn proposed(garden: &Garden) -> Page {
    let tom = garden.world.sign_in("tom").await;
    let page = round_of(garden, &tom).await;
    tom.submit(&page, "/sparring/round", &[]).await.must_be(200)
}

/// A trainer proposes partners and publishes them.
pub async fn published(garden: &Garden) -> Page {
    let tom = garden.world.sign_in("tom").await;
    let page = proposed(garden).await;
    tom.submit(&page, "/publication", &[]).await.must_be(200)
}

/// Who is with whom in the round at `state`, by first name, each group and all of them sorted.
async fn groups_at(world: &World, state: RoundState) -> Vec<Vec<String>> {
    let db = world.store.read();
    let round = sparring_round::Entity::find().filter(sparring_round::Column::State.eq(state)).one(db).await.unwrap();
    let Some(round) = round else { return Vec::new() };
    let now = sparring_partner::Entity::find()
        .filter(sparring_partner::Column::RoundId.eq(round.id))
        .filter(sparring_partner::Column::EndedAt.is_null())
        .all(db)
        .await
        .unwrap();
    let people = entity::person::Entity::find().all(db).await.unwrap();
    let name = |id: PersonId| people.iter().find(|person| person.id == id).unwrap().name.clone();
    let mut groups: std::collections::BTreeMap<_, Vec<String>> = std::collections::BTreeMap::new();
    for one in now {
        groups.entry(one.group_id).or_default().push(name(one.person_id));
    }
    let mut groups: Vec<Vec<String>> = groups.into_values().collect();
    groups.iter_mut().for_each(|group| group.sort());
    groups.sort();
    groups
}

/// Who is with whom as it is published.
async fn groups(world: &World) -> Vec<Vec<String>> {
    groups_at(world, RoundState::Published).await
}

/// Who is with somebody.
pub async fn partners_of(world: &World, name: &str) -> Vec<String> {
    let all = groups(world).await;
    let own = all.into_iter().find(|group| group.iter().any(|one| one == name)).unwrap_or_default();
    own.into_iter().filter(|one| one != name).collect()
}

/// Says what may be used to find somebody a partner.
async fn wish(garden: &Garden, key: &str, fields: &[(&str, &str)]) -> Page {
    let me = garden.world.sign_in(key).await;
    let page = me.get(&garden.at("/sparring/wishes")).await.must_be(200);
    me.submit(&page, "/wishes", fields).await
}

/// The name of a tick about somebody.
async fn about(garden: &Garden, wish: &str, key: &str) -> String {
    format!("{wish}.{}", garden.world.person(key).await.id)
}

/// Somebody's stay is over.
pub async fn leaves(garden: &Garden, key: &str) {
    let olga = garden.world.sign_in("olga").await;
    let settings = olga.get(&garden.at("/settings")).await;
    let id = garden.world.person(key).await.id;
    let members = lernweg::features::cohorts::members(garden.world.store.read(), garden.cohort.id).await.unwrap();
    let stay = members.iter().find(|member| member.person == id).unwrap().enrolment;
    olga.submit(&settings, &format!("/enrolments/{stay}/end"), &[("reason", "moved on")]).await.must_be(200);
}

/// Somebody takes a break until they say otherwise.
pub async fn takes_a_break(garden: &Garden, key: &str) {
    let who = garden.world.sign_in(key).await;
    let page = who.get(&garden.at("/break")).await.must_be(200);
    who.submit(&page, "/break", &[]).await.must_be(200);
}

/// Somebody is back from their break.
pub async fn comes_back(garden: &Garden, key: &str) {
    let who = garden.world.sign_in(key).await;
    let page = who.get(&garden.at("/break")).await.must_be(200);
    who.submit(&page, "/break/end", &[]).await.must_be(200);
}

/// Everybody who takes part and is not away is in one group, and no group has one or more than three.
async fn nobody_is_alone(garden: &Garden) {
    let members = lernweg::features::cohorts::members(garden.world.store.read(), garden.cohort.id).await.unwrap();
    let mut here: Vec<String> = members
        .into_iter()
        .filter(|member| member.role == Role::Participant && member.away().is_none())
        .map(|member| member.name)
        .collect();
    here.sort();
    let groups = groups(&garden.world).await;
    assert!(groups.iter().all(|group| matches!(group.len(), 2 | 3)), "{groups:?}");
    let mut placed: Vec<String> = groups.into_iter().flatten().collect();
    placed.sort();
    assert_eq!(placed, here);
}

/// A garden of eight.
async fn eight() -> Garden {
    garden_with(&["mia", "kim", "noah", "lea", "ben", "ida"]).await
}

/// Elif and Jonas, who are partners since Wednesday.
pub async fn pair() -> (Garden, Persona, Persona) {
    let garden = Garden::new().await;
    published(&garden).await;
    garden.world.deliver().await;
    garden.world.mail.empty();
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    (garden, elif, jonas)
}

/// Somebody's page about their partner.
pub async fn sparring(garden: &Garden, who: &Persona) -> Page {
    who.get(&garden.at("/sparring")).await.must_be(200)
}

/// Somebody suggests a time on their own clock.
pub async fn suggests(garden: &Garden, who: &Persona, on: &str, at: &str) -> Page {
    let page = sparring(garden, who).await;
    who.submit(&page, "/appointment", &[("way", "own"), ("on", on), ("at", at)]).await
}

/// Somebody says yes to the time they were asked about.
pub async fn says_yes(garden: &Garden, who: &Persona) -> Page {
    let page = sparring(garden, who).await;
    who.submit(&page, "/appointment/yes", &[]).await
}

/// Somebody says how it went.
async fn went(garden: &Garden, who: &Persona, word: &str) -> Page {
    let page = sparring(garden, who).await;
    who.submit(&page, "/outcome", &[("went", word)]).await
}

/// Lets so many days go by; everybody signs in anew.
pub fn days(garden: &Garden, days: i64) {
    garden.world.later(chrono::Duration::days(days));
}

/// The group somebody is in, and one of the others.
pub async fn group_of(world: &World, who: PersonId, other: PersonId) -> (SparringGroupId, PersonId) {
    let own = sparring_partner::Entity::find().filter(sparring_partner::Column::PersonId.eq(who));
    let own = own.filter(sparring_partner::Column::EndedAt.is_null()).one(world.store.read()).await.unwrap().unwrap();
    (own.group_id, other)
}
