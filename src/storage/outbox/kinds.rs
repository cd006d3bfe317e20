//! The kinds of e-mail there are, and what holds for all e-mails of a kind.

use std::{collections::BTreeMap, sync::Arc};

use chrono::Duration;
use entity::states::Rhythm;
use futures_util::future::LocalBoxFuture;
use serde_json::Value;

use super::{Desk, Email, Lane, Letter, Recipient};
use crate::platform::errors::{Error, Result};

/// The e-mail that tells together what was gathered. It has no row of its own.
pub const DIGEST: &str = "nudges/digest";

/// A name as message keys have it: `discussions-answered`.
pub fn key_of(name: &str) -> String {
    name.replace(['/', '_'], "-")
}

/// What must be known of a kind of e-mail.
#[derive(Clone)]
pub struct Kind {
    /// Its name: `discussions/answered`.
    pub name: &'static str,
    /// Which lane it takes.
    pub lane: Lane,
    /// Whether people can say no to it.
    pub stoppable: bool,
    /// For how long it is worth sending.
    pub keeps_for: Duration,
    /// How often it comes to whoever has not chosen.
    pub rhythm: Rhythm,
    /// Whether it has a time of its own.
    pub planned: bool,
    letter: LetterOf,
}

type LetterOf = for<'a> fn(&'a Desk<'a>, Value, &'a Recipient) -> LocalBoxFuture<'a, Result<Option<Letter>>>;

fn letter_of<'a, E: Email>(
    desk: &'a Desk<'a>,
    facts: Value,
    reader: &'a Recipient,
) -> LocalBoxFuture<'a, Result<Option<Letter>>> {
    Box::pin(async move {
        let email: E = serde_json::from_value(facts).map_err(|error| Error::Broken(error.into()))?;
        email.letter(desk, reader).await
    })
}

impl Kind {
    fn of<E: Email>() -> Self {
        Self {
            name: E::KIND,
            lane: E::LANE,
            stoppable: E::STOPPABLE,
            keeps_for: Duration::minutes(E::KEEPS_FOR),
            rhythm: E::RHYTHM,
            planned: E::PLANNED,
            letter: letter_of::<E>,
        }
    }

    /// Its name as message keys have it: `discussions-answered`.
    pub fn key(&self) -> String {
        key_of(self.name)
    }

    /// The room it comes from: `discussions`.
    pub fn room(&self) -> &'static str {
        self.name.split('/').next().unwrap_or(self.name)
    }

    /// What one of this kind about `facts` says to `reader` now; none where there is nothing left to say.
    pub async fn letter(&self, desk: &Desk<'_>, facts: Value, reader: &Recipient) -> Result<Option<Letter>> {
        (self.letter)(desk, facts, reader).await
    }

    /// How often it comes to somebody who has chosen `chosen`, by name of the kind.
    pub fn rhythm_in(&self, chosen: &BTreeMap<String, Rhythm>) -> Rhythm {
        chosen.get(self.name).copied().unwrap_or(self.rhythm)
    }

    /// How often it may come.
    pub fn rhythms(&self) -> &'static [Rhythm] {
        match (self.stoppable, self.planned) {
            (false, _) => &[Rhythm::AtOnce],
            (true, true) => &[Rhythm::AtOnce, Rhythm::Off],
            (true, false) => Rhythm::ALL,
        }
    }
}

/// The kinds of e-mail there are; cheap to clone.
#[derive(Clone, Default)]
pub struct Kinds(Arc<BTreeMap<&'static str, Kind>>);

impl Kinds {
    /// These and `E`.
    pub fn with<E: Email>(mut self) -> Self {
        Arc::make_mut(&mut self.0).insert(E::KIND, Kind::of::<E>());
        self
    }

    /// All of them, by name.
    pub fn all(&self) -> impl Iterator<Item = &Kind> {
        self.0.values()
    }

    /// Those people can say no to.
    pub fn stoppable(&self) -> impl Iterator<Item = &Kind> {
        self.all().filter(|kind| kind.stoppable)
    }

    /// The kind with this name.
    pub fn get(&self, name: &str) -> Option<&Kind> {
        self.0.get(name)
    }

    /// The kind with this name as message keys have it.
    pub fn by_key(&self, key: &str) -> Option<&Kind> {
        self.all().find(|kind| kind.key() == key)
    }

    /// Every e-mail there must be a text for.
    pub fn names(&self) -> Vec<&'static str> {
        self.0.keys().copied().chain([DIGEST]).collect()
    }
}
