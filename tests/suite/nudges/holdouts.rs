//! Whether it helps to be told: some are drawn to hear nothing.

use std::collections::BTreeSet;

use entity::states::NudgeState;

use super::{course_from, plans, says_hello, subjects, through};
use crate::harness::World;

const PEOPLE: [&str; 24] = [
    "ada", "ben", "cem", "dia", "eva", "fay", "gus", "hal", "ida", "jan", "kim", "lea", "mia", "noa", "ole", "pia",
    "quin", "rob", "sue", "tim", "uma", "vic", "wes", "yan",
];

async fn left_out(world: &World) -> BTreeSet<entity::ids::PersonId> {
    let rows = plans(world).await;
    rows.into_iter().filter(|row| row.state == NudgeState::LeftOut).map(|row| row.person_id).collect()
}

#[actix_web::test]
async fn an_owner_has_some_left_out_and_sees_what_both_groups_did_and_nothing_of_a_few() {
    let garden = course_from("2027-02-01", &PEOPLE).await;
    let world = &garden.world;
    let olga = world.sign_in("olga").await;
    let page = olga.get(&garden.at("/nudges/holdouts")).await.must_be(200);
    page.must_say("Does it help?").must_say("Too few to say anything yet");
    let chosen = [("kind", "nudges/hello"), ("percent", "50")];
    olga.press(&page, "/nudges/holdouts", &chosen).await.must_be(303);
    for unfit in [[("kind", "nudges/week"), ("percent", "50")], [("kind", "nudges/hello"), ("percent", "99")]] {
        olga.press_anew(&page, "/nudges/holdouts", &unfit).await.must_be(422);
    }
    for key in ["tom", "ada"] {
        world.sign_in(key).await.get(&garden.at("/nudges/holdouts")).await.must_be(403);
    }
    through(world, "2027-01-22T10:00:00Z").await;
    let out = left_out(world).await;
    assert!((5..20).contains(&out.len()), "about half: {}", out.len());
    let told = PEOPLE.iter().filter(|key| !subjects(world, key).is_empty()).count();
    assert_eq!(told + out.len(), PEOPLE.len());
    // All who were told say hello, and one who was not.
    for key in PEOPLE {
        if !out.contains(&world.person(key).await.id) {
            says_hello(&garden, key).await;
            world.later(chrono::Duration::minutes(1));
        }
    }
    through(world, "2027-01-31T20:00:00Z").await;
    let olga = world.sign_in("olga").await;
    let page = olga.get(&garden.at("/nudges/holdouts")).await;
    page.must_say(&format!("Reminded: {told} of {told} did it. Not reminded: 0 of {}.", out.len()));
}
