//! What people are told about feedback.

use chrono::{DateTime, Utc};
use entity::{
    ids::{PersonId, PitchId, PitchRoundId},
    person, pitch, pitch_feedback, pitch_round, pitch_share,
    states::{FeedbackState, PitchRoundState, PitchState, ShareState},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::super::queries::pitch_with;
use crate::{
    identity::names_of,
    platform::{
        errors::Result,
        zones::{self, Style},
    },
    storage::outbox::{Desk, Email, Lane, Letter, Recipient},
};

const DAY: i64 = 24 * 60;

/// These people wait for a word of yours.
#[derive(Serialize, Deserialize)]
pub struct FeedbackDue {
    /// The round they were heard in.
    pub round: PitchRoundId,
}

impl Email for FeedbackDue {
    const KIND: &'static str = "pitches/feedback_due";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = true;
    const KEEPS_FOR: i64 = 2 * DAY;

    fn subject(&self) -> String {
        self.round.to_string()
    }

    /// Nothing to say to somebody who owes nothing any more.
    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let db = desk.store.read();
        let Some(reader) = reader.person else { return Ok(None) };
        let Some(round) = pitch_round::Entity::find_by_id(self.round).one(db).await? else { return Ok(None) };
        let shares = pitch_share::Entity::find()
            .filter(pitch_share::Column::RoundId.eq(self.round))
            .filter(pitch_share::Column::GiverId.eq(reader))
            .filter(pitch_share::Column::State.eq(ShareState::Open))
            .filter(pitch_share::Column::DueAt.gt(desk.store.now()))
            .order_by_asc(pitch_share::Column::DueAt)
            .all(db)
            .await?;
        let Some(due) = shares.first().filter(|_| round.state == PitchRoundState::Planned) else { return Ok(None) };
        let pitches = pitch::Entity::find()
            .filter(pitch::Column::Id.is_in(shares.iter().map(|share| share.pitch_id)))
            .filter(pitch::Column::State.eq(PitchState::Presented))
            .all(db)
            .await?;
        let people: Vec<PersonId> = pitches.iter().map(|pitch| pitch.person_id).collect();
        let names = names_of(db, &people).await?;
        let Some(reader) = person::Entity::find_by_id(reader).one(db).await?.filter(|_| !names.is_empty()) else {
            return Ok(None);
        };
        let zone = zones::zone(&reader.zone).unwrap_or(chrono_tz::Tz::UTC);
        let until = zones::words(due.due_at, zone, &reader.locale, Style::Moment);
        let facts = json!({ "people": names, "count": names.len(), "until": until });
        Ok(Some(Letter::new(facts, format!("/cohorts/{}/pitches/feedback", round.cohort_id)).about(self.round)))
    }
}

/// Somebody has said something to your pitch.
#[derive(Serialize, Deserialize)]
pub struct FeedbackGiven {
    /// Which.
    pub pitch: PitchId,
    /// When.
    pub since: DateTime<Utc>,
}

impl Email for FeedbackGiven {
    const KIND: &'static str = "pitches/feedback_given";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = true;
    const KEEPS_FOR: i64 = 2 * DAY;

    /// Not more than once a day, however many write.
    fn subject(&self) -> String {
        format!("{} {}", self.pitch, self.since.date_naive())
    }

    /// Nothing to say to somebody who does not make it any more.
    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let db = desk.store.read();
        let Some(reader) = reader.person else { return Ok(None) };
        let found = pitch_with(db, self.pitch).await?.filter(|pitch| pitch.is_live() && pitch.is_by(reader));
        let Some(found) = found else { return Ok(None) };
        let replies = pitch_feedback::Entity::find()
            .filter(pitch_feedback::Column::PitchId.eq(self.pitch))
            .filter(pitch_feedback::Column::State.eq(FeedbackState::Given))
            .filter(pitch_feedback::Column::GivenAt.gte(self.since))
            .all(db)
            .await?;
        let givers: Vec<PersonId> = replies.iter().map(|reply| reply.giver_id).collect();
        let names = names_of(db, &givers).await?;
        if names.is_empty() {
            return Ok(None);
        }
        let facts = json!({ "people": names, "count": names.len(), "pitch": found.row.title });
        let link = format!("/cohorts/{}/pitches/{}/replies", found.row.cohort_id, self.pitch);
        Ok(Some(Letter::new(facts, link).about(self.pitch)))
    }
}
