//! Who comes in, who leaves, and how many fit.

use entity::{
    audit, person,
    states::{EnrolmentState, Role},
};
use lernweg::{
    features::cohorts::{end_stays_of, seat_count},
    identity::close_account,
};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{end_of, settings, stays};
use crate::harness::{Cohort, Garden, at_once, tally};

fn guest<'a>(name: &'a str, email: &'a str, role: &'a str) -> [(&'a str, &'a str); 3] {
    [("name", name), ("email", email), ("role", role)]
}

#[actix_web::test]
async fn the_last_seat_goes_to_one_the_others_wait() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let olga = world.sign_in("olga").await;
    let page = settings(&garden, &olga).await;
    let accounts = person::Entity::find().count(world.store.read()).await.unwrap();
    let pages = at_once(50, async |nth| {
        let (name, email) = (format!("Guest {nth}"), format!("guest{nth}@example.org"));
        olga.press_anew(&page, "/enrolments", &guest(&name, &email, "participant")).await
    })
    .await;
    assert_eq!(tally(&pages), [(303, 1), (409, 49)]);
    assert_eq!(seat_count(world.store.read(), garden.cohort.id, Role::Participant).await.unwrap(), 3);
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 1, "nobody else was told anything");
    let now = person::Entity::find().count(world.store.read()).await.unwrap();
    assert_eq!(now, accounts + 1, "nor has an account now");
}

#[actix_web::test]
async fn who_finds_no_seat_is_still_in_the_form() {
    let garden = Garden::new().await;
    garden.cohort.enrol(&garden.world, "third", Role::Participant).await;
    let olga = garden.world.sign_in("olga").await;
    let page = settings(&garden, &olga).await;
    page.must_say("3 of 3 seats");
    let mut fields = guest("Late Guest", "late@example.org", "participant").to_vec();
    fields.push(("locale", "en"));
    let full = olga.press(&page, "/enrolments", &fields).await.must_be(409);
    assert_eq!(full.mistakes(), ["All seats are taken."]);
    assert!(full.text_at("title").starts_with("Error:"));
    let form = full.form("/enrolments");
    for field in fields {
        assert!(form.fields.contains(&(field.0.to_owned(), field.1.to_owned())), "{field:?} is not in {form:?}");
    }
    olga.press(&full, "/enrolments", &[("role", "trainer")]).await.must_be(303);
}

#[actix_web::test]
async fn somebody_who_leaves_frees_a_seat_and_their_story_stays() {
    let garden = Garden::new().await;
    let world = &garden.world;
    garden.cohort.enrol(world, "third", Role::Participant).await;
    let olga = world.sign_in("olga").await;
    let page = settings(&garden, &olga).await;
    let end = end_of(&garden, "Third").await;
    olga.press(&page, &end, &[("reason", "")]).await.must_be(422);
    olga.submit(&page, &end, &[("reason", "a new job")]).await.must_be(200);
    garden.cohort.enrol(world, "fourth", Role::Participant).await;
    let third = world.person("third").await.id;
    let stays = stays(&garden).await;
    let stay = stays.iter().find(|stay| stay.person_id == third).unwrap();
    assert_eq!((stay.state, stay.reason.as_deref()), (EnrolmentState::Left, Some("a new job")));
    assert_eq!(stay.ended_at, Some(world.store.now()));
    world.sign_in("third").await.fetch(&garden.at("")).await.must_be(404);
    let again = olga.get(&garden.at("/settings")).await;
    assert!(again.find_form(&end).is_none());
    let twice = olga.press_anew(&page, &end, &[("reason", "twice")]).await.must_be(409);
    assert_eq!(twice.mistakes(), ["This person has already left."]);
}

#[actix_web::test]
async fn who_completed_the_course_has_completed_it_whatever_comes_after() {
    let garden = Garden::new().await;
    let world = &garden.world;
    world.later(chrono::Duration::days(40));
    garden.cohort.keep(world).await;
    let olga = world.sign_in("olga").await;
    let page = settings(&garden, &olga).await;
    let end = end_of(&garden, "Elif").await;
    olga.submit(&page, &end, &[("reason", "a new job")]).await.must_be(200);
    let elif = world.person("elif").await.id;
    let stay = stays(&garden).await.into_iter().find(|stay| stay.person_id == elif).unwrap();
    assert_eq!((stay.state, stay.ended_at), (EnrolmentState::Completed, Some(world.store.now())));
}

#[actix_web::test]
async fn whoever_closes_their_account_leaves_their_seat_and_the_last_trainer_does_not() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, tom) = (world.person("elif").await.id, world.person("tom").await.id);
    let seats = seat_count(world.store.read(), garden.cohort.id, Role::Participant).await.unwrap();
    world.store.write(async |tx| end_stays_of(tx, elif).await).await.unwrap();
    assert_eq!(seat_count(world.store.read(), garden.cohort.id, Role::Participant).await.unwrap(), seats - 1);
    let stay = stays(&garden).await.into_iter().find(|stay| stay.person_id == elif).unwrap();
    assert_eq!((stay.state, stay.reason.as_deref()), (EnrolmentState::Left, Some("account closed")));
    assert!(world.store.write(async |tx| end_stays_of(tx, tom).await).await.is_err());
    assert_eq!(seat_count(world.store.read(), garden.cohort.id, Role::Trainer).await.unwrap(), 1);
}

#[actix_web::test]
async fn fifty_clicks_end_a_stay_once() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    let page = settings(&garden, &olga).await;
    let end = end_of(&garden, "Jonas").await;
    let pages = at_once(50, async |_| olga.press_anew(&page, &end, &[("reason", "a new job")]).await).await;
    assert_eq!(tally(&pages), [(303, 1), (409, 49)]);
    let log = audit::Entity::find().all(garden.world.store.read()).await.unwrap();
    assert_eq!(log.iter().filter(|row| row.action == "end_enrolment").count(), 1);
}

#[actix_web::test]
async fn a_refused_end_keeps_its_reason_where_it_was_typed() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    let page = settings(&garden, &olga).await;
    let reason = "a".repeat(201);
    for (name, reason, status) in [("Tom", "ill since Monday", 409), ("Jonas", reason.as_str(), 422)] {
        let end = end_of(&garden, name).await;
        let refused = olga.press(&page, &end, &[("reason", reason)]).await.must_be(status);
        assert_eq!(refused.mistakes().len(), 1);
        assert!(refused.text_at("title").starts_with("Error:"));
        let kept = refused.form(&end).fields;
        assert!(kept.contains(&("reason".to_owned(), reason.to_owned())), "{kept:?}");
        assert_eq!(refused.texts("details.fold[open]").len(), 1, "the one it was typed in stands open");
        let other = refused.form(&end_of(&garden, "Elif").await).fields;
        assert!(other.contains(&("reason".to_owned(), String::new())), "{other:?}");
        if let Some(place) = refused.attribute("#errors li a", "href") {
            assert_eq!(refused.attribute(&place, "name").as_deref(), Some("reason"), "the link leads to the field");
        }
    }
}

#[actix_web::test]
async fn a_cohort_that_takes_place_keeps_a_trainer() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let olga = world.sign_in("olga").await;
    let page = settings(&garden, &olga).await;
    let tom = end_of(&garden, "Tom").await;
    let refused = olga.press(&page, &tom, &[("reason", "ill")]).await.must_be(409);
    assert_eq!(refused.mistakes(), ["This is the last trainer. Enrol another one first."]);
    // Two trainers, both ended in the same second, many times over: one of the two stays.
    garden.cohort.enrol(world, "tina", Role::Trainer).await;
    let ends = [tom, end_of(&garden, "Tina").await];
    let page = settings(&garden, &olga).await;
    let pages = at_once(50, async |nth| olga.press_anew(&page, &ends[nth % 2], &[("reason", "ill")]).await).await;
    assert_eq!(tally(&pages), [(303, 1), (409, 49)]);
    assert_eq!(seat_count(world.store.read(), garden.cohort.id, Role::Trainer).await.unwrap(), 1);
}

#[actix_web::test]
async fn who_left_already_is_not_called_the_last_trainer() {
    let garden = Garden::new().await;
    garden.cohort.enrol(&garden.world, "tina", Role::Trainer).await;
    let olga = garden.world.sign_in("olga").await;
    let page = settings(&garden, &olga).await;
    let end = end_of(&garden, "Tom").await;
    olga.press(&page, &end, &[("reason", "ill")]).await.must_be(303);
    let again = olga.press_anew(&page, &end, &[("reason", "ill")]).await.must_be(409);
    assert_eq!(again.mistakes(), ["This person has already left."]);
}

#[actix_web::test]
async fn a_stay_is_ended_below_its_own_cohort_only() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let other = Cohort::plan(world, "gardening", "Borealis", "olga").await;
    let olga = world.sign_in("olga").await;
    let end = end_of(&garden, "Jonas").await;
    let before = stays(&garden).await;
    for end in [end.as_str(), "/enrolments/1/end", "/enrolments/00000000-0000-7000-8000-000000000000/end"] {
        let fields = [("_key", "0123456789abcdef01"), ("reason", "not here")];
        olga.send(&other.at(end), &fields).await.must_be(404);
    }
    assert_eq!(stays(&garden).await, before);
}

#[actix_web::test]
async fn nobody_is_in_twice() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let olga = world.sign_in("olga").await;
    let page = settings(&garden, &olga).await;
    let again = olga.press(&page, "/enrolments", &guest("Elif", "ELIF@example.org", "trainer")).await.must_be(409);
    assert_eq!(again.mistakes(), ["This person is already in the cohort."]);
    let new = guest("New", "new@example.org", "trainer");
    let pages = at_once(50, async |_| olga.press_anew(&page, "/enrolments", &new).await).await;
    assert_eq!(tally(&pages), [(303, 1), (409, 49)]);
    world.deliver().await;
    assert_eq!(world.mail.mails_to("new@example.org").len(), 1, "told once");
}

#[actix_web::test]
async fn somebody_may_come_back_and_is_told_again() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let olga = world.sign_in("olga").await;
    let page = settings(&garden, &olga).await;
    olga.press(&page, &end_of(&garden, "Jonas").await, &[("reason", "a child")]).await.must_be(303);
    let back = guest("Somebody else's idea of a name", "jonas@example.org", "participant");
    olga.press_anew(&page, "/enrolments", &back).await.must_be(303);
    let jonas = world.person("jonas").await;
    assert_eq!(jonas.name, "Jonas", "an account keeps its own name");
    let states: Vec<EnrolmentState> =
        stays(&garden).await.iter().filter(|stay| stay.person_id == jonas.id).map(|stay| stay.state).collect();
    assert_eq!(states, [EnrolmentState::Left, EnrolmentState::Active]);
    world.deliver().await;
    assert_eq!(world.mail.mails_to("jonas@example.org").len(), 1);
}

#[actix_web::test]
async fn who_left_before_the_welcome_was_sent_is_not_welcomed() {
    let garden = Garden::new().await;
    let world = &garden.world;
    garden.cohort.enrol(world, "third", Role::Participant).await;
    let olga = world.sign_in("olga").await;
    let page = settings(&garden, &olga).await;
    olga.press(&page, &end_of(&garden, "Third").await, &[("reason", "a slip")]).await.must_be(303);
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 0);
}

#[actix_web::test]
async fn a_closed_account_does_not_come_in_again() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let sam = world.person("sam").await.id;
    world.store.write(async |tx| close_account(tx, None, sam).await).await.unwrap();
    let olga = world.sign_in("olga").await;
    let page = settings(&garden, &olga).await;
    let refused = olga.press(&page, "/enrolments", &guest("Sam", "sam@example.org", "participant")).await.must_be(409);
    assert_eq!(refused.mistakes().len(), 1);
    assert!(refused.mistakes()[0].contains(' '), "a sentence, not a key: {:?}", refused.mistakes());
}

#[actix_web::test]
async fn a_name_is_a_name() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    let page = settings(&garden, &olga).await;
    let long = "x".repeat(81);
    for odd in ["", "   ", "\u{200B}\u{2066}", "…", "System", "ADMIN", &long] {
        let refused = olga.press(&page, "/enrolments", &guest(odd, "new@example.org", "trainer")).await.must_be(422);
        assert_eq!(refused.mistakes().len(), 1, "{odd:?}");
    }
    for (nth, (typed, shown)) in [
        ("Ö", "Ö"),
        ("  Zoë\u{202E}\n Müller ", "Zoë Müller"),
        ("👩‍🔬 Ada", "👩‍🔬 Ada"),
        ("ליאת", "ליאת"),
        ("<b>Bo</b>", "<b>Bo</b>"),
    ]
    .into_iter()
    .enumerate()
    {
        let email = format!("n{nth}@example.org");
        olga.press_anew(&page, "/enrolments", &guest(typed, &email, "trainer")).await.must_be(303);
        let people = olga.get(&garden.at("/people")).await;
        assert!(people.texts("bdi.person").contains(&shown.to_owned()), "{shown} is not in {}", people.text());
    }
}

#[actix_web::test]
async fn the_people_are_those_who_are_in() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let olga = world.sign_in("olga").await;
    let page = settings(&garden, &olga).await;
    olga.press(&page, &end_of(&garden, "Jonas").await, &[("reason", "a child")]).await.must_be(303);
    olga.press_anew(&page, "/enrolments", &guest("Ända", "aenda@example.org", "participant")).await.must_be(303);
    let elif = world.sign_in("elif").await;
    let page = elif.get(&garden.at("/people")).await.must_be(200);
    assert_eq!(page.texts(".fellow bdi"), ["Elif", "Tom", "Ända"]);
    assert_eq!(page.texts("main .role"), ["trainer"], "a role is a word");
    assert_eq!(page.texts("main .tag"), ["you"]);
    assert!(!page.body.contains("@example.org"), "nobody's address");
}
