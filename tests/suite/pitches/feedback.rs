//! What people say to a pitch they heard.

mod figures;
mod getting;
mod giving;
mod practice;
mod property;
mod queue;
mod sharing;

use std::collections::BTreeMap;

use entity::{
    ids::{PersonId, PitchId, PitchRoundId},
    pitch_share,
    states::{PitchState, ShareState},
};
use lernweg::features::pitches::ROUND_OVER;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::{pitch_by, round_in};
use crate::{
    first_answers::garden_with,
    harness::{Garden, Page, Persona},
};

/// Who is in a garden of eight.
pub const EIGHT: [&str; 8] = ["elif", "jonas", "mia", "kim", "noah", "lea", "ben", "ida"];
/// Enough words to be of use.
pub const ENOUGH: &str =
    "I saw how the room became quiet when you spoke of the night shift, and how one of them nodded.";

/// A garden whose people were heard.
pub struct Heard {
    pub garden: Garden,
    pub round: PitchRoundId,
    /// Whose pitch is which.
    pub pitches: BTreeMap<String, PitchId>,
}

impl Heard {
    /// These were heard, and the round is not over yet.
    pub async fn of(people: &[&str]) -> Self {
        let others: Vec<&str> = people.iter().copied().filter(|key| !["elif", "jonas"].contains(key)).collect();
        let garden = garden_with(&others).await;
        let (round, pitches) = heard_in(&garden, people).await;
        Self { garden, round, pitches }
    }

    /// These were heard, and feedback is shared out.
    pub async fn shared(people: &[&str]) -> Self {
        let heard = Self::of(people).await;
        heard.over().await;
        heard
    }

    /// The round is over.
    pub async fn over(&self) {
        self.news(ROUND_OVER, self.round.0).await;
    }

    /// Somebody says so.
    pub async fn news(&self, kind: &'static str, subject: uuid::Uuid) {
        announce(&self.garden, self.round, kind, subject).await;
    }

    /// Shares that stand so: who, and whose pitch.
    pub async fn shares(&self, state: ShareState) -> Vec<(String, String)> {
        let find = pitch_share::Entity::find().filter(pitch_share::Column::State.eq(state));
        let rows = find.all(self.garden.world.store.read()).await.unwrap();
        let mut people: BTreeMap<PersonId, String> = BTreeMap::new();
        for key in self.pitches.keys().map(String::as_str).chain(["tom", "tina", "late", "olga"]) {
            people.insert(self.garden.world.person(key).await.id, key.to_owned());
        }
        let whose = |id: PitchId| self.pitches.iter().find(|(_, pitch)| **pitch == id).map(|(key, _)| key.clone());
        let named = rows.iter().map(|row| (people[&row.giver_id].clone(), whose(row.pitch_id).unwrap_or_default()));
        let mut named: Vec<(String, String)> = named.collect();
        named.sort();
        named
    }

    /// Whose pitches somebody owes something.
    pub async fn owed_by(&self, key: &str) -> Vec<String> {
        let open = self.shares(ShareState::Open).await;
        open.into_iter().filter(|(giver, _)| giver == key).map(|(_, whose)| whose).collect()
    }

    /// Below the pitch of somebody.
    pub fn at(&self, key: &str, path: &str) -> String {
        self.garden.at(&format!("/pitches/{}{path}", self.pitches[key]))
    }

    /// Somebody at their browser.
    pub async fn who(&self, key: &str) -> Persona {
        self.garden.world.sign_in(key).await
    }

    /// Somebody says something to somebody's pitch, all the way.
    pub async fn gives(&self, giver: &str, to: &str, saw: &str, chosen: [&str; 3]) -> Page {
        gives(&self.who(giver).await, &self.at(to, "/feedback"), saw, chosen).await
    }
}

/// These were heard in a garden.
pub async fn heard_in(garden: &Garden, people: &[&str]) -> (PitchRoundId, BTreeMap<String, PitchId>) {
    let (round, _) = round_in(garden).await;
    let mut pitches = BTreeMap::new();
    for key in people {
        pitches.insert((*key).to_owned(), pitch_by(garden, round, key, PitchState::Presented).await);
    }
    (round, pitches)
}

/// Somebody says what happened in a round.
pub async fn announce(garden: &Garden, round: PitchRoundId, kind: &'static str, subject: uuid::Uuid) {
    let facts = json!({ "cohort": garden.cohort.id, "round": round });
    let said = garden.world.store.write(async |tx| tx.announce(kind, subject, facts.clone()).await);
    said.await.unwrap();
}

/// The form behind an address; who is led to the sample would rather not practise.
pub async fn form_of(who: &Persona, path: &str) -> Page {
    let page = who.get(path).await.must_be(200);
    match page.find_form("/practice") {
        Some(_) => who.submit(&page, "/practice", &[("way", "skip")]).await.must_be(200),
        None => page,
    }
}

/// Somebody says something to the pitch behind an address, all the way.
pub async fn gives(who: &Persona, path: &str, saw: &str, [clear, fits, doable]: [&str; 3]) -> Page {
    let page = form_of(who, path).await;
    let fields = [("saw", saw), ("clear", clear), ("fits_members", fits), ("doable", doable), ("way", "preview")];
    let preview = who.submit(&page, "/feedback", &fields).await.must_be(200);
    who.submit(&preview, "/feedback", &[("way", "send")]).await.must_be(200)
}

/// So many hours pass.
pub fn hours(heard: &Heard, hours: i64) {
    heard.garden.world.later(chrono::Duration::hours(hours));
}
