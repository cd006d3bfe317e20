//! How seats are given, for everybody to read.

use lernweg::features::admissions::{MOVES, Method, choose, commitment};
use sea_orm::EntityTrait;

use crate::harness::Admission;

const SEATS: &str = "/programmes/gardening/seats";

#[actix_web::test]
async fn everybody_can_read_how_seats_are_given() {
    let admission = Admission::new().await;
    let page = admission.world.stranger().get(SEATS).await.must_be(200);
    assert_eq!(page.heading(), "How seats are given");
    let moves: usize = page.texts("#moves ~ .table-box td").iter().map(|cell| cell.matches('→').count()).sum();
    assert_eq!(moves, MOVES.len(), "every move there is, and no other");
    page.must_say("May weeds grow, too?");
    page.must_say("Department Greenhouse: at least one seat");
    page.must_say("sha256sum");
    let german = admission.world.stranger_reading("de").get(SEATS).await.must_be(200);
    german.must_say("Wie Plätze vergeben werden");
    german.must_say("Bereich Gewächshaus: mindestens ein Platz");
}

#[actix_web::test]
async fn what_the_draw_is_made_from_is_told_after_it() {
    let admission = Admission::new().await;
    let world = &admission.world;
    admission.apply_all(4).await;
    let seed = entity::intake::Entity::find().one(world.store.read()).await.unwrap().unwrap().seed;
    let visitor = world.stranger();
    let before = visitor.get(SEATS).await;
    before.must_say(&commitment(&seed));
    assert!(!before.body.contains(&seed));
    let may = admission.cohort.admits(world, "olga").await;
    world.store.write(async |tx| choose(tx, &may, Method::Draw).await).await.unwrap();
    let after = visitor.get(SEATS).await;
    after.must_say(&seed);
    after.must_say("Drawn: 3 seats");
    assert!(!after.body.contains("anna"), "nobody is named");
}
