//! What the people of the demonstration ask ahead of their sessions, and which questions are theirs too.

use anyhow::{Context, anyhow};
use entity::{ids::LiveSessionId, session_question};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Deserialize;

use super::{
    seed::{no, unfit},
    sessions::Hall,
};
use crate::{
    features::live_sessions::{JoinSession, QuestionOn, VoteOn, ask, ask_unnamed, find_session, set_vote},
    identity::Permit,
    platform::text::{Body, Text},
};

/// One question.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    by: String,
    text: String,
    /// Whether it is asked without a name.
    #[serde(default)]
    unnamed: bool,
    #[serde(default)]
    votes: Vec<String>,
}

impl Hall<'_> {
    /// Lets people ask and vote.
    pub(super) async fn ask(&self, questions: &[Question], id: LiveSessionId) -> anyhow::Result<()> {
        for question in questions {
            let may = self.may::<JoinSession>(&question.by, id).await?;
            let body = Body::parse(&question.text).map_err(unfit("question"))?;
            let asked = if question.unnamed {
                self.store.write(async |tx| ask_unnamed(tx, &may, &body).await).await
            } else {
                self.store.write(async |tx| ask(tx, &may, &body).await).await
            };
            asked.map_err(no)?;
            for key in &question.votes {
                self.vote(key, id, &body).await.with_context(|| key.clone())?;
            }
        }
        Ok(())
    }

    async fn vote(&self, key: &str, id: LiveSessionId, body: &Body) -> anyhow::Result<()> {
        let (db, who) = (self.store.read(), self.actor(key)?);
        let find = session_question::Entity::find()
            .filter(session_question::Column::SessionId.eq(id))
            .filter(session_question::Column::Body.eq(body.as_str()));
        let question = find.one(db).await?.context("a question")?;
        let session = find_session(db, self.catalogue, id, who.id).await.map_err(no)?;
        let on = QuestionOn { session, question };
        let may = Permit::<VoteOn>::ask(who, on).map_err(|denied| anyhow!("{denied:?}"))?;
        self.store.write(async |tx| set_vote(tx, &may, true).await).await.map_err(no)
    }
}
