//! One round from the first line to the last word, by the pages that are there for it.

use std::collections::BTreeMap;

use entity::{
    pitch_feedback,
    states::{FeedbackState, PitchState},
};
use lernweg::app::run_due_jobs;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{
    drafts::{at, begins, id_of, writes},
    feedback::{EIGHT, ENOUGH, Heard, hours},
    rounds::{Round, planned, sessions},
};
use crate::{
    first_answers::garden_with,
    harness::{Garden, Persona},
    sparring::takes_a_break,
};

/// Everybody drafts a pitch; all but Ida are ready and have a place.
async fn drafted() -> (Round, BTreeMap<String, entity::ids::PitchId>) {
    let garden = garden_with(&["mia", "kim", "noah", "lea", "ben", "ida"]).await;
    let (id, path) = planned(&garden, &[("places", "7")]).await;
    let session = sessions(&garden, id).await[0].id;
    let round = Round { garden, id, path, session };
    let mut pitches = BTreeMap::new();
    for (nth, key) in EIGHT.into_iter().enumerate() {
        let who = round.who(key).await;
        let pitch = id_of(&begins(&round.garden, &who, &format!("Pitch of {key}")).await);
        let lines = [("line-1", "To the board: two hours a week."), ("line-6", "We begin in March.")];
        writes(&round.garden, &who, pitch, &lines).await.must_be(200);
        pitches.insert(key.to_owned(), pitch);
        if key != "ida" {
            ready(&round.garden, &who, pitch).await;
            round.book(&who, nth + 1).await.must_be(303);
        }
    }
    (round, pitches)
}

async fn ready(garden: &Garden, who: &Persona, pitch: entity::ids::PitchId) {
    let page = who.get(&at(garden, pitch)).await.must_be(200);
    who.submit(&page, "/ready", &[("ready", "yes")]).await.must_be(200);
}

/// Somebody gives what they owe, all of it.
async fn gives_all(heard: &Heard, key: &str) {
    for whose in heard.owed_by(key).await {
        heard.gives(key, &whose, ENOUGH, ["3"; 3]).await;
    }
}

/// How many said something to each pitch.
async fn given(heard: &Heard) -> BTreeMap<String, usize> {
    let find = pitch_feedback::Entity::find().filter(pitch_feedback::Column::State.eq(FeedbackState::Given));
    let rows = find.all(heard.garden.world.store.read()).await.unwrap();
    let many = |id| rows.iter().filter(|row| row.pitch_id == id).count();
    heard.pitches.iter().map(|(key, id)| (key.clone(), many(*id))).collect()
}

#[actix_web::test]
async fn a_cohort_goes_through_a_round_and_everybody_who_was_heard_has_enough_words() {
    let (round, pitches) = drafted().await;
    let noah = round.who("noah").await;
    // Noah takes his back: his place stays a gap.
    let own = noah.get(&at(&round.garden, pitches["noah"])).await;
    noah.submit(&own, "/withdrawal", &[("withdrawn", "yes")]).await.must_be(200);
    assert_eq!(round.order().await, ["elif", "jonas", "mia", "kim", "-", "lea", "ben", "-"]);
    round.almost();
    let tom = round.who("tom").await;
    round.press(&tom, "begin").await.must_be(303);
    // Five are heard in their order; Ben does not come, and is heard at the end.
    for _ in 0..5 {
        round.garden.world.later(chrono::Duration::minutes(5));
        round.press(&tom, "next").await.must_be(303);
    }
    round.press(&tom, "skip").await.must_be(303);
    round.press(&tom, "next").await.must_be(303);
    round.press(&tom, "end").await.must_be(303);
    let heard = Heard { garden: round.garden, round: round.id, pitches };
    let states: BTreeMap<String, PitchState> = states(&heard).await;
    assert_eq!((states["noah"], states["ida"]), (PitchState::Withdrawn, PitchState::Draft));
    assert_eq!(states.values().filter(|state| **state == PitchState::Presented).count(), 6, "{states:?}");
    // Ida is late, and heard by what she wrote.
    ready(&heard.garden, &heard.who("ida").await, heard.pitches["ida"]).await;
    let page = tom.get(&round.path).await.must_be(200);
    tom.submit(&page, "/heard", &[("pitch", &heard.pitches["ida"].to_string())]).await.must_be(200);
    // Most write at once, Kim never does, and Ben is ill.
    takes_a_break(&heard.garden, "ben").await;
    for key in ["elif", "jonas", "mia", "lea", "ida", "noah"] {
        gives_all(&heard, key).await;
    }
    for _ in 0..3 {
        hours(&heard, 24);
        run_due_jobs(&heard.garden.world.store, &heard.garden.world.catalogue).await;
        for key in ["elif", "jonas", "mia", "lea", "ida", "noah"] {
            let who = heard.who(key).await;
            let queue = who.get(&heard.garden.at("/pitches/feedback")).await.must_be(200);
            if queue.find_form("/feedback/next").is_some() {
                who.press_anew(&queue, "/feedback/next", &[]).await;
            }
            gives_all(&heard, key).await;
        }
    }
    let given = given(&heard).await;
    assert_eq!(given["noah"], 0, "what was withdrawn needs no words");
    assert!(given.iter().all(|(key, many)| key == "noah" || *many >= 2), "{given:?}");
    let elif = heard.who("elif").await;
    let replies = elif.get(&heard.at("elif", "/replies")).await.must_be(200);
    replies.must_say(ENOUGH);
    elif.get(&heard.at("elif", "/print")).await.must_be(200).must_say("To the board: two hours a week.");
}

async fn states(heard: &Heard) -> BTreeMap<String, PitchState> {
    let rows = entity::pitch::Entity::find().all(heard.garden.world.store.read()).await.unwrap();
    let state = |id| rows.iter().find(|row| row.id == id).unwrap().state;
    heard.pitches.iter().map(|(key, id)| (key.clone(), state(*id))).collect()
}
