//! Who may join, whom that shows to whom, and leaving.

use entity::{alumni_answer, alumni_word, alumnus, states::Role};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{HERE, entry_of, joins, offered, on_record, over, says};
use crate::harness::{Garden, World, at_once, tally};

#[actix_web::test]
async fn i_see_the_others_once_they_see_me() {
    let garden = over().await;
    let world = &garden.world;
    let elif = joins(world, "elif").await;
    says(&elif, "offer", "Seeds of beans").await.must_be(200);
    let jonas = world.sign_in("jonas").await;
    let page = jonas.get(HERE).await.must_be(200);
    page.must_say("Would you like to stay within reach?").must_say("Have joined 1").must_say("Offer something 1");
    assert!(!page.body.contains("Elif") && !page.body.contains("Seeds of beans"));
    jonas.get(&entry_of(world, "elif").await).await.must_be(404);
    let page = jonas.submit(&page, "/membership", &[("department", "south")]).await.must_be(200);
    page.must_flash("You are in.").must_say("Elif").must_say("Aurora").must_say("Seeds of beans").must_say("2 people");
    let entry = jonas.get(&entry_of(world, "elif").await).await.must_be(200);
    entry.must_say("Seeds of beans").must_say("Aurora");
    elif.get(&entry_of(world, "jonas").await).await.must_be(200).must_say("South");
    // A trainer took part as well.
    joins(world, "tom").await.get(HERE).await.must_say("Aurora (trainer)");
    assert_eq!(on_record(world, "alumni.joined").await, 3);
}

#[actix_web::test]
async fn who_has_not_joined_is_nowhere() {
    let garden = over().await;
    let world = &garden.world;
    crate::ventures::says(&garden, &world.sign_in("jonas").await, &[("name", "Jonas keeps worms")]).await;
    let elif = joins(world, "elif").await;
    let month = format!("{HERE}/months/2027-01");
    for path in [HERE, &format!("{HERE}?q=jonas"), &format!("{HERE}?q=worms"), &format!("{HERE}/invite"), &month] {
        let page = elif.get(path).await.must_be(200);
        assert!(!page.body.contains("Jonas"), "{path}");
    }
    elif.get(&entry_of(world, "jonas").await).await.must_be(404);
    let olga = world.sign_in("olga").await;
    for path in [HERE.to_owned(), format!("{HERE}/roles")] {
        assert!(!olga.get(&path).await.must_be(200).body.contains("Jonas"), "{path}");
    }
}

#[actix_web::test]
async fn one_may_join_from_the_last_week_but_one() {
    let garden = Garden::new().await;
    let world = &garden.world;
    world.sign_in("elif").await.get(HERE).await.must_be(404);
    world.until("2027-01-11T06:59:00Z");
    let elif = world.sign_in("elif").await;
    elif.get(HERE).await.must_be(404);
    elif.get(&garden.at("")).await.must_be(200).must_not_say("alumni");
    world.until("2027-01-11T07:00:00Z");
    elif.get(HERE).await.must_be(200);
    for path in ["", "/helping"] {
        assert_eq!(elif.get(&garden.at(path)).await.must_be(200).link("alumni"), HERE);
    }
    joins(world, "elif").await;
}

#[actix_web::test]
async fn who_leaves_the_course_early_leaves_the_network_too() {
    let garden = Garden::new().await;
    let world = &garden.world;
    world.until("2027-01-12T09:00:00Z");
    let (elif, jonas) = (joins(world, "elif").await, joins(world, "jonas").await);
    says(&jonas, "ask", "A wheelbarrow").await.must_be(200);
    elif.get(HERE).await.must_say("Jonas").must_say("A wheelbarrow");
    let olga = world.sign_in("olga").await;
    let settings = olga.get(&garden.at("/settings")).await;
    let members = lernweg::features::cohorts::members(world.store.read(), garden.cohort.id).await.unwrap();
    let stay = members.iter().find(|member| member.name == "Jonas").unwrap().enrolment;
    olga.submit(&settings, &format!("/enrolments/{stay}/end"), &[("reason", "moved")]).await.must_be(200);
    jonas.get(HERE).await.must_be(404);
    let page = elif.get(HERE).await.must_be(200);
    assert!(!page.body.contains("Jonas") && !page.body.contains("wheelbarrow"));
}

#[actix_web::test]
async fn who_completed_a_course_stays_one_of_those_who_took_part() {
    let garden = over().await;
    let world = &garden.world;
    let (elif, jonas) = (joins(world, "elif").await, joins(world, "jonas").await);
    let olga = world.sign_in("olga").await;
    let settings = olga.get(&garden.at("/settings")).await;
    let members = lernweg::features::cohorts::members(world.store.read(), garden.cohort.id).await.unwrap();
    let stay = members.iter().find(|member| member.name == "Jonas").unwrap().enrolment;
    olga.submit(&settings, &format!("/enrolments/{stay}/end"), &[("reason", "moved")]).await.must_be(200);
    jonas.get(HERE).await.must_be(200).must_say("Elif");
    let entry = elif.get(&entry_of(world, "jonas").await).await.must_be(200);
    entry.must_say("Aurora").must_not_say("To the profile");
}

#[actix_web::test]
async fn others_do_not_even_learn_that_there_is_one() {
    let garden = over().await;
    let world = &garden.world;
    joins(world, "elif").await;
    let elif = world.person("elif").await.id;
    for key in ["sam", "otto"] {
        let who = world.sign_in(key).await;
        for path in ["", "/invite", "/roles", "/months/2027-01", &format!("/{elif}")] {
            who.get(&format!("{HERE}{path}")).await.must_be(404);
        }
        for path in ["/membership", "/membership/end", "/words", "/months/2027-01/answer", "/roles"] {
            who.send_fresh(&format!("{HERE}{path}"), &[]).await.must_be(404);
        }
    }
    world.sign_in("elif").await.get("/programmes/cooking/alumni").await.must_be(404);
    // Owners see figures; who they are, they see when they have joined as well.
    let olga = world.sign_in("olga").await;
    let page = olga.get(HERE).await.must_be(200);
    page.must_say("Have joined 1").must_say("Would you like to stay within reach?");
    assert!(!page.body.contains("Elif"));
    olga.get(&format!("{HERE}/{elif}")).await.must_be(404);
    olga.get(&format!("{HERE}/months/2027-01")).await.must_be(403);
    joins(world, "olga").await.get(HERE).await.must_be(200).must_say("Elif");
    let entry = entry_of(world, "olga").await;
    world.sign_in("elif").await.get(&entry).await.must_be(200).must_say("Looks after the programme");
}

#[actix_web::test]
async fn six_presses_at_once_join_once() {
    let garden = over().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let page = elif.get(HERE).await;
    let many = at_once(6, async |nth| {
        let department = if nth % 2 == 0 { "north" } else { "south" };
        elif.press_anew(&page, "/membership", &[("department", department)]).await
    });
    assert_eq!(tally(&many.await), [(303, 6)]);
    assert_eq!(alumnus::Entity::find().count(world.store.read()).await.unwrap(), 1);
    assert_eq!(on_record(world, "alumni.joined").await, 1);
    let no = elif.press_anew(&page, "/membership", &[("department", "nowhere")]).await.must_be(422);
    assert_eq!(no.mistakes().len(), 1);
}

#[actix_web::test]
async fn who_leaves_is_gone_at_once() {
    let garden = over().await;
    let world = &garden.world;
    let (elif, jonas) = (joins(world, "elif").await, joins(world, "jonas").await);
    says(&elif, "ask", "A trowel").await.must_be(200);
    answers(&elif, "It grew from **nothing**.").await;
    offered(world, "elif", "helper", "You wait well.").await.must_be(200);
    let page = elif.get(HERE).await;
    elif.press(&page, "/answer", &[("answer", "yes")]).await.must_be(303);
    offered(world, "elif", "host", "You have a barn.").await.must_be(200);
    let entry = entry_of(world, "elif").await;
    jonas.get(&entry).await.must_be(200).must_say("Helper");
    let page = elif.get(HERE).await;
    let out = elif.submit(&page, "/membership/end", &[]).await.must_be(200);
    out.must_flash("You have left.").must_say("Would you like to stay within reach?");
    let page = jonas.get(HERE).await;
    assert!(!page.body.contains("Elif") && !page.body.contains("trowel"));
    jonas.get(&entry).await.must_be(404);
    let month = jonas.get(&format!("{HERE}/months/2027-01")).await.must_be(200);
    month.must_say("Former member").must_say("It grew from nothing.");
    assert!(!month.body.contains("Elif"));
    let olga = world.sign_in("olga").await;
    let roles = olga.get(&format!("{HERE}/roles")).await;
    assert!(!roles.body.contains("Elif"), "{}", roles.text());
    roles.must_say("Nobody has a role yet.");
    olga.get("/home").await.must_be(200);
    elif.get("/home").await.must_be(200).must_not_say("asks whether");
    assert_eq!(alumni_word::Entity::find().count(world.store.read()).await.unwrap(), 0);
    assert_eq!(on_record(world, "alumni.left").await, 1);
    elif.send_fresh(&format!("{HERE}/membership/end"), &[]).await.must_be(409);
    elif.send_fresh(&format!("{HERE}/words"), &[("kind", "ask"), ("body", "x")]).await.must_be(403);
    // Whoever comes back has their answer again, and of the rest only what they read alone: a role that has ended.
    let page = joins(world, "elif").await.get(HERE).await;
    page.must_not_say("A trowel").must_not_say("You have a barn.");
    jonas.get(&entry).await.must_be(200).must_not_say("Helper");
    jonas.get(&format!("{HERE}/months/2027-01")).await.must_say("Elif");
}

async fn answers(who: &crate::harness::Persona, body: &str) {
    let page = who.get(&format!("{HERE}/months/2027-01")).await.must_be(200);
    who.submit(&page, "/answer", &[("body", body)]).await.must_be(200);
}

#[actix_web::test]
async fn who_wants_it_leaves_with_their_answers() {
    let garden = over().await;
    let world = &garden.world;
    let (elif, jonas) = (joins(world, "elif").await, joins(world, "jonas").await);
    answers(&elif, "Moss.").await;
    let page = elif.get(HERE).await;
    elif.submit(&page, "/membership/end", &[("answers", "yes")]).await.must_be(200);
    jonas.get(&format!("{HERE}/months/2027-01")).await.must_be(200).must_not_say("Moss.");
    assert_eq!(alumni_answer::Entity::find().count(world.store.read()).await.unwrap(), 0);
}

async fn close(world: &World, key: &str) {
    let who = world.person(key).await.id;
    world.store.write(async |tx| lernweg::identity::close_account(tx, None, who).await).await.unwrap();
}

#[actix_web::test]
async fn a_closed_account_is_not_shown() {
    let garden = over().await;
    let world = &garden.world;
    let (elif, jonas) = (joins(world, "elif").await, joins(world, "jonas").await);
    says(&jonas, "offer", "A ladder").await.must_be(200);
    answers(&jonas, "Ivy.").await;
    close(world, "jonas").await;
    let page = elif.get(HERE).await.must_be(200);
    assert!(!page.body.contains("Jonas") && !page.body.contains("A ladder"));
    elif.get(&entry_of(world, "jonas").await).await.must_be(404);
    let month = elif.get(&format!("{HERE}/months/2027-01")).await;
    month.must_say("Former member").must_say("Ivy.");
    assert!(!month.body.contains("Jonas"));
}

#[actix_web::test]
async fn who_is_forgotten_takes_their_answers_along_or_leaves_them_without_a_name() {
    for (words, stays) in [("keep", true), ("remove", false)] {
        let garden = over().await;
        let world = &garden.world;
        let (elif, jonas) = (joins(world, "elif").await, joins(world, "jonas").await);
        says(&elif, "ask", "A spade").await.must_be(200);
        answers(&elif, "Thistles.").await;
        let form = elif.get("/me/privacy/erasure").await;
        elif.submit(&form, "/erasure", &[("words", words), ("email", "elif@example.org")]).await.must_be(200);
        world.later(chrono::Duration::days(8));
        lernweg::app::forget_due(&world.store).await.unwrap();
        // A day in a browser is over.
        drop(jonas);
        let jonas = world.sign_in("jonas").await;
        let month = jonas.get(&format!("{HERE}/months/2027-02")).await.must_be(200);
        assert!(!month.body.contains("Elif"));
        let january = jonas.get(&format!("{HERE}/months/2027-01")).await;
        assert_eq!(january.says("Thistles."), stays, "{words}: {}", january.text());
        assert!(!january.body.contains("Elif"));
        assert_eq!(alumnus::Entity::find().count(world.store.read()).await.unwrap(), 1);
        assert_eq!(alumni_word::Entity::find().count(world.store.read()).await.unwrap(), 0);
    }
}

#[actix_web::test]
async fn a_cohort_of_another_programme_opens_nothing() {
    let garden = over().await;
    let world = &garden.world;
    let cooking = crate::harness::Cohort::plan(world, "cooking", "Casserole", "otto").await;
    cooking.enrol(world, "cora", Role::Participant).await;
    world.sign_in("cora").await.get(HERE).await.must_be(404);
}
