//! Stories about who needs a trainer.

mod people;
mod threads;
mod today;

use entity::states::Role;

use crate::{
    discussions::{ask, reply},
    first_answers::{FORTY_EIGHT, THIRTY_SIX, elif_asks, garden_with, home_of, until},
    harness::at_once,
};

#[actix_web::test]
async fn a_question_comes_after_thirty_six_hours_and_is_overdue_after_forty_eight() {
    let garden = garden_with(&[]).await;
    let world = &garden.world;
    let tom = world.sign_in("tom").await;
    let page = tom.get(&garden.at("/cockpit")).await.must_be(200);
    page.must_say("Nobody needs you right now. Quiet readers are fine: reading counts.");
    assert_eq!(page.text_at("nav a[aria-current='page']"), "Who needs me");
    let thread = elif_asks(&garden).await;
    until(world, "2027-01-08T06:59:00Z").await;
    let tom = world.sign_in("tom").await;
    tom.get(&garden.at("/cockpit")).await.must_not_say("Snails");
    home_of(world, "tom").await.must_not_say("waits for you trainers");
    until(world, THIRTY_SIX).await;
    let page = tom.get(&garden.at("/cockpit")).await;
    page.must_say("Snails").must_say("Elif asks").must_say("first post").must_say("Asked so far: Jonas");
    assert_eq!(page.texts(".row .state"), ["waits"]);
    let home = home_of(world, "tom").await;
    home.must_say("One question waits for you trainers");
    assert_eq!(home.attribute("main a[href$='/cockpit']", "href"), Some(garden.at("/cockpit")));
    until(world, FORTY_EIGHT).await;
    assert_eq!(tom.get(&garden.at("/cockpit")).await.texts(".row .state.problem"), ["overdue"]);
    reply(&world.sign_in("jonas").await, &thread.path, "Beer.").await;
    tom.get(&garden.at("/cockpit")).await.must_say("Nobody needs you right now.");
    home_of(world, "tom").await.must_not_say("waits for you trainers");
}

#[actix_web::test]
async fn what_was_reported_stands_there_too_until_somebody_has_looked() {
    let garden = garden_with(&[]).await;
    let world = &garden.world;
    let (jonas, tom) = (world.sign_in("jonas").await, world.sign_in("tom").await);
    let thread = elif_asks(&garden).await;
    let report = jonas.get(&thread.path).await.link("Report");
    jonas.submit(&jonas.get(&report).await, "/report", &[("reason", "elsewhere")]).await.must_be(200);
    let page = tom.get(&garden.at("/cockpit")).await;
    page.must_say("It belongs into another thread").must_not_say("Nobody needs you");
    let about = tom.get(&page.link("It belongs into another thread")).await.must_be(200);
    tom.submit(&about, "/reports", &[]).await.must_be(200);
    tom.get(&garden.at("/cockpit")).await.must_say("Nobody needs you");
}

#[actix_web::test]
async fn the_first_trainer_takes_it_and_may_give_it_back() {
    let garden = garden_with(&[]).await;
    let world = &garden.world;
    garden.cohort.enrol(world, "tina", Role::Trainer).await;
    let thread = elif_asks(&garden).await;
    until(world, THIRTY_SIX).await;
    let (tom, tina) = (world.sign_in("tom").await, world.sign_in("tina").await);
    let end = format!("/cockpit/threads/{}", thread.path.rsplit('/').next().unwrap());
    let seen = tina.get(&garden.at("/cockpit")).await;
    let page = tom.submit(&tom.get(&garden.at("/cockpit")).await, &end, &[("take", "yes")]).await.must_be(200);
    page.must_say("You look after it").must_say("Not me after all");
    home_of(world, "tina").await.must_not_say("waits for you trainers");
    home_of(world, "tom").await.must_say("waits for you trainers");
    let no = tina.press(&seen, &end, &[("take", "yes")]).await.must_be(409);
    no.must_say("Somebody else was faster").must_say("Tom looks after it");
    assert!(no.find_form(&end).is_none());
    // Only who took it gives it back.
    tina.press_anew(&seen, &end, &[("take", "no")]).await.must_be(303);
    tina.get(&garden.at("/cockpit")).await.must_say("Tom looks after it");
    tom.submit(&page, &end, &[("take", "no")]).await.must_be(200).must_say("I take it");
    tina.press_anew(&seen, &end, &[("take", "yes")]).await.must_be(303);
    tom.get(&garden.at("/cockpit")).await.must_say("Tina looks after it");
    tom.press_anew(&page, &end, &[("take", "perhaps")]).await.must_be(422);
    // Answered meanwhile, there is nothing to take.
    reply(&world.sign_in("jonas").await, &thread.path, "Beer.").await;
    tom.press_anew(&page, &end, &[("take", "yes")]).await.must_be(409).must_say("has an answer by now");
}

#[actix_web::test]
async fn what_a_trainer_took_who_left_is_free_again() {
    let garden = garden_with(&[]).await;
    let world = &garden.world;
    garden.cohort.enrol(world, "tina", Role::Trainer).await;
    let thread = elif_asks(&garden).await;
    until(world, THIRTY_SIX).await;
    let (tom, tina) = (world.sign_in("tom").await, world.sign_in("tina").await);
    let end = format!("/cockpit/threads/{}", thread.path.rsplit('/').next().unwrap());
    let page = tina.get(&garden.at("/cockpit")).await;
    tina.press(&page, &end, &[("take", "yes")]).await.must_be(303);
    let olga = world.sign_in("olga").await;
    let settings = olga.get(&garden.at("/settings")).await;
    let members = lernweg::features::cohorts::members(world.store.read(), garden.cohort.id).await.unwrap();
    let stay = members.iter().find(|member| member.name == "Tina").unwrap().enrolment;
    olga.submit(&settings, &format!("/enrolments/{stay}/end"), &[("reason", "moved on")]).await.must_be(200);
    tina.get(&garden.at("/cockpit")).await.must_be(404);
    home_of(world, "tom").await.must_say("waits for you trainers");
    tom.press_anew(&page, &end, &[("take", "yes")]).await.must_be(303);
    tom.get(&garden.at("/cockpit")).await.must_say("You look after it");
}

#[actix_web::test]
async fn of_two_who_take_it_at_once_one_has_it() {
    let garden = garden_with(&[]).await;
    let world = &garden.world;
    garden.cohort.enrol(world, "tina", Role::Trainer).await;
    let thread = elif_asks(&garden).await;
    until(world, THIRTY_SIX).await;
    let trainers = [world.sign_in("tom").await, world.sign_in("tina").await];
    let end = format!("/cockpit/threads/{}", thread.path.rsplit('/').next().unwrap());
    let page = trainers[0].get(&garden.at("/cockpit")).await;
    let mut statuses: Vec<u16> =
        at_once(2, async |nth| trainers[nth].press_anew(&page, &end, &[("take", "yes")]).await.status.as_u16()).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 409]);
}

#[actix_web::test]
async fn it_is_for_the_trainers_of_the_cohort() {
    let garden = garden_with(&[]).await;
    let world = &garden.world;
    let thread = elif_asks(&garden).await;
    until(world, THIRTY_SIX).await;
    let take = format!("/cockpit/threads/{}", thread.path.rsplit('/').next().unwrap());
    for (key, status) in [("tom", 303), ("elif", 403), ("jonas", 403), ("olga", 403), ("sam", 404)] {
        let who = world.sign_in(key).await;
        who.send_fresh(&garden.at(&take), &[("take", "yes")]).await.must_be(status);
        who.fetch(&garden.at("/cockpit")).await.must_be(if status == 303 { 200 } else { status });
    }
    world.sign_in("elif").await.get("/home").await.must_not_say("Who needs me");
}

#[actix_web::test]
async fn a_trainer_answers_with_a_question() {
    let garden = garden_with(&[]).await;
    let world = &garden.world;
    let thread = elif_asks(&garden).await;
    until(world, THIRTY_SIX).await;
    let (tom, jonas) = (world.sign_in("tom").await, world.sign_in("jonas").await);
    let page = tom.get(&garden.at("/cockpit")).await;
    let place = page.link("Answer as a question");
    let page = tom.get(place.split('#').next().unwrap()).await.must_be(200);
    page.must_say("A question back leaves the answer with the group.");
    let begun = tom.get(&format!("{}?start=1", thread.path)).await.must_be(200);
    assert_eq!(begun.typed("/posts", "body").trim(), "What have you tried so far, and what came of it?");
    let begun = tom.submit(&begun, "/posts", &[]).await.must_be(200);
    begun.must_not_say("Answer as a question");
    // Others see nothing of it.
    let page = jonas.get(&format!("{}?start=1", thread.path)).await.must_be(200);
    assert_eq!(page.typed("/posts", "body"), "");
    page.must_not_say("Answer as a question");
}

#[actix_web::test]
async fn it_costs_the_same_with_one_question_and_with_three_and_hostile_words_stay_words() {
    let garden = garden_with(&[]).await;
    let world = &garden.world;
    let hostile = "<script>alert(1)</script> \"'> {{ 7 * 7 }}";
    let elif = world.sign_in("elif").await;
    ask(&garden, &elif, hostile, hostile).await;
    until(world, THIRTY_SIX).await;
    let cost = async || {
        let tom = world.sign_in("tom").await;
        let before = world.store.statements();
        let page = tom.fetch(&garden.at("/cockpit")).await.must_be(200);
        page.must_say(hostile);
        assert!(!page.body.contains("<script>alert"));
        world.store.statements() - before
    };
    let one = cost().await;
    assert!(one <= 21, "{one} statements");
    let jonas = world.sign_in("jonas").await;
    for title in ["Moles", "Frost"] {
        ask(&garden, &jonas, title, "Help!").await;
    }
    until(world, "2027-01-12T10:00:00Z").await;
    assert_eq!(cost().await, one);
}
