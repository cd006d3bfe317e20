//! Pitches as they are written.

mod gallery;
mod heard;
mod late;
mod reading;
mod slides;
mod team;
mod writing;

use chrono::Duration;
use entity::{ids::PitchId, pitch_version};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::round_in;
use crate::harness::{Garden, Page, Persona};

/// Where the pitches of the garden are.
pub fn at(garden: &Garden, pitch: PitchId) -> String {
    garden.at(&format!("/pitches/{pitch}"))
}

/// Somebody begins a pitch by the page that is there for it; the form to write it.
pub async fn begins(garden: &Garden, who: &Persona, title: &str) -> Page {
    let page = who.get(&garden.at("/pitches/mine")).await.must_be(200);
    who.submit(&page, "/pitches", &[("title", title)]).await.must_be(200)
}

/// The id in the address of a page about a pitch.
pub fn id_of(page: &Page) -> PitchId {
    page.path.split("/pitches/").nth(1).unwrap().split(['/', '?', '#']).next().unwrap().parse().unwrap()
}

/// Writes in the form that stands there now; where it leads.
pub async fn writes(garden: &Garden, who: &Persona, pitch: PitchId, fields: &[(&str, &str)]) -> Page {
    let form = who.get(&format!("{}/draft", at(garden, pitch))).await.must_be(200);
    who.submit(&form, "/draft", fields).await
}

/// The versions of a pitch: number and the first two lines.
pub async fn versions(garden: &Garden, pitch: PitchId) -> Vec<(i32, String, String)> {
    let find = pitch_version::Entity::find()
        .filter(pitch_version::Column::PitchId.eq(pitch))
        .order_by_asc(pitch_version::Column::Number);
    let all = find.all(garden.world.store.read()).await.unwrap();
    let line = |row: &pitch_version::Model, nth: usize| row.lines[nth].as_str().unwrap_or_default().to_owned();
    all.iter().map(|row| (row.number, line(row, 0), line(row, 1))).collect()
}

/// A garden with a round, Elif in it with a pitch, and the pitch.
pub async fn drafted() -> (Garden, Persona, PitchId) {
    drafted_in(Garden::new().await).await
}

/// The same in this garden.
pub async fn drafted_in(garden: Garden) -> (Garden, Persona, PitchId) {
    round_in(&garden).await;
    let elif = garden.world.sign_in("elif").await;
    let form = begins(&garden, &elif, "Bees for all").await;
    let id = id_of(&form);
    (garden, elif, id)
}

/// Some minutes later.
pub fn minutes(garden: &Garden, many: i64) {
    garden.world.later(Duration::minutes(many));
}

/// Jonas asks for a word on a draft, and `key` is asked; they ask for one too, and Jonas says something.
pub async fn asked_and_told(garden: &Garden, key: &str) {
    let world = &garden.world;
    round_in(garden).await;
    let (jonas, other) = (world.sign_in("jonas").await, world.sign_in(key).await);
    let title = "Bees & *wasps* <in> [May](https://evil.example)";
    let theirs = id_of(&begins(garden, &jonas, title).await);
    jonas.submit(&jonas.get(&at(garden, theirs)).await, "/readers", &[]).await.must_be(200);
    let own = id_of(&begins(garden, &other, title).await);
    other.submit(&other.get(&at(garden, own)).await, "/readers", &[]).await.must_be(200);
    let page = jonas.get(&at(garden, own)).await.must_be(200);
    jonas
        .submit(&page, "/comments", &[("body", "Why *bees*, and not [slugs](https://evil.example)?")])
        .await
        .must_be(200);
}
