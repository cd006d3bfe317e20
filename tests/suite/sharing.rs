//! Stories about learning logs, and about who sees whose weeks.

use crate::{
    discussions::answer_lesson,
    first_answers::garden_with,
    harness::{Garden, Page, Persona, at_once, tally},
    sparring::{partners_of, published},
};

/// Elif, whoever is her partner, and somebody who is not; each with their key.
async fn two_pairs() -> (Garden, [(String, Persona); 3]) {
    let garden = garden_with(&["mia", "kim"]).await;
    published(&garden).await;
    let partner = partners_of(&garden.world, "Elif").await.remove(0).to_lowercase();
    let other = ["jonas", "mia", "kim"].into_iter().find(|key| *key != partner).unwrap().to_owned();
    let mut people = Vec::new();
    for key in ["elif".to_owned(), partner, other] {
        let persona = garden.world.sign_in(&key).await;
        people.push((key, persona));
    }
    let people = people.try_into().unwrap_or_else(|_| unreachable!());
    (garden, people)
}

/// Writes an entry and shows it to an audience.
async fn writes(garden: &Garden, who: &Persona, words: &str, to: &str) -> Page {
    let page = who.get(&garden.at("/log")).await.must_be(200);
    who.submit(&page, "/log", &[("body", words), ("shown_to", to)]).await.must_be(200)
}

async fn shared_by(garden: &Garden, reader: &Persona, key: &str) -> Page {
    reader.get(&garden.at(&format!("/people/{}/shared", garden.world.person(key).await.id))).await.must_be(200)
}

#[actix_web::test]
async fn an_entry_is_seen_by_whom_i_show_it_to_and_by_nobody_else() {
    let (garden, [(_, elif), (partner_key, partner), (_, other)]) = two_pairs().await;
    let world = &garden.world;
    let tom = world.sign_in("tom").await;
    let own = elif.get(&garden.at("/log")).await.must_be(200);
    own.must_say("Nothing here yet. One sentence is enough to begin.");
    assert_eq!(own.typed("/log", "shown_to"), "nobody", "unless I say otherwise");
    writes(&garden, &elif, "Only for me.", "nobody").await.must_flash("It stands in your log.");
    writes(&garden, &elif, "For my partner.", "partner").await;
    writes(&garden, &elif, "For my circle.", "circle").await;
    let page = writes(&garden, &elif, "For *everybody*.", "cohort").await;
    page.must_say("For everybody.").must_say("Only for me.").must_say("nobody but me");
    let page = shared_by(&garden, &partner, "elif").await;
    page.must_say("For my partner.").must_say("For everybody.").must_not_say("Only for me.").must_not_say("circle");
    for who in [&other, &tom] {
        let page = shared_by(&garden, who, "elif").await;
        page.must_say("For everybody.").must_not_say("For my partner.").must_not_say("Only for me.");
    }
    shared_by(&garden, &elif, "elif").await.must_say("For everybody.").must_not_say("For my partner.");
    shared_by(&garden, &other, &partner_key).await.must_say("Nothing is shared with you here.");
    // It hangs on the profile.
    let profile = other.get(&garden.at(&format!("/people/{}", world.person("elif").await.id))).await;
    other.get(&profile.link("What they share of their learning")).await.must_be(200).must_say("For everybody.");
}

#[actix_web::test]
async fn i_take_back_what_i_showed_and_two_windows_do_not_write_over_each_other() {
    let garden = garden_with(&[]).await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let page = writes(&garden, &elif, "I was too loud.", "cohort").await;
    shared_by(&garden, &jonas, "elif").await.must_say("I was too loud.");
    let place = page.link("Change");
    let edit = elif.get(&place).await.must_be(200);
    jonas.fetch(&place).await.must_be(404);
    jonas.send_fresh(&place, &[("body", "x"), ("shown_to", "nobody"), ("version", "1")]).await.must_be(404);
    jonas.send_fresh(&format!("{place}/removal"), &[]).await.must_be(404);
    elif.submit(&edit, &place, &[("shown_to", "nobody")]).await.must_be(200).must_flash("Saved.");
    shared_by(&garden, &jonas, "elif").await.must_not_say("too loud");
    // The other window still shows version 1.
    let late = elif.press_anew(&edit, &place, &[("body", "I was just right.")]).await.must_be(409);
    late.must_say("changed elsewhere").must_say("I was too loud.");
    assert_eq!(late.typed(&place, "body").trim(), "I was just right.");
    elif.submit(&late, &place, &[]).await.must_be(200).must_say("I was just right.");
    let page = elif.get(&garden.at("/log")).await;
    elif.submit(&page, "/removal", &[])
        .await
        .must_be(200)
        .must_flash("The entry is gone.")
        .must_say("Nothing here yet.");
    elif.fetch(&place).await.must_be(404);
}

#[actix_web::test]
async fn of_two_changes_at_once_one_stands() {
    let garden = garden_with(&[]).await;
    let elif = garden.world.sign_in("elif").await;
    let place = writes(&garden, &elif, "One.", "nobody").await.link("Change");
    let edit = elif.get(&place).await;
    let pages =
        at_once(2, async |nth| elif.press_anew(&edit, &place, &[("body", ["Two.", "Three."][nth])]).await).await;
    assert_eq!(tally(&pages), [(303, 1), (409, 1)]);
}

#[actix_web::test]
async fn my_weeks_are_seen_by_my_partner_once_i_say_so_and_not_after_i_say_no() {
    let (garden, [(_, elif), (partner_key, partner), (_, other)]) = two_pairs().await;
    let tom = garden.world.sign_in("tom").await;
    answer_lesson(&garden, &elif, "soil", "Mine is clay.").await;
    shared_by(&garden, &partner, "elif").await.must_not_say("Week by week");
    let progress = elif.get("/me/progress").await.must_be(200);
    let page = elif.get(&progress.link("Who sees my weeks")).await.must_be(200);
    page.must_say("Trainers do not see it, nor does whoever looks after the programme.");
    let page = elif.submit(&page, "/sharing", &[("partner", "yes")]).await.must_be(200);
    page.must_flash("Saved.");
    assert!(page.attribute("input[name=partner][checked]", "value").is_some());
    let seen = shared_by(&garden, &partner, "elif").await;
    seen.must_say("Week by week");
    assert_eq!(seen.text_at("tbody tr td[data-label=made]"), "1");
    seen.must_not_say("Lessons").must_not_say("certificate");
    for who in [&other, &tom, &elif] {
        shared_by(&garden, who, "elif").await.must_not_say("Week by week");
    }
    // What it is about somebody else, they say themselves.
    shared_by(&garden, &elif, &partner_key).await.must_not_say("Week by week");
    let bare = [("partner", "")];
    elif.submit(&page, "/sharing", &bare).await.must_be(200);
    shared_by(&garden, &partner, "elif").await.must_not_say("Week by week");
}

#[actix_web::test]
async fn who_takes_no_part_keeps_no_log_and_sees_none() {
    let garden = garden_with(&[]).await;
    let world = &garden.world;
    writes(&garden, &world.sign_in("elif").await, "Mine.", "cohort").await;
    let place = garden.at(&format!("/people/{}/shared", world.person("elif").await.id));
    for (key, status) in [("olga", 403), ("sam", 404), ("tom", 200), ("jonas", 200)] {
        let who = world.sign_in(key).await;
        who.fetch(&garden.at("/log")).await.must_be(status);
        who.fetch(&garden.at("/log.md")).await.must_be(status);
        who.fetch(&place).await.must_be(status);
        let weeks = if key == "tom" { 403 } else { status };
        who.fetch(&garden.at("/sharing")).await.must_be(weeks);
    }
}

#[actix_web::test]
async fn i_take_my_log_along_and_what_does_not_fit_comes_back() {
    let garden = garden_with(&[]).await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let page = elif.get(&garden.at("/log")).await;
    let long = "word ".repeat(500);
    let refused = elif.press(&page, "/log", &[("body", &long), ("shown_to", "circle")]).await.must_be(422);
    assert_eq!(
        (refused.typed("/log", "body").trim(), refused.typed("/log", "shown_to").as_str()),
        (long.trim(), "circle")
    );
    elif.press(&page, "/log", &[("body", "x"), ("shown_to", "the world")]).await.must_be(422);
    writes(&garden, &elif, "First **bold** step.", "nobody").await;
    world.later(chrono::Duration::days(1));
    let elif = world.sign_in("elif").await;
    let page = writes(&garden, &elif, "<script>alert(1)</script> {{ 7 * 7 }}", "cohort").await;
    assert!(!page.body.contains("<script>alert") && !page.says("49"));
    let file = elif.fetch(&garden.at("/log.md")).await.must_be(200);
    assert_eq!(
        file.body,
        "# Aurora\n\n## 2027-01-06\n\nFirst **bold** step.\n\n## 2027-01-07\n\n<script>alert(1)</script> {{ 7 * 7 }}\n"
    );
}

#[actix_web::test]
async fn a_log_costs_the_same_with_one_entry_and_with_many_and_goes_page_by_page() {
    let garden = garden_with(&[]).await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    writes(&garden, &elif, "Entry 0.", "cohort").await;
    let place = garden.at(&format!("/people/{}/shared", world.person("elif").await.id));
    let cost = async |who: &Persona, path: &str| {
        let before = world.store.statements();
        who.fetch(path).await.must_be(200);
        world.store.statements() - before
    };
    let (own, seen) = (cost(&elif, &garden.at("/log")).await, cost(&jonas, &place).await);
    assert!(own <= 8 && seen <= 11, "{own}, {seen}");
    for nth in 1..=31 {
        writes(&garden, &elif, &format!("Entry {nth}."), "cohort").await;
    }
    assert_eq!((cost(&elif, &garden.at("/log")).await, cost(&jonas, &place).await), (own, seen));
    elif.get(&garden.at("/log")).await.must_say("Entry 31.").must_not_say("Entry 0.");
    elif.get(&garden.at("/log?page=2")).await.must_be(200).must_say("Entry 0.");
    for odd in ["3", "0", "-1", "x"] {
        elif.fetch(&garden.at(&format!("/log?page={odd}"))).await.must_be(404);
    }
}
