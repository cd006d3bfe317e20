//! Applications come in as a table: all of it, or nothing.

use entity::{application, audit, states::ApplicationState};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::paste;
use crate::harness::{Admission, Cohort, World};

const GOOD: &str = "Name;E-Mail;Sprache;Bereich;Standort;Erfahrung;Worum es geht;Zeitzone;Schuhgröße\n\
    Zoë Müller;zoe@example.org;Deutsch;Gewächshaus;Berlin;Alter Hase;\"Töpfe\nund Erde\";Asia/Kolkata;41\n\
    Bo;bo@example.org;en;north;;;;;\n";

async fn count(world: &World) -> u64 {
    application::Entity::find().count(world.store.read()).await.unwrap()
}

#[actix_web::test]
async fn a_table_is_looked_at_before_it_is_taken_over() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let olga = world.sign_in("olga").await;
    let page = olga.get(&admission.cohort.at("/applications/import")).await.must_be(200);
    let looked = olga.press(&page, "/import", &[("table", GOOD), ("way", "look")]).await.must_be(200);
    assert_eq!(looked.texts("tbody td:last-child"), ["fits", "fits"]);
    looked.must_say("All 2 rows fit. Nothing is written yet.");
    looked.must_say("Schuhgröße");
    assert_eq!(count(world).await, 0, "a look writes nothing");
    assert_eq!(audit::Entity::find().all(world.store.read()).await.unwrap().iter().filter(imports).count(), 0);
    olga.press(&looked, "/import", &[("way", "take")]).await.must_be(303);
    let mut all = application::Entity::find().all(world.store.read()).await.unwrap();
    all.sort_by_key(|one| one.id);
    let [zoe, bo] = &all[..] else { panic!("{all:?}") };
    assert_eq!((zoe.state, zoe.cohort_id), (ApplicationState::Submitted, Some(admission.cohort.id)));
    assert_eq!((zoe.locale.as_str(), zoe.department.as_deref()), ("de", Some("greenhouse")));
    assert_eq!((zoe.site.as_deref(), zoe.experience.as_deref()), (Some("berlin"), Some("old-hand")));
    assert_eq!((zoe.about.as_deref(), zoe.zone.as_deref()), (Some("Töpfe\nund Erde"), Some("Asia/Kolkata")));
    assert_eq!((zoe.consent_hash.clone(), zoe.consented_at), (None, Some(world.store.now())), "given on paper");
    assert_eq!((bo.site.clone(), bo.submitted_at), (None, Some(world.store.now())));
    let log = audit::Entity::find().all(world.store.read()).await.unwrap();
    let row = log.iter().find(imports).unwrap();
    assert_eq!(row.facts["consent"], "on paper");
    assert!(!row.facts.to_string().contains("zoe"), "who it was stands in no record");
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 0);
}

#[actix_web::test]
async fn whose_zone_the_table_leaves_out_lives_where_their_site_is() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let table = "name;email;site;zone\nRavi;ravi@example.org;Pune;\nSue;sue@example.org;Pune;Europe/London\n";
    paste(&admission, table).await.must_be(303);
    let mut all = application::Entity::find().all(world.store.read()).await.unwrap();
    all.sort_by_key(|one| one.id);
    let zones: Vec<_> = all.iter().map(|one| one.zone.as_deref()).collect();
    assert_eq!(zones, [Some("Asia/Kolkata"), Some("Europe/London")]);
}

fn imports(row: &&audit::Model) -> bool {
    row.action == "import_applications"
}

#[actix_web::test]
async fn one_mistake_and_nobody_is_taken_over() {
    let admission = Admission::new().await;
    let world = &admission.world;
    admission.cohort.apply(world, "anna").await;
    let table = format!("{GOOD}Cleo;nowhere;nl;Mars;;;;;\nAnna;ANNA@example.org;;;;;;;\nZoë;zoe@example.org;;;;;;;\n");
    let refused = paste(&admission, &table).await.must_be(422);
    assert_eq!(count(world).await, 1, "Anna, who was there before");
    assert_eq!(refused.mistakes().len(), 1);
    assert_eq!(refused.typed("/import", "table"), table, "what was pasted is still there");
    let outcome = refused.texts("tbody td:last-child");
    assert_eq!(outcome[..2], ["fits", "fits"]);
    assert!(outcome[2].contains("Email: That does not look like an e-mail address."), "{outcome:?}");
    assert!(outcome[2].contains("Language: there is no such choice") && outcome[2].contains("Department: there is no"));
    assert!(outcome[3].contains("already an application with this address"));
    assert!(outcome[4].contains("The same address is already in row 2."));
    assert!(refused.texts("button").iter().all(|label| !label.starts_with("Take over")), "nothing to take over");
    paste(&admission, "").await.must_be(422);
    paste(&admission, "name\nAnna").await.must_be(422).must_say("There is no column email.");
    paste(&admission, "name;email\n").await.must_be(422).must_say("nobody below the headings");
}

#[actix_web::test]
async fn what_changed_since_the_look_is_seen() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let olga = world.sign_in("olga").await;
    let page = olga.get(&admission.cohort.at("/applications/import")).await;
    let looked = olga.press(&page, "/import", &[("table", GOOD), ("way", "look")]).await.must_be(200);
    admission.cohort.apply(world, "bo").await;
    olga.press(&looked, "/import", &[("way", "take")]).await.must_be(422);
    assert_eq!(count(world).await, 1);
}

#[actix_web::test]
async fn who_takes_part_already_is_not_taken_over() {
    let admission = Admission::new().await;
    let world = &admission.world;
    admission.cohort.enrol(world, "bo", entity::states::Role::Participant).await;
    paste(&admission, GOOD).await.must_be(422).must_say("already in a cohort of this course");
    assert_eq!(count(world).await, 0);
}

#[actix_web::test]
async fn a_cohort_that_is_over_takes_nobody() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let gone = Cohort::plan_on(world, "gardening", "Dahlia", "olga", "2027-06-07").await;
    gone.step(world, lernweg::features::cohorts::Step::Cancel).await;
    let olga = world.sign_in("olga").await;
    let page = olga.get(&gone.at("/applications/import")).await.must_be(200);
    olga.press(&page, "/import", &[("table", GOOD), ("way", "take")]).await.must_be(409);
    assert_eq!(count(world).await, 0);
}

#[actix_web::test]
async fn a_table_taken_over_twice_is_there_once() {
    let admission = Admission::new().await;
    paste(&admission, GOOD).await.must_be(303);
    paste(&admission, GOOD).await.must_be(422);
    assert_eq!(count(&admission.world).await, 2);
}
