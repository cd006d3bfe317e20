//! Reading people's communities.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use entity::{
    ids::PersonId,
    states::{VenturePart, VentureStage},
    venture, venture_part,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::rules::Seen;
use crate::platform::errors::Result;

/// A community, with the parts that say something.
#[derive(Clone, Debug)]
pub struct Venture {
    /// The row.
    pub row: venture::Model,
    /// Its parts.
    pub parts: BTreeMap<VenturePart, venture_part::Model>,
}

impl Venture {
    /// What a part says; nothing where nothing was written.
    pub fn says(&self, part: VenturePart) -> &str {
        self.parts.get(&part).map_or("", |part| part.body.as_str())
    }

    /// When anything of it was written last.
    pub fn written_at(&self) -> DateTime<Utc> {
        self.parts.values().map(|part| part.written_at).fold(self.row.written_at, DateTime::max)
    }
}

/// Name, stage and need as one text: they are guarded together.
pub fn head_text(name: &str, stage: Option<VentureStage>, need: &str) -> String {
    format!("{name}\n{}\n{need}", stage.map_or("", VentureStage::word))
}

/// What stands at the head of somebody's community, and its version.
pub fn head_of(venture: Option<&Venture>) -> (i32, String) {
    venture.map_or((0, head_text("", None, "")), |venture| {
        (venture.row.version, head_text(&venture.row.name, venture.row.stage, &venture.row.need))
    })
}

/// What stands in a part of it, and its version.
pub fn part_of(venture: Option<&Venture>, part: VenturePart) -> (i32, String) {
    let found = venture.and_then(|venture| venture.parts.get(&part));
    found.map_or((0, String::new()), |found| (found.version, found.body.clone()))
}

/// What a form shows of the head as it stands.
pub fn seen_head(venture: Option<&Venture>) -> Seen {
    let (version, text) = head_of(venture);
    Seen::new(version, &text)
}

/// What a form shows of a part as it stands.
pub fn seen_part(venture: Option<&Venture>, part: VenturePart) -> Seen {
    let (version, text) = part_of(venture, part);
    Seen::new(version, &text)
}

/// The community of somebody. Two statements.
pub async fn venture_of(db: &impl ConnectionTrait, person: PersonId) -> Result<Option<Venture>> {
    let found = venture::Entity::find().filter(venture::Column::PersonId.eq(person)).one(db).await?;
    let Some(row) = found else { return Ok(None) };
    let parts = venture_part::Entity::find().filter(venture_part::Column::VentureId.eq(row.id)).all(db).await?;
    Ok(Some(Venture { row, parts: parts.into_iter().map(|part| (part.part, part)).collect() }))
}

/// What the communities of these people are called, and in which language that is. One statement.
pub async fn names_of(db: &impl ConnectionTrait, people: &[PersonId]) -> Result<BTreeMap<PersonId, (String, String)>> {
    let found = venture::Entity::find().filter(venture::Column::PersonId.is_in(people.iter().copied())).all(db).await?;
    let named = found.into_iter().filter(|venture| !venture.name.is_empty());
    Ok(named.map(|venture| (venture.person_id, (venture.name, venture.language))).collect())
}
