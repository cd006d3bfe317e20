//! The first day moves, and people move on.

use entity::{
    enrolment, lesson_done,
    states::{ApplicationState, EnrolmentState, Role},
};
use lernweg::features::cohorts::{Step, members as members_of};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{settings, state, stays};
use crate::harness::{Admission, Cohort, Garden, Persona, World, application_now, newest_offer};

async fn move_of(world: &World, cohort: &Cohort, name: &str) -> String {
    let members = members_of(world.store.read(), cohort.id).await.unwrap();
    format!("/enrolments/{}/move", members.iter().find(|member| member.name == name).unwrap().enrolment)
}

async fn read_soil(garden: &Garden, who: &Persona) {
    let page = who.get(&garden.at("/weeks/1/soil")).await;
    who.submit(&page, "/completion", &[("done", "yes")]).await.must_be(200);
}

/// Accepts the offer behind a link.
async fn accept(admission: &Admission, nth: usize, ids: &[entity::ids::ApplicationId]) {
    use lernweg::features::admissions::{Answer, AnswerOffer, answer_offer, find_offer};
    use lernweg::identity::{Holder, Pass};
    let world = &admission.world;
    let offer = newest_offer(world, ids[nth]).await;
    let on = find_offer(world.store.read(), offer.id).await.unwrap();
    let holder = Holder { who: None, subject: Some(offer.id.to_string()) };
    let pass = Pass::<AnswerOffer>::ask(holder, on).unwrap();
    world.store.write(async |tx| answer_offer(tx, &pass, &Answer::Yes(None)).await).await.unwrap();
}

#[actix_web::test]
async fn a_moved_start_asks_everybody_with_a_seat_or_an_offer() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(3).await;
    admission.offer(&ids[..2]).await;
    accept(&admission, 0, &ids).await;
    world.clear_mail().await;
    world.later(chrono::Duration::days(1));
    let before = newest_offer(world, ids[1]).await.expires_at;
    let olga = world.sign_in("olga").await;
    let page = olga.get(&admission.cohort.at("/calendar")).await;
    assert_eq!(page.attribute("#start-starts_on", "value").as_deref(), Some("2027-03-01"));
    page.must_say("is asked again");
    let preview = olga.look_ahead(&admission.cohort, &[("change", "shift"), ("weeks", "2")]).await.must_be(200);
    preview.must_say("2 people with a seat or an offer are asked again").must_say("Mon 15 Mar 2027");
    assert_eq!(newest_offer(world, ids[1]).await.expires_at, before, "a look changes nothing");
    let moved = olga.submit(&preview, "/calendar", &[]).await.must_be(200);
    moved.must_say("15 Mar 2027");
    assert_eq!(application_now(world, ids[0]).await.asked_again_at, Some(world.store.now()));
    assert!(newest_offer(world, ids[1]).await.expires_at > before, "their full time again");
    assert_eq!(application_now(world, ids[2]).await.asked_again_at, None);
    world.deliver().await;
    for (nth, mails) in [(1, 1), (2, 1), (3, 0)] {
        assert_eq!(world.mail.mails_to(&format!("anna-{nth}@example.org")).len(), mails, "{nth}");
    }
}

#[actix_web::test]
async fn a_first_day_that_has_come_or_is_over_does_not_move() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let olga = world.sign_in("olga").await;
    let later = Cohort::plan_on(world, "gardening", "Borealis", "olga", "2027-03-01").await;
    for (day, status) in [("2027-03-01", 422), ("2027-01-04", 422), ("", 422), ("soon", 422)] {
        let refused = olga.look_ahead(&later, &[("change", "start"), ("starts_on", day)]).await.must_be(status);
        assert_eq!(refused.mistakes().len(), 1, "{day}");
        assert_eq!(refused.attribute("#start-starts_on", "value").as_deref(), Some(day));
    }
    let calendar = olga.get(&garden.at("/calendar")).await;
    assert_eq!(calendar.attribute("#start-starts_on", "value"), None, "Aurora runs");
    olga.look_ahead(&garden.cohort, &[("change", "start"), ("starts_on", "2027-03-15")]).await.must_be(409);
}

#[actix_web::test]
async fn somebody_moves_on_to_a_later_cohort_with_what_they_have_done() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let later = Cohort::plan_on(world, "gardening", "Borealis", "olga", "2027-03-01").await;
    let jonas = world.sign_in("jonas").await;
    read_soil(&garden, &jonas).await;
    let olga = world.sign_in("olga").await;
    let page = settings(&garden, &olga).await;
    let action = move_of(world, &garden.cohort, "Jonas").await;
    olga.submit(&page, &action, &[("to", &later.id.to_string())]).await.must_be(200).must_say("1 of 3 seats");
    jonas.fetch(&garden.at("")).await.must_be(404);
    jonas.get(&later.at("")).await.must_be(200);
    let who = world.person("jonas").await.id;
    let own = stays(&garden).await.into_iter().filter(|stay| stay.person_id == who);
    let own: Vec<_> = own.map(|stay| (stay.cohort_id, stay.state)).collect();
    assert_eq!(own, [(garden.cohort.id, EnrolmentState::Moved), (later.id, EnrolmentState::Active)]);
    let find = lesson_done::Entity::find().filter(lesson_done::Column::PersonId.eq(who));
    let done = find.filter(lesson_done::Column::CohortId.eq(later.id)).all(world.store.read()).await.unwrap();
    assert_eq!(done.iter().map(|row| row.lesson.as_str()).collect::<Vec<_>>(), ["soil"]);
    let again = olga.press_anew(&page, &action, &[("to", &later.id.to_string())]).await.must_be(409);
    assert_eq!(again.mistakes(), ["This person has already left."]);
}

#[actix_web::test]
async fn nobody_moves_to_where_there_is_no_seat_nor_out_of_the_programme() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let later = Cohort::plan_on(world, "gardening", "Borealis", "olga", "2027-03-01").await;
    let gone = Cohort::plan_on(world, "gardening", "Cirrus", "olga", "2027-05-03").await;
    let cooking = Cohort::plan_on(world, "cooking", "Casserole", "olga", "2027-03-01").await;
    for key in ["one", "two", "three"] {
        later.enrol(world, key, Role::Participant).await;
    }
    gone.step(world, Step::Cancel).await;
    let olga = world.sign_in("olga").await;
    let page = settings(&garden, &olga).await;
    let action = move_of(world, &garden.cohort, "Jonas").await;
    let options = page.texts(&format!("form[action$='{action}'] option"));
    assert_eq!(options, ["Borealis"], "what is cancelled is not offered");
    let full = olga.press(&page, &action, &[("to", &later.id.to_string())]).await.must_be(409);
    assert_eq!(full.mistakes(), ["All seats are taken."]);
    assert_eq!(full.texts("details.fold[open]").len(), 1, "the one it was chosen in stands open");
    olga.press(&page, &action, &[("to", &gone.id.to_string())]).await.must_be(409);
    for nowhere in [cooking.id.to_string(), garden.cohort.id.to_string()] {
        olga.press(&page, &action, &[("to", &nowhere)]).await.must_be(404);
    }
    olga.press(&page, &action, &[("to", "x")]).await.must_be(422);
    garden.world.sign_in("jonas").await.get(&garden.at("")).await.must_be(200);
}

#[actix_web::test]
async fn who_has_completed_the_course_is_not_moved_on() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let later = Cohort::plan_on(world, "gardening", "Borealis", "olga", "2027-06-07").await;
    let olga = world.sign_in("olga").await;
    let page = settings(&garden, &olga).await;
    let action = move_of(world, &garden.cohort, "Jonas").await;
    world.later(chrono::Duration::days(40));
    garden.cohort.keep(world).await;
    assert_eq!(state(&garden).await.word(), "finished");
    let olga = world.sign_in("olga").await;
    olga.press_anew(&page, &action, &[("to", &later.id.to_string())]).await.must_be(409);
    let who = world.person("jonas").await.id;
    let stay = stays(&garden).await.into_iter().find(|stay| stay.person_id == who).unwrap();
    assert_eq!((stay.state, stay.ended_at), (EnrolmentState::Completed, None), "what is completed stays completed");
}

#[actix_web::test]
async fn what_becomes_of_a_cohort_concerns_those_who_are_in_it() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let later = Cohort::plan_on(world, "gardening", "Borealis", "olga", "2027-06-07").await;
    let ids = admission.apply_all(3).await;
    admission.offer(&ids).await;
    for nth in 0..3 {
        accept(&admission, nth, &ids).await;
    }
    let olga = world.sign_in("olga").await;
    let page = olga.get(&admission.cohort.at("/settings")).await;
    let action = move_of(world, &admission.cohort, "Anna-1").await;
    olga.submit(&page, &action, &[("to", &later.id.to_string())]).await.must_be(200);
    let end = move_of(world, &admission.cohort, "Anna-2").await.replace("/move", "/end");
    olga.submit(&page, &end, &[("reason", "a new job")]).await.must_be(200);
    world.clear_mail().await;
    admission.cohort.step(world, Step::Cancel).await;
    let now = |nth: usize| application_now(world, ids[nth]);
    assert_eq!((now(0).await.state, now(0).await.cohort_id), (ApplicationState::Accepted, Some(later.id)), "moved on");
    assert_eq!(now(1).await.state, ApplicationState::Accepted, "had left before");
    assert_eq!(now(2).await.state, ApplicationState::Waitlisted, "was in it");
    world.deliver().await;
    for (nth, mails) in [(1, 0), (2, 0), (3, 1)] {
        assert_eq!(world.mail.mails_to(&format!("anna-{nth}@example.org")).len(), mails, "{nth}");
    }
    let moved = world.person("anna-1").await.id;
    let find = enrolment::Entity::find().filter(enrolment::Column::PersonId.eq(moved));
    let open = find.filter(enrolment::Column::EndedAt.is_null()).all(world.store.read()).await.unwrap();
    assert_eq!(open.len(), 1);
}
