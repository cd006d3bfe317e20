//! Stories about pitches.

pub mod drafts;
pub mod feedback;
mod real;
pub mod rounds;
mod whole;

use chrono::{DateTime, NaiveTime, Utc};
use entity::{
    ids::{PitchId, PitchMemberId, PitchRoundId, PitchSessionId, PitchVersionId},
    pitch, pitch_member, pitch_round, pitch_session, pitch_version,
    states::{PitchRoundState, PitchState},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use crate::harness::Garden;

fn fresh(garden: &Garden) -> uuid::Uuid {
    lernweg::platform::ids::fresh(garden.world.store.now())
}

/// A round in week 2 of the garden, with one session on its Thursday at two o'clock.
pub async fn round_in(garden: &Garden) -> (PitchRoundId, PitchSessionId) {
    let world = &garden.world;
    let tom = world.person("tom").await.id;
    let (round, session) = (PitchRoundId(fresh(garden)), PitchSessionId(fresh(garden)));
    // Stories of several rooms have a round each.
    let there = pitch_round::Entity::find().all(world.store.read()).await.unwrap();
    let week = [2, 3, 1].into_iter().find(|week| there.iter().all(|round| round.week != *week)).unwrap();
    let row = pitch_round::ActiveModel {
        id: Set(round),
        cohort_id: Set(garden.cohort.id),
        week: Set(week),
        state: Set(PitchRoundState::Planned),
        shared_at: Set(None),
        seed: Set(1),
        version: Set(1),
        created_by: Set(tom),
        created_at: Set(world.store.now()),
    };
    row.insert(world.store.schema()).await.unwrap();
    let starts_at: DateTime<Utc> = "2027-01-14T13:00:00Z".parse().unwrap();
    let row = pitch_session::ActiveModel {
        id: Set(session),
        round_id: Set(round),
        day: Set(3),
        at: Set(NaiveTime::from_hms_opt(14, 0, 0).unwrap()),
        zone: Set("Europe/Berlin".into()),
        starts_at: Set(starts_at),
        minutes: Set(5),
        join_url: Set(None),
        slot_id: Set(None),
        slot_since: Set(None),
        ended_at: Set(None),
        version: Set(1),
    };
    row.insert(world.store.schema()).await.unwrap();
    (round, session)
}

/// A pitch of somebody's that stands so, with one version.
pub async fn pitch_by(garden: &Garden, round: PitchRoundId, key: &str, state: PitchState) -> PitchId {
    let (world, db) = (&garden.world, garden.world.store.schema());
    let (who, now, id) = (world.person(key).await.id, world.store.now(), PitchId(fresh(garden)));
    let heard = (state == PitchState::Presented).then_some(now);
    let row = pitch::ActiveModel {
        id: Set(id),
        cohort_id: Set(garden.cohort.id),
        round_id: Set(round),
        person_id: Set(who),
        title: Set(format!("Pitch of {key}")),
        language: Set("en".into()),
        state: Set(state),
        version: Set(1),
        created_at: Set(now),
        ready_at: Set((state != PitchState::Draft).then_some(now)),
        presented_at: Set(heard),
        recording_agreed_at: Set(None),
        recording_url: Set(None),
        shown_since: Set(None),
        change_note: Set(None),
        changed_at: Set(None),
    };
    row.insert(db).await.unwrap();
    let member = pitch_member::ActiveModel {
        id: Set(PitchMemberId(fresh(garden))),
        pitch_id: Set(id),
        round_id: Set(round),
        person_id: Set(who),
        asked_at: Set(now),
        joined_at: Set(Some(now)),
        ended_at: Set(None),
    };
    member.insert(db).await.unwrap();
    let version = pitch_version::ActiveModel {
        id: Set(PitchVersionId(fresh(garden))),
        pitch_id: Set(id),
        number: Set(1),
        author_id: Set(who),
        title: Set(format!("Pitch of {key}")),
        lines: Set(serde_json::json!(["One", "Two", "Three", "Four", "Five", "Six"])),
        slides: Set(None),
        slide_count: Set(0),
        link: Set(None),
        written_at: Set(now),
    };
    version.insert(db).await.unwrap();
    id
}
