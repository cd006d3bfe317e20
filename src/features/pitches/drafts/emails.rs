//! What people hear about drafts.

use entity::{
    enrolment,
    ids::{PersonId, PitchCommentId, PitchId},
    person, pitch_comment, pitch_reading,
    states::EnrolmentState,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{
    super::queries::{Pitch, pitch_with},
    rules::is_open,
};
use crate::{
    features::discussions::excerpt,
    identity::{find_person, name_of, people_of},
    platform::{
        errors::Result,
        zones::{self, Style},
    },
    storage::outbox::{Desk, Email, Lane, Letter, Recipient},
};

const DAY: i64 = 24 * 60;

/// What somebody was asked for, as long as they are asked: they have said nothing and not "not me", are
/// there, and the pitch was neither heard nor withdrawn. With who makes it.
async fn open_reading(
    db: &impl ConnectionTrait,
    id: PitchId,
    reader: PersonId,
) -> Result<Option<(Pitch, pitch_reading::Model, Vec<person::Model>)>> {
    let Some(pitch) = pitch_with(db, id).await?.filter(|pitch| is_open(pitch.row.state)) else { return Ok(None) };
    let reading = pitch_reading::Entity::find_by_id((id, reader)).one(db).await?;
    let open = reading.filter(|one| one.commented_at.is_none() && one.declined_at.is_none());
    let here = enrolment::Entity::find()
        .filter(enrolment::Column::CohortId.eq(pitch.row.cohort_id))
        .filter(enrolment::Column::PersonId.eq(reader))
        .filter(enrolment::Column::State.ne(EnrolmentState::Paused))
        .filter(enrolment::Column::EndedAt.is_null());
    let makers = people_of(db, &pitch.makers).await?;
    match open {
        Some(open) if !makers.is_empty() && here.count(db).await? > 0 => Ok(Some((pitch, open, makers))),
        _ => Ok(None),
    }
}

fn names(people: &[person::Model]) -> Vec<&str> {
    people.iter().map(|one| one.name.as_str()).collect()
}

fn letter(facts: Value, pitch: &Pitch) -> Letter {
    Letter::new(facts, format!("/cohorts/{}/pitches/{}", pitch.row.cohort_id, pitch.row.id)).about(pitch.row.id)
}

/// You are asked for a word on a draft.
#[derive(Serialize, Deserialize)]
pub struct Asked {
    /// Whose.
    pub pitch: PitchId,
}

impl Email for Asked {
    const KIND: &'static str = "pitches/asked";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = true;
    const KEEPS_FOR: i64 = DAY;

    fn subject(&self) -> String {
        self.pitch.to_string()
    }

    /// Nothing to say to somebody who has said something or "not me", is away or gone; nor once the pitch
    /// was heard or withdrawn.
    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let db = desk.store.read();
        let Some(reader) = reader.person else { return Ok(None) };
        let Some((pitch, open, makers)) = open_reading(db, self.pitch, reader).await? else { return Ok(None) };
        let Some(person) = find_person(db, reader).await? else { return Ok(None) };
        let zone = zones::zone(&person.zone).unwrap_or(chrono_tz::Tz::UTC);
        let until = zones::words(open.due_at, zone, &person.locale, Style::Moment);
        let facts = json!({ "makers": names(&makers), "title": pitch.row.title, "until": until });
        Ok(Some(letter(facts, &pitch).answered_by_all(makers)))
    }
}

/// Your day for a draft is over, and somebody else is asked, too.
#[derive(Serialize, Deserialize)]
pub struct PassedOn {
    /// Whose.
    pub pitch: PitchId,
}

impl Email for PassedOn {
    const KIND: &'static str = "pitches/passed_on";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = true;
    const KEEPS_FOR: i64 = DAY;

    fn subject(&self) -> String {
        self.pitch.to_string()
    }

    /// Nothing to say to somebody who has said something since, or is asked no more.
    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let db = desk.store.read();
        let Some(reader) = reader.person else { return Ok(None) };
        let Some((pitch, _, makers)) = open_reading(db, self.pitch, reader).await? else { return Ok(None) };
        let facts = json!({ "makers": names(&makers), "title": pitch.row.title });
        Ok(Some(letter(facts, &pitch)))
    }
}

/// Somebody said something to your draft.
#[derive(Serialize, Deserialize)]
pub struct Commented {
    /// What.
    pub comment: PitchCommentId,
}

impl Email for Commented {
    const KIND: &'static str = "pitches/commented";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = true;
    const KEEPS_FOR: i64 = 3 * DAY;

    fn subject(&self) -> String {
        self.comment.to_string()
    }

    /// Nothing to say where it was taken back, or to somebody who does not make the pitch any more.
    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let db = desk.store.read();
        let Some(reader) = reader.person else { return Ok(None) };
        let found = pitch_comment::Entity::find_by_id(self.comment).one(db).await?;
        let Some(comment) = found.filter(|comment| comment.removed_at.is_none()) else { return Ok(None) };
        let Some(pitch) = pitch_with(db, comment.pitch_id).await? else { return Ok(None) };
        let Some(author) = name_of(db, comment.author_id).await? else { return Ok(None) };
        if !pitch.is_by(reader) {
            return Ok(None);
        }
        let facts = json!({ "author": author, "title": pitch.row.title, "excerpt": excerpt(&comment.body) });
        Ok(Some(letter(facts, &pitch)))
    }
}
