//! Live sessions that are simply there, whatever planning one takes.

use chrono::{DateTime, NaiveTime, Utc};
use entity::{
    ids::{LiveSessionId, SessionSlotId},
    live_session, session_slot,
    states::{SessionKind, SessionState},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::{Cohort, World};

impl Cohort {
    /// A session on Thursday of the first week, from ten to eleven o'clock UTC; returns what its address begins with.
    pub async fn session(&self, world: &World, title: &str) -> String {
        let starts_at = "2027-01-07T10:00:00Z".parse().unwrap();
        self.session_at(world, title, starts_at, SessionState::Planned).await
    }

    /// The same at another time, or one that was cancelled.
    pub async fn session_at(
        &self,
        world: &World,
        title: &str,
        starts_at: DateTime<Utc>,
        state: SessionState,
    ) -> String {
        let tom = world.person("tom").await.id;
        let written = world.store.write(async |tx| {
            let session = live_session::ActiveModel {
                id: Set(LiveSessionId(tx.id())),
                cohort_id: Set(self.id),
                kind: Set(SessionKind::OpenQuestions),
                title: Set(title.to_owned()),
                purpose: Set("Whatever you want to know about soil.".into()),
                run_sheet: Set(serde_json::json!([])),
                join_url: Set(None),
                state: Set(state),
                cancel_reason: Set((state == SessionState::Cancelled).then(|| "Tom is ill.".into())),
                invited_at: Set(None),
                recording_url: Set(None),
                recording_by: Set(None),
                recording_at: Set(None),
                created_by: Set(tom),
                created_at: Set(tx.now()),
                version: Set(1),
            };
            let session = session.insert(&**tx).await?;
            let slot = session_slot::ActiveModel {
                id: Set(SessionSlotId(tx.id())),
                session_id: Set(session.id),
                week: Set(1),
                day: Set(4),
                at: Set(NaiveTime::from_hms_opt(11, 0, 0).unwrap()),
                zone: Set("Europe/Berlin".into()),
                minutes: Set(60),
                capacity: Set(None),
                taken: Set(0),
                host_id: Set(Some(tom)),
                starts_at: Set(starts_at),
                state: Set(SessionState::Planned),
                sequence: Set(0),
            };
            slot.insert(&**tx).await?;
            Ok(session.id)
        });
        self.at(&format!("/sessions/{}", written.await.unwrap()))
    }
}
