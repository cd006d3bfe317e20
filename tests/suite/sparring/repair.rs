//! Nobody stays alone.

use entity::{
    partner_name, partner_wish,
    states::{PartnerWish, Role},
};
use lernweg::{app::run_due_jobs, features::cohorts::Step};
use sea_orm::EntityTrait;

use super::{about, eight, groups, leaves, nobody_is_alone, partners_of, published, wish};
use crate::{
    first_answers::{garden_with, home_of},
    harness::{Cohort, Garden},
};

#[actix_web::test]
async fn who_loses_their_partner_has_another_one_at_once_and_the_fewest_change() {
    let garden = eight().await;
    let world = &garden.world;
    published(&garden).await;
    world.clear_mail().await;
    let before = groups(world).await;
    let left = partners_of(world, "Jonas").await.remove(0);
    leaves(&garden, "jonas").await;
    nobody_is_alone(&garden).await;
    assert_eq!(partners_of(world, &left).await.len(), 2, "the third of a pair");
    assert_eq!(
        groups(world).await.iter().filter(|group| before.contains(group)).count(),
        2,
        "two pairs stay as they were"
    );
    world.deliver().await;
    let to: Vec<String> = world.mail.mails().iter().map(|mail| mail.subject.clone()).collect();
    assert_eq!(to.len(), 3, "the three of the new group, each once: {to:?}");
    // Another one of another pair leaves: the two who are left are not put with them, but with each other
    // where that breaks no rule.
    let pair = groups(world).await.into_iter().find(|group| group.len() == 2).unwrap();
    leaves(&garden, &pair[0].to_lowercase()).await;
    nobody_is_alone(&garden).await;
}

#[actix_web::test]
async fn who_is_one_of_three_and_leaves_leaves_a_pair() {
    let garden = garden_with(&["mia", "kim", "noah"]).await;
    let world = &garden.world;
    published(&garden).await;
    world.clear_mail().await;
    let three = groups(world).await.into_iter().find(|group| group.len() == 3).unwrap();
    let other = groups(world).await.into_iter().find(|group| group.len() == 2).unwrap();
    leaves(&garden, &three[0].to_lowercase()).await;
    let mut now = vec![three[1..].to_vec(), other];
    now.sort();
    assert_eq!(groups(world).await, now);
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 0, "nothing to tell: they know each other");
}

#[actix_web::test]
async fn who_comes_late_has_a_partner_at_once() {
    let garden = garden_with(&["mia", "kim"]).await;
    let world = &garden.world;
    published(&garden).await;
    world.clear_mail().await;
    let before = groups(world).await;
    garden.cohort.enrol(world, "noah", Role::Participant).await;
    nobody_is_alone(&garden).await;
    assert_eq!(partners_of(world, "Noah").await.len(), 2, "the third of a pair");
    assert_eq!(groups(world).await.iter().filter(|group| before.contains(group)).count(), 1);
    world.deliver().await;
    let told = world.mail.mails().iter().filter(|mail| mail.subject.contains("sparring partner")).count();
    assert_eq!(told, 3, "the three, each once");
    let noah = world.sign_in("noah").await;
    noah.get(&garden.at("/sparring")).await.must_be(200).must_say("There are three of you");
    // With the next one, nobody is one of three.
    world.mail.empty();
    garden.cohort.enrol(world, "lea", Role::Participant).await;
    nobody_is_alone(&garden).await;
    assert_eq!(groups(world).await.len(), 3);
    world.deliver().await;
    let told = world.mail.mails().iter().filter(|mail| mail.subject.contains("sparring partner")).count();
    assert_eq!(told, 4, "the new pair, and the two who are left of the three");
    // The hours that follow change nothing.
    let now = groups(world).await;
    world.later(chrono::Duration::hours(1));
    run_due_jobs(&world.store, &world.catalogue).await;
    assert_eq!(groups(world).await, now);
}

#[actix_web::test]
async fn who_moves_to_another_cohort_leaves_nobody_alone_here_or_there() {
    let garden = eight().await;
    let world = &garden.world;
    let later = Cohort::plan_on(world, "gardening", "Boreas", "olga", "2027-01-11").await;
    later.enrol(world, "tom", Role::Trainer).await;
    later.enrol(world, "zora", Role::Participant).await;
    later.enrol(world, "finn", Role::Participant).await;
    later.step(world, Step::Confirm).await;
    let there = Garden { world: garden.world, cohort: later };
    published(&there).await;
    let garden = Garden { world: there.world, cohort: garden.cohort };
    let world = &garden.world;
    published(&garden).await;
    let olga = world.sign_in("olga").await;
    let id = world.person("jonas").await.id;
    let members = lernweg::features::cohorts::members(world.store.read(), garden.cohort.id).await.unwrap();
    let stay = members.iter().find(|member| member.person == id).unwrap().enrolment;
    let settings = olga.get(&garden.at("/settings")).await;
    let to = there.cohort.id.to_string();
    olga.submit(&settings, &format!("/enrolments/{stay}/move"), &[("to", &to)]).await.must_be(200);
    let jonas = world.sign_in("jonas").await;
    jonas.get(&there.cohort.at("/sparring")).await.must_be(200).must_say("There are three of you");
}

#[actix_web::test]
async fn who_left_before_it_was_published_is_not_in_it() {
    let garden = eight().await;
    let world = &garden.world;
    let page = super::proposed(&garden).await;
    leaves(&garden, "jonas").await;
    garden.cohort.enrol(world, "zora", Role::Participant).await;
    let tom = world.sign_in("tom").await;
    tom.submit(&page, "/publication", &[]).await.must_be(200);
    nobody_is_alone(&garden).await;
    assert!(!groups(world).await.iter().flatten().any(|name| name == "Jonas"));
    world.deliver().await;
    assert_eq!(world.mail.mails_to("jonas@example.org").len(), 0);
}

#[actix_web::test]
async fn who_leaves_leaves_no_wishes_behind() {
    let garden = garden_with(&["mia"]).await;
    let world = &garden.world;
    let (about_jonas, about_mia) = (about(&garden, "not_with", "jonas").await, about(&garden, "with", "mia").await);
    wish(&garden, "elif", &[("interests", "Snails"), (&about_jonas, "yes"), (&about_mia, "yes")]).await.must_be(200);
    let about_elif = about(&garden, "with", "elif").await;
    wish(&garden, "jonas", &[("interests", "Ducks"), (&about_elif, "yes")]).await.must_be(200);
    leaves(&garden, "jonas").await;
    let db = world.store.read();
    let wishes = partner_wish::Entity::find().all(db).await.unwrap();
    assert_eq!(wishes.iter().map(|wish| wish.interests.as_str()).collect::<Vec<_>>(), ["Snails"]);
    let names = partner_name::Entity::find().all(db).await.unwrap();
    assert_eq!(names.iter().map(|name| name.wish).collect::<Vec<_>>(), [PartnerWish::With]);
}

#[actix_web::test]
async fn where_nobody_is_left_for_somebody_the_trainers_are_told() {
    let garden = Garden::new().await;
    let world = &garden.world;
    published(&garden).await;
    let waits = "One person has nobody to spar with";
    home_of(world, "tom").await.must_not_say(waits);
    leaves(&garden, "jonas").await;
    let elif = world.sign_in("elif").await;
    elif.get(&garden.at("/sparring")).await.must_be(200).must_say("Nobody is free for you just now.");
    home_of(world, "tom").await.must_say(waits);
    home_of(world, "elif").await.must_not_say(waits);
    let tom = world.sign_in("tom").await;
    super::round_of(&garden, &tom).await.must_say("Without anybody so far");
    garden.cohort.enrol(world, "mia", Role::Participant).await;
    assert_eq!(partners_of(world, "Elif").await, ["Mia"]);
    home_of(world, "tom").await.must_not_say(waits);
}
