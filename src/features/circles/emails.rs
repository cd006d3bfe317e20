//! What circles are told.

use entity::{
    circle, circle_member,
    ids::{CircleId, CircleMemberId, PersonId},
    states::CircleState,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{
    identity::names_of,
    platform::errors::Result,
    storage::outbox::{Desk, Email, Lane, Letter, Recipient},
};

/// You have a circle, or somebody new is in it.
#[derive(Serialize, Deserialize)]
pub struct Introduced {
    /// The circle.
    pub circle: CircleId,
    /// Who is in it.
    pub with: Vec<PersonId>,
    /// Their times in it: who is back begins another one.
    #[serde(default)]
    pub times: Vec<CircleMemberId>,
}

impl Email for Introduced {
    const KIND: &'static str = "circles/introduced";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = true;
    const KEEPS_FOR: i64 = 3 * 24 * 60;

    fn subject(&self) -> String {
        // Another person in the same circle is other news, and so is one who is back.
        let mut times: Vec<String> = self.times.iter().map(ToString::to_string).collect();
        times.sort();
        format!("{} {}", self.circle, times.join(" "))
    }

    /// Nothing to say to somebody who is elsewhere by now, nor where somebody else has come since: then
    /// another letter says who all of them are.
    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let db = desk.store.read();
        let Some(reader) = reader.person else { return Ok(None) };
        let Some(circle) = circle::Entity::find_by_id(self.circle).one(db).await? else { return Ok(None) };
        let members = circle_member::Entity::find()
            .filter(circle_member::Column::CircleId.eq(self.circle))
            .filter(circle_member::Column::EndedAt.is_null())
            .all(db)
            .await?;
        let now: Vec<PersonId> = members.iter().map(|one| one.person_id).collect();
        let others: Vec<PersonId> = now.iter().copied().filter(|id| *id != reader).collect();
        let stale = circle.state != CircleState::Meeting || now.iter().any(|id| !self.with.contains(id));
        if stale || others.is_empty() || others.len() == now.len() {
            return Ok(None);
        }
        let names = names_of(db, &others).await?;
        let facts =
            json!({ "others": names, "name": circle.name.unwrap_or_default(), "hour": circle.weekday.is_some() });
        Ok(Some(Letter::new(facts, format!("/cohorts/{}/circles", circle.cohort_id)).about(self.circle)))
    }
}
