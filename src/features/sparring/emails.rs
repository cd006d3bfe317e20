//! What partners are told.

mod together;

use entity::{
    ids::{PersonId, SparringGroupId, SparringPartnerId},
    sparring_group, sparring_partner, sparring_round,
    states::RoundState,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::json;

pub use together::{Agreed, AskedGently, Suggested};

use crate::{
    identity::names_of,
    platform::errors::Result,
    storage::outbox::{Desk, Email, Lane, Letter, Recipient},
};

/// You have a partner.
#[derive(Serialize, Deserialize)]
pub struct Introduced {
    /// The group.
    pub group: SparringGroupId,
    /// The times of those who are in it: who is back begins another one.
    #[serde(default)]
    pub times: Vec<SparringPartnerId>,
}

impl Email for Introduced {
    const KIND: &'static str = "sparring/introduced";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = true;
    const KEEPS_FOR: i64 = 3 * 24 * 60;

    fn subject(&self) -> String {
        // Another person in the same group is other news, and so is one who is back.
        let mut times: Vec<String> = self.times.iter().map(ToString::to_string).collect();
        times.sort();
        format!("{} {}", self.group, times.join(" "))
    }

    /// Nothing to say to somebody who is not in the group any more, or in a round that is over.
    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let db = desk.store.read();
        let Some(reader) = reader.person else { return Ok(None) };
        let Some(group) = sparring_group::Entity::find_by_id(self.group).one(db).await? else { return Ok(None) };
        let round = sparring_round::Entity::find_by_id(group.round_id).one(db).await?;
        let Some(round) = round.filter(|round| round.state == RoundState::Published) else { return Ok(None) };
        let partners = sparring_partner::Entity::find()
            .filter(sparring_partner::Column::GroupId.eq(self.group))
            .filter(sparring_partner::Column::EndedAt.is_null())
            .all(db)
            .await?;
        let others: Vec<PersonId> = partners.iter().map(|one| one.person_id).filter(|id| *id != reader).collect();
        if others.is_empty() || others.len() == partners.len() {
            return Ok(None);
        }
        let names = names_of(db, &others).await?;
        let facts = json!({ "partners": names, "three": names.len() > 1 });
        Ok(Some(Letter::new(facts, format!("/cohorts/{}/sparring", round.cohort_id)).about(self.group)))
    }
}
