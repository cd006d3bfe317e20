//! What one finds, and how it is shown.

use chrono::Duration;
use entity::{states::ProfilePart, states::Role, states::ShownTo};
use lernweg::{
    features::people::{ChangeProfile, PartToSay, find_person, say_part},
    identity::{Actor, Permit, close_account},
};

use super::{answer, ask, ask_in_german, reply, search, titles};
use crate::harness::{Cohort, Garden};

async fn say(garden: &Garden, key: &str, part: ProfilePart, body: &str, shown_to: ShownTo) {
    let world = &garden.world;
    let who = Actor::of(&world.person(key).await);
    let on = find_person(world.store.read(), garden.cohort.on(world).await, who.id, who.id).await.unwrap();
    let may = Permit::<ChangeProfile>::ask(who, on).unwrap();
    let say = PartToSay { part, body: body.into(), language: "en".into(), shown_to, version: 0 };
    world.store.write(async |tx| say_part(tx, &may, &say).await).await.unwrap();
}

#[actix_web::test]
async fn who_looks_for_gardens_finds_the_garden() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    ask_in_german(&garden, &elif, "Mein Garten", "Die Häuser stehen an der Straße. Im Schulungsraum ist es warm.")
        .await;
    ask(&garden, &elif, "Two communities", "They were asking about running.").await;
    for typed in [
        "Gärten",
        "gaerten",
        "GARTEN",
        "Gart",
        "haus",
        "Haeuser",
        "strasse",
        "Straßen",
        "Schulung",
        "Raum",
        "Schulungen warm",
    ] {
        assert_eq!(titles(&jonas, typed).await, ["Mein Garten"], "{typed}");
    }
    for typed in
        ["community", "Communities", "asks", "run", "\"asking about\"", "„were asking“", "the community", "commun"]
    {
        assert_eq!(titles(&jonas, typed).await, ["Two communities"], "{typed}");
    }
    for typed in ["\"about asking\"", "Gardine", "aum", "garten community", "zzz"] {
        let page = search(&jonas, typed).await;
        assert!(page.texts("h3.row-title").is_empty(), "{typed}");
        page.must_say("Nothing found.");
    }
}

#[actix_web::test]
async fn what_was_looked_for_is_marked_and_leads_to_its_place() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let thread = ask(&garden, &elif, "Snails & slugs", "They eat **everything** <b>green</b> they find.").await;
    garden.world.later(Duration::minutes(1));
    reply(&jonas, &thread.path, "Try greens for snails.").await;
    let page = search(&jonas, "snail green").await;
    assert_eq!(page.texts(".rows mark"), ["Snails", "green", "Snails", "greens", "snails"]);
    page.must_say("2 things found").must_say("They eat everything").must_say("Elif").must_say("Jonas");
    assert_eq!(page.typed("/search", "q"), "snail green");
    let links = page.attributes("h3.row-title a", "href");
    assert!(!links[0].contains("/posts/") && links[1].contains("/posts/"), "{links:?}");
    jonas.get(&links[1]).await.must_be(200).must_say("Try greens for snails.");
    assert!(page.attribute("title", "x").is_none() && page.text_at("title").starts_with("snail green · Search"));
}

#[actix_web::test]
async fn three_operators_narrow_it_down() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let thread = ask(&garden, &elif, "Soil and snails", "Both at once.").await;
    reply(&jonas, &thread.path, "Soil first.").await;
    ask(&garden, &jonas, "Which soil?", "For carrots.").await;
    for typed in ["soil from:jonas", "soil von:Jonas", "from:jon soil", "soil from:\"Jonas\""] {
        assert_eq!(titles(&elif, typed).await.len(), 2, "{typed}");
    }
    assert_eq!(titles(&elif, "soil from:me").await, ["Soil and snails"]);
    assert_eq!(titles(&elif, "soil from:nobody").await.len(), 0);
    for typed in ["is:unanswered", "ist:unbeantwortet soil"] {
        assert_eq!(titles(&elif, typed).await, ["Which soil?"], "{typed}");
    }
    assert_eq!(titles(&elif, "soil in:lesson").await, ["Soil"]);
    assert_eq!(titles(&elif, "soil in:thread").await.len(), 3);
    assert_eq!(titles(&elif, "jonas in:people").await, ["Jonas"]);
    assert_eq!(titles(&elif, "from:jonas").await.len(), 2, "an operator alone is enough");
    assert_eq!(titles(&elif, "in:nowhere").await.len(), 0, "what has no meaning is a word");
}

#[actix_web::test]
async fn people_are_found_by_what_they_show_to_the_reader() {
    let garden = Garden::new().await;
    say(&garden, "jonas", ProfilePart::Wonder, "How do I keep bees?", ShownTo::Cohorts).await;
    say(&garden, "jonas", ProfilePart::Offer, "I repair lawnmowers.", ShownTo::Trainers).await;
    say(&garden, "jonas", ProfilePart::Community, "The beekeepers of Ulm.", ShownTo::Nobody).await;
    let world = &garden.world;
    let (elif, tom, jonas) = (world.sign_in("elif").await, world.sign_in("tom").await, world.sign_in("jonas").await);
    let page = search(&elif, "bees").await;
    assert_eq!((page.texts("h3.row-title"), page.texts(".found mark")), (vec!["Jonas".into()], vec!["bees".into()]));
    elif.get(&page.attribute("h3.row-title a", "href").unwrap()).await.must_be(200).must_say("keep bees");
    for (typed, [by_elif, by_tom, by_jonas]) in [("lawnmower", [0, 1, 1]), ("Ulm", [0, 0, 1]), ("jonas bee", [1, 1, 1])]
    {
        let found =
            [titles(&elif, typed).await.len(), titles(&tom, typed).await.len(), titles(&jonas, typed).await.len()];
        assert_eq!(found, [by_elif, by_tom, by_jonas], "{typed}");
    }
    let jonas = world.person("jonas").await.id;
    world.store.write(async |tx| close_account(tx, None, jonas).await).await.unwrap();
    assert!(titles(&elif, "jonas").await.is_empty() && titles(&elif, "bees").await.is_empty());
}

#[actix_web::test]
async fn who_has_left_is_not_found_by_name_and_their_words_stay() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    ask(&garden, &jonas, "Rhubarb", "It grows.").await;
    let id = world.person("jonas").await.id;
    world.store.write(async |tx| close_account(tx, None, id).await).await.unwrap();
    search(&elif, "rhubarb").await.must_say("Former member").must_not_say("Jonas");
    search(&elif, "from:jonas").await.must_say("Nothing found.");
}

#[actix_web::test]
async fn lessons_are_found_in_the_language_one_reads() {
    let garden = Garden::new().await;
    let world = &garden.world;
    world.person_reading("dora", "de").await;
    garden.cohort.enrol(world, "dora", Role::Participant).await;
    let (elif, dora) = (world.sign_in("elif").await, world.sign_in("dora").await);
    assert_eq!(titles(&elif, "soil").await, ["Soil"]);
    assert_eq!(titles(&dora, "Erde").await, ["Erde"]);
    assert!(titles(&dora, "soil").await.is_empty());
    let page = search(&dora, "Erde").await;
    page.must_say("Lektionen").must_say("Woche 1").must_say("Was weißt du über Erde?");
    dora.get(&page.attribute("h3.row-title a", "href").unwrap()).await.must_be(200);
}

#[actix_web::test]
async fn many_are_paged_and_none_is_lost() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let jonas = world.sign_in("jonas").await;
    let elif = world.sign_in("elif").await;
    let thread = ask(&garden, &elif, "Beans", "Pole beans.").await;
    for nth in 0..44 {
        world.later(Duration::minutes(1));
        reply(&jonas, &thread.path, &format!("Beans number {nth}.")).await;
    }
    let mut seen = std::collections::BTreeSet::new();
    for (page, count) in [(1, 20), (2, 20), (3, 5)] {
        let found = elif.get(&format!("/search?q=beans&page={page}")).await.must_be(200);
        let links = found.attributes("h3.row-title a", "href");
        assert_eq!(links.len(), count);
        found.must_say("45 things found").must_say(&format!("Page {page} of 3"));
        seen.extend(links);
    }
    assert_eq!(seen.len(), 45);
    for page in ["4", "0", "x", "99999999"] {
        elif.fetch(&format!("/search?q=beans&page={page}")).await.must_be(404);
    }
}

#[actix_web::test]
async fn whoever_is_in_several_cohorts_chooses_and_is_told_where() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let other = Cohort::plan(world, "gardening", "Borealis", "olga").await;
    other.enrol(world, "elif", Role::Trainer).await;
    let elif = world.sign_in("elif").await;
    ask(&garden, &elif, "Soil here", "x").await;
    super::ask_at(&other.at(""), &elif, "Soil there", "x").await;
    let page = search(&elif, "soil in:thread").await;
    page.must_say("Aurora").must_say("Borealis");
    assert_eq!(page.texts("h3.row-title").len(), 2);
    let one = elif.get(&format!("/search?q=soil+in:thread&in={}", other.id)).await.must_be(200);
    assert_eq!(one.texts("h3.row-title"), ["Soil there"]);
    assert_eq!(titles(&elif, "soil in:lesson").await.len(), 1, "the same lesson is found once");
}

#[actix_web::test]
async fn an_empty_search_says_what_can_be_looked_for() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = elif.get("/search").await.must_be(200);
    page.must_say("in:lesson").must_say("is:unanswered").must_say("from:me");
    for link in page.attributes(".operators a", "href") {
        elif.get(&link).await.must_be(200);
    }
    let home = elif.get("/home").await;
    assert_eq!(home.attribute("header form[action='/search'] input", "name").as_deref(), Some("q"));
    assert!(home.attribute("header a.top-find", "href").is_some());
    assert!(page.find_form("/search").is_some());
    answer(&garden, &elif, "soil", "It is brown.").await;
    garden.world.stranger().fetch("/search?q=x").await.must_be(303);
    garden
        .world
        .sign_in("nora")
        .await
        .get("/search?q=brown")
        .await
        .must_be(200)
        .must_say("As soon as you are in a cohort");
}

#[actix_web::test]
async fn the_best_stands_first() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    ask(&garden, &elif, "Compost", "A heap.").await;
    ask(
        &garden,
        &elif,
        "A heap of leaves",
        &format!("{} Compost is somewhere in here.", "Many other words. ".repeat(20)),
    )
    .await;
    world.later(Duration::hours(1));
    assert_eq!(titles(&elif, "compost").await, ["Compost", "A heap of leaves"], "a heading weighs more");
    ask(&garden, &elif, "Rake one", "Leaves.").await;
    world.later(Duration::minutes(1));
    ask(&garden, &elif, "Rake two", "Leaves.").await;
    assert_eq!(titles(&elif, "rake").await, ["Rake two", "Rake one"], "of equals the newest");
}
