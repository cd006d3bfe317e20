//! When people apply, and by which rules.

use entity::{intake, states::CohortState};
use lernweg::features::admissions::commitment;
use sea_orm::EntityTrait;

use crate::harness::{Admission, Cohort, Page, World};

async fn kept(world: &World, cohort: &Cohort) -> Option<intake::Model> {
    intake::Entity::find_by_id(cohort.id).one(world.store.read()).await.unwrap()
}

async fn planned() -> (World, Cohort) {
    let world = World::new().await;
    let cohort = Cohort::plan_on(&world, "gardening", "Crocus", "olga", "2027-03-29").await;
    (world, cohort)
}

#[actix_web::test]
async fn a_window_opens_a_cohort_by_its_own_clock() {
    let (world, cohort) = planned().await;
    let olga = world.sign_in("olga").await;
    let page = olga.get(&cohort.at("/intake")).await.must_be(200);
    let stands = |page: &Page, field: &str| page.typed("/intake", field);
    assert_eq!(stands(&page, "closes_on"), "2027-03-01");
    assert_eq!((stands(&page, "answer_days"), stands(&page, "refill_until")), ("5".to_owned(), "1".to_owned()));
    page.must_say("It is made when you save for the first time");
    // The night the clocks go forward: half past two does not exist, three does.
    let mut changes =
        vec![("closes_on", "2027-03-28"), ("closes_at", "02:30"), ("blind", "yes"), ("after_lapse", "later")];
    let refused = olga.press(&page, "/intake", &changes).await.must_be(422);
    assert_eq!(refused.mistakes().len(), 1, "decisions come when nobody can apply any more");
    assert_eq!(stands(&refused, "closes_at"), "02:30", "and what was typed is still there");
    changes.push(("decides_on", "2027-04-02"));
    let saved = olga.submit(&refused, "/intake", &changes).await.must_be(200);
    let now = kept(&world, &cohort).await.unwrap();
    assert_eq!(now.opens_at.to_rfc3339(), "2027-01-06T07:00:00+00:00");
    assert_eq!(now.closes_at.to_rfc3339(), "2027-03-28T01:00:00+00:00");
    assert_eq!((now.blind, now.own_first, now.after_lapse.word()), (true, true, "later"));
    assert_eq!(cohort.on(&world).await.cohort.state, CohortState::Open);
    saved.must_say(&commitment(&now.seed));
    assert!(!saved.body.contains(&now.seed), "what the draw is made from is secret");
    assert_eq!((stands(&saved, "closes_at"), stands(&saved, "after_lapse")), ("03:00".into(), "later".into()));
}

#[actix_web::test]
async fn a_window_that_changes_keeps_what_the_draw_is_made_from() {
    let admission = Admission::new().await;
    let before = kept(&admission.world, &admission.cohort).await.unwrap();
    let olga = admission.world.sign_in("olga").await;
    let page = olga.get(&admission.cohort.at("/intake")).await;
    assert_eq!(page.typed("/intake", "closes_at"), "18:00");
    olga.submit(&page, "/intake", &[("closes_on", "2027-01-25")]).await.must_be(200);
    let after = kept(&admission.world, &admission.cohort).await.unwrap();
    assert_eq!((after.seed, after.version), (before.seed, before.version + 1));
    assert!(after.closes_at > before.closes_at);
}

#[actix_web::test]
async fn a_window_that_does_not_fit_is_still_in_the_form() {
    let (world, cohort) = planned().await;
    let olga = world.sign_in("olga").await;
    let page = olga.get(&cohort.at("/intake")).await;
    let odd = [
        ("opens_on", "soon"),
        ("opens_at", "25:00"),
        ("closes_on", "0000-00-00"),
        ("closes_at", ""),
        ("decides_on", ""),
        ("answer_days", "31"),
        ("refill_until", "53"),
        ("waitlist", "maybe"),
        ("after_lapse", "never"),
    ];
    let refused = olga.press(&page, "/intake", &odd).await.must_be(422);
    assert_eq!(refused.mistakes().len(), odd.len(), "{:?}", refused.mistakes());
    for (field, value) in odd.into_iter().filter(|(field, _)| !["waitlist", "after_lapse"].contains(field)) {
        assert_eq!(refused.typed("/intake", field), value);
    }
    let backwards = [("closes_on", "2027-01-06"), ("closes_at", "08:00")];
    let refused = olga.press(&page, "/intake", &backwards).await.must_be(422);
    assert_eq!(refused.mistakes().len(), 1);
    assert!(kept(&world, &cohort).await.is_none());
    assert_eq!(cohort.on(&world).await.cohort.state, CohortState::Planned);
}

#[actix_web::test]
async fn nobody_applies_for_a_programme_that_asks_nothing() {
    let world = World::new().await;
    let cohort = Cohort::plan_on(&world, "cooking", "Casserole", "otto", "2027-03-01").await;
    let otto = world.sign_in("otto").await;
    for path in ["/intake", "/applications.csv", "/applications/import"] {
        otto.fetch(&cohort.at(path)).await.must_be(404);
    }
    for path in ["/programmes/cooking/seats", "/programmes/cooking/applications"] {
        otto.fetch(path).await.must_be(404);
    }
    otto.send(&cohort.at("/intake"), &[("_key", "0123456789abcdef01")]).await.must_be(404);
    let settings = otto.get(&cohort.at("/settings")).await;
    assert!(!settings.body.contains("/intake"), "no link to what is not there");
}
