//! What people are told about moderation. Every letter is made from what is true when it leaves.

use entity::{appeal, ids::ModerationId, moderation, programme, thread};
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::queries::{deciders, programme_of, stands};
use crate::{
    identity::name_of,
    platform::errors::Result,
    storage::outbox::{Desk, Email, Lane, Letter, Recipient},
};

const WEEK: i64 = 7 * 24 * 60;

/// Something was done about what you wrote.
#[derive(Serialize, Deserialize)]
pub struct Told {
    /// What.
    pub moderation: ModerationId,
}

/// Somebody asks you to look again at what was done.
#[derive(Serialize, Deserialize)]
pub struct Appealed {
    /// What.
    pub moderation: ModerationId,
}

/// What became of your appeal.
#[derive(Serialize, Deserialize)]
pub struct Decided {
    /// What it was about.
    pub moderation: ModerationId,
}

/// An act with the names a letter says.
struct About {
    act: moderation::Model,
    thread: String,
    by: Option<String>,
}

impl About {
    async fn find(desk: &Desk<'_>, id: ModerationId) -> Result<Option<Self>> {
        let db = desk.store.read();
        let Some(act) = moderation::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
        let Some(thread) = thread::Entity::find_by_id(act.thread_id).one(db).await? else { return Ok(None) };
        let by = name_of(db, act.done_by).await?;
        Ok(Some(Self { act, thread: thread.title, by }))
    }
}

impl Email for Told {
    const KIND: &'static str = "moderation/told";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = false;
    const KEEPS_FOR: i64 = WEEK;

    fn subject(&self) -> String {
        self.moderation.to_string()
    }

    /// Nothing to say once it was undone, or the post was taken back.
    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let Some(about) = About::find(desk, self.moderation).await? else { return Ok(None) };
        let concerned = reader.person.is_some() && about.act.person_id == reader.person;
        if !concerned || !stands(desk.store.read(), &about.act).await? {
            return Ok(None);
        }
        let facts = json!({
            "act": about.act.act.word(),
            "thread": about.thread,
            "why": about.act.reason,
            "by": about.by,
        });
        Ok(Some(Letter::new(facts, format!("/me/moderation/{}", self.moderation)).about(self.moderation)))
    }
}

impl Email for Appealed {
    const KIND: &'static str = "moderation/appealed";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = false;
    const KEEPS_FOR: i64 = WEEK;

    fn subject(&self) -> String {
        self.moderation.to_string()
    }

    /// Nothing to say once somebody has decided, nor to whoever does not look after the programme any more.
    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let db = desk.store.read();
        let Some(about) = About::find(desk, self.moderation).await? else { return Ok(None) };
        let Some(asked) = appeal::Entity::find_by_id(self.moderation).one(db).await? else { return Ok(None) };
        let still = deciders(db, &about.act).await?;
        let reads = reader.person.is_some_and(|person| still.contains(&person));
        let Some(programme) = programme_slug(desk, &about.act).await? else { return Ok(None) };
        if asked.decided_at.is_some() || !reads {
            return Ok(None);
        }
        let who = name_of(db, asked.person_id).await?;
        let facts = json!({ "who": who, "thread": about.thread });
        Ok(Some(
            Letter::new(facts, format!("/programmes/{programme}/appeals/{}", self.moderation)).about(self.moderation),
        ))
    }
}

async fn programme_slug(desk: &Desk<'_>, act: &moderation::Model) -> Result<Option<String>> {
    let db = desk.store.read();
    let Some(id) = programme_of(db, act.cohort_id).await? else { return Ok(None) };
    Ok(programme::Entity::find_by_id(id).one(db).await?.map(|programme| programme.slug))
}

impl Email for Decided {
    const KIND: &'static str = "moderation/decided";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = false;
    const KEEPS_FOR: i64 = WEEK;

    fn subject(&self) -> String {
        self.moderation.to_string()
    }

    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let Some(about) = About::find(desk, self.moderation).await? else { return Ok(None) };
        let asked = appeal::Entity::find_by_id(self.moderation).one(desk.store.read()).await?;
        let Some(asked) = asked.filter(|asked| Some(asked.person_id) == reader.person) else { return Ok(None) };
        let Some(outcome) = asked.outcome else { return Ok(None) };
        let facts = json!({ "outcome": outcome.word(), "thread": about.thread, "answer": asked.answer });
        Ok(Some(Letter::new(facts, format!("/me/moderation/{}", self.moderation)).about(self.moderation)))
    }
}
