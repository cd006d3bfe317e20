//! What people send about cards.

use super::super::commands::Card;
use crate::{
    platform::text::{Caption, Statement},
    web::{Input, Reader},
};

fn card(reader: &mut Reader<'_>) -> Option<Card> {
    let (claim, reason) = (reader.text::<Caption>("claim"), reader.text::<Statement>("reason"));
    let source = match reader.raw("source").trim() {
        "" => Some(None),
        _ => reader.text::<Caption>("source").map(Some),
    };
    Some(Card { claim: claim?, reason: reason?, source: source? })
}

/// A card somebody puts to a section.
pub struct NewCard(pub Card);

impl Input for NewCard {
    const FIELDS: &'static [&'static str] = &["claim", "reason", "source"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        card(reader).map(Self)
    }
}

/// A card somebody writes anew.
pub struct CardAgain {
    /// It.
    pub card: Card,
    /// The version that was shown.
    pub version: i32,
}

impl Input for CardAgain {
    const FIELDS: &'static [&'static str] = &["claim", "reason", "source", "version"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let card = card(reader);
        let version = reader.number("version", 1..=i32::MAX - 1);
        Some(Self { card: card?, version: version? })
    }
}
