//! All applications at a glance, two that become one, and one that goes elsewhere.

use chrono::Duration;
use entity::{
    application,
    ids::ApplicationId,
    states::{ApplicationState, Verdict},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};

use super::OVERVIEW;
use crate::harness::{Admission, Cohort, World, application_link, application_now};

/// Two of the same name with different addresses, and a third of another name.
async fn two_annas(admission: &Admission) -> [ApplicationId; 3] {
    let world = &admission.world;
    let table = "name\temail\nAnna Maria Ö.\tanna@example.org\nÖ, ANNA Maria\tanna@example.com\nBo\tbo@example.org";
    super::paste(admission, table).await.must_be(303);
    let mut all = application::Entity::find().all(world.store.read()).await.unwrap();
    all.sort_by_key(|one| one.id);
    [all[0].id, all[1].id, all[2].id]
}

async fn change(world: &World, id: ApplicationId, change: impl FnOnce(&mut application::ActiveModel)) {
    let mut row = application_now(world, id).await.into_active_model();
    change(&mut row);
    row.update(world.store.schema()).await.unwrap();
}

#[actix_web::test]
async fn a_programme_is_seen_at_a_glance() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(3).await;
    admission.decide(&ids[..1], Verdict::Offer).await;
    change(world, ids[2], |row| row.cohort_id = Set(None)).await;
    let olga = world.sign_in("olga").await;
    let page = olga.get(OVERVIEW).await.must_be(200);
    let row = page.texts("tbody tr");
    assert_eq!(row.len(), 1);
    assert!(row[0].contains("received: 1") && row[0].contains("seat offered: 1"), "{row:?}");
    assert!(row[0].contains("1 of 3 seats"));
    assert_eq!(page.link("Crocus"), admission.cohort.at("/applications"));
    assert_eq!(page.text_at("#next"), "Waiting for the next cohort 1");
    page.must_say("Anna-3");
    page.must_say("Nobody has asked to be told.");
    page.must_say("No two applications look like the same person.");
}

#[actix_web::test]
async fn one_person_is_one_application_at_the_older_rank() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let [first, second, bo] = two_annas(&admission).await;
    for id in [first, bo, second] {
        world.later(Duration::minutes(5));
        admission.decide(&[id], Verdict::Waitlist).await;
    }
    let older = application_now(world, first).await;
    let link = application_link(world, first);
    let olga = world.sign_in("olga").await;
    let page = olga.get(OVERVIEW).await.must_be(200);
    assert_eq!(page.texts(".card h3").len(), 2, "Bo is nobody’s double");
    page.must_say("anna@example.com");
    let keep = format!("/applications/{second}/merge");
    let merged = olga.submit(&page, &keep, &[]).await.must_be(200);
    merged.must_say("No two applications look like the same person.");
    let (kept, gone) = (application_now(world, second).await, application_now(world, first).await);
    assert_eq!((kept.waiting_since, kept.place), (older.waiting_since, older.place), "the older rank");
    assert_eq!((gone.state, gone.merged_into), (ApplicationState::Merged, Some(second)));
    // The other cannot come back.
    let visitor = world.stranger();
    visitor.get(&link).await.must_be(410);
    let back = admission.cohort.at(&format!("/applications/{first}/transfer"));
    olga.fetch(&back).await.must_be(404);
    let other = first.to_string();
    let again = olga.press_anew(&page, &keep, &[("other", &other)]).await.must_be(409);
    assert!(!again.mistakes().is_empty());
}

#[actix_web::test]
async fn an_application_that_is_settled_takes_nobody_in() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let [first, second, _] = two_annas(&admission).await;
    let olga = world.sign_in("olga").await;
    let page = olga.get(OVERVIEW).await;
    change(world, first, |row| row.state = Set(ApplicationState::TurnedDown)).await;
    olga.press(&page, &format!("/applications/{first}/merge"), &[]).await.must_be(409);
    assert_eq!(application_now(world, second).await.state, ApplicationState::Submitted, "still there");
}

#[actix_web::test]
async fn nobody_closes_an_application_they_must_not_read() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let [first, second, _] = two_annas(&admission).await;
    let olga = world.sign_in("olga").await;
    let page = olga.get(OVERVIEW).await;
    let keep = format!("/applications/{first}/merge");
    change(world, second, |row| row.kept_from = Set(Some("olga@example.org".into()))).await;
    assert!(olga.get(OVERVIEW).await.find_form(&keep).is_none());
    olga.press(&page, &keep, &[]).await.must_be(403);
    assert_eq!(application_now(world, second).await.state, ApplicationState::Submitted);
    // What somebody else closes still counts: whom the applicant named, stays named.
    change(world, second, |row| row.kept_from = Set(Some("tom@example.org".into()))).await;
    olga.press_anew(&page, &keep, &[]).await.must_be(303);
    assert_eq!(application_now(world, first).await.kept_from.as_deref(), Some("tom@example.org"));
}

#[actix_web::test]
async fn where_names_are_hidden_doubles_are_codes() {
    let admission = Admission::with(|rules| rules.blind = true).await;
    let world = &admission.world;
    let [first, ..] = two_annas(&admission).await;
    let olga = world.sign_in("olga").await;
    let page = olga.get(OVERVIEW).await.must_be(200);
    assert!(!page.body.contains("anna@") && !page.body.to_lowercase().contains("anna maria"));
    page.must_say(&application_now(world, first).await.code);
}

#[actix_web::test]
async fn an_application_goes_to_another_cohort_at_its_rank() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let later = Cohort::plan_on(world, "gardening", "Dahlia", "olga", "2027-06-07").await;
    let cooking = Cohort::plan_on(world, "cooking", "Casserole", "olga", "2027-06-07").await;
    let ids = admission.apply_all(2).await;
    admission.decide(&ids, Verdict::Waitlist).await;
    let before = application_now(world, ids[1]).await;
    let olga = world.sign_in("olga").await;
    let path = format!("/applications/{}/transfer", ids[1]);
    let page = olga.get(&admission.cohort.at(&path)).await.must_be(200);
    assert_eq!(page.texts("select[name=to] option"), ["Dahlia"]);
    olga.press(&page, &path, &[("to", "x")]).await.must_be(422);
    for nowhere in [cooking.id, admission.cohort.id] {
        olga.press(&page, &path, &[("to", &nowhere.to_string())]).await.must_be(404);
    }
    let moved = olga.submit(&page, &path, &[]).await.must_be(200);
    assert_eq!(moved.path, OVERVIEW);
    let after = application_now(world, ids[1]).await;
    assert_eq!(after.cohort_id, Some(later.id));
    assert_eq!((after.waiting_since, after.place), (before.waiting_since, before.place));
    assert_eq!(after.state, ApplicationState::Waitlisted);
    olga.fetch(&admission.cohort.at(&path)).await.must_be(404);
}

#[actix_web::test]
async fn who_holds_an_offer_does_not_go_elsewhere() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let later = Cohort::plan_on(world, "gardening", "Dahlia", "olga", "2027-06-07").await;
    let ids = admission.apply_all(1).await;
    let olga = world.sign_in("olga").await;
    let path = format!("/applications/{}/transfer", ids[0]);
    let page = olga.get(&admission.cohort.at(&path)).await;
    admission.offer(&ids).await;
    let refused = olga.press(&page, &path, &[("to", &later.id.to_string())]).await.must_be(409);
    assert_eq!(refused.mistakes().len(), 1);
    assert_eq!(application_now(world, ids[0]).await.cohort_id, Some(admission.cohort.id));
}
