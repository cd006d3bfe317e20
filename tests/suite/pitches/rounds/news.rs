//! What a round says to whoever listens: that it is over, and that a pitch was heard after it.

use entity::{
    ids::PitchId,
    pitch_share,
    states::{Role, ShareState},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::Round;

/// How many owe a pitch something.
async fn owed_to(round: &Round, pitch: PitchId) -> u64 {
    let find = pitch_share::Entity::find()
        .filter(pitch_share::Column::PitchId.eq(pitch))
        .filter(pitch_share::Column::State.eq(ShareState::Open));
    find.count(round.garden.world.store.read()).await.unwrap()
}

async fn pitch_of(round: &Round, key: &str) -> PitchId {
    let who = round.garden.world.person(key).await.id;
    let all = entity::pitch::Entity::find().all(round.garden.world.store.read()).await.unwrap();
    all.iter().find(|pitch| pitch.person_id == who).unwrap().id
}

#[actix_web::test]
async fn when_the_last_session_ends_feedback_is_shared_out() {
    let round = Round::new().await;
    round.garden.cohort.enrol(&round.garden.world, "mia", Role::Participant).await;
    let (elif, jonas) = (round.who("elif").await, round.who("jonas").await);
    round.book(&elif, 1).await.must_be(303);
    round.book(&jonas, 2).await.must_be(303);
    round.almost();
    let tom = round.who("tom").await;
    for button in ["begin", "next"] {
        round.press(&tom, button).await.must_be(303);
    }
    let [first, last] = [pitch_of(&round, "elif").await, pitch_of(&round, "jonas").await];
    assert_eq!((owed_to(&round, first).await, owed_to(&round, last).await), (0, 0), "not before it is over");
    // Jonas still speaks as it is ended: he was heard, too.
    round.press(&tom, "end").await.must_be(303);
    assert_eq!((owed_to(&round, first).await, owed_to(&round, last).await), (2, 2));
    round.garden.world.deliver().await;
    round.garden.world.mail.last_to("mia@example.org");
}

#[actix_web::test]
async fn whoever_is_heard_after_it_gets_feedback_as_every_other() {
    let round = Round::new().await;
    let (mia, late) = round.joined_by("mia").await;
    round.garden.cohort.enrol(&round.garden.world, "kim", Role::Participant).await;
    round.book(&round.who("elif").await, 1).await.must_be(303);
    round.almost();
    let tom = round.who("tom").await;
    for button in ["begin", "next", "end"] {
        round.press(&tom, button).await.must_be(303);
    }
    assert_eq!(owed_to(&round, late).await, 0);
    drop(mia);
    let page = tom.get(&round.path).await.must_be(200);
    tom.submit(&page, "/heard", &[("pitch", &late.to_string())]).await.must_be(200);
    assert_eq!(owed_to(&round, late).await, 3, "Elif, Jonas and Kim");
}
