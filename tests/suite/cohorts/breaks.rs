//! Breaks: somebody is away for a while, and nobody waits for them.

use chrono::NaiveDate;
use entity::{
    audit, enrolment,
    states::{EnrolmentState, Role},
};
use lernweg::features::cohorts::{members as members_of, seat_count};
use sea_orm::EntityTrait;

use super::{settings, stays};
use crate::{
    first_answers::{home_of, until},
    harness::{Cohort, Garden, Page, Persona, at_once, tally},
};

/// Somebody's page about their break.
async fn break_of(garden: &Garden, who: &Persona) -> Page {
    who.get(&garden.at("/break")).await.must_be(200)
}

/// Elif takes a break until somebody says otherwise, or until a day.
async fn elif_is_away(garden: &Garden, back_on: &str) -> Persona {
    let elif = garden.world.sign_in("elif").await;
    let page = break_of(garden, &elif).await;
    elif.submit(&page, "/break", &[("back_on", back_on)]).await.must_be(200).must_flash("Your break has begun");
    elif
}

async fn stay_of(garden: &Garden, key: &str) -> enrolment::Model {
    let who = garden.world.person(key).await.id;
    stays(garden).await.into_iter().rfind(|stay| stay.person_id == who).unwrap()
}

/// Where the owner enters a break for somebody.
async fn entering(garden: &Garden, name: &str) -> String {
    let members = members_of(garden.world.store.read(), garden.cohort.id).await.unwrap();
    format!("/enrolments/{}/break", members.iter().find(|member| member.name == name).unwrap().enrolment)
}

fn day(text: &str) -> Option<NaiveDate> {
    Some(text.parse().unwrap())
}

#[actix_web::test]
async fn who_takes_a_break_keeps_their_seat_and_comes_back_when_they_like() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let seats = seat_count(world.store.read(), garden.cohort.id, Role::Participant).await.unwrap();
    let elif = world.sign_in("elif").await;
    let home = elif.get("/home").await.must_be(200);
    assert_eq!(home.link("I need a break"), garden.at("/break"));
    elif_is_away(&garden, "").await;
    let stay = stay_of(&garden, "elif").await;
    assert_eq!((stay.state, stay.back_on, stay.ended_at), (EnrolmentState::Paused, None, None));
    assert_eq!(seat_count(world.store.read(), garden.cohort.id, Role::Participant).await.unwrap(), seats);
    // She reads and writes as before.
    elif.get(&garden.at("/weeks/1/soil")).await.must_be(200);
    let new = elif.get(&garden.at("/threads/new")).await;
    elif.submit(&new, "/threads", &[("title", "Snails"), ("body", "They eat everything.")]).await.must_be(200);
    let home = elif.get("/home").await.must_be(200);
    home.must_say("You are on a break. Nothing is urgent.").must_not_say("I need a break");
    let back = elif.submit(&home, "/break/end", &[]).await.must_be(200);
    back.must_flash("Good to have you back").must_not_say("You are on a break");
    assert_eq!(stay_of(&garden, "elif").await.state, EnrolmentState::Active);
    assert_eq!(world.mail.mails().len(), 0, "nobody is told of it by e-mail");
}

#[actix_web::test]
async fn those_who_look_after_the_cohort_see_it_and_nobody_else() {
    let garden = Garden::new().await;
    let world = &garden.world;
    elif_is_away(&garden, "2027-01-20").await;
    let (olga, tom) = (world.sign_in("olga").await, world.sign_in("tom").await);
    settings(&garden, &olga).await.must_say("on a break, back on Wed 20 Jan 2027");
    tom.get(&garden.at("/cockpit")).await.must_be(200).must_say("On a break").must_say("back on Wed 20 Jan 2027");
    let jonas = world.sign_in("jonas").await;
    for path in ["", "/people", "/sparring", "/threads"] {
        jonas.get(&garden.at(path)).await.must_be(200).must_not_say("break, back").must_not_say("20 Jan");
    }
}

#[actix_web::test]
async fn the_day_can_be_changed_and_taken_back_while_it_lasts() {
    let garden = Garden::new().await;
    let elif = elif_is_away(&garden, "2027-01-20").await;
    let page = break_of(&garden, &elif).await;
    assert_eq!(page.typed("/break", "back_on"), "2027-01-20");
    page.must_say("You are back on Wed 20 Jan 2027");
    elif.submit(&page, "/break", &[("back_on", "2027-01-14")]).await.must_be(200);
    assert_eq!(stay_of(&garden, "elif").await.back_on, day("2027-01-14"));
    let page = break_of(&garden, &elif).await;
    elif.submit(&page, "/break", &[("back_on", "")]).await.must_be(200).must_say("Come back whenever you like");
    assert_eq!(stay_of(&garden, "elif").await.back_on, None);
}

#[actix_web::test]
async fn on_the_morning_they_named_they_are_back_by_themselves() {
    let garden = Garden::new().await;
    let world = &garden.world;
    elif_is_away(&garden, "2027-01-14").await;
    // The garden is in Berlin, and its weeks open at eight.
    until(world, "2027-01-14T06:30:00Z").await;
    assert_eq!(stay_of(&garden, "elif").await.state, EnrolmentState::Paused);
    until(world, "2027-01-14T07:30:00Z").await;
    let stay = stay_of(&garden, "elif").await;
    assert_eq!((stay.state, stay.back_on), (EnrolmentState::Active, None));
    home_of(world, "elif").await.must_not_say("You are on a break");
}

#[actix_web::test]
async fn a_day_that_is_over_is_refused_and_stands_in_the_form() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = break_of(&garden, &elif).await;
    for (typed, said) in [
        ("2027-01-06", "Choose a day that is still to come."),
        ("2026-12-24", "Choose a day that is still to come."),
        ("next week", "Write a date like 2027-03-01."),
    ] {
        let refused = elif.press_anew(&page, "/break", &[("back_on", typed)]).await.must_be(422);
        assert!(refused.mistakes()[0].contains(said), "{:?}", refused.mistakes());
        assert!(refused.text_at("title").starts_with("Error:"));
        assert_eq!(refused.typed("/break", "back_on"), typed);
        let place = refused.attribute("#errors li a", "href").unwrap();
        assert_eq!(refused.attribute(&place, "name").as_deref(), Some("back_on"));
    }
    assert_eq!(stay_of(&garden, "elif").await.state, EnrolmentState::Active);
}

#[actix_web::test]
async fn who_is_not_away_does_not_come_back_and_of_fifty_presses_one_brings_them_back() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = elif_is_away(&garden, "").await;
    let page = break_of(&garden, &elif).await;
    let pages = at_once(50, async |_| elif.press_anew(&page, "/break/end", &[]).await).await;
    assert_eq!(tally(&pages), [(303, 1), (409, 49)]);
    assert_eq!(
        pages.iter().find(|page| page.status == 409).unwrap().mistakes(),
        ["There is no break any more. Somebody may have been faster."]
    );
    let log = audit::Entity::find().all(world.store.read()).await.unwrap();
    assert_eq!(log.iter().filter(|row| row.action == "end_break").count(), 1);
}

#[actix_web::test]
async fn somebody_who_leaves_and_takes_a_break_at_once_has_left() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, olga) = (world.sign_in("elif").await, world.sign_in("olga").await);
    let (own, page) = (break_of(&garden, &elif).await, settings(&garden, &olga).await);
    let end = super::end_of(&garden, "Elif").await;
    let pages = at_once(20, async |nth| match nth {
        10 => olga.press_anew(&page, &end, &[("reason", "a new job")]).await,
        _ => elif.press_anew(&own, "/break", &[]).await,
    })
    .await;
    assert_eq!(pages[10].status, 303);
    let stay = stay_of(&garden, "elif").await;
    assert_eq!((stay.state, stay.back_on), (EnrolmentState::Left, None));
    elif.fetch(&garden.at("/break")).await.must_be(404);
}

#[actix_web::test]
async fn an_owner_enters_a_break_for_somebody_who_cannot() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let olga = world.sign_in("olga").await;
    let page = settings(&garden, &olga).await;
    let jonas = entering(&garden, "Jonas").await;
    let refused = olga.press(&page, &jonas, &[("back_on", "2027-01-01")]).await.must_be(422);
    assert_eq!(refused.typed(&jonas, "back_on"), "2027-01-01");
    assert_eq!(refused.texts("details.fold[open]").len(), 1, "the one it was typed in stands open");
    olga.submit(&refused, &jonas, &[("back_on", "2027-02-01")]).await.must_be(200).must_flash("The break is entered");
    assert_eq!(stay_of(&garden, "jonas").await.back_on, day("2027-02-01"));
    let page = settings(&garden, &olga).await;
    olga.submit(&page, &format!("{jonas}/end"), &[]).await.must_be(200).must_flash("They are back");
    assert_eq!(stay_of(&garden, "jonas").await.state, EnrolmentState::Active);
    let twice = olga.press_anew(&page, &format!("{jonas}/end"), &[]).await.must_be(409);
    assert_eq!(twice.mistakes().len(), 1);
    let log = audit::Entity::find().all(world.store.read()).await.unwrap();
    let olga_id = world.person("olga").await.id;
    let by = |action: &str| log.iter().filter(|row| row.action == action && row.actor_id == Some(olga_id)).count();
    assert_eq!((by("begin_break"), by("end_break")), (1, 1));
}

#[actix_web::test]
async fn there_is_no_break_for_a_trainer_in_another_cohort_or_after_the_end() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let other = Cohort::plan(world, "gardening", "Borealis", "olga").await;
    let (olga, tom, elif) = (world.sign_in("olga").await, world.sign_in("tom").await, world.sign_in("elif").await);
    let (jonas, trainer) = (entering(&garden, "Jonas").await, entering(&garden, "Tom").await);
    assert!(settings(&garden, &olga).await.find_form(&trainer).is_none());
    olga.send_fresh(&garden.at(&trainer), &[]).await.must_be(404);
    olga.send_fresh(&other.at(&jonas), &[]).await.must_be(404);
    olga.send_fresh(&garden.at("/enrolments/1/break"), &[]).await.must_be(404);
    tom.fetch(&garden.at("/break")).await.must_be(403);
    let before = break_of(&garden, &elif).await;
    elif_is_away(&garden, "2027-03-01").await;
    world.later(chrono::Duration::days(30));
    garden.cohort.keep(world).await;
    let stay = stay_of(&garden, "elif").await;
    assert_eq!((stay.state, stay.back_on), (EnrolmentState::Completed, None), "the end of the course ends a break");
    let over = world.sign_in("elif").await;
    break_of(&garden, &over).await.must_say("There is nothing left to take a break from");
    over.press_anew(&before, "/break", &[]).await.must_be(409);
    let olga = world.sign_in("olga").await;
    assert!(settings(&garden, &olga).await.find_form(&jonas).is_none());
}
