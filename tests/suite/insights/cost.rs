//! What somebody who looks after a community today has cost, told without showing anybody.

use super::{PAGE, PEOPLE, count_at, counted, switch, told};
use crate::{afterwards::says, harness::Garden};

const COST: &str = "/programmes/community-manager/insights/cost";

/// So many of the twenty-six answer three months after the end, the first `yes` of them with yes.
async fn answered(garden: &Garden, many: usize, yes: usize) {
    garden.world.until("2027-05-24T10:00:00Z");
    garden.cohort.keep(&garden.world).await;
    for (nth, key) in PEOPLE[..many].iter().enumerate() {
        let who = garden.world.sign_in(key).await;
        let answer = if nth >= yes {
            "not_yet"
        } else if nth % 2 == 0 {
            "this"
        } else {
            "another"
        };
        says(garden, &who, "ninety-days", answer, "For me alone.").await.must_be(200);
    }
}

async fn asked(garden: &Garden, cost: &str) -> crate::harness::Page {
    let olga = garden.world.sign_in("olga").await;
    olga.get(&format!("{COST}?cohort={}&{cost}", garden.cohort.id)).await
}

#[actix_web::test]
async fn a_cohorts_cost_is_shared_by_a_range_of_people() {
    let garden = counted(&PEOPLE).await;
    let olga = garden.world.sign_in("olga").await;
    switch(&olga, "afterwards", "yes").await.must_be(303);
    count_at(&garden, "2027-03-29T09:00:00Z").await;
    answered(&garden, 21, 12).await;
    asked(&garden, "low=20000&likely=24000&high=30000").await.must_be(200).must_say("Nothing can be told");
    count_at(&garden, "2027-06-21T09:00:00Z").await;
    assert_eq!(told(&garden.world, "tending", 9).await, Some((10, 19, 26)));
    assert_eq!(told(&garden.world, "looked-back", 9).await, Some((20, 26, 26)));
    let page = asked(&garden, "low=20.000&likely=24000&high=30+000").await.must_be(200);
    page.must_say("Between 1 000 and 3 000 for each");
    page.must_say("Say they look after a community: 10 to 19 of 26.");
    page.must_say("Answered at all: 20 or more of 26.");
    page.must_say("With the likely cost: between 1 200 and 2 400.");
    assert_eq!(page.attribute("[name='low']", "value").as_deref(), Some("20.000"), "as it was typed");
    let olga = garden.world.sign_in("olga").await;
    olga.get(PAGE).await.must_say("What one active community manager has cost");
    // A year later it is asked and counted anew.
    garden.world.until("2028-03-01T09:00:00Z");
    for key in &PEOPLE[..3] {
        says(&garden, &garden.world.sign_in(key).await, "twelve-months", "this", "").await.must_be(200);
    }
    count_at(&garden, "2028-03-27T09:00:00Z").await;
    assert_eq!(told(&garden.world, "tending", 10).await, Some((0, 9, 26)));
    let page = asked(&garden, "low=20000&likely=24000&high=30000").await.must_be(200);
    page.must_say("2 200 or more for each; there is no upper end");
}

#[actix_web::test]
async fn two_houses_that_differ_by_a_few_tell_the_same_money() {
    let mut all = Vec::new();
    for yes in [11, 18] {
        let garden = counted(&PEOPLE).await;
        switch(&garden.world.sign_in("olga").await, "afterwards", "yes").await.must_be(303);
        count_at(&garden, "2027-03-29T09:00:00Z").await;
        answered(&garden, 19, yes).await;
        count_at(&garden, "2027-06-21T09:00:00Z").await;
        let page = asked(&garden, "low=20000&likely=24000&high=30000").await.must_be(200);
        all.push(page.texts("section[aria-labelledby='result']"));
    }
    assert_eq!(all[0], all[1], "whoever compares them learns nothing of the seven");
}

#[actix_web::test]
async fn nothing_is_counted_that_nobody_switched_on_and_few_are_never_told() {
    let garden = counted(&PEOPLE).await;
    count_at(&garden, "2027-03-29T09:00:00Z").await;
    answered(&garden, 21, 12).await;
    count_at(&garden, "2027-06-21T09:00:00Z").await;
    assert_eq!(told(&garden.world, "tending", 9).await, None);
    let page = asked(&garden, "low=1&likely=2&high=3").await.must_be(200);
    page.must_say("Nothing can be told of this cohort").must_say("is not counted at present");
    let garden = counted(&PEOPLE[..9]).await;
    switch(&garden.world.sign_in("olga").await, "afterwards", "yes").await.must_be(303);
    answered(&garden, 9, 9).await;
    count_at(&garden, "2027-06-21T09:00:00Z").await;
    asked(&garden, "low=1&likely=2&high=3").await.must_be(200).must_say("too few started");
}

#[actix_web::test]
async fn what_makes_no_sense_comes_back_and_nobody_else_asks() {
    let garden = counted(&PEOPLE[..3]).await;
    count_at(&garden, "2027-03-29T09:00:00Z").await;
    let no = asked(&garden, "low=30000&likely=24000&high=20000").await.must_be(422);
    no.must_say("The likely one lies between");
    assert_eq!(no.attribute("[name='low']", "value").as_deref(), Some("30000"));
    asked(&garden, "low=0&likely=%3Cscript%3E&high=1").await.must_be(422).must_say("Write a number that fits here");
    let world = &garden.world;
    let olga = world.sign_in("olga").await;
    olga.get(COST).await.must_be(200).must_say("Nothing of this is kept");
    let nobody = "00000000-0000-7000-8000-000000000000";
    olga.get(&format!("{COST}?cohort={nobody}&low=1&likely=1&high=1")).await.must_be(404);
    for key in ["ada", "tom", "stranger"] {
        world.sign_in(key).await.get(COST).await.must_be(404);
    }
}
