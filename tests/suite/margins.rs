//! Stories about notes in the margin.

use entity::states::Role;
use lernweg::features::cohorts::Step;

use crate::harness::{Cohort, Garden, Page, Persona};

/// A trainer notes something beside a week.
pub async fn notes(garden: &Garden, who: &Persona, week: u32, words: &str) -> Page {
    let place = garden.at(&format!("/margins/{week}"));
    let page = who.get(&place).await.must_be(200);
    who.submit(&page, &place, &[("body", words)]).await.must_be(200)
}

#[actix_web::test]
async fn what_a_trainer_notes_stands_beside_the_same_week_of_the_next_run() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let tom = world.sign_in("tom").await;
    let week = tom.get(&garden.at("/weeks/1")).await.must_be(200);
    let page = tom.get(&week.link("Margin notes beside this week")).await.must_be(200);
    page.must_say("Week 1: in the margin").must_say("Nothing was noted beside this week in earlier runs.");
    let page = notes(&garden, &tom, 1, "The *soil* lesson needs an hour.").await;
    page.must_flash("It stands in the margin.").must_say("The soil lesson needs an hour.");
    tom.get(&garden.at("/margins")).await.must_say("one note of this run · nothing from earlier");
    // The next run, with other trainers.
    let next = Cohort::plan_on(world, "gardening", "Borealis", "olga", "2027-03-01").await;
    next.enrol(world, "tina", Role::Trainer).await;
    next.step(world, Step::Confirm).await;
    let tina = world.sign_in("tina").await;
    let page = tina.get(&next.at("/margins/1")).await.must_be(200);
    page.must_say("The soil lesson needs an hour.").must_say("Tom Aurora, Wed 6 Jan 2027");
    assert!(page.find_form("/removal").is_none(), "it is another run's");
    tina.get(&next.at("/margins")).await.must_say("nothing noted yet · one from earlier");
    tina.get(&next.at("/margins/2")).await.must_not_say("soil lesson");
    // Not the other way round: a run knows nothing of later ones.
    let place = next.at("/margins/1");
    tina.submit(&page, &place, &[("body", "Half an hour was enough.")]).await.must_be(200);
    tom.get(&garden.at("/margins/1")).await.must_not_say("Half an hour");
    // And another programme nothing of this one.
    let cooking = Cohort::plan_on(world, "cooking", "Casserole", "olga", "2027-06-07").await;
    world.sign_in("olga").await.get(&cooking.at("/margins/1")).await.must_be(200).must_not_say("soil lesson");
}

#[actix_web::test]
async fn participants_see_nothing_of_it_and_only_its_author_takes_a_note_back() {
    let garden = Garden::new().await;
    let world = &garden.world;
    garden.cohort.enrol(world, "tina", Role::Trainer).await;
    let tom = world.sign_in("tom").await;
    let page = notes(&garden, &tom, 1, "A secret of the trade.").await;
    let action = page.attribute("form[action$='/removal']", "action").unwrap();
    for (key, status) in [("elif", 403), ("sam", 404), ("olga", 200), ("tina", 200)] {
        let who = world.sign_in(key).await;
        for path in ["/margins", "/margins/1"] {
            who.fetch(&garden.at(path)).await.must_be(status);
        }
        let seen = who.fetch(&garden.at("/margins/1")).await;
        assert_eq!(seen.says("A secret of the trade."), status == 200, "{key}");
        assert!(seen.find_form("/removal").is_none());
        who.send_fresh(&action, &[]).await.must_be(if status == 200 { 403 } else { status });
    }
    world.sign_in("elif").await.get(&garden.at("/weeks/1")).await.must_not_say("Margin notes");
    tom.get(&garden.at("/margins/9")).await.must_be(404);
    let page = tom.submit(&page, "/removal", &[]).await.must_be(200);
    page.must_flash("The note is gone.").must_not_say("A secret of the trade.");
    tom.send_fresh(&action, &[]).await.must_be(404);
}

#[actix_web::test]
async fn what_does_not_fit_comes_back_hostile_words_stay_words_and_many_cost_no_more_than_one() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let tom = world.sign_in("tom").await;
    let place = garden.at("/margins/1");
    let long = "word ".repeat(500);
    let page = tom.get(&place).await;
    let refused = tom.press(&page, &place, &[("body", &long)]).await.must_be(422);
    assert_eq!(refused.typed("/margins/1", "body").trim(), long.trim());
    notes(&garden, &tom, 1, "<script>alert(1)</script> {{ 7 * 7 }}").await;
    let cost = async || {
        let before = world.store.statements();
        let page = tom.fetch(&place).await.must_be(200);
        assert!(!page.body.contains("<script>alert"));
        world.store.statements() - before
    };
    let one = cost().await;
    assert!(one <= 8, "{one} statements");
    for nth in 0..5 {
        notes(&garden, &tom, 1, &format!("Note {nth}")).await;
    }
    assert_eq!(cost().await, one);
}
