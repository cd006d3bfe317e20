//! What somebody says about themselves, and who reads it.

use entity::states::Role;
use lernweg::{
    features::{cohorts::Step, people::profiles_of},
    identity::close_account,
};

use super::{live_in, profile_of, say, speak};
use crate::harness::{Cohort, Garden};

#[actix_web::test]
async fn nothing_is_shown_that_was_not_saved() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let mine = profile_of(&garden, "elif").await;
    let page = elif.get(&mine).await.must_be(200);
    page.must_say("One sentence is enough");
    page.must_say("For example: “How much may I write myself");
    assert_eq!(page.texts("main section h2").len(), 6, "every part is offered");
    for path in [mine.clone(), garden.at("/people")] {
        let seen = jonas.get(&path).await.must_be(200);
        seen.must_not_say("Berlin");
        seen.must_not_say("For example: “How");
    }
    jonas.get(&mine).await.must_say("Nothing stands here yet");
    // Asked, the form says whom it suggests and why, and that nothing is shown yet.
    let form = elif.get(&format!("{mine}?edit=zone")).await;
    form.must_say("We suggest the trainers only, because a zone tells where you live");
    assert_eq!(form.attribute("input[name='shown_to'][checked]", "value").as_deref(), Some("trainers"));
    jonas.get(&mine).await.must_not_say("Berlin");
}

#[actix_web::test]
async fn each_part_is_shown_to_whom_its_owner_chose() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (jonas, tom) = (world.sign_in("jonas").await, world.sign_in("tom").await);
    let (elif, olga) = (world.sign_in("elif").await, world.sign_in("olga").await);
    let mine = profile_of(&garden, "elif").await;
    say(&garden, "elif", "community", "Forty allotment gardeners", "cohorts").await;
    say(&garden, "elif", "wonder", "Who waters in August?", "trainers").await;
    say(&garden, "elif", "offer", "Seeds of a blue tomato", "nobody").await;
    for path in [mine.clone(), garden.at("/people")] {
        let seen = [jonas.get(&path).await, tom.get(&path).await, elif.get(&path).await];
        let says = |words: &str| [seen[0].says(words), seen[1].says(words), seen[2].says(words)];
        assert_eq!(says("Forty allotment"), [true, true, true], "{path}");
        assert_eq!(says("Who waters in August?"), [false, true, true], "{path}");
        assert_eq!(says("blue tomato"), [false, false, true], "{path}");
    }
    elif.get(&mine).await.must_say("Only the trainers of your cohorts see this");
    // The owner of the programme sees a name, and no way to more.
    let list = olga.get(&garden.at("/people")).await.must_be(200);
    list.must_say("Elif").must_not_say("Forty allotment");
    assert_eq!(list.attributes(".fellow a", "href"), Vec::<String>::new());
    olga.get(&mine).await.must_be(404);
    // What is hidden is not found either.
    jonas.get(&garden.at("/people?q=tomato")).await.must_say("Nobody here fits");
    jonas.get(&garden.at("/people?offers=yes")).await.must_say("0 of 3");
    // Taken back, it is gone for everybody.
    say(&garden, "elif", "community", "", "cohorts").await;
    jonas.get(&mine).await.must_not_say("Forty allotment");
    jonas.get(&mine).await.must_say("Nothing stands here yet");
}

#[actix_web::test]
async fn the_network_outlasts_the_course_and_not_a_stay_that_ended() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let other = Cohort::plan(world, "gardening", "Borealis", "olga").await;
    other.enrol(world, "elif", Role::Participant).await;
    other.enrol(world, "paul", Role::Participant).await;
    other.enrol(world, "jonas", Role::Trainer).await;
    other.step(world, Step::Confirm).await;
    say(&garden, "elif", "community", "Forty allotment gardeners", "cohorts").await;
    say(&garden, "elif", "offer", "Seeds of a blue tomato", "trainers").await;
    let (jonas, paul) = (world.sign_in("jonas").await, world.sign_in("paul").await);
    let elif = world.person("elif").await.id;
    let (here, there) = (garden.at(&format!("/people/{elif}")), other.at(&format!("/people/{elif}")));
    // The same profile in both cohorts; whoever moderates one of hers is a trainer of hers everywhere.
    paul.get(&there).await.must_be(200).must_say("Forty allotment").must_not_say("blue tomato");
    paul.get(&here).await.must_be(404);
    for path in [&here, &there] {
        jonas.get(path).await.must_be(200).must_say("blue tomato");
    }
    // Over, and still a network.
    world.later(chrono::Duration::days(60));
    garden.cohort.keep(world).await;
    let (jonas, paul) = (world.sign_in("jonas").await, world.sign_in("paul").await);
    jonas.get(&here).await.must_be(200).must_say("Forty allotment");
    // Paul leaves: he sees nobody, and nobody sees him.
    say_there(&other, world, "paul", "Window sills").await;
    jonas.get(&other.at("/people")).await.must_say("Window sills");
    let members = lernweg::features::cohorts::members(world.store.read(), other.id).await.unwrap();
    let stay = members.iter().find(|member| member.name == "Paul").unwrap().enrolment;
    let olga = world.sign_in("olga").await;
    let settings = olga.get(&other.at("/settings")).await;
    olga.press(&settings, &format!("/enrolments/{stay}/end"), &[("reason", "moved away")]).await.must_be(303);
    paul.get(&there).await.must_be(404);
    jonas.get(&other.at("/people")).await.must_not_say("Window sills");
    let gone = world.person("paul").await.id;
    jonas.get(&other.at(&format!("/people/{gone}"))).await.must_be(404);
}

/// Says which community one runs, in another cohort.
async fn say_there(cohort: &Cohort, world: &crate::harness::World, key: &str, body: &str) {
    let me = world.sign_in(key).await;
    let mine = cohort.at(&format!("/people/{}", world.person(key).await.id));
    let form = me.get(&format!("{mine}?edit=community")).await.must_be(200);
    me.submit(&form, "/parts/community", &[("body", body)]).await.must_be(200);
}

#[actix_web::test]
async fn foreign_hidden_and_absent_look_the_same() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let other = Cohort::plan(world, "gardening", "Borealis", "otto").await;
    other.enrol(world, "paul", Role::Participant).await;
    let (elif, paul) = (world.sign_in("elif").await, world.person("paul").await.id);
    let clara = world.person("clara").await.id;
    garden.cohort.enrol(world, "clara", Role::Trainer).await;
    world.store.write(async |tx| close_account(tx, None, clara).await).await.unwrap();
    let nobody = "00000000-0000-7000-8000-000000000000";
    let missing = elif.fetch(&garden.at(&format!("/people/{nobody}"))).await.must_be(404);
    for path in [
        garden.at(&format!("/people/{paul}")),
        other.at(&format!("/people/{paul}")),
        garden.at(&format!("/people/{clara}")),
        garden.at("/people/nonsense"),
        format!("/people/{paul}/photo"),
        format!("/people/{nobody}/photo"),
    ] {
        let page = elif.fetch(&path).await.must_be(404);
        assert_eq!(page.body.replace(&path, ""), missing.body.replace(&missing.path, ""), "{path}");
    }
    let list = elif.get(&garden.at("/people")).await;
    list.must_say("Former member").must_not_say("Clara");
    // A part nobody knows, and somebody else's part.
    let mine = profile_of(&garden, "elif").await;
    elif.get(&format!("{mine}?edit=shoe-size")).await.must_be(404);
    let key = [("_key", "0123456789abcdef0123456789"), ("shown_to", "cohorts"), ("version", "0")];
    elif.send(&format!("{mine}/parts/shoe-size"), &key).await.must_be(404);
    elif.send(&format!("{mine}/parts/photo"), &key).await.must_be(404);
    let theirs = profile_of(&garden, "jonas").await;
    elif.send(&format!("{theirs}/parts/offer"), &key).await.must_be(403);
    assert!(elif.get(&format!("{theirs}?edit=offer")).await.find_form("/parts/offer").is_none());
}

#[actix_web::test]
async fn a_refused_part_comes_back_as_it_was_typed() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let mine = profile_of(&garden, "elif").await;
    let form = elif.get(&format!("{mine}?edit=wonder")).await;
    let long = "Wörter ".repeat(100);
    let refused = elif.press(&form, "/parts/wonder", &[("body", &long), ("shown_to", "trainers")]).await.must_be(422);
    assert_eq!(refused.text_at("textarea").trim(), long.trim());
    assert_eq!(refused.attribute("input[name='shown_to'][checked]", "value").as_deref(), Some("trainers"));
    refused.must_say("600");
    for odd in ["", "everybody", "cohorts nobody"] {
        elif.press_anew(&form, "/parts/wonder", &[("body", "x"), ("shown_to", odd)]).await.must_be(422);
    }
    for odd in ["-1", "x", "99999999999"] {
        elif.press_anew(&form, "/parts/wonder", &[("body", "x"), ("version", odd)]).await.must_be(422);
    }
    for field in ["person_id", "role", "language.xx"] {
        elif.press_anew(&form, "/parts/wonder", &[("body", "x"), (field, "1")]).await.must_be(400);
    }
    // Lines stay lines; what cannot be seen says nothing.
    let kept = elif.submit(&form, "/parts/wonder", &[("body", "One?\r\nTwo <b>bold</b>?")]).await.must_be(200);
    assert!(kept.body.contains("One?\nTwo &lt;b&gt;bold"), "{}", kept.body);
    assert_eq!(kept.flash(), "Saved.");
    let form = elif.get(&format!("{mine}?edit=offer")).await;
    let silent = elif.submit(&form, "/parts/offer", &[("body", "\u{200B}\u{3164} ")]).await.must_be(200);
    silent.must_say("For example: “I like to read drafts");
}

#[actix_web::test]
async fn my_page_leads_to_my_profile() {
    let garden = Garden::new().await;
    let (elif, olga) = (garden.world.sign_in("elif").await, garden.world.sign_in("olga").await);
    assert!(elif.get("/me").await.attributes("main a", "href").contains(&"/me/profile".to_owned()));
    assert_eq!(elif.get("/me/profile").await.must_be(200).path, profile_of(&garden, "elif").await);
    olga.get("/me/profile").await.must_be(200).must_say("As soon as you are in a cohort");
}

#[actix_web::test]
async fn zones_say_how_far_apart_the_clocks_are() {
    let garden = Garden::new().await;
    let world = &garden.world;
    for (key, zone) in [("jonas", "Asia/Kolkata"), ("tom", "America/Sao_Paulo")] {
        live_in(world, key, zone).await;
        say(&garden, key, "zone", "", "cohorts").await;
    }
    let elif = world.sign_in("elif").await;
    let list = elif.get(&garden.at("/people")).await;
    list.must_say("Kolkata, 4:30 h ahead of you").must_say("Sao Paulo, 4 h behind you");
    live_in(world, "elif", "Asia/Kolkata").await;
    elif.get(&garden.at("/people")).await.must_say("Kolkata, same time as yours");
}

#[actix_web::test]
async fn whoever_matches_people_reads_what_all_of_them_may() {
    let garden = Garden::new().await;
    say(&garden, "elif", "wonder", "Who waters in August?", "cohorts").await;
    say(&garden, "jonas", "wonder", "Why do slugs exist?", "trainers").await;
    speak(&garden, "jonas", &["de", "tr"]).await;
    let profiles = profiles_of(garden.world.store.read(), garden.cohort.id).await.unwrap();
    let told: Vec<String> = profiles
        .iter()
        .map(|entry| {
            let parts = entity::states::ProfilePart::ALL.iter().filter_map(|part| entry.said(*part));
            format!("{}: {}", entry.name, parts.map(|part| part.body.as_str()).collect::<Vec<_>>().join(", "))
        })
        .collect();
    assert_eq!(told, ["Elif: Who waters in August?", "Jonas: de tr", "Tom: "]);
}
