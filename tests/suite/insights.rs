//! Stories about what owners are told of groups, and what they are not.

mod cost;
mod figures;
mod seven_weeks;

use entity::{insight_count, insight_figure, states::Role};
use lernweg::features::insights::keep_figures;
use sea_orm::{ConnectionTrait, EntityTrait};

use crate::{
    harness::{Garden, Page, Persona, World, at_once},
    nudges::course_from,
};

/// Twenty-six people.
pub const PEOPLE: [&str; 26] = [
    "ada", "ben", "cem", "dia", "eva", "fay", "gus", "hal", "ida", "jan", "kim", "lea", "mia", "noa", "ole", "pia",
    "quin", "rob", "sue", "tim", "uma", "vic", "wes", "xia", "yan", "zoe",
];
/// The page of the house's own course.
pub const PAGE: &str = "/programmes/community-manager/insights";

/// A course of the house from Monday, 11 January 2027, with these people; the reports are switched on before.
pub async fn counted(people: &[&str]) -> Garden {
    let garden = course_from("2027-01-11", people).await;
    let olga = garden.world.sign_in("olga").await;
    for report in ["taking-part", "answers", "path", "composition", "mail"] {
        switch(&olga, report, "yes").await.must_be(303);
    }
    garden
}

/// Switches a report on or off.
pub async fn switch(owner: &Persona, report: &str, on: &str) -> Page {
    let page = owner.get(PAGE).await.must_be(200);
    owner.press(&page, &format!("/reports/{report}"), &[("on", on)]).await
}

/// Lets it be `moment`, and the house count.
pub async fn count_at(garden: &Garden, moment: &str) {
    garden.world.until(moment);
    garden.cohort.keep(&garden.world).await;
    keep_figures(&garden.world.store, &garden.world.catalogue).await.unwrap();
}

/// Somebody answers the first question of a week.
pub async fn shows(garden: &Garden, key: &str, week: u32) {
    let who = garden.world.sign_in(key).await;
    let page = who.get(&garden.at(&format!("/weeks/{week}"))).await.must_be(200);
    let below = garden.at(&format!("/weeks/{week}/"));
    let lesson = page.attributes("main a", "href").into_iter().find(|href| href.starts_with(&below)).unwrap();
    let page = who.get(&lesson).await.must_be(200);
    who.submit(&page, "/answers", &[("body", "Words of mine.")]).await.must_be(200);
}

/// What is told of a measure in a week: from, to, and of how many.
pub async fn told(world: &World, measure: &str, week: i32) -> Option<(i32, i32, i32)> {
    let rows = insight_figure::Entity::find().all(world.store.read()).await.unwrap();
    let row = rows.into_iter().find(|row| row.measure == measure && row.week == week && row.part.is_empty())?;
    Some((row.at_least, row.at_most, row.out_of))
}

async fn seen(garden: &Garden) -> Page {
    garden.world.sign_in("olga").await.get(PAGE).await.must_be(200)
}

#[actix_web::test]
async fn nothing_is_counted_that_nobody_switched_on_and_nothing_from_before() {
    let garden = course_from("2027-01-11", &PEOPLE).await;
    let world = &garden.world;
    count_at(&garden, "2027-01-18T09:00:00Z").await;
    seen(&garden).await.must_say("Nothing has been counted yet").must_say("Not counted");
    let olga = world.sign_in("olga").await;
    switch(&olga, "taking-part", "yes").await.must_be(303);
    seen(&garden).await.must_say("Counted since Mon 18 Jan 2027");
    // Week 2 had begun when it was switched on.
    count_at(&garden, "2027-01-25T09:00:00Z").await;
    assert_eq!(insight_figure::Entity::find().all(world.store.read()).await.unwrap(), []);
    for key in &PEOPLE[..12] {
        shows(&garden, key, 3).await;
    }
    count_at(&garden, "2027-02-01T09:00:00Z").await;
    assert_eq!(told(world, "took-part", 3).await, Some((10, 19, 26)));
    assert_eq!(told(world, "took-part", 1).await, None, "switching on shows no past");
    assert_eq!(told(world, "opted-out", 3).await, None, "what is off is not counted");
    seen(&garden).await.must_say("Week 3: 10 to 19 of 26 took part.");
    let olga = world.sign_in("olga").await;
    switch(&olga, "taking-part", "no").await.must_be(303);
    count_at(&garden, "2027-02-08T09:00:00Z").await;
    assert_eq!(told(world, "took-part", 4).await, None);
    seen(&garden).await.must_say("Week 3: 10 to 19 of 26 took part.").must_say("Not counted");
}

#[actix_web::test]
async fn two_houses_that_differ_by_a_few_tell_the_same() {
    let mut all = Vec::new();
    for many in [21, 25] {
        let garden = counted(&PEOPLE).await;
        garden.world.until("2027-01-12T09:00:00Z");
        garden.cohort.keep(&garden.world).await;
        for key in &PEOPLE[..many] {
            shows(&garden, key, 1).await;
        }
        count_at(&garden, "2027-01-18T09:00:00Z").await;
        let olga = garden.world.sign_in("olga").await;
        let page = olga.get(PAGE).await.must_be(200);
        page.must_say("Week 1: 20 or more of 26 took part.");
        let csv = olga.get(&format!("{PAGE}.csv")).await.must_be(200).body;
        assert!(csv.contains(r#""Took part","","20","26","26""#), "{csv}");
        all.push((page.texts("main"), page.text_at("#report"), csv));
    }
    assert_eq!(all[0], all[1], "whoever compares them learns nothing of the four");
}

#[actix_web::test]
async fn of_fewer_than_ten_nothing_is_told() {
    let garden = counted(&PEOPLE[..9]).await;
    garden.world.until("2027-01-12T09:00:00Z");
    garden.cohort.keep(&garden.world).await;
    for key in &PEOPLE[..9] {
        shows(&garden, key, 1).await;
    }
    count_at(&garden, "2027-01-18T09:00:00Z").await;
    assert_eq!(insight_figure::Entity::find().all(garden.world.store.read()).await.unwrap(), []);
    let page = seen(&garden).await;
    page.must_say("Fewer than 10 people started.").must_not_say(" 9 ");
}

#[actix_web::test]
async fn who_goes_later_does_not_show_as_one_fewer() {
    let garden = counted(&PEOPLE).await;
    count_at(&garden, "2027-01-18T09:00:00Z").await;
    let world = &garden.world;
    world.meddled_with();
    let people = "delete from enrolment where person_id = (select id from person where email_key = 'ada@example.org')";
    world.store.schema().execute_unprepared(people).await.unwrap();
    garden.cohort.enrol(world, "elif", Role::Participant).await;
    count_at(&garden, "2027-01-25T09:00:00Z").await;
    assert_eq!(told(world, "took-part", 1).await, Some((0, 9, 26)));
    assert_eq!(told(world, "took-part", 2).await, Some((0, 9, 26)), "the whole stays what it was when it was told");
}

#[actix_web::test]
async fn many_processes_count_a_week_once() {
    let garden = counted(&PEOPLE).await;
    let world = &garden.world;
    world.until("2027-01-18T09:00:00Z");
    garden.cohort.keep(world).await;
    let node = world.another_node().await;
    at_once(6, async |nth| {
        let store = if nth % 2 == 0 { &world.store } else { &node.store };
        keep_figures(store, &world.catalogue).await.unwrap();
    })
    .await;
    assert_eq!(insight_count::Entity::find().all(world.store.read()).await.unwrap().len(), 1);
    assert_eq!(told(world, "took-part", 1).await, Some((0, 9, 26)));
}

#[actix_web::test]
async fn only_who_looks_after_the_programme_sees_figures_and_switches_them() {
    let garden = counted(&PEOPLE[..3]).await;
    let world = &garden.world;
    let page = seen(&garden).await;
    for key in ["ada", "tom", "stranger"] {
        let who = world.sign_in(key).await;
        for path in [PAGE.to_owned(), format!("{PAGE}.csv"), format!("{PAGE}.xlsx")] {
            who.get(&path).await.must_be(404);
        }
        who.press(&page, "/reports/mail", &[("on", "no")]).await.must_be(404);
    }
    let olga = world.sign_in("olga").await;
    olga.press(&page, "/reports/mail", &[("on", "maybe")]).await.must_be(422);
    olga.send_fresh(&format!("{PAGE}/reports/gossip"), &[("on", "yes")]).await.must_be(404);
    olga.get(&format!("{PAGE}?cohort=nobody")).await.must_be(404);
    olga.get(&format!("{PAGE}?page=7")).await.must_be(404);
    assert_eq!(olga.get(PAGE).await.texts("#reports ~ ul .done").len(), 5, "refused is not switched");
}
