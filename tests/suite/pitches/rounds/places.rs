//! Booking a place, and putting pitches into places.

use entity::{ids::PitchMemberId, pitch_member, states::PitchState};
use lernweg::features::{cohorts::end_stays_of, pitches::WITHDRAWN};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::{Round, pitch_by};
use crate::harness::{at_once, tally};

#[actix_web::test]
async fn a_place_is_booked_changed_and_given_back() {
    let round = Round::new().await;
    let (elif, jonas, tom) = (round.who("elif").await, round.who("jonas").await, round.who("tom").await);
    let page = elif.get(&round.index()).await.must_be(200);
    page.must_say("Choose a place for your pitch");
    let first = round.place(1).await;
    let end = format!("{}/booking", first.rsplit("/slots/").next().unwrap());
    let page = elif.submit(&page, &end, &[]).await.must_be(200);
    page.must_flash("The place is your pitch’s.")
        .must_say("Your pitch has a place")
        .must_say("Place 1: Elif: Pitch of elif");
    assert_eq!(round.order().await, ["elif", "-", "-", "-"]);
    // Rather the third: the first is free in the same moment.
    round.book(&elif, 3).await.must_be(303);
    assert_eq!(round.order().await, ["-", "-", "elif", "-"]);
    let no = round.book(&jonas, 3).await.must_be(409);
    no.must_say("Somebody has just taken this place").must_say("Place 3: Elif");
    round.book(&jonas, 4).await.must_be(409).must_say("kept free in case somebody comes later");
    round.book(&tom, 1).await.must_be(409).must_say("Whoever makes a pitch books a place");
    jonas.send_fresh(&format!("{}/booking/removal", round.place(3).await), &[]).await.must_be(409);
    let page = elif.get(&round.index()).await;
    elif.submit(&page, "/booking/removal", &[]).await.must_be(200).must_flash("The place is free again.");
    assert_eq!(round.order().await, ["-", "-", "-", "-"]);
    let odd = format!("{}/slots/{}/booking", round.room(), "00000000-0000-7000-8000-000000000000");
    elif.send_fresh(&odd, &[]).await.must_be(404);
    // The order of a draft says who, not what: that is theirs until they say it is ready.
    let (mia, _) = round.joined_by("mia").await;
    round.book(&mia, 2).await.must_be(303);
    entity::pitch::Entity::update_many()
        .col_expr(entity::pitch::Column::State, Expr::value(PitchState::Draft))
        .filter(entity::pitch::Column::Title.eq("Pitch of mia"))
        .exec(round.garden.world.store.schema())
        .await
        .unwrap();
    elif.get(&round.index()).await.must_say("Place 2: Mia").must_not_say("Pitch of mia");
    mia.get(&round.index()).await.must_say("Place 2: Mia: Pitch of mia");
}

#[actix_web::test]
async fn fifty_who_want_one_place_at_once_are_one() {
    let round = Round::with(&[("places", "2")]).await;
    let elif = round.who("elif").await;
    let mut people = vec![elif.clone(), round.who("jonas").await];
    for key in ["mia", "nina", "ole", "pia"] {
        people.push(round.joined_by(key).await.0);
    }
    let pages = at_once(48, async |nth| round.book(&people[nth % people.len()], 1).await).await;
    let order = round.order().await;
    assert_eq!(order.iter().filter(|who| *who != "-").count(), 1, "{order:?}");
    let (done, no): (Vec<_>, Vec<_>) = tally(&pages).into_iter().partition(|(status, _)| *status == 303);
    // Whoever has it may press again; everybody else is told that it is taken.
    assert_eq!(done, [(303, 8)]);
    assert_eq!(no, [(409, 40)]);
    // Somebody who wants two places at once has one.
    at_once(10, async |nth| round.book(&elif, 1 + nth % 2).await).await;
    let order = round.order().await;
    assert!(order.iter().filter(|who| *who == "elif").count() <= 1, "{order:?}");
}

#[actix_web::test]
async fn each_who_makes_a_pitch_together_may_book_and_their_names_stand_there() {
    let round = Round::new().await;
    let (mia, pitch) = round.joined_by("mia").await;
    let world = &round.garden.world;
    round.garden.cohort.enrol(world, "nina", entity::states::Role::Participant).await;
    let member = pitch_member::ActiveModel {
        id: Set(PitchMemberId(lernweg::platform::ids::fresh(world.store.now()))),
        pitch_id: Set(pitch),
        round_id: Set(round.id),
        person_id: Set(world.person("nina").await.id),
        asked_at: Set(world.store.now()),
        joined_at: Set(Some(world.store.now())),
        ended_at: Set(None),
    };
    member.insert(world.store.schema()).await.unwrap();
    let nina = round.who("nina").await;
    round.book(&mia, 1).await.must_be(303);
    round.book(&nina, 2).await.must_be(303);
    assert_eq!(round.order().await, ["-", "mia", "-", "-"]);
    round.who("elif").await.get(&round.index()).await.must_say("Place 2: Mia, Nina: Pitch of mia");
    // One of two leaves: the pitch keeps its place. With the other it is free.
    for (key, order) in [("mia", ["-", "mia", "-", "-"]), ("nina", ["-", "-", "-", "-"])] {
        let who = world.person(key).await.id;
        world.store.write(async |tx| end_stays_of(tx, who).await).await.unwrap();
        let end = pitch_member::Entity::update_many()
            .col_expr(pitch_member::Column::EndedAt, Expr::value(Some(world.store.now())))
            .filter(pitch_member::Column::PersonId.eq(who));
        end.exec(world.store.schema()).await.unwrap();
        assert_eq!(round.order().await, order, "{key}");
    }
}

#[actix_web::test]
async fn a_withdrawn_pitch_leaves_a_gap_and_nobody_moves_by_themselves() {
    let round = Round::new().await;
    let (elif, jonas) = (round.who("elif").await, round.who("jonas").await);
    round.book(&elif, 1).await.must_be(303);
    round.book(&jonas, 2).await.must_be(303);
    let (world, row) = (&round.garden.world, super::places(&round.garden, round.session).await.remove(0));
    let pitch = row.pitch_id.unwrap();
    let facts = json!({ "cohort": round.garden.cohort.id, "round": round.id });
    world.store.write(async |tx| tx.announce(WITHDRAWN, pitch.0, facts.clone()).await).await.unwrap();
    assert_eq!(round.order().await, ["-", "jonas", "-", "-"]);
    round.who("tom").await.get(&round.path).await.must_say("Place 1: free").must_say("Place 2: Jonas");
}

#[actix_web::test]
async fn a_trainer_puts_pitches_into_places_and_moves_them() {
    let round = Round::new().await;
    let (tom, elif) = (round.who("tom").await, round.who("elif").await);
    let (_, mia) = round.joined_by("mia").await;
    let page = tom.get(&round.path).await;
    let slot = round.place(1).await;
    let end = format!("{}/pitch", slot.rsplit("/slots/").next().unwrap());
    let id = mia.to_string();
    tom.submit(&page, &end, &[("pitch", &id)]).await.must_be(200).must_flash("The order is changed.");
    round.book(&elif, 2).await.must_be(303);
    assert_eq!(round.order().await, ["mia", "elif", "-", "-"]);
    let moved = async |number: usize, to: &str| {
        tom.send_fresh(&format!("{}/move", round.place(number).await), &[("to", to)]).await
    };
    moved(2, "up").await.must_be(303);
    assert_eq!(round.order().await, ["elif", "mia", "-", "-"]);
    moved(2, "down").await.must_be(303);
    assert_eq!(round.order().await, ["elif", "-", "mia", "-"]);
    moved(1, "up").await.must_be(409).must_say("It cannot go there");
    moved(2, "up").await.must_be(409).must_say("Nobody is in this place.");
    moved(3, "end").await.must_be(303);
    assert_eq!(round.order().await, ["elif", "-", "-", "mia"]);
    moved(1, "sideways").await.must_be(422);
    tom.send_fresh(&format!("{slot}/pitch"), &[("pitch", &id)]).await.must_be(409);
    let gone = "00000000-0000-7000-8000-000000000000".to_owned();
    tom.send_fresh(&format!("{}/pitch", round.place(2).await), &[("pitch", &gone)]).await.must_be(409);
    for path in ["pitch", "move"] {
        elif.send_fresh(&format!("{slot}/{path}"), &[("pitch", &id), ("to", "up")]).await.must_be(403);
    }
    // Ten who move the same one at once: the order holds each pitch once.
    at_once(10, async |nth| moved(1, if nth % 2 == 0 { "down" } else { "end" }).await).await;
    let mut order = round.order().await;
    order.sort();
    assert_eq!(order, ["-", "-", "elif", "mia"]);
}

#[actix_web::test]
async fn a_pitch_that_is_late_is_heard_all_the_same() {
    let round = Round::new().await;
    round.book(&round.who("elif").await, 1).await.must_be(303);
    round.garden.world.later(chrono::Duration::days(9));
    let store = &round.garden.world.store;
    lernweg::features::pitches::end_forgotten(store).await.unwrap();
    // Mia's draft becomes ready after the round.
    let mia = {
        round.garden.cohort.enrol(&round.garden.world, "mia", entity::states::Role::Participant).await;
        pitch_by(&round.garden, round.id, "mia", PitchState::Draft).await
    };
    let tom = round.who("tom").await;
    let page = tom.get(&round.path).await.must_be(200);
    page.must_say("Comes later").must_say("Elif: Pitch of elif").must_say("Jonas: Pitch of jonas");
    tom.send_fresh(&format!("{}/heard", round.path), &[("pitch", &mia.to_string())]).await.must_be(409);
    round.book(&round.who("elif").await, 2).await.must_be(409);
    let elif_pitch = super::places(&round.garden, round.session).await[0].pitch_id.unwrap();
    let id = elif_pitch.to_string();
    let sent = tom.send_fresh(&format!("{}/heard", round.path), &[("pitch", &id)]).await;
    sent.must_be(303);
    let row = entity::pitch::Entity::find_by_id(elif_pitch).one(store.read()).await.unwrap().unwrap();
    assert_eq!(row.state, PitchState::Presented);
    assert!(super::places(&round.garden, round.session).await[0].heard_at.is_some());
    tom.send_fresh(&format!("{}/heard", round.path), &[("pitch", &id)]).await.must_be(409);
    round.who("jonas").await.get(&round.index()).await.must_say("Comes later").must_say("Pitch of jonas");
}
