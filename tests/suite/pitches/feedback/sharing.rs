//! Who says something to whom.

use std::collections::{BTreeMap, BTreeSet};

use entity::{
    pitch,
    states::{PitchState, Role, ShareState},
};
use lernweg::features::pitches::{HEARD, ROUND_OVER, WITHDRAWN, foresee};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::{EIGHT, Heard, pitch_by};
use crate::{
    first_answers::home_of,
    harness::at_once,
    sparring::{leaves, takes_a_break},
};

fn counts(pairs: &[(String, String)]) -> (BTreeMap<&str, usize>, BTreeMap<&str, usize>) {
    let (mut gives, mut gets) = (BTreeMap::new(), BTreeMap::new());
    for (giver, whose) in pairs {
        *gives.entry(giver.as_str()).or_default() += 1;
        *gets.entry(whose.as_str()).or_default() += 1;
    }
    (gives, gets)
}

#[actix_web::test]
async fn everybody_owes_three_and_is_owed_three_and_hears_of_it() {
    let heard = Heard::shared(&EIGHT).await;
    let world = &heard.garden.world;
    let open = heard.shares(ShareState::Open).await;
    let (gives, gets) = counts(&open);
    assert!(gives.len() == 8 && gives.values().all(|count| *count == 3), "{open:?}");
    assert!(gets.len() == 8 && gets.values().all(|count| *count == 3), "{open:?}");
    assert!(open.iter().all(|(giver, whose)| giver != whose), "{open:?}");
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 8);
    let mail = world.mail.last_to("elif@example.org");
    assert!(mail.subject.contains("3 pitches wait for your word"), "{}", mail.subject);
    let home = home_of(world, "elif").await;
    for whose in heard.owed_by("elif").await {
        let name = format!("{}{}", whose[..1].to_uppercase(), &whose[1..]);
        home.must_say(&format!("{name} waits for your word"));
        assert!(mail.text.contains(&name), "{}", mail.text);
    }
    home.must_say("Feedback on your pitch: the first is on its way");
}

#[actix_web::test]
async fn a_round_is_shared_out_once_however_many_say_that_it_is_over() {
    let heard = Heard::of(&EIGHT).await;
    let node = heard.garden.world.another_node().await;
    let facts = json!({ "cohort": heard.garden.cohort.id });
    at_once(6, async |nth| {
        let store = if nth % 2 == 0 { &heard.garden.world.store } else { &node.store };
        store.write(async |tx| tx.announce(ROUND_OVER, heard.round.0, facts.clone()).await).await.unwrap();
    })
    .await;
    assert_eq!(heard.shares(ShareState::Open).await.len(), 24);
    heard.over().await;
    assert_eq!(heard.shares(ShareState::Open).await.len(), 24);
}

#[actix_web::test]
async fn what_was_foreseen_counts_only_for_those_it_was_reckoned_for() {
    // Nothing for anybody: nobody would reckon that, so one sees where it came from.
    let over = async |heard: &Heard, foreseen: &serde_json::Value| {
        let facts = json!({ "cohort": heard.garden.cohort.id, "foreseen": foreseen });
        let store = &heard.garden.world.store;
        store.write(async |tx| tx.announce(ROUND_OVER, heard.round.0, facts.clone()).await).await.unwrap();
        heard.shares(ShareState::Open).await.len()
    };
    let nothing = async |heard: &Heard| {
        let mut foreseen = foresee(&heard.garden.world.store, heard.round, None).await.unwrap().unwrap();
        assert_eq!(
            foreseen["given"].as_array().unwrap().iter().map(|own| own.as_array().unwrap().len()).sum::<usize>(),
            24
        );
        foreseen["given"] = json!([]);
        foreseen
    };
    let heard = Heard::of(&EIGHT).await;
    let foreseen = nothing(&heard).await;
    assert_eq!(over(&heard, &foreseen).await, 0, "it stands");
    // Somebody has left since.
    let heard = Heard::of(&EIGHT).await;
    let foreseen = nothing(&heard).await;
    leaves(&heard.garden, "ben").await;
    assert_eq!(over(&heard, &foreseen).await, 21);
    // A pitch was withdrawn since, and one was heard since.
    for to in [PitchState::Withdrawn, PitchState::Presented] {
        let heard = Heard::of(&EIGHT).await;
        let set = async |state: PitchState| {
            let gone = pitch::Entity::update_many()
                .col_expr(pitch::Column::State, Expr::value(state))
                .filter(pitch::Column::Id.eq(heard.pitches["kim"]));
            gone.exec(heard.garden.world.store.schema()).await.unwrap();
        };
        set(if to == PitchState::Presented { PitchState::Ready } else { PitchState::Presented }).await;
        let foreseen = foresee(&heard.garden.world.store, heard.round, None).await.unwrap().unwrap();
        let foreseen = json!({ "of": foreseen["of"], "given": [] });
        set(to).await;
        assert_eq!(over(&heard, &foreseen).await, 24, "{to:?}");
    }
    // What is no such thing at all changes nothing.
    let heard = Heard::of(&EIGHT).await;
    assert_eq!(over(&heard, &json!({ "given": "everything" })).await, 24);
    assert!(foresee(&heard.garden.world.store, heard.round, None).await.unwrap().is_none(), "it is shared out");
}

#[actix_web::test]
async fn who_is_on_a_break_is_asked_for_nothing() {
    let heard = Heard::of(&EIGHT).await;
    takes_a_break(&heard.garden, "lea").await;
    heard.over().await;
    let open = heard.shares(ShareState::Open).await;
    let (gives, gets) = counts(&open);
    assert_eq!(gives.get("lea"), None);
    assert_eq!(gives.len(), 7);
    let (most, fewest) = (gets.values().max().unwrap(), gets.values().min().unwrap());
    assert!(gets.len() == 8 && most - fewest <= 1, "{gets:?}");
    // Who takes one later gives back what they owe.
    let mia = heard.who("mia").await;
    takes_a_break(&heard.garden, "mia").await;
    assert_eq!(heard.owed_by("mia").await, Vec::<String>::new());
    home_of(&heard.garden.world, "mia").await.must_not_say("waits for your word");
    mia.get(&heard.garden.at("/pitches/feedback")).await.must_say("Nobody asks you for anything.");
}

#[actix_web::test]
async fn who_leaves_gives_back_what_they_owe() {
    let heard = Heard::shared(&EIGHT).await;
    leaves(&heard.garden, "ben").await;
    assert_eq!(heard.owed_by("ben").await, Vec::<String>::new());
    let open = heard.shares(ShareState::Open).await;
    assert!(open.iter().all(|(_, whose)| whose != "ben"), "nobody owes him anything any more: {open:?}");
    assert_eq!(heard.shares(ShareState::Withdrawn).await.len(), 6);
    let (_, gets) = counts(&open);
    assert!(gets.values().all(|count| (2..=3).contains(count)), "{open:?}");
}

#[actix_web::test]
async fn a_withdrawn_pitch_is_owed_nothing_and_who_owed_it_gives_where_it_is_needed() {
    let heard = Heard::shared(&EIGHT).await;
    let world = &heard.garden.world;
    // Ben has gone: three pitches have two.
    leaves(&heard.garden, "ben").await;
    let kim = heard.pitches["kim"];
    let gone = pitch::Entity::update_many()
        .col_expr(pitch::Column::State, Expr::value(PitchState::Withdrawn))
        .filter(pitch::Column::Id.eq(kim));
    gone.exec(world.store.schema()).await.unwrap();
    heard.news(WITHDRAWN, kim.0).await;
    heard.news(WITHDRAWN, kim.0).await;
    let open = heard.shares(ShareState::Open).await;
    let (_, gets) = counts(&open);
    assert_eq!(gets.get("kim"), None, "{open:?}");
    assert!(gets.values().all(|count| *count <= 3), "{open:?}");
    assert_eq!(gets.len(), 6, "{open:?}");
}

#[actix_web::test]
async fn a_pitch_heard_later_is_given_to_those_who_have_least() {
    let heard = Heard::shared(&EIGHT[..5]).await;
    let garden = &heard.garden;
    for key in ["newt", "owl", "pip"] {
        garden.cohort.enrol(&garden.world, key, Role::Participant).await;
    }
    let late = pitch_by(garden, heard.round, "newt", PitchState::Presented).await;
    heard.news(HEARD, late.0).await;
    heard.news(HEARD, late.0).await;
    let rows = entity::pitch_share::Entity::find().filter(entity::pitch_share::Column::PitchId.eq(late));
    let rows = rows.all(garden.world.store.read()).await.unwrap();
    assert_eq!(rows.len(), 3, "once");
    let givers: BTreeSet<_> = rows.iter().map(|row| row.giver_id).collect();
    let newt = garden.world.person("newt").await.id;
    assert!(!givers.contains(&newt));
    for key in ["owl", "pip"] {
        assert!(givers.contains(&garden.world.person(key).await.id), "{key} owes nothing yet");
    }
}
